import { describe, expect, it } from 'vitest'
import type { Away } from '../../../src/domain/auscultation/absence.ts'
import { withAbsence } from '../../../src/domain/auscultation/absence.ts'
import { checkSessions } from '../../../src/domain/auscultation/check-rules.ts'
import type { Pilot } from '../../../src/domain/auscultation/pilot.ts'
import type { Session } from '../../../src/domain/auscultation/plan-file.ts'
import { remediesFor } from '../../../src/domain/auscultation/remedies.ts'
import { isSameTime, withSessions } from '../../../src/domain/auscultation/session-places.ts'
import { optionsFor } from '../../support/brute-force-plan.ts'
import { buildHost, buildModule, buildPilot, buildVenue } from '../../support/build-pilot.ts'
import { planned } from '../../support/in-process-planner.ts'
import { randomPilot } from '../../support/random-pilot.ts'

const MONDAY = '2020-03-09'
const ALL_DAY = { from: { day: MONDAY, pass: 'p1' }, to: { day: MONDAY, pass: 'p4' } }
const NOTHING: ReadonlySet<string> = new Set()

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

/** The fewest sessions at another time, and then the fewest changed, when one other session may change place but not time. */
function leastByBruteForce(pilot: Pilot, sessions: readonly Session[], hit: Session, away: Away) {
  const present = withAbsence(pilot, away)
  const optionsOf = (session: Session): Session[] => {
    const module = pilot.modules.find(({ id }) => id === session.module)
    if (!module) throw new Error(session.module)
    const own = optionsFor(present, { module, groups: session.groups })
    return own.map(option => ({ ...option, id: session.id }))
  }
  const holds = (changed: readonly Session[]): boolean =>
    checkSessions(present, withSessions(sessions, changed)).length === 0
  const ways = optionsOf(hit).filter(option => option.day >= away.from.day)
  let least: [number, number] | null = null
  const consider = (moved: number, changed: number): void => {
    if (!least || moved < least[0] || (moved === least[0] && changed < least[1])) least = [moved, changed]
  }
  for (const way of ways) {
    const isMoved = isSameTime(way, hit) ? 0 : 1
    if (holds([way])) consider(isMoved, 1)
    if (isMoved === 1) continue
    for (const other of sessions.filter(({ id }) => id !== hit.id)) {
      for (const place of optionsOf(other).filter(option => isSameTime(option, other))) {
        if (holds([way, place])) consider(0, 2)
      }
    }
  }
  return least
}

