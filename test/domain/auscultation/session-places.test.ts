import { describe, expect, it } from 'vitest'
import { checkSessions } from '../../../src/domain/auscultation/check-rules.ts'
import type { Session } from '../../../src/domain/auscultation/plan-file.ts'
import { brokenBy, cellsFor, withSessions } from '../../../src/domain/auscultation/session-places.ts'
import { optionsFor } from '../../support/brute-force-plan.ts'
import { buildHost, buildModule, buildPilot, buildVenue } from '../../support/build-pilot.ts'
import { planned } from '../../support/in-process-planner.ts'
import { randomPilot } from '../../support/random-pilot.ts'

const MONDAY = '2020-03-09'
const held = (id: string, changes: Partial<Session> = {}): Session => ({
  id,
  module: id,
  groups: ['g'],
  day: MONDAY,
  passes: ['p1'],
  venue: 'v',
  hosts: ['h'],
  ...changes,
})

/** The plans of small random pilots that have one, by the pilot's name. */
async function randomPlans() {
  const plans = []
  for (let seed = 1; seed <= 50; seed += 1) {
    const pilot = randomPilot(seed)
    const { plan } = await planned(pilot)
    if (plan.sessions.length > 0) plans.push({ pilot, sessions: plan.sessions })
  }
  return plans
}

const plans = await randomPlans()

describe('where a session can go', () => {
  it('is every start of the week, each with what the checker says', () => {
    const seen = { free: 0, others: 0, closed: 0, here: 0 }
    for (const { pilot, sessions } of plans) {
      for (const session of sessions) {
        const cells = cellsFor(pilot, sessions, session)
        for (const cell of cells) {
          const at = `${pilot.pilot} ${session.id} ${cell.day} ${cell.passes.join()}`
          const asItIs = withSessions(sessions, [{ ...session, day: cell.day, passes: [...cell.passes] }])
          const there = withSessions(sessions, [{ ...session, ...cell.place }])
          seen[cell.verdict] += 1
          const rules = cell.findings.map(({ rule }) => rule).toSorted()
          const broken = checkSessions(pilot, asItIs)
            .map(({ rule }) => rule)
            .toSorted()
          expect(broken, at).toEqual(rules)
          expect(checkSessions(pilot, there).length > 0, at).toBe(cell.verdict === 'closed')
          expect(rules.length > 0, at).toBe(cell.verdict === 'closed' || cell.verdict === 'others')
          expect(JSON.stringify(there) === JSON.stringify(asItIs), at).toBe(cell.verdict !== 'others')
        }
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(5)
  })

  it('is closed only where no hosts and no venue would do', () => {
    for (const { pilot, sessions } of plans) {
      for (const session of sessions) {
        const module = pilot.modules.find(({ id }) => id === session.module)
        if (!module) throw new Error(session.module)
        const possible = new Set(
          optionsFor(pilot, { module, groups: session.groups })
            .filter(
              option =>
                brokenBy(pilot, sessions, withSessions(sessions, [{ ...option, id: session.id }])).length ===
                0,
            )
            .map(({ day, passes }) => `${day} ${passes.join()}`),
        )
        const open = cellsFor(pilot, sessions, session).filter(({ verdict }) => verdict !== 'closed')
        const times = open.map(({ day, passes }) => `${day} ${passes.join()}`)
        expect(times.toSorted(), `${pilot.pilot} ${session.id}`).toEqual([...possible].toSorted())
      }
    }
  })

  it('brings along who can come, and finds others with the fewest sessions for the rest', () => {
    const pilot = buildPilot({
      modules: [buildModule('a'), buildModule('b'), buildModule('c')],
      venues: [buildVenue('v'), buildVenue('large', { seats: 30 }), buildVenue('small', { seats: 2 })],
      hosts: [
        buildHost('h', ['a', 'b', 'c'], { unavailable: [{ day: MONDAY, pass: 'p4' }] }),
        buildHost('busy', ['a', 'c']),
        buildHost('free', ['a']),
      ],
    })
    const sessions = [
      held('a'),
      held('b', { passes: ['p2'] }),
      held('c', { passes: ['p3'], hosts: ['busy'] }),
    ]
    const [, , , last] = cellsFor(pilot, sessions, sessions[0] as Session)
    expect(last).toMatchObject({ verdict: 'others', place: { passes: ['p4'], venue: 'v', hosts: ['free'] } })
    expect(last?.findings.map(({ fact }) => fact)).toEqual([
      { code: 'hostAway', session: 'a', host: 'h', day: MONDAY, pass: 'p4' },
    ])
  })
})

describe('a change', () => {
  it('is told what it breaks, not what was wrong before', () => {
    const pilot = buildPilot({ venues: [buildVenue('v', { unavailable: [{ day: MONDAY, pass: 'p1' }] })] })
    const before = [held('a'), held('b', { passes: ['p2'] })]
    expect(brokenBy(pilot, before, [held('a'), held('b', { passes: ['p3'] })])).toEqual([])
    expect(brokenBy(pilot, before, [held('a'), held('b')]).map(({ rule }) => rule)).toEqual([
      'A2',
      'A2',
      'A2',
      'A5',
    ])
  })
})
