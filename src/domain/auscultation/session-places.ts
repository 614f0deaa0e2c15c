import { weekdayOf } from '../calendar/calendar-date.ts'
import { datesOfIsoWeek, isoWeekOf } from '../calendar/iso-week.ts'
import { isPublicHoliday } from '../calendar/working-days.ts'
import { checkAround, checkHost, checkVenue } from './check-parts.ts'
import { checkSessions } from './check-rules.ts'
import type { Finding } from './finding.ts'
import { findingKey } from './finding.ts'
import type { Host, HostKind, Pilot } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Session } from './plan-file.ts'

/** When, where and with whom a session is held. */
export type Place = Pick<Session, 'day' | 'passes' | 'venue' | 'hosts'>

/**
 * What a change breaks: everything the checker finds after it that it did not find before. Empty when the change may be
 * made; a plan that was whole is then whole still.
 */
export function brokenBy(pilot: Pilot, before: readonly Session[], after: readonly Session[]): Finding[] {
  const known = new Set(checkSessions(pilot, before).map(findingKey))
  return checkSessions(pilot, after).filter(finding => !known.has(findingKey(finding)))
}

/** {@link brokenBy} for one session, with the keys of what was found before the change. */
export function brokenAround(
  pilot: Pilot,
  sessions: readonly Session[],
  changed: Session,
  known: ReadonlySet<string>,
): Finding[] {
  const after = withSessions(sessions, [changed])
  return checkAround(pilot, after, [changed]).filter(finding => !known.has(findingKey(finding)))
}

/** The sessions with some of them, told by their ids, as given. */
export function withSessions(sessions: readonly Session[], changed: readonly Session[]): Session[] {
  const byId = new Map(changed.map(session => [session.id, session]))
  return sessions.map(session => byId.get(session.id) ?? session)
}

/** A time of the week where a session could start, and what the checker says of it there. */
export interface Cell {
  readonly day: string
  /** The passes that it would take. */
  readonly passes: readonly string[]
  /**
   * `here`: it is there now. `free`: it can be there as it is. `others`: it can, in the venue and with the hosts of `place`.
   * `closed`: it can't, for what `findings` say.
   */
  readonly verdict: 'here' | 'free' | 'others' | 'closed'
  readonly place: Place
  readonly findings: readonly Finding[]
}

/**
 * Where the session can go: every start in the working days of its week (A6), in order of time. Other hosts and another
 * venue are looked for where those that it has can't come along: as few others as will do, those with the fewest sessions
 * first. Every `free` and `others` has passed the checker; `closed` tells why it can't be there as it is, or, when that is
 * for its hosts and venue alone, that no others can either.
 */
export function cellsFor(pilot: Pilot, sessions: readonly Session[], session: Session): Cell[] {
  const known = new Set(checkSessions(pilot, sessions).map(findingKey))
  const broken = (place: Place): Finding[] => brokenAround(pilot, sessions, { ...session, ...place }, known)
  return startsOf(pilot, session).map(time => {
    const place = { ...time, venue: session.venue, hosts: session.hosts }
    if (isSameTime(time, session)) return { ...time, verdict: 'here', place, findings: [] }
    const findings = broken(place)
    if (findings.length === 0) return { ...time, verdict: 'free', place, findings }
    if (findings.some(finding => !isOfPeopleOrRoom(finding)))
      return { ...time, verdict: 'closed', place, findings }
    const other = placeAt(pilot, sessions, session, time)
    return other && broken(other).length === 0
      ? { ...time, verdict: 'others', place: other, findings }
      : { ...time, verdict: 'closed', place, findings }
  })
}

