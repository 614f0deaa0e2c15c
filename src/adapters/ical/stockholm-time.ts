import type { ICalDayJsStub } from 'ical-generator'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'

/**
 * Stockholm's rules since 1996, when the European Union's common date for the end of summer time came in: the last
 * Sundays of March and October, at 01:00 UTC (directive 2000/84/EC).
 */
export const STOCKHOLM_VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Stockholm',
  'BEGIN:DAYLIGHT',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

/**
 * An instant that ical-generator writes as Stockholm's wall time. It writes a plain Date with the process's own
 * zone, but lets date libraries format themselves: this is the part of such a library that it calls.
 */
export function inStockholm(instant: Date): ICalDayJsStub {
  const { on, at } = wallTimeOf(instant)
  const time: ICalDayJsStub = {
    isValid: () => !Number.isNaN(instant.getTime()),
    toDate: () => instant,
    toJSON: () => instant.toISOString(),
    format: pattern => (pattern === 'YYYYMMDD' ? on.replaceAll('-', '') : `${at.replace(':', '')}00`),
    tz: () => time,
  }
  return time
}
