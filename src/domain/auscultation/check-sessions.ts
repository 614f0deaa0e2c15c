import type { Absence, District, Host, Module, Pilot, Venue } from './pilot.ts'
import type { Session } from './plan-file.ts'

/** A session with what its ids stand for. Unknown ids are left out here, and told by the checker as faults. */
export interface HeldSession {
  session: Session
  module: Module
  hosts: Host[]
  venue: Venue | null
  /** Places in the day of its passes, 0 for the first, in order. */
  places: number[]
  /** The district whose groups meet; null for a session of audience `pilot`. */
  district: string | null
  students: number
}

/** The sessions whose module is known, looked up by id. */
export function heldSessions(pilot: Pilot, sessions: readonly Session[]): HeldSession[] {
  const places = placesOfPasses(pilot)
  return sessions.flatMap(session => {
    const module = pilot.modules.find(({ id }) => id === session.module)
    if (!module) return []
    return {
      session,
      module,
      hosts: pilot.hosts.filter(({ id }) => session.hosts.includes(id)),
      venue: pilot.venues.find(({ id }) => id === session.venue) ?? null,
      places: session.passes.flatMap(id => places.get(id) ?? []).toSorted((one, other) => one - other),
      district: module.audience === 'pilot' ? null : (districtOf(pilot, session)?.id ?? null),
      students: studentCount(pilot, session),
    }
  })
}

/** Each pass's place in the day by its id, 0 for the one that starts first. */
export function placesOfPasses({ passes }: Pick<Pilot, 'passes'>): Map<string, number> {
  const inOrder = passes.toSorted((a, b) => (a.start < b.start ? -1 : 1))
  return new Map(inOrder.map(({ id }, place) => [id, place]))
}

function districtOf({ districts }: Pilot, { groups }: Session): District | undefined {
  return districts.find(district => district.groups.some(({ id }) => groups.includes(id)))
}

function studentCount({ districts }: Pilot, { groups }: Session): number {
  return districts
    .flatMap(district => district.groups)
    .filter(({ id }) => groups.includes(id))
    .reduce((sum, { students }) => sum + students.length, 0)
}

/** The passes of the session during which the host or the venue is away. */
export function awayDuring(unavailable: readonly Absence[], { day, passes }: Session): string[] {
  const absences = unavailable.filter(absence => absence.day === day)
  return passes.filter(pass => absences.some(absence => absence.pass === undefined || absence.pass === pass))
}

/** Every pair of sessions, each once. */
export function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]))
}

/** The passes that two sessions on one day have in common; none on different days. */
export function sharedPasses(one: Session, other: Session): string[] {
  return one.day === other.day ? one.passes.filter(pass => other.passes.includes(pass)) : []
}
