import { describe, expect, it } from 'vitest'
import { students as en } from '../../web/src/copy/en/students.ts'
import { students as sv } from '../../web/src/copy/sv/students.ts'
import type { StudentView } from '../../web/src/pages/students/student-form.ts'
import {
  emptyStudent,
  studentBody,
  studentFaults,
  studentLabel,
  studentValues,
} from '../../web/src/pages/students/student-form.ts'
import { addWish, moveWish, wishFaults, wishRows } from '../../web/src/pages/students/wish-list.ts'
import { wishWords } from '../../web/src/pages/students/wish-words.ts'

const reference = {
  fields: [{ id: 'barn-och-unga', name: 'Barn och unga' }],
  districts: [
    { id: 'farsta', name: 'Farsta stadsdelsförvaltning' },
    { id: 'skarpnack', name: 'Skarpnäcks stadsdelsförvaltning' },
    { id: 'sof', name: 'Socialförvaltningen' },
  ],
}

const student: StudentView = {
  id: '6f0d4b1e-7f5b-4a54-9d7c-0b1f3c7e2a11',
  version: 3,
  universityId: 'SU',
  number: 'SU-1001',
  firstName: 'Åsa',
  lastName: 'Öberg',
  email: 'asa@student.su.example',
  sex: 'female',
  homeArea: 'Farsta',
  maxTravelMinutes: null,
  has: ['driving-licence'],
  needs: [],
  priority: 1,
  onlyWishes: false,
  protected: false,
  outcome: 'pending',
  wishes: [{ fieldId: 'barn-och-unga', districtId: null }],
  blockedDistrictIds: ['sof'],
  togetherWith: ['SU-1002'],
  fromOn: null,
  wishedAt: null,
  toOn: null,
}

describe('wishWords', () => {
  const words = (fieldId: string | null, districtId: string | null) =>
    wishWords({ fieldId, districtId }, reference, sv)

  it('says field and place', () => {
    expect(words('barn-och-unga', 'farsta')).toBe('Barn och unga i Farsta')
  })
  it('takes away the genitive s of a place', () => {
    expect(words('barn-och-unga', 'skarpnack')).toBe('Barn och unga i Skarpnäck')
  })
  it('says "hos" about an organisation that is no place', () => {
    expect(words('barn-och-unga', 'sof')).toBe('Barn och unga hos Socialförvaltningen')
  })
  it('says the field alone when any district will do', () => {
    expect(words('barn-och-unga', null)).toBe('Barn och unga')
  })
  it('says any field when only the district is wished', () => {
    expect(words(null, 'farsta')).toBe('Valfritt område i Farsta')
    expect(wishWords({ fieldId: null, districtId: 'farsta' }, reference, en)).toBe('Any field in Farsta')
  })
  it('calls what the reference data lack by its id', () => {
    expect(words('okant', null)).toBe('okant')
  })
})

describe('the list of wishes', () => {
  const rows = wishRows([
    { fieldId: 'a', districtId: null },
    { fieldId: 'b', districtId: null },
  ])

  it('moves a wish past its neighbour and keeps its key', () => {
    expect(moveWish(rows, 1, -1).map(({ key, fieldId }) => [key, fieldId])).toEqual([
      [1, 'b'],
      [0, 'a'],
    ])
  })
  it('moves nothing beyond the ends', () => {
    expect(moveWish(rows, 0, -1)).toEqual(rows)
    expect(moveWish(rows, 1, 1)).toEqual(rows)
  })
  it('adds an empty wish with a key of its own, after removals too', () => {
    expect(addWish(rows.toSpliced(0, 1)).map(({ key }) => key)).toEqual([1, 2])
    expect(addWish([])).toEqual([{ key: 0, fieldId: null, districtId: null }])
  })
  it('finds empty and repeated wishes by their place in the body', () => {
    const faulty = [...rows, { fieldId: null, districtId: null }, { fieldId: 'a', districtId: null }]
    expect(wishFaults(faulty, sv.fault).map(({ path }) => path)).toEqual(['wishes.2', 'wishes.3'])
  })
})

describe('the student form', () => {
  it('gives back what it was opened with', () => {
    const { id: _id, version: _version, ...members } = student
    expect(studentBody(studentValues(student))).toEqual(members)
  })
  it('has nothing against a complete student', () => {
    expect(studentFaults(studentValues(student), sv.fault)).toEqual([])
  })
  it('asks for number, name and address', () => {
    const paths = studentFaults(emptyStudent('SU'), sv.fault).map(({ path }) => path)
    expect(paths).toEqual(['number', 'firstName', 'lastName', 'email'])
  })
  it('sends no name or address of a protected person, typed or not (P2)', () => {
    const values = { ...studentValues(student), protected: true }
    expect(studentBody(values)).toMatchObject({ firstName: null, lastName: null, email: null })
    expect(JSON.stringify(studentBody(values))).not.toMatch(/Åsa|Öberg|asa@/)
  })
  it('asks a protected person for no name', () => {
    const values = { ...emptyStudent('SU'), number: 'SU-1', protected: true }
    expect(studentFaults(values, sv.fault)).toEqual([])
  })
  it('refuses half a period at the day that is missing', () => {
    const values = { ...studentValues(student), fromOn: '2020-01-20' }
    expect(studentFaults(values, sv.fault)).toEqual([{ path: 'toOn', text: sv.fault.period }])
  })
  it('calls a person without a name by the number', () => {
    expect(studentLabel({ number: 'SU-7', firstName: null, lastName: null })).toBe('SU-7')
    expect(studentLabel(student)).toBe('Åsa Öberg')
  })
})
