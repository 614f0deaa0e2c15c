import type { WeightedConstraint } from '../linear/rows.ts'
import { sum } from '../linear/rows.ts'
import type { Meeting, MeetingClass, Timetable } from './timetable.ts'
import { lengthOf } from './timetable.ts'
import { columnsBy, slotsFrom } from './variable-index.ts'
import type { Variables } from './variables.ts'

// What A10 and A12 count, as rows: they forbid no plan, and give the idle passes and kept sessions their variables.

/** A10: a group's day runs from one pass to another, and in each pass between it has a meeting or is idle. */
export function eachDayRunsFromFirstToLast(
  timetable: Timetable,
  { start, span, idle }: Variables,
): WeightedConstraint[] {
  const { days, passes, meetings } = timetable
  const slotCount = days.length * passes.length
  const busy = columnsBy(start, ({ meeting, slot }) =>
    (meetings[meeting]?.groups ?? []).flatMap(group =>
      slotsFrom(slot, lengthOf(timetable, meetings[meeting] as Meeting)).map(at => group * slotCount + at),
    ),
  )
  const idling = columnsBy(idle, ({ group, slot }) => [group * slotCount + slot])
  const ofDay = columnsBy(span, ({ group, day }) => [group * days.length + day])
  const covering = columnsBy(span, ({ group, day, first, last }) =>
    slotsFrom(day * passes.length + first, last - first + 1).map(at => group * slotCount + at),
  )
  return [
    ...[...ofDay.values()].map(columns => ({ rule: 'A10', lower: 0, upper: 1, terms: sum(columns) })),
    ...[...covering].map(([key, columns]) => ({
      rule: 'A10',
      lower: 0,
      upper: 0,
      terms: [...sum(columns), ...sum(busy.get(key) ?? [], -1), ...sum(idling.get(key) ?? [], -1)],
    })),
  ]
}

/** A12: a kept meeting starts when it did, and the class uses there the hosts and the venue that it had. */
export function eachKeptMeetingAsItWas(
  { classes, meetings, hosts: all }: Timetable,
  { start, lead, room, keep }: Variables,
): WeightedConstraint[] {
  const starting = columnsBy(start, ({ meeting, slot }) => [`${meeting} ${slot}`])
  const using = [
    ...[...lead].map(({ host, class: index, slot, column }) => ({
      key: `host ${host} ${index} ${slot}`,
      column,
    })),
    ...[...room].map(({ venue, class: index, slot, column }) => ({
      key: `venue ${venue} ${index} ${slot}`,
      column,
    })),
  ]
  const columnOf = new Map(using.map(({ key, column }) => [key, column]))
  const claims = columnsBy(keep, ({ meeting }) => {
    const { class: index, previous } = meetings[meeting] as Meeting
    const { start: slot = -1, hosts = [], venue = -1 } = previous ?? {}
    // A host or venue that is asked for but not free has no column: then the meeting can't be kept.
    const { needs, venues } = classes[index] as MeetingClass
    const leading = hosts.filter(host => needs[all[host]?.host.kind ?? 'staff'] > 0)
    return [
      ...leading.map(host => `host ${host} ${index} ${slot}`),
      ...(venues ? [`venue ${venue} ${index} ${slot}`] : []),
    ]
  })
  const atMost = (columns: readonly number[], kept: readonly number[]): WeightedConstraint => ({
    rule: 'A12',
    lower: 0,
    upper: Infinity,
    terms: [...sum(columns), ...sum(kept, -1)],
  })
  return [
    ...keep.map(({ meeting, column }) =>
      atMost(starting.get(`${meeting} ${meetings[meeting]?.previous?.start}`) ?? [], [column]),
    ),
    ...[...claims].map(([key, kept]) => {
      const claimed = columnOf.get(key)
      return atMost(claimed === undefined ? [] : [claimed], kept)
    }),
  ]
}
