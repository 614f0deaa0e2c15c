import { describe, expect, it } from 'vitest'
import { offers as sv } from '../../web/src/copy/sv/offers.ts'
import type { OfferView } from '../../web/src/pages/offers/offer-figures.ts'
import { offerFigures } from '../../web/src/pages/offers/offer-figures.ts'
import type { OfferFormValues } from '../../web/src/pages/offers/offer-form.ts'
import { emptyOffer, offerBody, offerFaults, offerValues } from '../../web/src/pages/offers/offer-form.ts'
import { shortDistrict } from '../../web/src/ui/short-district.ts'

const supervisor = {
  id: '0f2d4b1e-7f5b-4a54-9d7c-0b1f3c7e2a11',
  name: 'Tuva Andersson',
  email: null,
  degreeYear: 2004,
  hasSupervisorCourse: false,
}

const offer: OfferView = {
  id: '6f0d4b1e-7f5b-4a54-9d7c-0b1f3c7e2a11',
  version: 1,
  districtId: 'farsta',
  districtName: 'Farsta stadsdelsförvaltning',
  unit: 'Mottagningsenheten',
  fieldId: 'aldre',
  fieldName: 'Äldre',
  places: 2,
  fromOn: null,
  toOn: null,
  requires: ['driving-licence'],
  provides: [],
  universityIds: ['SU'],
  comment: null,
  supervisor,
  unqualifiedFor: [],
}

describe('offerFigures', () => {
  it('sums places, and counts units of the same name in two districts as two', () => {
    const offers = [
      offer,
      { ...offer, supervisor: null, places: 3 },
      { ...offer, districtId: 'bromma', unqualifiedFor: ['SU'] },
    ]
    expect(offerFigures(offers)).toEqual({ places: 7, units: 2, withoutSupervisor: 3, unqualified: 2 })
  })
})

describe('the offer form', () => {
  it('gives back what it was opened with', () => {
    const { id: _id, ...named } = supervisor
    expect(offerBody(offerValues(offer))).toEqual({
      districtId: 'farsta',
      unit: 'Mottagningsenheten',
      fieldId: 'aldre',
      places: 2,
      fromOn: null,
      toOn: null,
      requires: ['driving-licence'],
      provides: [],
      universityIds: ['SU'],
      comment: null,
      supervisor: named,
    })
  })
  it('sends no supervisor when none is named', () => {
    expect(offerBody(emptyOffer('farsta')).supervisor).toBeNull()
  })
  it('keeps an unknown course apart from no course', () => {
    const unknown = offerValues({ ...offer, supervisor: { ...supervisor, hasSupervisorCourse: null } })
    expect(offerBody(unknown).supervisor?.hasSupervisorCourse).toBeNull()
    expect(offerBody(offerValues(offer)).supervisor?.hasSupervisorCourse).toBe(false)
  })
  it('asks for district, unit and field', () => {
    expect(offerFaults(emptyOffer(null), sv.fault, null).map(({ path }) => path)).toEqual([
      'districtId',
      'unit',
      'fieldId',
    ])
  })
  it('asks whose address it is', () => {
    const values = { ...offerValues(offer), supervisorName: ' ', supervisorEmail: 'a@b.se' }
    expect(offerFaults(values, sv.fault, null).map(({ path }) => path)).toEqual(['supervisor.name'])
  })
  it.each([0, 51])('refuses %i places', places => {
    expect(offerFaults({ ...offerValues(offer), places }, sv.fault, null).map(({ path }) => path)).toEqual([
      'places',
    ])
  })
  it('leaves what is no number to the form itself', () => {
    expect(offerFaults({ ...offerValues(offer), places: Number.NaN }, sv.fault, null)).toEqual([])
  })
})

describe('a period and a degree that cannot be', () => {
  const term = { startsOn: '2020-01-20', endsOn: '2020-06-05' }
  const faultsOf = (changes: Partial<OfferFormValues>) =>
    offerFaults({ ...offerValues(offer), ...changes }, sv.fault, term).map(({ path, text }) => [path, text])

  it('tells of a period without a day in the term, and of no other', () => {
    const outside = 'Perioden måste ha dagar i terminen, 20 januari–5 juni 2020.'
    expect(faultsOf({ fromOn: '2019-08-26', toOn: '2020-01-19' })).toEqual([['fromOn', outside]])
    expect(faultsOf({ fromOn: '2020-06-06', toOn: '2020-12-20' })).toEqual([['fromOn', outside]])
    expect(faultsOf({ fromOn: '2019-12-01', toOn: '2020-01-20' })).toEqual([])
    expect(faultsOf({ fromOn: null, toOn: null })).toEqual([])
  })

  it('tells of a year that no degree has', () => {
    for (const supervisorDegreeYear of [1900, 20120, 9999])
      expect(faultsOf({ supervisorDegreeYear })).toEqual([['supervisor.degreeYear', sv.fault.degreeYear]])
    for (const supervisorDegreeYear of [null, 1950, 2012])
      expect(faultsOf({ supervisorDegreeYear })).toEqual([])
  })
})

describe('shortDistrict', () => {
  it.each([
    ['Farsta stadsdelsförvaltning', 'Farsta'],
    ['Hägersten-Liljeholmens stadsdelsförvaltning', 'Hägersten-Liljeholmen'],
    ['Socialförvaltningen', 'Socialförvaltningen'],
  ])('calls %s %s', (name, short) => {
    expect(shortDistrict(name)).toBe(short)
  })
})
