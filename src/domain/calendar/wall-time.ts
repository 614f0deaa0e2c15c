import { isCalendarDate, type CalendarDate } from './calendar-date.ts'
import type { Timing } from './occasion.ts'

/** The only zone in which the city's occasions take place. */
export const STOCKHOLM = 'Europe/Stockholm'

/** A time of day as a clock on the wall shows it, `HH:mm`. */
export type ClockTime = string

/** What calendar and clock on a wall in Stockholm show. */
export interface WallTime {
  on: CalendarDate
  at: ClockTime
}

const MINUTE_MILLISECONDS = 60_000
const DAY_MILLISECONDS = 86_400_000

const stockholmParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: STOCKHOLM,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** What the wall in Stockholm shows at an instant; seconds are dropped. */
export function wallTimeOf(instant: Date): WallTime {
  const parts = new Map(stockholmParts.formatToParts(instant).map(part => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  return {
    on: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    at: `${part('hour')}:${part('minute')}`,
  }
}

/**
 * The instant at which the wall in Stockholm shows this date and time. On the two days of the year when that has no
 * single answer it is RFC 5545's (§3.3.5): a time that the clock skips in March is read with the offset before
 * the change (02:30 becomes 03:30), and of the two that it shows in October the first is meant.
 * Throws a RangeError when the date or the time does not exist (`2021-02-29`, `24:00`).
 */
export function instantOf({ on, at }: WallTime): Date {
  if (!isCalendarDate(on) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(at)) {
    throw new RangeError(`Not a date and a time of day: ${on} ${at}`)
  }
  const asIfUtc = Date.parse(`${on}T${at}:00Z`)
  // A change moves the clock by an hour, so a day to either side lies surely before and after it.
  const withOffsetBefore = new Date(asIfUtc - offsetMilliseconds(new Date(asIfUtc - DAY_MILLISECONDS)))
  if (shows(withOffsetBefore, on, at)) return withOffsetBefore
  const withOffsetAfter = new Date(asIfUtc - offsetMilliseconds(new Date(asIfUtc + DAY_MILLISECONDS)))
  return shows(withOffsetAfter, on, at) ? withOffsetAfter : withOffsetBefore
}

/** Whether the timing is over: its end has passed or, of whole days, the last of them in Stockholm. */
export function hasEnded(timing: Timing, now: Date): boolean {
  return timing.allDay ? timing.toOn < wallTimeOf(now).on : timing.endAt <= now
}

function shows(instant: Date, on: CalendarDate, at: ClockTime): boolean {
  const wall = wallTimeOf(instant)
  return wall.on === on && wall.at === at
}

/** How far Stockholm's clock is ahead of UTC, in whole minutes as milliseconds. */
function offsetMilliseconds(instant: Date): number {
  const wall = wallTimeOf(instant)
  const toTheMinute = Math.floor(instant.getTime() / MINUTE_MILLISECONDS) * MINUTE_MILLISECONDS
  return Date.parse(`${wall.on}T${wall.at}:00Z`) - toTheMinute
}