describe('what to do when somebody falls ill', () => {
  it(
    'passes the checker, and none changes less than the first, in small random pilots',
    { timeout: 240_000 },
    async () => {
      const seen = { replace: 0, swap: 0, move: 0, none: 0 }
      for (let seed = 1; seed <= 150; seed += 1) {
        const pilot = randomPilot(seed)
        const { plan } = await planned(pilot)
        const { sessions } = plan
        const lead = sessions[0]
        const host = lead?.hosts[0]
        const last = pilot.passes.at(-1)?.id
        if (!lead || host === undefined || last === undefined) continue
        const from = { day: lead.day, pass: pilot.passes[0]?.id ?? '' }
        const away: Away = { what: 'host', id: host, from, to: { day: lead.day, pass: last } }
        const hit = sessions.filter(({ hosts, day }) => day === lead.day && hosts.includes(host))
        const remedies = remediesFor(pilot, sessions, away, NOTHING)
        for (const { changed } of remedies) {
          const after = withSessions(sessions, changed)
          expect(checkSessions(withAbsence(pilot, away), after), pilot.pilot).toEqual([])
        }
        const [best] = remedies
        seen[best?.kind ?? 'none'] += 1
        const [only] = hit
        if (hit.length !== 1 || !only) continue
        const least = leastByBruteForce(pilot, sessions, only, away)
        expect(best ? [best.moved, best.changed.length] : null, pilot.pilot).toEqual(least)
      }
      expect(seen.replace).toBeGreaterThan(3)
      expect(seen.move).toBeGreaterThan(3)
      expect(seen.none).toBeGreaterThan(3)
    },
  )

  const modules = [buildModule('a'), buildModule('b')]

  it('is first of all a host who is free, the one with the fewest sessions', () => {
    const pilot = buildPilot({
      modules,
      hosts: [buildHost('h', ['a']), buildHost('loaded', ['a', 'b']), buildHost('idle', ['a'])],
    })
    const sessions = [held('a'), held('b', { passes: ['p2'], hosts: ['loaded'] })]
    const remedies = remediesFor(pilot, sessions, { what: 'host', id: 'h', ...ALL_DAY }, NOTHING)
    expect(
      remedies.map(({ kind, changed }) => [kind, changed.map(({ hosts }) => hosts)]).slice(0, 2),
    ).toEqual([
      ['replace', [['idle']]],
      ['replace', [['loaded']]],
    ])
  })

  it('is next a host who leads something else that another can take over', () => {
    const pilot = buildPilot({
      modules,
      venues: [buildVenue('v'), buildVenue('w')],
      hosts: [
        buildHost('h', ['a']),
        buildHost('both', ['a', 'b'], { maximumSessions: 1 }),
        buildHost('second', ['b']),
      ],
    })
    const sessions = [held('a'), held('b', { passes: ['p2'], hosts: ['both'] })]
    const away: Away = { what: 'host', id: 'h', ...ALL_DAY }
    const [first] = remediesFor(pilot, sessions, away, NOTHING)
    expect(first).toMatchObject({
      kind: 'swap',
      moved: 0,
      people: 2,
      changed: [
        { id: 'a', hosts: ['both'] },
        { id: 'b', hosts: ['second'] },
      ],
    })
    expect(remediesFor(pilot, sessions, away, new Set(['b'])).map(({ kind }) => kind)).not.toContain('swap')
  })

  it('moves a session to when its host is back, but none that is locked', () => {
    const pilot = buildPilot({
      days: { minimum: 1, maximum: 5, wanted: 1 },
      modules: [buildModule('a')],
      hosts: [buildHost('h', ['a'])],
    })
    const away: Away = { what: 'host', id: 'h', ...ALL_DAY }
    const remedies = remediesFor(pilot, [held('a')], away, NOTHING)
    expect(remedies[0]).toMatchObject({ kind: 'move', moved: 1, people: 0 })
    expect(remedies[0]?.changed[0]?.day).toBe('2020-03-10')
    expect(remediesFor(pilot, [held('a')], away, new Set(['a']))).toEqual([])
  })

  it('gives several sessions to one person rather than to two', () => {
    const pilot = buildPilot({
      modules,
      hosts: [
        buildHost('h', ['a', 'b']),
        buildHost('both', ['a', 'b']),
        buildHost('first', ['a']),
        buildHost('second', ['b']),
      ],
    })
    const sessions = [held('a'), held('b', { passes: ['p2'] })]
    const [best, next] = remediesFor(pilot, sessions, { what: 'host', id: 'h', ...ALL_DAY }, NOTHING)
    expect(best?.changed.map(({ hosts }) => hosts)).toEqual([['both'], ['both']])
    expect(next?.people).toBe(2)
  })
})

describe('what to do when a room is gone', () => {
  it('is another that holds everyone, or one whose session can go elsewhere', () => {
    const venues = [buildVenue('v'), buildVenue('small', { seats: 1 }), buildVenue('other')]
    const pilot = buildPilot({ modules: [buildModule('a'), buildModule('b')], venues })
    const away: Away = { what: 'venue', id: 'v', from: ALL_DAY.from, to: ALL_DAY.from }
    const sessions = [held('a'), held('b', { passes: ['p2'] })]
    const [first] = remediesFor(pilot, sessions, away, NOTHING)
    expect(first).toMatchObject({ kind: 'replace', changed: [{ id: 'a', venue: 'other' }] })
  })
})
