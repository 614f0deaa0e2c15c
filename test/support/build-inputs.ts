/** A student at SU as the form sends one. */
export const studentInput = {
  universityId: 'SU',
  number: 'SU-1',
  firstName: 'Åsa',
  lastName: 'Ängö',
  email: 'asa@su.example' as string | null,
  sex: 'female',
  homeArea: 'Farsta',
  maxTravelMinutes: 60,
  has: ['driving-licence'],
  needs: ['step-free'],
  priority: 1,
  onlyWishes: false,
  protected: false,
  wishes: [
    { fieldId: 'missbruk', districtId: 'farsta' },
    { fieldId: null, districtId: 'alvsjo' },
    { fieldId: 'aldre', districtId: null },
  ],
  blockedDistrictIds: ['bromma'],
  togetherWith: [] as string[],
  fromOn: '2020-01-20',
  toOn: '2020-06-05',
}
/** What a protected person lacks (P2). */
export const nameless = { firstName: null, lastName: null, email: null, protected: true }

/** A supervisor whom every university accepts. */
export const supervisorInput = {
  name: 'Åsa Öberg',
  email: 'asa@farsta.example',
  degreeYear: 2010,
  hasSupervisorCourse: true,
}
/** An offer in Farsta as the form sends one. */
export const offerInput = {
  districtId: 'farsta',
  unit: 'Mottagningen',
  fieldId: 'missbruk',
  places: 2,
  fromOn: '2020-01-20',
  toOn: '2020-06-05',
  requires: ['register-extract', 'driving-licence'],
  provides: ['step-free'],
  universityIds: ['SU', 'ESB'],
  comment: 'Ring först',
  supervisor: supervisorInput,
}
