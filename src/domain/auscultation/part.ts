import type { Held } from './plan.ts'
import type { PlannedHost, PlannedVenue, Slot, Timetable } from './timetable.ts'
import { halfDaysOf, lengthOf } from './timetable.ts'

/**
 * The timetable of one district: its own meetings, and the joint visits for its groups. Hosts and venues that it
 * shares with others are there as if it were alone, so that what it can't reach no whole plan can; for hosts of other
 * districts nothing is asked.
 */
export function districtPart(timetable: Timetable, district: string): Timetable {
  const { groups, classes, meetings, hosts } = timetable
  const isOwn = (group: number): boolean => groups[group]?.district === district
  return {
    ...timetable,
    meetings: meetings
      .filter(meeting => [null, district].includes(classes[meeting.class]?.district ?? null))
      .map(meeting => ({ ...meeting, groups: meeting.groups.filter(isOwn) })),
    hosts: hosts.map(planned => (planned.host.district === district ? planned : { ...planned, minimum: 0 })),
  }
}

/** Whether the meeting is a joint visit: its class is of no district. */
export const isVisit = ({ classes }: Timetable, { class: index }: { class: number }): boolean =>
  classes[index]?.district === null

/**
 * The timetable when the days and the joint visits are to be those of the meetings held: no other day, the visits
 * decided, and their half days free of everything else (A8).
 */
export function withDaysAndVisitsOf(timetable: Timetable, held: readonly Held[]): Timetable {
  const { classes, passes } = timetable
  const days = new Set(held.map(({ start }) => Math.floor(start / passes.length)))
  const visits = held.filter(meeting => isVisit(timetable, meeting))
  const alone = visits.filter(visit => classes[visit.class]?.module.audience === 'pilot')
  const visitOf = new Map(visits.map(({ id, start }) => [id, start]))
  const touched = new Set(
    alone.flatMap(visit => [...halfDaysOf(timetable, visit.start, lengthOf(timetable, visit))]),
  )
  const isLeft = (slot: Slot, length: number): boolean =>
    days.has(Math.floor(slot / passes.length)) &&
    ![...halfDaysOf(timetable, slot, length)].some(half => touched.has(half))
  return {
    ...timetable,
    dayCount: { minimum: 0, maximum: days.size },
    classes: classes.map(each =>
      each.district === null ? { ...each, needs: { staff: 0, termFive: 0, teacher: 0 }, venues: null } : each,
    ),
    meetings: timetable.meetings.map(meeting => {
      const visit = visitOf.get(meeting.id)
      return visit === undefined
        ? { ...meeting, starts: meeting.starts.filter(slot => isLeft(slot, lengthOf(timetable, meeting))) }
        : { ...meeting, starts: [visit], previous: null, isLocked: false }
    }),
  }
}

/**
 * The timetable for other districts when these meetings are held: their hosts and venues are busy, and the hosts
 * lead so many fewer. A teacher needs a pass to get to another district (A8).
 */
export const withoutThoseIn = (timetable: Timetable, held: readonly Held[]): Timetable => ({
  ...timetable,
  hosts: timetable.hosts.map((planned, host) =>
    busyHost(
      timetable,
      planned,
      held.filter(({ hosts }) => hosts.includes(host)),
    ),
  ),
  venues: timetable.venues.map((planned, venue) =>
    busyVenue(
      timetable,
      planned,
      held.filter(meeting => meeting.venue === venue),
    ),
  ),
})

function busyHost(timetable: Timetable, planned: PlannedHost, held: readonly Held[]): PlannedHost {
  if (held.length === 0) return planned
  const perDay = timetable.passes.length
  const isBusy = (slot: Slot): boolean =>
    held.some(meeting => {
      const { start } = meeting
      const travel = planned.needsTravelTime && !isVisit(timetable, meeting) ? 1 : 0
      const isSameDay = Math.floor(slot / perDay) === Math.floor(start / perDay)
      return isSameDay && slot >= start - travel && slot < start + lengthOf(timetable, meeting) + travel
    })
  return {
    ...planned,
    isFree: planned.isFree.map((isFree, slot) => isFree && !isBusy(slot)),
    minimum: Math.max(0, planned.minimum - held.length),
    maximum: planned.maximum - held.length,
  }
}

function busyVenue(timetable: Timetable, planned: PlannedVenue, held: readonly Held[]): PlannedVenue {
  const isBusy = (slot: Slot): boolean =>
    held.some(meeting => slot >= meeting.start && slot < meeting.start + lengthOf(timetable, meeting))
  return held.length === 0
    ? planned
    : { ...planned, isFree: planned.isFree.map((isFree, slot) => isFree && !isBusy(slot)) }
}
