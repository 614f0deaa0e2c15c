import { placesOfPasses } from './check-sessions.ts'
import type { Pilot } from './pilot.ts'
import type { Session } from './plan-file.ts'
import { isSameTime } from './session-places.ts'

export type SessionChange = 'added' | 'gone' | 'time' | 'venue' | 'hosts'

/** A session that is not the same in two plans, and whom that touches. */
export interface ChangedSession {
  /** The session's id, the same in every plan of the pilot. */
  readonly id: string
  readonly before: Session | null
  readonly after: Session | null
  /** What is different, in the order of {@link SessionChange}. */
  readonly changes: readonly SessionChange[]
  /** Groups whose students must hear of it: for other hosts too, as the invite names them (C1). */
  readonly groups: readonly string[]
  /** Hosts who must hear of it: whoever leads it, and whoever no longer does. */
  readonly hosts: readonly string[]
}

/**
 * What has changed between two plans of one pilot, session by session, in order of time (A12); empty when they hold the
 * same. The order of hosts, groups and passes does not matter.
 */
export function changedSessions(
  { passes }: Pick<Pilot, 'passes'>,
  before: readonly Session[],
  after: readonly Session[],
): ChangedSession[] {
  const places = placesOfPasses({ passes })
  const orderOf = ({ id, before: old, after: now }: ChangedSession): string => {
    const { day, passes: taken } = (now ?? old) as Session
    return [day, String(places.get(taken[0] ?? '') ?? 0).padStart(3, '0'), id].join(' ')
  }
  const old = new Map(before.map(session => [session.id, session]))
  const present = new Map(after.map(session => [session.id, session]))
  const ids = [...new Set([...old.keys(), ...present.keys()])]
  return ids
    .map(id => changeOf(id, old.get(id) ?? null, present.get(id) ?? null))
    .filter(({ changes }) => changes.length > 0)
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

function changeOf(id: string, before: Session | null, after: Session | null): ChangedSession {
  return {
    id,
    before,
    after,
    changes: changesBetween(before, after),
    groups: union(before?.groups, after?.groups),
    hosts: union(before?.hosts, after?.hosts),
  }
}

function changesBetween(before: Session | null, after: Session | null): SessionChange[] {
  if (!before) return after ? ['added'] : []
  if (!after) return ['gone']
  return [
    ...(isSameTime(before, after) ? [] : ['time' as const]),
    ...(before.venue === after.venue ? [] : ['venue' as const]),
    ...(before.hosts.toSorted().join() === after.hosts.toSorted().join() ? [] : ['hosts' as const]),
  ]
}

const union = (one: readonly string[] = [], other: readonly string[] = []): string[] =>
  [...new Set([...one, ...other])].toSorted()
