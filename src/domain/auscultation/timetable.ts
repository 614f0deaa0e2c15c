import { weekdayOf, type CalendarDate } from '../calendar/calendar-date.ts'
import { datesOfIsoWeek, type IsoWeek } from '../calendar/iso-week.ts'
import { isPublicHoliday } from '../calendar/working-days.ts'
import type { Absence, Host, HostKind, Module, Pass, Pilot, Venue } from './pilot.ts'
import { HOST_KINDS } from './pilot.ts'
import type { Session } from './plan-file.ts'

/** A pass of a day of the week: `day × passes a day + pass`, both counted from 0. */
export type Slot = number

/** Something to be held once: its groups meet its class's module. */
export interface Meeting {
  readonly id: string
  /** Index of its {@link MeetingClass}. */
  readonly class: number
  /** Indices of the groups that take part. */
  readonly groups: readonly number[]
  readonly students: number
  /** The slots that it may start in, ascending. */
  readonly starts: readonly Slot[]
  /** What it was in the previous plan, if it can be so again (A12). */
  readonly previous: PreviousMeeting | null
  /** It must be as it was (A12). One that can't be is not in the week: see `planPilot`. */
  readonly isLocked: boolean
}

export interface PreviousMeeting {
  readonly start: Slot
  readonly hosts: readonly number[]
  readonly venue: number
}

/**
 * Meetings that ask for the same: one module in one district, or in all (`district` null). Two of a class that start
 * together can exchange hosts and, when seated, venues; so the model only says which ones the class uses in a slot.
 */
export interface MeetingClass {
  readonly module: Module
  readonly district: string | null
  /** Hosts of each kind for each meeting (A4). */
  readonly needs: Readonly<Record<HostKind, number>>
  /** Indices of the hosts who can lead it (A3, A9) when they are free. */
  readonly hosts: readonly number[]
  /** Indices of the venues that it may use when they are free (A5), or null when the venue is decided elsewhere. */
  readonly venues: readonly number[] | null
}

export interface PlannedHost {
  readonly host: Host
  /** By slot. */
  readonly isFree: readonly boolean[]
  /** The sessions that the host must at least and may at most lead. */
  readonly minimum: number
  readonly maximum: number
  /** Whether a pass must lie between the host's meetings in two districts on one day (A8): for teachers. */
  readonly needsTravelTime: boolean
}

export interface PlannedVenue {
  readonly venue: Venue
  /** By slot. */
  readonly isFree: readonly boolean[]
}

export interface PlannedGroup {
  readonly id: string
  readonly district: string
  readonly students: number
}

/** What is to be planned in one week: the sets and parameters of the model. A part of the pilot has the same shape. */
export interface Timetable {
  readonly week: IsoWeek
  /** The week's working days (A6), ascending; all slots count from the first. */
  readonly days: readonly CalendarDate[]
  /** In the order of the day. */
  readonly passes: readonly Pass[]
  readonly groups: readonly PlannedGroup[]
  readonly classes: readonly MeetingClass[]
  readonly meetings: readonly Meeting[]
  readonly hosts: readonly PlannedHost[]
  readonly venues: readonly PlannedVenue[]
  /** How many days must and may have meetings. */
  readonly dayCount: { readonly minimum: number; readonly maximum: number }
}

/**
 * Everything that the pilot could be in one of its weeks. The pilot's lists must be in order (`orderedPilot`). `locked`
 * are ids of previous sessions.
 */
export function timetableOf(
  pilot: Pilot,
  week: IsoWeek,
  previous: readonly Session[] | null,
  locked: ReadonlySet<string> = new Set(),
): Timetable {
  const days = datesOfIsoWeek(week).filter(on => weekdayOf(on) <= 5 && !isPublicHoliday(on))
  const { passes } = pilot
  const groups = pilot.districts.flatMap(({ id, groups: own }) =>
    own.map(group => ({ id: group.id, district: id, students: group.students.length })),
  )
  const isFree = (absences: readonly Absence[]): boolean[] =>
    days.flatMap(day => {
      const that = absences.filter(absence => absence.day === day)
      return passes.map(({ id }) => !that.some(({ pass }) => pass === undefined || pass === id))
    })
  const classes = pilot.modules.flatMap(module => classesOf(pilot, module))
  const timetable = {
    week,
    days,
    passes,
    groups,
    classes,
    hosts: pilot.hosts.map(host => ({
      host,
      isFree: isFree(host.unavailable),
      minimum: 0,
      maximum: host.maximumSessions,
      needsTravelTime: host.kind === 'teacher',
    })),
    venues: pilot.venues.map(venue => ({ venue, isFree: isFree(venue.unavailable) })),
    dayCount: { minimum: pilot.days.minimum, maximum: pilot.days.maximum },
  }
  const meetings = classes.flatMap((meetingClass, index) => meetingsOf(timetable, meetingClass, index))
  return {
    ...timetable,
    meetings: previous
      ? meetings.map(meeting => withPrevious(timetable, meeting, previous, locked))
      : meetings,
  }
}

