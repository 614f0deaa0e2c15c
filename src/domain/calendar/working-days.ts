import { addDays, weekdayOf, type CalendarDate } from './calendar-date.ts'

/**
 * Sweden's public holidays (lag 1989:253), Sundays apart: what the law lists, from 2005 on, when the national day
 * took Whit Monday's place. A holiday that falls on a Sunday is listed too.
 */
export function publicHolidaysOf(year: number): CalendarDate[] {
  const easterOn = easterSundayOf(year)
  return [
    `${year}-01-01`,
    `${year}-01-06`,
    addDays(easterOn, -2),
    easterOn,
    addDays(easterOn, 1),
    `${year}-05-01`,
    addDays(easterOn, 39),
    addDays(easterOn, 49),
    `${year}-06-06`,
    saturdayOnOrAfter(`${year}-06-20`),
    saturdayOnOrAfter(`${year}-10-31`),
    `${year}-12-25`,
    `${year}-12-26`,
  ]
}

/** Whether the date is one of the year's public holidays; an ordinary Sunday is not (A6). */
export function isPublicHoliday(on: CalendarDate): boolean {
  return publicHolidaysOf(yearOf(on)).includes(on)
}

/**
 * Whether a district works that day: Monday to Friday, no public holiday, and none of the three eves that
 * semesterlagen (1977:480, 3 a §) puts on a par with Sundays: Midsummer's, Christmas and New Year's.
 */
export function isWorkingDay(on: CalendarDate): boolean {
  return weekdayOf(on) <= 5 && !isPublicHoliday(on) && !isFreeEve(on)
}

/** The date itself when it is a working day, otherwise the next one. */
export function firstWorkingDayFrom(on: CalendarDate): CalendarDate {
  let candidate = on
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, 1)
  return candidate
}

function isFreeEve(on: CalendarDate): boolean {
  const year = yearOf(on)
  return (
    on === addDays(saturdayOnOrAfter(`${year}-06-20`), -1) || on.endsWith('-12-24') || on.endsWith('-12-31')
  )
}

function yearOf(on: CalendarDate): number {
  return Number(on.slice(0, 4))
}

function saturdayOnOrAfter(on: CalendarDate): CalendarDate {
  return addDays(on, (6 - weekdayOf(on) + 7) % 7)
}

/** Easter Sunday in the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher. */
function easterSundayOf(year: number): CalendarDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const correction = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const daysFromMarchFirst = epact + weekday - 7 * shift + 21
  return addDays(`${year}-03-01`, daysFromMarchFirst)
}
