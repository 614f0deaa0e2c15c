import type { Away } from './absence.ts'
import { isFrom, sessionsHit, withAbsence } from './absence.ts'
import { checkSessions } from './check-rules.ts'
import { findingKey } from './finding.ts'
import type { Host, Pilot } from './pilot.ts'
import type { Session } from './plan-file.ts'
import {
  brokenAround,
  hostsAt,
  isSameTime,
  placeAt,
  startsOf,
  venuesAt,
  withSessions,
} from './session-places.ts'

/**
 * `replace`: somebody or some room that is free. `swap`: one that leads or holds another session, which gets another in
 * its turn. `move`: another time.
 */
export type RemedyKind = 'replace' | 'swap' | 'move'

/** A way to hold every session that lost its host or venue. It has passed the checker. */
export interface Remedy {
  readonly kind: RemedyKind
  /** The sessions that change, as they would be. */
  readonly changed: readonly Session[]
  /** Sessions that get another time. */
  readonly moved: number
  /** Hosts who get or lose a session; the one who is away is not counted. */
  readonly people: number
  /** The most sessions that any host would lead. */
  readonly largestLoad: number
}

// Several sessions at once: so many ways of each kind to hold the first ones are tried with the next.
const WIDTH = 3

/**
 * What can be done when a host falls ill or a venue is gone, best first: no session at another time rather than one, then
 * as few changed sessions as will do, as few people, and the smallest largest load (A10). At most `most` of each kind.
 * Sessions before the absence and locked ones (A12) stay as they are; a locked one that is hit stays at its time. For one
 * session that is hit the ranking is exact; for several, each is cured in the order of time, which tries many ways but not
 * all. Empty when nothing of this will do: then planning anew remains.
 */
export function remediesFor(
  pilot: Pilot,
  sessions: readonly Session[],
  away: Away,
  locked: ReadonlySet<string>,
  most = 3,
): Remedy[] {
  const present = withAbsence(pilot, away)
  const hit = sessionsHit(pilot, sessions, away)
  if (hit.length === 0) return []
  let ways: Session[][] = [[]]
  for (const { id } of hit) {
    const longer = ways.flatMap(changed => {
      const now = withSessions(sessions, changed)
      const session = now.find(each => each.id === id)
      if (!session) return []
      // An earlier swap or move may have cured it on the way.
      if (sessionsHit(pilot, [session], away).length === 0) return [changed]
      return stepsFor(present, now, session, away, locked).map(step => merged(changed, step))
    })
    ways = firstOfEachKind(
      ranked(pilot, sessions, away, longer),
      id === hit.at(-1)?.id ? Infinity : WIDTH,
    ).map(({ changed }) => [...changed])
  }
  const known = new Set(checkSessions(pilot, sessions).map(findingKey))
  const holds = ({ changed }: Remedy): boolean =>
    checkSessions(present, withSessions(sessions, changed)).every(finding => known.has(findingKey(finding)))
  return firstOfEachKind(ranked(pilot, sessions, away, ways), most, holds)
}

/** The first so many of each kind for which it holds, in their order. */
function firstOfEachKind(
  remedies: readonly Remedy[],
  most: number,
  holds: (remedy: Remedy) => boolean = () => true,
): Remedy[] {
  const left = { replace: most, swap: most, move: most }
  return remedies.filter(remedy => {
    if (left[remedy.kind] === 0 || !holds(remedy)) return false
    left[remedy.kind] -= 1
    return true
  })
}

const merged = (changed: readonly Session[], step: readonly Session[]): Session[] => [
  ...changed.filter(({ id }) => !step.some(other => other.id === id)),
  ...step,
]

function ranked(
  pilot: Pilot,
  sessions: readonly Session[],
  away: Away,
  ways: readonly Session[][],
): Remedy[] {
  const remedies = new Map(ways.map(changed => [keyOf(changed), remedyOf(pilot, sessions, away, changed)]))
  return [...remedies]
    .toSorted(([oneKey, one], [otherKey, other]) => {
      const order =
        one.moved - other.moved ||
        one.changed.length - other.changed.length ||
        one.people - other.people ||
        one.largestLoad - other.largestLoad
      return order || (oneKey < otherKey ? -1 : 1)
    })
    .map(([, remedy]) => remedy)
}

const keyOf = (changed: readonly Session[]): string =>
  JSON.stringify(
    changed.map(({ id, day, passes, venue, hosts }) => [id, day, passes, venue, hosts]).toSorted(),
  )

