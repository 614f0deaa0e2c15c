/** A day in the civil calendar, `YYYY-MM-DD`, without time or zone. Text order is date order. */
export type CalendarDate = string

const DAY_MILLISECONDS = 86_400_000

/** Whether the text is a day that exists: `2020-02-29` is, `2021-02-29` and `2020-2-9` are not. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const midnight = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight) && dateOfDayNumber(midnight / DAY_MILLISECONDS) === text
}

/** Days since 1970-01-01. Throws a RangeError for a text that is no date. */
export function dayNumber(on: CalendarDate): number {
  if (!isCalendarDate(on)) throw new RangeError(`Not a calendar date: ${String(on)}`)
  return Date.parse(`${on}T00:00:00Z`) / DAY_MILLISECONDS
}

/** The date `days` later; earlier when negative. */
export function addDays(on: CalendarDate, days: number): CalendarDate {
  return dateOfDayNumber(dayNumber(on) + days)
}

/** Days from the first date to the second; negative when the second comes before. */
export function daysBetween(fromOn: CalendarDate, toOn: CalendarDate): number {
  return dayNumber(toOn) - dayNumber(fromOn)
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(on: CalendarDate): number {
  // Day 0, 1970-01-01, was a Thursday.
  return ((((dayNumber(on) + 3) % 7) + 7) % 7) + 1
}

/** The Monday of the date's ISO week; the date itself when it is a Monday. */
export function mondayOf(on: CalendarDate): CalendarDate {
  return addDays(on, 1 - weekdayOf(on))
}

function dateOfDayNumber(number: number): CalendarDate {
  return new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10)
}
