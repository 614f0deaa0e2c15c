import type { WeightedConstraint } from '../linear/rows.ts'
import { sum } from '../linear/rows.ts'
import type { Meeting, Timetable } from './timetable.ts'
import { halfDaysOf, lengthOf } from './timetable.ts'
import { columnsBy, groupedBy, slotsFrom } from './variable-index.ts'
import type { Variables } from './variables.ts'

// The rules of the model, one function each. What a rule forbids for one host, venue or slot alone has no variable.

/** A1: every meeting is held exactly once. */
export function eachMeetingHeldOnce({ meetings }: Timetable, { start }: Variables): WeightedConstraint[] {
  const columns = columnsBy(start, ({ meeting }) => [meeting])
  return meetings.map((_, meeting) => ({
    rule: 'A1',
    lower: 1,
    upper: 1,
    terms: sum(columns.get(meeting) ?? []),
  }))
}

/** A2: a group is in at most one session per pass; so is a host, and so is a venue. */
export function eachInOneSessionPerPass(timetable: Timetable, variables: Variables): WeightedConstraint[] {
  const { meetings, classes } = timetable
  const slotCount = timetable.days.length * timetable.passes.length
  const passesOf = (index: number): number => classes[index]?.module.passes ?? 1
  const busy = [
    columnsBy(variables.start, ({ meeting, slot }) =>
      (meetings[meeting]?.groups ?? []).flatMap(group =>
        slotsFrom(slot, lengthOf(timetable, meetings[meeting] as Meeting)).map(at => group * slotCount + at),
      ),
    ),
    columnsBy(variables.lead, ({ host, class: index, slot }) =>
      slotsFrom(slot, passesOf(index)).map(at => host * slotCount + at),
    ),
    columnsBy(variables.room, ({ venue, class: index, slot }) =>
      slotsFrom(slot, passesOf(index)).map(at => venue * slotCount + at),
    ),
  ]
  return busy.flatMap(columns =>
    [...columns.values()]
      .filter(({ length }) => length > 1)
      .map(own => ({ rule: 'A2', lower: 0, upper: 1, terms: sum(own) })),
  )
}

/** A3: a host leads at most their maximum number of sessions, and at least what sharing evenly asks (A10). */
export function eachHostWithinTheirSessions({ hosts }: Timetable, { lead }: Variables): WeightedConstraint[] {
  const columns = columnsBy(lead, ({ host }) => [host])
  return hosts.flatMap(({ minimum, maximum }, host) => {
    const own = columns.get(host) ?? []
    return minimum === 0 && maximum >= own.length
      ? []
      : [{ rule: 'A3', lower: minimum, upper: maximum, terms: sum(own) }]
  })
}

/** A4: a class uses, in every slot, as many hosts of each kind as its meetings that start there ask for. */
export function eachMeetingHasItsHosts(
  { classes, meetings, hosts }: Timetable,
  { start, lead }: Variables,
): WeightedConstraint[] {
  const starting = columnsBy(start, ({ meeting, slot }) => [`${meetings[meeting]?.class} ${slot}`])
  const leading = columnsBy(lead, ({ host, class: index, slot }) => [
    `${index} ${slot} ${hosts[host]?.host.kind}`,
  ])
  return [...starting].flatMap(([key, columns]) => {
    const needs = classes[Number(key.split(' ')[0])]?.needs ?? { staff: 0, termFive: 0, teacher: 0 }
    return Object.entries(needs).flatMap(([kind, count]) =>
      count === 0
        ? []
        : [
            {
              rule: 'A4',
              lower: 0,
              upper: 0,
              terms: [...sum(leading.get(`${key} ${kind}`) ?? []), ...sum(columns, -count)],
            },
          ],
    )
  })
}

/**
 * A5: a class uses, in every slot, as many venues as its meetings that start there, and as many with q seats or more
 * as those of q students or more (Hall: then each can have one that holds it). A kept meeting has its old venue,
 * which can be larger than it needs.
 */
export function eachMeetingHasASeatForEveryone(
  { classes, meetings, venues }: Timetable,
  { start, room, keep }: Variables,
): WeightedConstraint[] {
  const starting = groupedBy(start, ({ meeting, slot }) => `${meetings[meeting]?.class} ${slot}`)
  const holding = groupedBy(room, ({ class: index, slot }) => `${index} ${slot}`)
  const seatsOf = (venue: number): number => venues[venue]?.venue.seats ?? 0
  return [...starting].flatMap(([key, variables]) => {
    const [index = -1, slot = -1] = key.split(' ').map(Number)
    if (classes[index]?.venues === null) return []
    const sizeOf = (meeting: number): number => meetings[meeting]?.students ?? 0
    const sizes = [...new Set(variables.map(({ meeting }) => sizeOf(meeting)))].toSorted((a, b) => a - b)
    return sizes.map((size, at) => {
      const keptInLarger = keep.filter(({ meeting }) => {
        const { class: own, previous } = meetings[meeting] as Meeting
        return (
          own === index &&
          previous?.start === slot &&
          sizeOf(meeting) < size &&
          seatsOf(previous.venue) >= size
        )
      })
      return {
        rule: 'A5',
        lower: 0,
        upper: at === 0 ? 0 : Infinity,
        terms: [
          ...sum(
            (holding.get(key) ?? [])
              .filter(({ venue }) => seatsOf(venue) >= size)
              .map(({ column }) => column),
          ),
          ...sum(
            variables.filter(({ meeting }) => sizeOf(meeting) >= size).map(({ column }) => column),
            -1,
          ),
          ...sum(
            keptInLarger.map(({ column }) => column),
            -1,
          ),
        ],
      }
    })
  })
}

