import { addDays, daysBetween, isCalendarDate, mondayOf, type CalendarDate } from './calendar-date.ts'

/** A week by ISO 8601: the week's year, `-W` and two digits, `2020-W11`. Text order is time order. */
export type IsoWeek = string

/** Whether the text is a week that exists: `2020-W53` is, `2021-W53`, `2020-W00` and `2020-W9` are not. */
export function isIsoWeek(text: string): text is IsoWeek {
  const parts = /^(\d{4})-W(\d{2})$/.exec(text)
  if (!parts || !isCalendarDate(`${parts[1]}-01-04`)) return false
  return isoWeekOf(mondayOfWeek(text)) === text
}

/** The seven dates of the week, Monday first. The week must exist. */
export function datesOfIsoWeek(week: IsoWeek): CalendarDate[] {
  const monday = mondayOfWeek(week)
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day))
}

/** The week that the date lies in: that of its Thursday, so that the year can be another than the date's. */
export function isoWeekOf(on: CalendarDate): IsoWeek {
  const monday = mondayOf(on)
  const year = addDays(monday, 3).slice(0, 4)
  const number = daysBetween(firstMondayOf(year), monday) / 7 + 1
  return `${year}-W${String(number).padStart(2, '0')}`
}

// The fourth of January always lies in the first week.
const firstMondayOf = (year: string): CalendarDate => mondayOf(`${year}-01-04`)

function mondayOfWeek(week: string): CalendarDate {
  return addDays(firstMondayOf(week.slice(0, 4)), 7 * (Number(week.slice(6)) - 1))
}
