import type { PlanningModel } from './model.ts'
import type { HostKind } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Session } from './plan-file.ts'
import type { Meeting, Slot, Timetable } from './timetable.ts'
import { lengthOf } from './timetable.ts'
import { groupedBy } from './variable-index.ts'

/** A meeting with its time, and its hosts and venue as far as the timetable decides them. */
export interface Held {
  /** The meeting's id. */
  readonly id: string
  readonly class: number
  readonly start: Slot
  readonly hosts: readonly number[]
  readonly venue: number | null
}

/**
 * The meetings that a solution of the model holds. Where several of a class start together the solution says which
 * hosts and venues they have between them: a kept meeting gets its own, then the largest gets the largest venue.
 */
export function heldIn({ timetable, variables }: PlanningModel, values: Float64Array): Held[] {
  const isChosen = ({ column }: { column: number }): boolean => (values[column] ?? 0) > 0.5
  const keyOf = ({ class: index, slot }: { class: number; slot: Slot }): string => `${index} ${slot}`
  const leads = groupedBy(variables.lead.filter(isChosen), keyOf)
  const rooms = groupedBy(variables.room.filter(isChosen), keyOf)
  const kept = new Set(variables.keep.filter(isChosen).map(({ meeting }) => meeting))
  const starts = groupedBy(variables.start.filter(isChosen), ({ meeting, slot }) =>
    keyOf({ class: timetable.meetings[meeting]?.class ?? -1, slot }),
  )
  return [...starts].flatMap(([key, together]) => {
    const pool = {
      hosts: (leads.get(key) ?? []).map(({ host }) => host),
      venues: (rooms.get(key) ?? []).map(({ venue }) => venue),
    }
    const inOrder = together.toSorted(
      (one, other) =>
        Number(kept.has(other.meeting)) - Number(kept.has(one.meeting)) ||
        studentsOf(timetable, other.meeting) - studentsOf(timetable, one.meeting) ||
        one.meeting - other.meeting,
    )
    return inOrder.map(({ meeting: index, slot }) => {
      const meeting = timetable.meetings[index] as Meeting
      const own = kept.has(index) ? meeting.previous : null
      return {
        id: meeting.id,
        class: meeting.class,
        start: slot,
        hosts: takeHosts(timetable, meeting, pool, own?.hosts ?? null),
        venue: takeVenue(timetable, pool, own?.venue ?? null),
      }
    })
  })
}

const studentsOf = ({ meetings }: Timetable, meeting: number): number => meetings[meeting]?.students ?? 0

interface Pool {
  hosts: number[]
  venues: number[]
}

function takeHosts(
  { classes, hosts }: Timetable,
  meeting: Meeting,
  pool: Pool,
  own: readonly number[] | null,
): number[] {
  const needs = classes[meeting.class]?.needs
  const kindOf = (host: number): HostKind => hosts[host]?.host.kind ?? 'staff'
  const taken = HOST_KINDS.flatMap(kind =>
    (own ?? pool.hosts)
      .filter(host => kindOf(host) === kind && pool.hosts.includes(host))
      .slice(0, needs?.[kind]),
  )
  pool.hosts = pool.hosts.filter(host => !taken.includes(host))
  return taken
}

/** The smallest venue that holds the meeting would leave the larger ones to smaller meetings only: the largest. */
function takeVenue({ venues }: Timetable, pool: Pool, own: number | null): number | null {
  const seatsOf = (venue: number): number => venues[venue]?.venue.seats ?? 0
  const [largest] = pool.venues.toSorted((one, other) => seatsOf(other) - seatsOf(one) || one - other)
  const taken = own !== null && pool.venues.includes(own) ? own : (largest ?? null)
  pool.venues = pool.venues.filter(venue => venue !== taken)
  return taken
}

/** The meetings as the sessions of a plan file, in order of time and id. */
export function sessionsOf(timetable: Timetable, held: readonly Held[]): Session[] {
  const { days, passes, groups, classes, meetings, hosts, venues } = timetable
  const meetingOf = new Map(meetings.map(meeting => [meeting.id, meeting]))
  return held
    .toSorted((one, other) => one.start - other.start || (one.id < other.id ? -1 : 1))
    .map(({ id, start, hosts: leading, venue }) => {
      const meeting = meetingOf.get(id) as Meeting
      const place = start % passes.length
      return {
        id,
        module: classes[meeting.class]?.module.id ?? '',
        groups: meeting.groups.map(group => groups[group]?.id ?? '').toSorted(),
        day: days[Math.floor(start / passes.length)] ?? '',
        passes: passes.slice(place, place + lengthOf(timetable, meeting)).map(pass => pass.id),
        venue: venues[venue ?? -1]?.venue.id ?? '',
        hosts: leading.map(host => hosts[host]?.host.id ?? '').toSorted(),
      }
    })
}