/** A6: as many days have meetings as the pilot may have; a day counts when it has one, and only then. */
export function daysWithinTheirCount(timetable: Timetable, { start, day }: Variables): WeightedConstraint[] {
  const { passes, meetings, dayCount } = timetable
  const dayOf = (slot: number): number => Math.floor(slot / passes.length)
  const ofDay = columnsBy(start, ({ slot }) => [dayOf(slot)])
  const ofMeetingAndDay = columnsBy(start, ({ meeting, slot }) => [dayOf(slot) * meetings.length + meeting])
  return [
    { rule: 'A6', lower: dayCount.minimum, upper: dayCount.maximum, terms: sum(day) },
    ...day.map((used, index) => ({
      rule: 'A6',
      lower: 0,
      upper: Infinity,
      terms: [...sum(ofDay.get(index) ?? []), { column: used, coefficient: -1 }],
    })),
    ...[...ofMeetingAndDay].map(([key, columns]) => ({
      rule: 'A6',
      lower: 0,
      upper: Infinity,
      terms: [{ column: day[Math.floor(key / meetings.length)] ?? -1, coefficient: 1 }, ...sum(columns, -1)],
    })),
  ]
}

/** A7: until a group's earlier meeting has ended, its later one hasn't started; for every slot. */
export function eachPositionKept(timetable: Timetable, { start }: Variables): WeightedConstraint[] {
  const { meetings, classes } = timetable
  const ofMeeting = groupedBy(start, ({ meeting }) => meeting)
  const rank = { first: 0, any: 1, last: 2 }
  const rankOf = (meeting: Meeting): number => rank[classes[meeting.class]?.module.position ?? 'any']
  const rows: WeightedConstraint[] = []
  for (const [index, earlier] of meetings.entries()) {
    for (const [other, later] of meetings.entries()) {
      if (rankOf(earlier) >= rankOf(later) || !earlier.groups.some(group => later.groups.includes(group)))
        continue
      const length = lengthOf(timetable, earlier)
      for (const slot of later.starts) {
        const ended = (ofMeeting.get(index) ?? []).filter(variable => variable.slot + length <= slot)
        const started = (ofMeeting.get(other) ?? []).filter(variable => variable.slot <= slot)
        rows.push({
          rule: 'A7',
          lower: 0,
          upper: Infinity,
          terms: [
            ...sum(ended.map(({ column }) => column)),
            ...sum(
              started.map(({ column }) => column),
              -1,
            ),
          ],
        })
      }
    }
  }
  return rows
}

/** A8: where a teacher's session in a district ends, none of theirs in another begins in the next pass of the day. */
export function teachersHaveTimeToTravel(
  { classes, hosts, passes }: Timetable,
  { lead }: Variables,
): WeightedConstraint[] {
  const travelling = lead.filter(
    ({ host, class: index }) =>
      hosts[host]?.needsTravelTime === true &&
      classes[index] !== undefined &&
      classes[index].district !== null,
  )
  return [...groupedBy(travelling, ({ host }) => host).values()].flatMap(own =>
    [...new Set(own.map(({ class: index }) => classes[index]?.district))].flatMap(district => {
      const here = own.filter(({ class: index }) => classes[index]?.district === district)
      const elsewhere = own.filter(({ class: index }) => classes[index]?.district !== district)
      const endings = groupedBy(here, ({ class: index, slot }) => slot + (classes[index]?.module.passes ?? 1))
      return [...endings].flatMap(([next, ending]): WeightedConstraint[] => {
        const beginning = elsewhere.filter(({ slot }) => slot === next && next % passes.length !== 0)
        const columns = [...ending, ...beginning].map(({ column }) => column)
        return beginning.length > 0 ? [{ rule: 'A8', lower: 0, upper: 1, terms: sum(columns) }] : []
      })
    }),
  )
}

/** A8: in a half day that a joint visit touches, its groups have no other meeting. */
export function visitsLeaveTheirHalfDayFree(
  timetable: Timetable,
  { start }: Variables,
): WeightedConstraint[] {
  const { meetings, classes } = timetable
  const touching = columnsBy(start, ({ meeting, slot }) =>
    [...halfDaysOf(timetable, slot, lengthOf(timetable, meetings[meeting] as Meeting))].map(
      half => half * meetings.length + meeting,
    ),
  )
  const isVisit = ({ class: index }: Meeting): boolean => classes[index]?.module.audience === 'pilot'
  return [...meetings.entries()].flatMap(([index, visit]) => {
    if (!isVisit(visit)) return []
    const others = [...meetings.entries()].filter(
      ([other, meeting]) => other !== index && (!isVisit(meeting) || other > index),
    )
    return Array.from({ length: 2 * timetable.days.length }).flatMap((_, half) => {
      const own = touching.get(half * meetings.length + index) ?? []
      if (own.length === 0) return []
      return others.flatMap(([other]): WeightedConstraint[] => {
        const also = touching.get(half * meetings.length + other) ?? []
        return also.length > 0 ? [{ rule: 'A8', lower: 0, upper: 1, terms: sum([...own, ...also]) }] : []
      })
    })
  })
}