/** Every run of passes that the session could take, on the working days of its week. */
export function startsOf(pilot: Pilot, session: Session): Pick<Place, 'day' | 'passes'>[] {
  const passes = pilot.passes.toSorted((a, b) => (a.start < b.start ? -1 : 1)).map(({ id }) => id)
  const length = pilot.modules.find(({ id }) => id === session.module)?.passes ?? session.passes.length
  return workingDaysAround(session.day).flatMap(day =>
    Array.from({ length: Math.max(0, passes.length - length + 1) }, (_, at) => ({
      day,
      passes: passes.slice(at, at + length),
    })),
  )
}

/** The working days of the week that the day lies in (A6). */
export const workingDaysAround = (day: string): string[] =>
  datesOfIsoWeek(isoWeekOf(day)).filter(on => weekdayOf(on) <= 5 && !isPublicHoliday(on))

export const isSameTime = (
  one: Pick<Place, 'day' | 'passes'>,
  other: Pick<Place, 'day' | 'passes'>,
): boolean => one.day === other.day && one.passes.toSorted().join() === other.passes.toSorted().join()

/** What another host or another venue could cure. */
const isOfPeopleOrRoom = ({ fact }: Finding): boolean =>
  'host' in fact || 'venue' in fact || (fact.code === 'busyTwice' && fact.what !== 'group')

/**
 * Hosts and a venue for the session at a time, each of which the checker has nothing against: those that it has as far as
 * they can come, otherwise those with the fewest sessions. Null when there are too few.
 */
export function placeAt(
  pilot: Pilot,
  sessions: readonly Session[],
  session: Session,
  time: Pick<Place, 'day' | 'passes'>,
): Place | null {
  const needs = pilot.modules.find(({ id }) => id === session.module)?.hosts
  const [venue] = venuesAt(pilot, sessions, session, time)
  if (!needs || venue === undefined) return null
  const hosts = hostsAt(pilot, sessions, session, time)
  const chosen = HOST_KINDS.flatMap(kind =>
    hosts
      .filter(host => host.kind === kind)
      .slice(0, needs[kind])
      .map(({ id }) => id),
  )
  const asked = HOST_KINDS.reduce((total, kind) => total + needs[kind], 0)
  return chosen.length === asked ? { ...time, venue, hosts: chosen.toSorted() } : null
}

/** The hosts who could lead the session at the time, its own first, then those with the fewest sessions. */
export function hostsAt(
  pilot: Pilot,
  sessions: readonly Session[],
  session: Session,
  time: Pick<Place, 'day' | 'passes'>,
  kinds: readonly HostKind[] = HOST_KINDS,
): Host[] {
  const others = sessions.filter(({ id }) => id !== session.id)
  const loadOf = ({ id }: Host): number => others.filter(({ hosts }) => hosts.includes(id)).length
  const isOwn = ({ id }: Host): boolean => session.hosts.includes(id)
  return pilot.hosts
    .filter(host => kinds.includes(host.kind) && host.modules.includes(session.module))
    .filter(host => {
      const own = others.filter(({ hosts }) => hosts.includes(host.id))
      return checkHost(pilot, host, [...own, { ...session, ...time }]).length === 0
    })
    .toSorted(
      (one, other) =>
        Number(isOwn(other)) - Number(isOwn(one)) || loadOf(one) - loadOf(other) || byCode(one.id, other.id),
    )
}

const byCode = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The venues that could hold the session at the time: its own first, then the smallest. */
export function venuesAt(
  pilot: Pilot,
  sessions: readonly Session[],
  session: Session,
  time: Pick<Place, 'day' | 'passes'>,
): string[] {
  const others = sessions.filter(({ id }) => id !== session.id)
  const isOwn = (id: string): boolean => id === session.venue
  return pilot.venues
    .filter(venue => {
      const own = others.filter(each => each.venue === venue.id)
      return checkVenue(pilot, venue, [...own, { ...session, ...time }]).length === 0
    })
    .toSorted(
      (one, other) =>
        Number(isOwn(other.id)) - Number(isOwn(one.id)) ||
        one.seats - other.seats ||
        byCode(one.id, other.id),
    )
    .map(({ id }) => id)
}