function classesOf({ districts, hosts, venues }: Pilot, module: Module): MeetingClass[] {
  const places = module.audience === 'pilot' ? [null] : districts.map(({ id }) => id)
  return places.map(district => ({
    module,
    district,
    needs: module.hosts,
    hosts: indicesOf(
      hosts,
      host =>
        host.modules.includes(module.id) &&
        (district === null || host.district === null || host.district === district),
    ),
    venues: indicesOf(venues, venue =>
      module.venue === null ? district === null || venue.district === district : venue.id === module.venue,
    ),
  }))
}

const indicesOf = <Item>(items: readonly Item[], isWanted: (item: Item) => boolean): number[] =>
  items.flatMap((item, index) => (isWanted(item) ? [index] : []))

type WithoutMeetings = Omit<Timetable, 'meetings'>

function meetingsOf(
  timetable: WithoutMeetings,
  { module, district }: MeetingClass,
  index: number,
): Meeting[] {
  const own = indicesOf(timetable.groups, group => district === null || group.district === district)
  const parties = module.audience === 'group' ? own.map(group => [group]) : [own]
  const perDay = timetable.passes.length
  const starts = timetable.days.flatMap((_, day) =>
    Array.from({ length: Math.max(0, perDay - module.passes + 1) }, (__, pass) => day * perDay + pass),
  )
  return parties.map(groups => ({
    id: sessionId(module.id, module.audience === 'group' ? timetable.groups[groups[0] ?? -1]?.id : district),
    class: index,
    groups,
    students: groups.reduce((total, group) => total + (timetable.groups[group]?.students ?? 0), 0),
    starts,
    previous: null,
    isLocked: false,
  }))
}

/** The same for the same module and groups in every plan, so that an occasion keeps its identity (C2). */
export function sessionId(module: string, party: string | null | undefined): string {
  const escaped = (id: string): string => id.replaceAll('~', '~0').replaceAll('/', '~1')
  return party === null || party === undefined ? escaped(module) : `${escaped(module)}/${escaped(party)}`
}

/** A previous session counts only if it could be held again as it was, apart from what else is held. */
function withPrevious(
  timetable: WithoutMeetings,
  meeting: Meeting,
  previous: readonly Session[],
  locked: ReadonlySet<string>,
): Meeting {
  const { module, hosts: eligible, venues } = timetable.classes[meeting.class] as MeetingClass
  const groups = meeting.groups.map(group => timetable.groups[group]?.id ?? '').toSorted()
  const session = previous.find(
    other => other.module === module.id && isSameList(other.groups.toSorted(), groups),
  )
  if (!session) return meeting
  const perDay = timetable.passes.length
  const day = timetable.days.indexOf(session.day)
  const places = session.passes
    .map(id => timetable.passes.findIndex(pass => pass.id === id))
    .toSorted((a, b) => a - b)
  const start = day * perDay + (places[0] ?? -1)
  const hosts = eligible.filter(host => session.hosts.includes(timetable.hosts[host]?.host.id ?? ''))
  const venue = (venues ?? []).find(index => timetable.venues[index]?.venue.id === session.venue)
  const isAsBefore =
    day >= 0 &&
    meeting.starts.includes(start) &&
    isSameList(
      places,
      places.map((_, index) => start - day * perDay + index),
    ) &&
    places.length === module.passes &&
    hosts.length === session.hosts.length &&
    hosts.every(host => isFreeFrom(timetable.hosts[host], start, module.passes)) &&
    HOST_KINDS.every(
      kind => hosts.filter(host => timetable.hosts[host]?.host.kind === kind).length === module.hosts[kind],
    ) &&
    venue !== undefined &&
    (timetable.venues[venue]?.venue.seats ?? 0) >= meeting.students &&
    isFreeFrom(timetable.venues[venue], start, module.passes)
  const isLocked = locked.has(session.id)
  return isAsBefore ? { ...meeting, previous: { start, hosts, venue }, isLocked } : { ...meeting, isLocked }
}

const isSameList = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/** Whether the host or venue is free during the passes that follow from the slot. */
export function isFreeFrom(
  of: { readonly isFree: readonly boolean[] } | undefined,
  start: Slot,
  passes: number,
): boolean {
  for (let slot = start; slot < start + passes; slot += 1) if (!of?.isFree[slot]) return false
  return true
}

/** The halves of days that a meeting touches (A8): twice the day, and one more for the afternoon. */
export function halfDaysOf({ passes }: Pick<Timetable, 'passes'>, start: Slot, length: number): Set<number> {
  const halves = new Set<number>()
  for (let slot = start; slot < start + length; slot += 1) {
    const isMorning = (passes[slot % passes.length]?.start ?? '') < '12:00'
    halves.add(2 * Math.floor(slot / passes.length) + (isMorning ? 0 : 1))
  }
  return halves
}

/** The passes that a meeting of the class takes. */
export const lengthOf = (
  { classes }: Pick<Timetable, 'classes'>,
  { class: index }: { class: number },
): number => classes[index]?.module.passes ?? 1
