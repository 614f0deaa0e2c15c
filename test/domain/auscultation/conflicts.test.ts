import { describe, expect, it } from 'vitest'
import { planningSentence } from '../../../src/copy/en/planning-sentences.ts'
import { findClashes, isFeasible, withOnly } from '../../../src/domain/auscultation/conflicts.ts'
import { orderedPilot } from '../../../src/domain/auscultation/pilot.ts'
import type { PilotInput } from '../../../src/domain/auscultation/pilot.ts'
import { timetableOf } from '../../../src/domain/auscultation/timetable.ts'
import { buildHost, buildModule, buildPilot, buildVenue } from '../../support/build-pilot.ts'
import { expectEnglish } from '../../support/english.ts'
import { inquiry, planned } from '../../support/in-process-planner.ts'
import { randomPilot } from '../../support/random-pilot.ts'

async function conflictOf(changes: Partial<PilotInput>) {
  const { plan } = await planned(buildPilot(changes))
  expect(plan).toMatchObject({ status: 'infeasible', week: null, days: [], sessions: [], measures: null })
  // Whoever reads the client in English reads the same in English (C8).
  for (const { text } of plan.conflicts) expectEnglish(planningSentence(text))
  return plan.conflicts
}

const ALL_DAYS = [9, 10, 11, 12, 13].map(day => ({ day: `2020-03-${String(day).padStart(2, '0')}` }))

describe('the conflicts of a pilot without a plan', () => {
  it('name the module that nobody can lead', async () => {
    const conflicts = await conflictOf({ hosts: [buildHost('h', ['a'])] })
    expect(conflicts).toEqual([
      {
        rules: ['A1', 'A4'],
        text: expect.stringContaining(
          'Modul b i farsta kräver en värd bland personalen (ingen kan leda modulen där)',
        ),
      },
    ])
  })

  it('name who is away, and what needs them', async () => {
    const [conflict] = await conflictOf({
      modules: [buildModule('a', { hosts: { staff: 0, termFive: 0, teacher: 1 } })],
      hosts: [buildHost('h', ['a'], { kind: 'teacher', unavailable: ALL_DAYS })],
    })
    expect(conflict?.rules).toEqual(['A1', 'A3', 'A4'])
    expect(conflict?.text).toContain('Modul a i farsta kräver en baslärare (de som kan: Värd h)')
    expect(conflict?.text).toContain('Värd h är upptagen 2020-03-09 hela dagen')
    expect(conflict?.text).toContain('någon som är upptagen kan frigöra tid')
  })

  it('name who leads too few', async () => {
    const [conflict] = await conflictOf({ hosts: [buildHost('h', ['a', 'b'], { maximumSessions: 1 })] })
    expect(conflict?.rules).toEqual(['A1', 'A3', 'A4'])
    expect(conflict?.text).toContain('Värd h leder högst 1 tillfällen')
  })

  it('name the room that is too small or taken', async () => {
    const [small] = await conflictOf({ venues: [buildVenue('v', { seats: 1 })] })
    expect(small?.rules).toEqual(['A1', 'A5'])
    expect(small?.text).toContain('kräver en lokal med 2 platser (ingen är så stor)')
    const [taken] = await conflictOf({ venues: [buildVenue('v', { unavailable: ALL_DAYS })] })
    expect(taken?.text).toContain('Lokal v är upptagen 2020-03-09 hela dagen')
  })

  it('name too few days', async () => {
    const five = ['a', 'b', 'c', 'd', 'e']
    const [conflict] = await conflictOf({
      days: { minimum: 1, maximum: 1, wanted: 1 },
      modules: five.map(id => buildModule(id)),
      hosts: [buildHost('h', five)],
    })
    expect(conflict?.rules).toEqual(['A1', 'A6'])
    expect(conflict?.text).toContain('dagarna får vara högst 1')
  })

  it('name weeks with too few working days, and their holidays', async () => {
    const conflicts = await conflictOf({ weeks: ['2020-W15'], days: { minimum: 5, maximum: 5, wanted: 5 } })
    expect(conflicts).toEqual([
      { rules: ['A6'], text: expect.stringContaining('2020-W15 har 4 (helgdag 2020-04-10)') },
    ])
  })

  it('name the least number of days when there is too little to fill them', async () => {
    const [conflict] = await conflictOf({ days: { minimum: 3, maximum: 3, wanted: 3 } })
    expect(conflict?.rules).toEqual(['A6'])
    expect(conflict?.text).toContain('dagarna ska vara minst 3')
  })

  it('name the order and the half day of a visit when they are what clashes', async () => {
    const [conflict] = await conflictOf({
      days: { minimum: 1, maximum: 1, wanted: 1 },
      modules: [
        buildModule('a', { position: 'first' }),
        buildModule('b', { audience: 'pilot' }),
        buildModule('c', { position: 'last' }),
      ],
      hosts: [buildHost('h', ['a', 'b', 'c'])],
    })
    expect(conflict?.rules).toEqual(['A1', 'A6', 'A7', 'A8'])
  })

  it('are told of the weeks when the time is out', async () => {
    const hosts = [buildHost('h', ['a'])]
    let asked = 0
    const search = {
      solve: () => {
        asked += 1
        return Promise.resolve(
          asked > 3 ? { status: 'timeLimit' as const } : { status: 'infeasible' as const },
        )
      },
    }
    const { plan } = await planned(buildPilot({ hosts }), { search })
    expect(plan.status).toBe('infeasible')
    expect(plan.conflicts).toHaveLength(1)
  })

  it('can not hold together, and can without any one of them', { timeout: 120_000 }, async () => {
    let clashes = 0
    for (let seed = 1; seed <= 120; seed += 1) {
      const pilot = orderedPilot(randomPilot(seed))
      const weeks = pilot.weeks.map(week => timetableOf(pilot, week, null))
      if (await isFeasible(inquiry(), weeks)) continue
      for (const { weeks: own, demands, among } of (await findClashes(inquiry(), weeks)).clashes) {
        expect(await isFeasible(inquiry(), withOnly(own, among, demands)), `seed ${seed}`).toBe(false)
        for (const demand of demands) {
          const rest = demands.filter(other => other !== demand)
          expect(await isFeasible(inquiry(), withOnly(own, among, rest)), `seed ${seed} ${demand.text}`).toBe(
            true,
          )
        }
        clashes += 1
      }
    }
    expect(clashes).toBeGreaterThan(20)
  })
})
