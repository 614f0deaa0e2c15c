import type { ColumnBounds } from '../linear/rows.ts'
import type { Slot, Timetable } from './timetable.ts'
import { isFreeFrom, lengthOf } from './timetable.ts'

/** x: the meeting starts in the slot. */
export interface StartVariable {
  readonly meeting: number
  readonly slot: Slot
  readonly column: number
}

/** y: the host leads a meeting of the class that starts in the slot. */
export interface LeadVariable {
  readonly host: number
  readonly class: number
  readonly slot: Slot
  readonly column: number
}

/** z: the venue holds a meeting of the class that starts in the slot. */
export interface RoomVariable {
  readonly venue: number
  readonly class: number
  readonly slot: Slot
  readonly column: number
}

/** w: the group's day runs from its first pass to its last, both counted from 0. */
export interface SpanVariable {
  readonly group: number
  readonly day: number
  readonly first: number
  readonly last: number
  readonly column: number
}

/** i: the group has nothing in the slot, though its day began before and ends after. */
export interface IdleVariable {
  readonly group: number
  readonly slot: Slot
  readonly column: number
}

/** k: the meeting is as it was in the previous plan (A12). */
export interface KeepVariable {
  readonly meeting: number
  readonly column: number
}

export interface Variables {
  readonly bounds: readonly Omit<ColumnBounds, 'cost'>[]
  readonly start: readonly StartVariable[]
  readonly lead: readonly LeadVariable[]
  readonly room: readonly RoomVariable[]
  readonly span: readonly SpanVariable[]
  readonly idle: readonly IdleVariable[]
  readonly keep: readonly KeepVariable[]
  /** u, by day: the day has meetings. */
  readonly day: readonly number[]
}

/**
 * The variables of the model, all 0 or 1; those that a rule for one host, venue or slot forbids don't exist (A3, A5), nor
 * do other starts of a locked meeting, which is kept (A12).
 */
export function variablesOf(timetable: Timetable): Variables {
  const { days, passes, groups, classes, meetings, hosts, venues } = timetable
  const bounds: { lower: number; upper: number }[] = []
  const column = (lower = 0): number => bounds.push({ lower, upper: 1 }) - 1
  const day = days.map(() => column())
  const start = meetings.flatMap(({ starts, previous, isLocked }, meeting) =>
    starts
      .filter(slot => !isLocked || slot === previous?.start)
      .map(slot => ({ meeting, slot, column: column() })),
  )
  const slotsOfClass = classes.map((_, index) => [
    ...new Set(meetings.flatMap(meeting => (meeting.class === index ? meeting.starts : []))),
  ])
  const lead = classes.flatMap(({ module, needs, hosts: eligible }, index) =>
    eligible.flatMap(host =>
      needs[hosts[host]?.host.kind ?? 'staff'] === 0
        ? []
        : (slotsOfClass[index] ?? [])
            .filter(slot => isFreeFrom(hosts[host], slot, module.passes))
            .map(slot => ({ host, class: index, slot, column: column() })),
    ),
  )
  const fewest = classes.map((_, index) =>
    meetings.reduce(
      (least, meeting) => (meeting.class === index ? Math.min(least, meeting.students) : least),
      Infinity,
    ),
  )
  const room = classes.flatMap(({ module, venues: eligible }, index) =>
    (eligible ?? []).flatMap(venue =>
      (venues[venue]?.venue.seats ?? 0) < (fewest[index] ?? 0)
        ? []
        : (slotsOfClass[index] ?? [])
            .filter(slot => isFreeFrom(venues[venue], slot, module.passes))
            .map(slot => ({ venue, class: index, slot, column: column() })),
    ),
  )
  const taking = new Set(meetings.flatMap(meeting => meeting.groups))
  const reachable = new Set(
    meetings.flatMap(meeting =>
      meeting.starts.flatMap(slot =>
        Array.from({ length: lengthOf(timetable, meeting) }, (_, at) => slot + at),
      ),
    ),
  )
  const span = groups.flatMap((_, group) =>
    taking.has(group)
      ? days.flatMap((__, index) => {
          const open = [...passes.keys()].filter(pass => reachable.has(index * passes.length + pass))
          return open.flatMap(first =>
            open
              .filter(last => last >= first)
              .map(last => ({ group, day: index, first, last, column: column() })),
          )
        })
      : [],
  )
  const idle = groups.flatMap((_, group) =>
    taking.has(group)
      ? [...days.keys()].flatMap(index =>
          [...passes.keys()]
            .slice(1, -1)
            .map(pass => ({ group, slot: index * passes.length + pass, column: column() })),
        )
      : [],
  )
  const keep = meetings.flatMap(({ previous, starts, isLocked }, meeting) =>
    previous && starts.includes(previous.start) ? [{ meeting, column: column(isLocked ? 1 : 0) }] : [],
  )
  return { bounds, start, lead, room, span, idle, keep, day }
}
