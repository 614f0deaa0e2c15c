import { addDays, daysBetween, mondayOf, type CalendarDate } from './calendar-date.ts'
import type { OccasionKind, PlannedOccasion, Timing } from './occasion.ts'
import { instantOf, type ClockTime } from './wall-time.ts'
import { firstWorkingDayFrom } from './working-days.ts'

/** What a placement's occasions follow from: its period, both days included, and where the unit meets the student. */
export interface PlacementFacts {
  fromOn: CalendarDate
  toOn: CalendarDate
  meetingPlace: string | null
}

/**
 * The three occasions that every placement has: the first day, 09:00–11:00 on the period's first working day; the period
 * as whole days; the supervisor's meeting (trepartssamtal), 13:00–14:00 on the middle week's Wednesday or the working
 * day next after it. All meet at the unit.
 */
export function occasionsOfPlacement({ fromOn, toOn, meetingPlace }: PlacementFacts): PlannedOccasion[] {
  const plan = (kind: OccasionKind, timing: Timing): PlannedOccasion => ({
    key: kind,
    kind,
    title: null,
    timing,
    location: meetingPlace,
    contact: null,
    text: null,
  })
  return [
    plan('first-day', between(firstWorkingDayFrom(fromOn), '09:00', '11:00')),
    plan('period', { allDay: true, fromOn, toOn }),
    plan('supervisor-meeting', between(supervisorMeetingDay(fromOn, toOn), '13:00', '14:00')),
  ]
}

/**
 * The Wednesday of the period's middle week (of an even number of weeks the earlier of the two, so that more time
 * is left to act on what is said), or the next working day. In a period so short that this day lies outside it, the
 * period's first working day.
 */
export function supervisorMeetingDay(fromOn: CalendarDate, toOn: CalendarDate): CalendarDate {
  const firstMonday = mondayOf(fromOn)
  const weeks = daysBetween(firstMonday, mondayOf(toOn)) / 7 + 1
  const wednesday = addDays(firstMonday, Math.floor((weeks - 1) / 2) * 7 + 2)
  const candidate = firstWorkingDayFrom(wednesday)
  return candidate < fromOn || candidate > toOn ? firstWorkingDayFrom(fromOn) : candidate
}

function between(on: CalendarDate, from: ClockTime, to: ClockTime): Timing {
  return { allDay: false, startAt: instantOf({ on, at: from }), endAt: instantOf({ on, at: to }) }
}
