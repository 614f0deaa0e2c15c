import { describe, expect, it } from 'vitest'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import {
  termInstance,
  type OfferFacts,
  type StudentFacts,
  type TermFacts,
} from '../../../src/domain/matching/term-instance.ts'

/** Two universities with a rule for supervisors (R13) and one without. */
const facts: TermFacts = {
  term: { id: 'VT2020', seed: 'frö', maxTravelMinutes: 90, startsOn: '2020-01-20' },
  shares: [
    { universityId: 'SU', places: 45, guarantee: 10 },
    { universityId: 'ESB', places: 30, guarantee: 0 },
  ],
  universities: [
    { id: 'SU', supervisorDegreeYears: 2, supervisorCourseRequired: false },
    { id: 'ESB', supervisorDegreeYears: null, supervisorCourseRequired: true },
    { id: 'SH', supervisorDegreeYears: null, supervisorCourseRequired: false },
  ],
  districts: [
    { id: 'farsta', minimum: 1, maximum: 12 },
    { id: 'bromma', minimum: 0, maximum: null },
  ],
  offers: [],
  students: [],
  together: [],
  pins: [],
  travelTimes: [
    { homeArea: 'Hökarängen', districtId: 'farsta', minutes: 8 },
    { homeArea: 'Hökarängen', districtId: 'bromma', minutes: 55 },
    { homeArea: 'Åkeslund', districtId: 'bromma', minutes: 5 },
  ],
  refused: [],
}

function offer(changes: Partial<OfferFacts> = {}): OfferFacts {
  return {
    id: 'o1',
    districtId: 'farsta',
    unit: 'Mottagningen',
    fieldId: 'missbruk',
    places: 2,
    fromOn: null,
    toOn: null,
    requires: [],
    provides: [],
    universityIds: [],
    supervisor: null,
    ...changes,
  }
}

function student(id: string, changes: Partial<StudentFacts> = {}): StudentFacts {
  return {
    id,
    universityId: 'SU',
    homeArea: null,
    maxTravelMinutes: null,
    has: [],
    needs: [],
    priority: 0,
    onlyWishes: false,
    fromOn: null,
    toOn: null,
    wishes: [],
    blocks: [],
    ...changes,
  }
}

const PIN = { studentId: 's1', offerId: 'o1' }

const withOffer = (changes: Partial<OfferFacts>) =>
  termInstance({ ...facts, offers: [offer(changes)] }).offers
const withStudent = (changes: Partial<StudentFacts>) =>
  termInstance({ ...facts, students: [student('s1', changes)] }).students[0]

describe('a term as an instance', () => {
  it('is one that can be read, with the term’s seed, travel limit, shares and bounds (S2, R3, R4, R9)', () => {
    const input = termInstance({ ...facts, offers: [offer()], students: [student('s1')] })
    expect(parseInstance(input)).toMatchObject({ ok: true })
    expect(input).toMatchObject({
      format: 'vfu-matching/1',
      term: 'VT2020',
      seed: 'frö',
      maxTravelMinutes: 90,
      districts: [
        { id: 'farsta', minimum: 1, maximum: 12 },
        { id: 'bromma', minimum: 0, maximum: null },
      ],
    })
  })

  it('gives a university without a share the quota 0 (R3)', () => {
    expect(termInstance(facts).universities).toEqual([
      { id: 'SU', quota: 45, guarantee: 10 },
      { id: 'ESB', quota: 30, guarantee: 0 },
      { id: 'SH', quota: 0, guarantee: 0 },
    ])
  })

  it('has no travel limit when the term has none (R9)', () => {
    const term = { ...facts.term, maxTravelMinutes: null }
    expect(termInstance({ ...facts, term }).maxTravelMinutes).toBeNull()
  })
})

const supervisor = { degreeYear: 2010, hasSupervisorCourse: true, exceptions: [] }

