import { describe, expect, it } from 'vitest'
import { checkPlan } from '../../../src/domain/auscultation/check.ts'
import { checkSessions } from '../../../src/domain/auscultation/check-rules.ts'
import { measuresOf } from '../../../src/domain/auscultation/check-measures.ts'
import type { PlanFile, Session } from '../../../src/domain/auscultation/plan-file.ts'
import { buildHost, buildModule, buildPilot, buildVenue } from '../../support/build-pilot.ts'

const GROUPS = ['g1', 'g2', 'g3']

// Farsta has g1 and g2, Bromma g3. Organisation first, samtal for each group, the visit for all, evaluation last.
const pilot = buildPilot({
  weeks: ['2020-W11', '2020-W15'],
  days: { minimum: 2, maximum: 3, wanted: 2 },
  modules: [
    buildModule('org', { audience: 'district', position: 'first' }),
    buildModule('samtal', { hosts: { staff: 0, termFive: 1, teacher: 0 } }),
    buildModule('besök', {
      audience: 'pilot',
      passes: 2,
      venue: 'sal',
      hosts: { staff: 1, termFive: 0, teacher: 0 },
    }),
    buildModule('utv', {
      audience: 'district',
      position: 'last',
      hosts: { staff: 0, termFive: 0, teacher: 1 },
    }),
  ],
  venues: [
    buildVenue('stor', { unavailable: [{ day: '2020-03-11' }] }),
    buildVenue('liten', { seats: 3 }),
    buildVenue('bromma', { district: 'bromma' }),
    buildVenue('sal', { district: 'sof', seats: 20 }),
  ],
  hosts: [
    buildHost('chef', ['org'], { maximumSessions: 1, unavailable: [{ day: '2020-03-10', pass: 'p4' }] }),
    buildHost('chef-b', ['org'], { district: 'bromma' }),
    buildHost('t5', ['samtal'], { kind: 'termFive' }),
    buildHost('t5-b', ['samtal'], { kind: 'termFive', district: 'bromma' }),
    buildHost('guide', ['besök'], { district: null }),
    buildHost('lärare', ['utv'], { kind: 'teacher', district: null }),
  ],
  districts: [
    {
      id: 'farsta',
      groups: [
        { id: 'g1', students: ['a', 'b'] },
        { id: 'g2', students: ['c', 'd'] },
      ],
    },
    { id: 'bromma', groups: [{ id: 'g3', students: ['e'] }] },
  ],
})

const session = (id: string, changes: Partial<Session>): Session => ({
  id,
  module: id.split(' ')[0] ?? '',
  groups: GROUPS,
  day: '2020-03-09',
  passes: ['p1'],
  venue: 'stor',
  hosts: [],
  ...changes,
})

const FARSTA = { groups: ['g1', 'g2'] }
const BROMMA = { groups: ['g3'], venue: 'bromma' }

const GOOD: Session[] = [
  session('org f', { ...FARSTA, hosts: ['chef'] }),
  session('org b', { ...BROMMA, hosts: ['chef-b'] }),
  session('samtal 1', { groups: ['g1'], passes: ['p2'], venue: 'liten', hosts: ['t5'] }),
  session('samtal 2', { groups: ['g2'], passes: ['p3'], venue: 'liten', hosts: ['t5'] }),
  session('samtal 3', { ...BROMMA, passes: ['p2'], hosts: ['t5-b'] }),
  session('besök', { day: '2020-03-10', passes: ['p1', 'p2'], venue: 'sal', hosts: ['guide'] }),
  session('utv f', { ...FARSTA, day: '2020-03-12', passes: ['p1'], hosts: ['lärare'] }),
  session('utv b', { ...BROMMA, day: '2020-03-12', passes: ['p3'], hosts: ['lärare'] }),
]

const altered = (id: string, changes: Partial<Session>): Session[] =>
  GOOD.map(each => (each.id === id ? { ...each, ...changes } : each))

const rulesIn = (sessions: readonly Session[]): string[] => [
  ...new Set(checkSessions(pilot, sessions).map(({ rule }) => rule)),
]

