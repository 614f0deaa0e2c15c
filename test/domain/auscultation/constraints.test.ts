import { describe, expect, it } from 'vitest'
import type { PilotInput } from '../../../src/domain/auscultation/pilot.ts'
import { orderedPilot } from '../../../src/domain/auscultation/pilot.ts'
import type { PlanningModel } from '../../../src/domain/auscultation/model.ts'
import { planningModel } from '../../../src/domain/auscultation/model.ts'
import type { Session } from '../../../src/domain/auscultation/plan-file.ts'
import type { Timetable } from '../../../src/domain/auscultation/timetable.ts'
import { timetableOf } from '../../../src/domain/auscultation/timetable.ts'
import type { Variables } from '../../../src/domain/auscultation/variables.ts'
import { integerModel } from '../../../src/domain/linear/rows.ts'
import { searchForConflicts } from '../../../src/domain/linear/conflict-search.ts'
import { buildHost, buildModule, buildPilot, buildVenue } from '../../support/build-pilot.ts'

const ONE_TEACHER = { staff: 0, termFive: 0, teacher: 1 }
const TWO_GROUPS = [
  {
    id: 'farsta',
    groups: [
      { id: 'g1', students: ['a', 'b'] },
      { id: 'g2', students: ['c', 'd', 'e'] },
    ],
  },
]

function modelOf(changes: Partial<PilotInput>, previous: Session[] | null = null): PlanningModel {
  const pilot = orderedPilot(buildPilot(changes))
  return planningModel(timetableOf(pilot, pilot.weeks[0] ?? '', previous))
}

/** Whether some solution of the rows has these columns at 1. */
function canBe(model: PlanningModel, columns: readonly number[]): boolean {
  const bounds = model.variables.bounds.map((each, at) => ({
    ...each,
    lower: columns.includes(at) ? 1 : each.lower,
    cost: 0,
  }))
  const answer = searchForConflicts(integerModel('test', bounds, model.rows), {
    isOutOfTime: () => false,
    conflictLimit: 10_000,
  })
  expect(answer.status).toMatch(/optimal|infeasible/)
  return answer.status === 'optimal'
}

/** The column that says that the meeting starts in the slot; its id is `module/group`, slots count four a day. */
function start({ timetable, variables }: PlanningModel, id: string, slot: number): number {
  const meeting = timetable.meetings.findIndex(each => each.id === id)
  return columnWhere(variables.start, each => each.meeting === meeting && each.slot === slot)
}

function columnWhere<Variable extends { column: number }>(
  variables: readonly Variable[],
  isWanted: (variable: Variable) => boolean,
): number {
  const found = variables.find(isWanted)
  if (!found) throw new Error('no such variable')
  return found.column
}

const hasStart = ({ timetable, variables }: PlanningModel, id: string, slot: number): boolean =>
  variables.start.some(each => timetable.meetings[each.meeting]?.id === id && each.slot === slot)

const leads = ({ hosts }: Timetable, { lead }: Variables, id: string) =>
  lead.filter(({ host }) => hosts[host]?.host.id === id)