describe('an offer', () => {
  it('keeps its places, period, requirements and what it provides (R2, R5, R7, R8)', () => {
    const [made] = withOffer({
      places: 3,
      fromOn: '2020-01-20',
      toOn: '2020-06-05',
      requires: ['driving-licence'],
      provides: ['step-free'],
    })
    expect(made).toEqual({
      id: 'o1',
      district: 'farsta',
      unit: 'Mottagningen',
      field: 'missbruk',
      places: 3,
      from: '2020-01-20',
      to: '2020-06-05',
      requires: ['driving-licence'],
      provides: ['step-free'],
    })
  })

  it('has no period when it has none of its own (R5)', () => {
    expect(withOffer({})[0]).not.toHaveProperty('from')
    expect(withOffer({})[0]).not.toHaveProperty('to')
  })

  it('is open to every university without naming them, limited or not by a list of all (R6)', () => {
    expect(withOffer({})[0]).not.toHaveProperty('universities')
    expect(withOffer({ universityIds: ['SH', 'SU', 'ESB'] })[0]).not.toHaveProperty('universities')
  })

  it('is open to the universities that it is limited to (R6)', () => {
    expect(withOffer({ universityIds: ['SH', 'SU'] })[0]?.universities).toEqual(['SU', 'SH'])
  })

  it.each([
    ['who meets every rule', supervisor, undefined],
    ['with a degree too young', { ...supervisor, degreeYear: 2019 }, ['ESB', 'SH']],
    ['without the course', { ...supervisor, hasSupervisorCourse: false }, ['SU', 'SH']],
    ['of whom nothing is known', { ...supervisor, degreeYear: null, hasSupervisorCourse: null }, ['SH']],
    [
      'whom a university accepts nevertheless',
      { degreeYear: 2019, hasSupervisorCourse: null, exceptions: [{ universityId: 'SU' }] },
      ['SU', 'SH'],
    ],
  ])('with a supervisor %s is closed to the universities that refuse (R13)', (_who, named, open) => {
    expect(withOffer({ supervisor: named })[0]?.universities).toEqual(open)
  })

  it('is left out when it is open to none (R6, R13)', () => {
    const novice = { ...supervisor, degreeYear: 2019, hasSupervisorCourse: false }
    expect(withOffer({ universityIds: ['SU', 'ESB'], supervisor: novice })).toEqual([])
    expect(withOffer({ universityIds: ['gone'] })).toEqual([])
  })

  it('is open while nobody is named: the question is asked at the confirmation (R13)', () => {
    expect(withOffer({ supervisor: null })).toHaveLength(1)
  })
})

describe('a student', () => {
  it('keeps what the rules ask about (R7, R8, R9, R14)', () => {
    expect(
      withStudent({
        has: ['driving-licence'],
        needs: ['step-free'],
        priority: 2,
        onlyWishes: true,
        maxTravelMinutes: 45,
        fromOn: '2020-01-20',
        toOn: '2020-05-15',
      }),
    ).toMatchObject({
      id: 's1',
      university: 'SU',
      has: ['driving-licence'],
      needs: ['step-free'],
      priority: 2,
      onlyWishes: true,
      maxTravelMinutes: 45,
      from: '2020-01-20',
      to: '2020-05-15',
    })
  })

  it('says nothing of a travel limit, a period or a group that it has not', () => {
    for (const member of ['maxTravelMinutes', 'from', 'to', 'together']) {
      expect(withStudent({})).not.toHaveProperty(member)
    }
  })

  it('keeps its wishes in their order, each with the members that it names', () => {
    const wishes = [
      { fieldId: 'missbruk', districtId: 'farsta' },
      { fieldId: null, districtId: 'bromma' },
      { fieldId: 'barn', districtId: null },
    ]
    expect(withStudent({ wishes })?.wishes).toEqual([
      { field: 'missbruk', district: 'farsta' },
      { district: 'bromma' },
      { field: 'barn' },
    ])
  })

  it('travels from its home area, and has no known times without one (R9)', () => {
    expect(withStudent({ homeArea: 'Hökarängen' })?.travelMinutes).toEqual({ farsta: 8, bromma: 55 })
    expect(withStudent({ homeArea: 'Åkeslund' })?.travelMinutes).toEqual({ bromma: 5 })
    expect(withStudent({ homeArea: 'Okänd' })?.travelMinutes).toEqual({})
    expect(withStudent({})?.travelMinutes).toEqual({})
  })

  it('is blocked from a district, or from a unit of that name in its own district alone (R10)', () => {
    const blocks = [
      { districtId: 'bromma', unit: null },
      { districtId: null, unit: { name: 'Mottagningen', districtId: 'farsta' } },
    ]
    expect(withStudent({ blocks })?.blocked).toEqual([
      { district: 'bromma' },
      { district: 'farsta', unit: 'Mottagningen' },
    ])
  })
})