function remedyOf(pilot: Pilot, sessions: readonly Session[], away: Away, changed: Session[]): Remedy {
  const before = new Map(sessions.map(session => [session.id, session]))
  const moved = changed.filter(session => {
    const old = before.get(session.id)
    return old !== undefined && !isSameTime(old, session)
  }).length
  const people = new Set(
    changed.flatMap(({ id, hosts }) => {
      const old = before.get(id)?.hosts ?? []
      return [...old.filter(host => !hosts.includes(host)), ...hosts.filter(host => !old.includes(host))]
    }),
  )
  people.delete(away.id)
  const after = withSessions(sessions, changed)
  const loads = pilot.hosts.map(({ id }) => after.filter(({ hosts }) => hosts.includes(id)).length)
  const hit = sessionsHit(pilot, sessions, away).length
  const kind = moved > 0 ? 'move' : changed.length > hit ? 'swap' : 'replace'
  return { kind, changed, moved, people: people.size, largestLoad: Math.max(0, ...loads) }
}

/** Every way to cure one session, each as the sessions that change. */
function stepsFor(
  present: Pilot,
  sessions: readonly Session[],
  session: Session,
  away: Away,
  locked: ReadonlySet<string>,
): Session[][] {
  const isOpen = (other: Session): boolean =>
    other.id !== session.id && !locked.has(other.id) && isFrom(present, other, away.from)
  const inPlace =
    away.what === 'host'
      ? hostSteps(present, sessions, session, away.id, isOpen)
      : venueSteps(present, sessions, session, isOpen)
  return [...inPlace, ...(locked.has(session.id) ? [] : moveSteps(present, sessions, session, away))]
}

const led = (session: Session, without: string, by: string): Session => ({
  ...session,
  hosts: [...session.hosts.filter(host => host !== without), by].toSorted(),
})

function hostSteps(
  present: Pilot,
  sessions: readonly Session[],
  session: Session,
  gone: string,
  isOpen: (session: Session) => boolean,
): Session[][] {
  const kind = present.hosts.find(({ id }) => id === gone)?.kind
  if (!kind) return []
  const newFor = (held: readonly Session[], to: Session, without: string): Host[] =>
    hostsAt(present, held, to, to, [kind]).filter(({ id }) => id !== without && !to.hosts.includes(id))
  const direct = newFor(sessions, session, gone)
  const busy = present.hosts.filter(
    host =>
      host.kind === kind &&
      host.id !== gone &&
      host.modules.includes(session.module) &&
      !session.hosts.includes(host.id) &&
      !direct.includes(host),
  )
  const swaps = busy.flatMap(host =>
    sessions
      .filter(other => other.hosts.includes(host.id) && isOpen(other))
      .flatMap(other => {
        const cured = led(session, gone, host.id)
        const left = { ...other, hosts: other.hosts.filter(id => id !== host.id) }
        const held = withSessions(sessions, [cured, left])
        if (!newFor(withSessions(sessions, [left]), session, gone).includes(host)) return []
        return newFor(held, left, host.id).map(next => [cured, led(other, host.id, next.id)])
      }),
  )
  return [...direct.map(host => [led(session, gone, host.id)]), ...swaps]
}

function venueSteps(
  present: Pilot,
  sessions: readonly Session[],
  session: Session,
  isOpen: (session: Session) => boolean,
): Session[][] {
  const direct = venuesAt(present, sessions, session, session).filter(id => id !== session.venue)
  const swaps = present.venues
    .filter(({ id }) => id !== session.venue && !direct.includes(id))
    .flatMap(({ id }) =>
      sessions
        .filter(other => other.venue === id && isOpen(other))
        .flatMap(other => {
          const rest = sessions.filter(each => each.id !== other.id)
          if (!venuesAt(present, rest, session, session).includes(id)) return []
          const cured = { ...session, venue: id }
          return venuesAt(present, withSessions(sessions, [cured]), other, other)
            .filter(next => next !== id)
            .map(next => [cured, { ...other, venue: next }])
        }),
    )
  return [...direct.map(venue => [{ ...session, venue }]), ...swaps]
}

function moveSteps(present: Pilot, sessions: readonly Session[], session: Session, away: Away): Session[][] {
  const known = new Set(checkSessions(present, sessions).map(findingKey))
  return startsOf(present, session).flatMap(time => {
    if (isSameTime(time, session) || !isFrom(present, time, away.from)) return []
    const place = placeAt(present, sessions, session, time)
    if (!place) return []
    const moved = { ...session, ...place }
    const isCured = sessionsHit(present, [moved], away).length === 0
    return isCured && brokenAround(present, sessions, moved, known).length === 0 ? [[moved]] : []
  })
}