describe('the model', () => {
  it('holds every meeting once (A1)', () => {
    const model = modelOf({})
    expect(canBe(model, [start(model, 'a/g', 0)])).toBe(true)
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'a/g', 1)])).toBe(false)
  })

  it('lets a group, a host and a venue be in one session per pass (A2)', () => {
    const group = modelOf({
      hosts: [buildHost('h', ['a']), buildHost('i', ['b'])],
      venues: [buildVenue('v'), buildVenue('w')],
    })
    expect(canBe(group, [start(group, 'a/g', 0), start(group, 'b/g', 1)])).toBe(true)
    expect(canBe(group, [start(group, 'a/g', 0), start(group, 'b/g', 0)])).toBe(false)
    const two = { districts: TWO_GROUPS, modules: [buildModule('a')], hosts: [buildHost('h', ['a'])] }
    const host = modelOf({ ...two, venues: [buildVenue('v'), buildVenue('w')] })
    expect(canBe(host, [start(host, 'a/g1', 0), start(host, 'a/g2', 0)])).toBe(false)
    const venue = modelOf({ ...two, hosts: [buildHost('h', ['a']), buildHost('i', ['a'])] })
    expect(canBe(venue, [start(venue, 'a/g1', 0), start(venue, 'a/g2', 0)])).toBe(false)
    const free = modelOf({
      ...two,
      hosts: [buildHost('h', ['a']), buildHost('i', ['a'])],
      venues: [buildVenue('v'), buildVenue('w')],
    })
    expect(canBe(free, [start(free, 'a/g1', 0), start(free, 'a/g2', 0)])).toBe(true)
  })

  it('counts all passes of a session (A2)', () => {
    const model = modelOf({ modules: [buildModule('a', { passes: 2 }), buildModule('b')] })
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'b/g', 1)])).toBe(false)
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'b/g', 2)])).toBe(true)
    expect(hasStart(model, 'a/g', 3)).toBe(false)
  })

  it('lets hosts lead what they can, where and when they can, and no more than they may (A3)', () => {
    const { timetable, variables } = modelOf({
      hosts: [
        buildHost('h', ['a'], { unavailable: [{ day: '2020-03-09' }, { day: '2020-03-10', pass: 'p1' }] }),
        buildHost('bromma', ['a', 'b'], { district: 'bromma' }),
        buildHost('stad', ['b'], { district: null }),
      ],
      venues: [buildVenue('v'), buildVenue('w', { district: 'bromma' })],
    })
    expect(leads(timetable, variables, 'h').map(({ slot }) => slot)).toEqual(
      Array.from({ length: 15 }, (_, at) => at + 5),
    )
    expect(leads(timetable, variables, 'bromma')).toEqual([])
    expect(leads(timetable, variables, 'stad')).toHaveLength(20)
    expect(canBe(modelOf({ hosts: [buildHost('h', ['a', 'b'], { maximumSessions: 1 })] }), [])).toBe(false)
    expect(canBe(modelOf({ hosts: [buildHost('h', ['a', 'b'], { maximumSessions: 2 })] }), [])).toBe(true)
  })

  it('gives a session the hosts of each kind that its module asks for (A4)', () => {
    const modules = [buildModule('a', { hosts: { staff: 1, termFive: 1, teacher: 0 } })]
    expect(canBe(modelOf({ modules, hosts: [buildHost('h', ['a']), buildHost('i', ['a'])] }), [])).toBe(false)
    const both = modelOf({
      modules,
      hosts: [buildHost('h', ['a']), buildHost('t', ['a'], { kind: 'termFive' })],
    })
    expect(canBe(both, [])).toBe(true)
    const two = leads(both.timetable, both.variables, 'h').slice(0, 2)
    expect(
      canBe(
        both,
        two.map(({ column }) => column),
      ),
    ).toBe(false)
  })

  it('seats everyone: as many large rooms as large groups start together (A5)', () => {
    const rooms = (seats: number[]) => ({
      districts: TWO_GROUPS,
      modules: [buildModule('a')],
      hosts: [buildHost('h', ['a']), buildHost('i', ['a'])],
      venues: seats.map((each, at) => buildVenue(`v${at}`, { seats: each })),
    })
    const together = (seats: number[]): boolean => {
      const model = modelOf(rooms(seats))
      return canBe(model, [start(model, 'a/g1', 0), start(model, 'a/g2', 0)])
    }
    expect(together([2, 3])).toBe(true)
    expect(together([2, 2])).toBe(false)
    expect(canBe(modelOf(rooms([2, 2])), [])).toBe(false)
    expect(canBe(modelOf(rooms([1, 3])), [])).toBe(true)
    expect(together([1, 3])).toBe(false)
  })

  it('uses as many days as the pilot may have (A6)', () => {
    const model = modelOf({ days: { minimum: 1, maximum: 1, wanted: 1 } })
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'b/g', 4)])).toBe(false)
    const two = modelOf({ days: { minimum: 2, maximum: 2, wanted: 1 } })
    expect(canBe(two, [start(two, 'a/g', 0), start(two, 'b/g', 1)])).toBe(false)
    expect(canBe(two, [start(two, 'a/g', 0), start(two, 'b/g', 4)])).toBe(true)
    expect(canBe(modelOf({ days: { minimum: 3, maximum: 3, wanted: 3 } }), [])).toBe(false)
  })

  it('keeps first and last modules before and after all others (A7)', () => {
    const model = modelOf({
      modules: [
        buildModule('a', { position: 'first', passes: 2 }),
        buildModule('b'),
        buildModule('c', { position: 'last' }),
      ],
      hosts: [buildHost('h', ['a', 'b', 'c'])],
    })
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'b/g', 2), start(model, 'c/g', 3)])).toBe(true)
    expect(canBe(model, [start(model, 'a/g', 4), start(model, 'b/g', 3)])).toBe(false)
    expect(canBe(model, [start(model, 'c/g', 4), start(model, 'b/g', 5)])).toBe(false)
    expect(canBe(model, [start(model, 'a/g', 8), start(model, 'c/g', 7)])).toBe(false)
  })

  it('gives a teacher a pass to change district in (A8)', () => {
    const model = modelOf({
      modules: [buildModule('a', { hosts: ONE_TEACHER })],
      hosts: [buildHost('h', ['a'], { kind: 'teacher', district: null })],
      venues: [buildVenue('v'), buildVenue('w', { district: 'bromma' })],
      districts: [...TWO_GROUPS, { id: 'bromma', groups: [{ id: 'g3', students: ['f'] }] }],
    })
    expect(canBe(model, [start(model, 'a/g1', 0), start(model, 'a/g3', 1)])).toBe(false)
    expect(canBe(model, [start(model, 'a/g1', 0), start(model, 'a/g3', 2)])).toBe(true)
    expect(canBe(model, [start(model, 'a/g1', 0), start(model, 'a/g2', 1)])).toBe(true)
    expect(canBe(model, [start(model, 'a/g1', 3), start(model, 'a/g3', 4)])).toBe(true)
  })

  it('leaves the rest of the half day of a joint visit free (A8)', () => {
    const model = modelOf({
      modules: [buildModule('a'), buildModule('b', { audience: 'pilot' })],
    })
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'b', 1)])).toBe(false)
    expect(canBe(model, [start(model, 'a/g', 2), start(model, 'b', 1)])).toBe(true)
    const long = modelOf({ modules: [buildModule('a'), buildModule('b', { audience: 'pilot', passes: 2 })] })
    expect(canBe(long, [start(long, 'a/g', 3), start(long, 'b', 1)])).toBe(false)
  })

  it('counts the passes between a group’s sessions of a day as idle (A10)', () => {
    const model = modelOf({})
    const withoutIdle = {
      ...model,
      rows: [
        ...model.rows,
        {
          rule: 'A10',
          lower: 0,
          upper: 0,
          terms: model.variables.idle.map(({ column }) => ({ column, coefficient: 1 })),
        },
      ],
    }
    expect(canBe(model, [start(model, 'a/g', 0), start(model, 'b/g', 2)])).toBe(true)
    expect(canBe(withoutIdle, [start(model, 'a/g', 0), start(model, 'b/g', 2)])).toBe(false)
    expect(canBe(withoutIdle, [start(model, 'a/g', 0), start(model, 'b/g', 1)])).toBe(true)
    expect(canBe(withoutIdle, [start(model, 'a/g', 3), start(model, 'b/g', 4)])).toBe(true)
  })

  it('counts a session as kept only with its time, hosts and venue (A12)', () => {
    const before: Session = {
      id: 'x',
      module: 'a',
      groups: ['g'],
      day: '2020-03-10',
      passes: ['p2'],
      venue: 'v',
      hosts: ['h'],
    }
    const model = modelOf({}, [before])
    const [keep] = model.variables.keep
    expect(canBe(model, [keep?.column ?? -1, start(model, 'a/g', 5)])).toBe(true)
    expect(canBe(model, [keep?.column ?? -1, start(model, 'a/g', 4)])).toBe(false)
    const gone = [
      { ...before, hosts: ['någon'] },
      { ...before, venue: 'borta' },
      { ...before, day: '2020-02-10' },
    ]
    for (const session of gone) expect(modelOf({}, [session]).variables.keep).toEqual([])
  })
})