describe('a pair that a district has refused', () => {
  const refused = [{ studentId: 's1', offerId: 'o1' }]

  it('is a block of that offer for that student, besides the student’s own (R10)', () => {
    const blocks = [{ districtId: 'bromma', unit: null }]
    const students = [student('s1', { blocks }), student('s2')]
    const made = termInstance({ ...facts, offers: [offer(), offer({ id: 'o2' })], students, refused })
    expect(made.students.map(({ blocked }) => blocked)).toEqual([
      [{ district: 'bromma' }, { offer: 'o1' }],
      [],
    ])
    expect(parseInstance(made)).toMatchObject({ ok: true })
  })

  it('is not named when its offer is left out (R13)', () => {
    const offers = [offer({ universityIds: ['gone'] })]
    const made = termInstance({ ...facts, offers, students: [student('s1')], refused })
    expect(parseInstance(made)).toMatchObject({ ok: true })
  })
})

describe('students who must be placed together (R11)', () => {
  function groupsOf(...pairs: [string, string][]) {
    const students = ['a', 'b', 'c', 'd', 'e', 'f'].map(id => student(id))
    const together = pairs.map(([studentId, otherId]) => ({ studentId, otherId }))
    const made = termInstance({ ...facts, students, together }).students
    return Object.fromEntries(made.flatMap(({ id, together: group }) => (group ? [[id, group]] : [])))
  }

  it('form one group when pairs connect them, named by its smallest id', () => {
    expect(groupsOf(['b', 'c'], ['a', 'b'])).toEqual({ a: 'a', b: 'a', c: 'a' })
  })

  it('form one group however the pairs are ordered', () => {
    const group = { a: 'a', b: 'a', c: 'a', d: 'a', e: 'a', f: 'a' }
    expect(groupsOf(['e', 'f'], ['c', 'd'], ['a', 'b'], ['d', 'e'], ['b', 'c'])).toEqual(group)
    expect(groupsOf(['a', 'f'], ['b', 'e'], ['c', 'd'], ['e', 'f'], ['c', 'f'])).toEqual(group)
    expect(groupsOf(['a', 'b'], ['b', 'c'], ['c', 'd'], ['d', 'e'], ['e', 'f'])).toEqual(group)
  })

  it('form separate groups when nothing connects them, and the others none', () => {
    expect(groupsOf(['a', 'c'], ['d', 'e'])).toEqual({ a: 'a', c: 'a', d: 'd', e: 'd' })
    expect(groupsOf()).toEqual({})
  })
})

describe('pins (R12)', () => {
  const pinnedIn = (changes: Partial<TermFacts>) =>
    termInstance({ ...facts, offers: [offer()], students: [student('s1')], pins: [PIN], ...changes }).pinned

  it('are the instance’s, of students and in offers that it has', () => {
    expect(pinnedIn({})).toEqual([{ student: 's1', offer: 'o1' }])
    expect(pinnedIn({ students: [] })).toEqual([])
    expect(pinnedIn({ offers: [] })).toEqual([])
  })
})
