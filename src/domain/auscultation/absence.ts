import { placesOfPasses } from './check-sessions.ts'
import type { Absence, Pilot } from './pilot.ts'
import type { Session } from './plan-file.ts'
import { workingDaysAround } from './session-places.ts'

/** Who falls ill, or which room is gone, from when to when: both passes are away too. */
export interface Away {
  readonly what: 'host' | 'venue'
  readonly id: string
  readonly from: Moment
  readonly to: Moment
}

/** A pass of a day. */
export interface Moment {
  readonly day: string
  readonly pass: string
}

/** Puts a pass in the order of time. */
const momentKey = (places: ReadonlyMap<string, number>, { day, pass }: Moment): string =>
  `${day} ${String(places.get(pass) ?? 0).padStart(3, '0')}`

/** The passes of the week that somebody or something is away, in order of time. */
export function passesAway(pilot: Pilot, { from, to }: Pick<Away, 'from' | 'to'>): Moment[] {
  const places = placesOfPasses(pilot)
  const passes = [...places.keys()]
  const [first, last] = [momentKey(places, from), momentKey(places, to)]
  return workingDaysAround(from.day)
    .flatMap(day => passes.map(pass => ({ day, pass })))
    .filter(moment => momentKey(places, moment) >= first && momentKey(places, moment) <= last)
}

/** The pilot when the host or the venue is away. */
export function withAbsence(pilot: Pilot, away: Away): Pilot {
  const added: Absence[] = passesAway(pilot, away)
  const withAdded = <Item extends { id: string; unavailable: Absence[] }>(item: Item): Item =>
    item.id === away.id ? { ...item, unavailable: [...item.unavailable, ...added] } : item
  return away.what === 'host'
    ? { ...pilot, hosts: pilot.hosts.map(withAdded) }
    : { ...pilot, venues: pilot.venues.map(withAdded) }
}

/** The sessions that lose their host or venue, in order of time. */
export function sessionsHit(pilot: Pilot, sessions: readonly Session[], away: Away): Session[] {
  const places = placesOfPasses(pilot)
  const gone = new Set(passesAway(pilot, away).map(moment => momentKey(places, moment)))
  const startOf = (session: Session): string =>
    momentKey(places, { day: session.day, pass: session.passes[0] ?? '' })
  return sessions
    .filter(session => usesIt(session, away))
    .filter(({ day, passes }) => passes.some(pass => gone.has(momentKey(places, { day, pass }))))
    .toSorted((one, other) => (startOf(one) < startOf(other) ? -1 : 1))
}

export const usesIt = ({ hosts, venue }: Session, { what, id }: Pick<Away, 'what' | 'id'>): boolean =>
  what === 'host' ? hosts.includes(id) : venue === id

/** Whether the session begins no earlier than the moment. */
export function isFrom(
  pilot: Pilot,
  { day, passes }: Pick<Session, 'day' | 'passes'>,
  from: Moment,
): boolean {
  const places = placesOfPasses(pilot)
  return momentKey(places, { day, pass: passes[0] ?? '' }) >= momentKey(places, from)
}