describe('checkSessions', () => {
  it('finds nothing wrong with a plan that obeys all rules', () => {
    expect(checkSessions(pilot, GOOD)).toEqual([])
  })

  it.each<[string, string, Session[]]>([
    ['A1', 'a module that a group misses', GOOD.slice(0, -1)],
    ['A1', 'a module met twice', [...GOOD, { ...GOOD[2]!, id: 'igen', day: '2020-03-10', passes: ['p4'] }]],
    ['A1', 'a district meeting of one group', altered('org f', { groups: ['g1'] })],
    ['A1', 'a group meeting of two', altered('samtal 1', { groups: ['g1', 'g2'], venue: 'stor' })],
    ['A1', 'a joint visit without a group', altered('besök', { groups: ['g1', 'g2'] })],
    ['A2', 'a group in two sessions', altered('samtal 1', { passes: ['p1'] })],
    ['A2', 'a host in two sessions', altered('samtal 2', { passes: ['p2'], venue: 'stor' })],
    ['A2', 'a venue with two sessions', altered('samtal 2', { passes: ['p2'], hosts: ['t5-b'] })],
    ['A3', 'a host who can not lead the module', altered('org f', { hosts: ['guide'] })],
    ['A3', 'a host of another district', altered('org f', { hosts: ['chef-b'] })],
    ['A3', 'a host who is away', altered('org f', { day: '2020-03-10', passes: ['p4'] })],
    ['A3', 'a host with too many sessions', altered('org b', { hosts: ['chef'] })],
    ['A4', 'a host too few', altered('besök', { hosts: [] })],
    ['A4', 'a host too many', altered('samtal 1', { hosts: ['t5', 't5-b'] })],
    ['A4', 'a host of another kind', altered('utv f', { hosts: ['guide'] })],
    ['A4', 'a host counted twice', altered('samtal 1', { hosts: ['t5', 't5'] })],
    ['A5', 'a venue that is too small', altered('utv f', { venue: 'liten' })],
    ['A5', 'a venue of another district', altered('utv f', { venue: 'bromma' })],
    ['A5', 'another venue than the module’s own', altered('besök', { venue: 'stor' })],
    ['A5', 'a venue that is taken', altered('utv f', { day: '2020-03-11' })],
    ['A6', 'a Saturday', altered('utv f', { day: '2020-03-14' })],
    ['A6', 'days in two weeks', altered('utv f', { day: '2020-04-06' })],
    ['A6', 'a public holiday', altered('utv f', { day: '2020-04-10' })],
    [
      'A6',
      'a week that is no candidate',
      GOOD.map(each => ({ ...each, day: each.day.replace('03-0', '02-0').replace('03-1', '02-1') })),
    ],
    [
      'A6',
      'too many days',
      [...altered('utv b', { day: '2020-03-13' }), session('extra', { day: '2020-03-11' })],
    ],
    ['A6', 'too few days', GOOD.map(each => ({ ...each, day: '2020-03-09' }))],
    ['A6', 'passes that do not follow each other', altered('besök', { passes: ['p1', 'p3'] })],
    ['A6', 'too few passes', altered('besök', { passes: ['p1'] })],
    ['A7', 'something before what comes first', altered('org f', { passes: ['p4'] })],
    [
      'A7',
      'something after what comes last',
      altered('utv f', { day: '2020-03-10', passes: ['p3'] }).map(each =>
        each.id === 'samtal 2' ? { ...each, day: '2020-03-12', passes: ['p4'] } : each,
      ),
    ],
    ['A8', 'a teacher without time to travel', altered('utv b', { passes: ['p2'] })],
    [
      'A8',
      'something else in the half day of the visit',
      altered('besök', { day: '2020-03-09', passes: ['p3', 'p4'] }),
    ],
    ['A9', 'a student in term five who hosts elsewhere', altered('samtal 3', { hosts: ['t5'] })],
    ['pilot', 'an unknown host', altered('samtal 1', { hosts: ['ingen'] })],
    ['pilot', 'an unknown module', altered('samtal 1', { module: 'ingen' })],
    ['format', 'an id that stands twice', altered('samtal 1', { id: 'samtal 2' })],
  ])('finds %s: %s', (rule, _, sessions) => {
    expect(rulesIn(sessions)).toContain(rule)
  })

  it('lets a teacher change district with a whole pass in between (A8)', () => {
    const sessions = altered('utv b', { passes: ['p3'], day: '2020-03-12' })
    expect(rulesIn(sessions)).toEqual([])
    expect(rulesIn(altered('utv b', { passes: ['p4'] }))).toEqual([])
  })

  it('lets the afternoon after a visit in the morning be used (A8)', () => {
    expect(rulesIn(altered('utv f', { day: '2020-03-10', passes: ['p3'] }))).toEqual([])
  })
})

const plan = (changes: Partial<PlanFile> = {}): PlanFile => ({
  format: 'vfu-auscultation-plan/1',
  pilot: 'P',
  status: 'optimal',
  week: '2020-W11',
  days: ['2020-03-09', '2020-03-10', '2020-03-12'],
  sessions: GOOD,
  measures: { daysUsed: 3, idlePasses: 1, largestHostLoad: 1, termFiveSpread: 1, kept: null },
  conflicts: [],
  ...changes,
})

describe('checkPlan', () => {
  it('accepts a plan whose days and measures are those of its sessions', () => {
    expect(checkPlan(pilot, plan())).toEqual([])
  })

  it.each<[string, Partial<PlanFile>]>([
    ['A6', { days: ['2020-03-09', '2020-03-10'] }],
    ['A6', { days: ['2020-03-09', '2020-03-10', '2020-03-11', '2020-03-12'] }],
    ['A6', { week: '2020-W15' }],
    ['A6', { week: null }],
    ['A10', { measures: { ...plan().measures!, idlePasses: 0 } }],
    ['A10', { measures: { ...plan().measures!, largestHostLoad: 2 } }],
    ['A10', { measures: { ...plan().measures!, termFiveSpread: 0 } }],
    ['A10', { measures: { ...plan().measures!, daysUsed: 2 } }],
    ['format', { measures: null }],
    ['pilot', { pilot: 'Q' }],
    ['format', { status: 'infeasible' }],
    ['format', { status: 'infeasible', week: null, days: [], sessions: [], measures: null }],
  ])('finds %s in %j', (rule, changes) => {
    expect(checkPlan(pilot, plan(changes)).map(each => each.rule)).toContain(rule)
  })

  it('counts the kept sessions when it is given the previous plan (A12)', () => {
    const previous = altered('utv f', { passes: ['p4'] })
    const measures = { ...plan().measures!, kept: 7 }
    expect(measuresOf(pilot, GOOD, previous)).toEqual(measures)
    expect(checkPlan(pilot, plan({ measures }), previous)).toEqual([])
    expect(checkPlan(pilot, plan({ measures: { ...measures, kept: 8 } }), previous)).toEqual([
      { rule: 'A12', text: 'Måttet kept är 7 för tillfällena, inte 8.' },
    ])
  })
})
