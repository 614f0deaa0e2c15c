import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayNumber,
  daysBetween,
  isCalendarDate,
  mondayOf,
  weekdayOf,
} from '../../../src/domain/calendar/calendar-date.ts'

describe('a calendar date', () => {
  it('is a day that exists, written in full', () => {
    expect(['2020-02-29', '2000-02-29', '1969-12-31'].filter(isCalendarDate)).toHaveLength(3)
    expect(
      ['2021-02-29', '1900-02-29', '2020-2-9', '2020-13-01', '2020-04-31', 'idag', ''].filter(isCalendarDate),
    ).toEqual([])
  })

  it('moves over the end of a month, of a leap year and over a daylight-saving change', () => {
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
    expect(addDays('2020-12-31', 1)).toBe('2021-01-01')
    expect(addDays('2020-03-30', -2)).toBe('2020-03-28')
    expect(daysBetween('2020-03-28', '2020-03-30')).toBe(2)
    expect(daysBetween('2020-03-30', '2020-03-28')).toBe(-2)
  })

  it('knows its weekday and its week, before 1970 too', () => {
    expect(weekdayOf('2020-03-29')).toBe(7)
    expect(weekdayOf('2020-03-30')).toBe(1)
    expect(weekdayOf('1969-12-31')).toBe(3)
    expect(mondayOf('2020-03-29')).toBe('2020-03-23')
    expect(mondayOf('2020-03-23')).toBe('2020-03-23')
  })

  it('refuses to count with a text that is no date', () => {
    expect(() => dayNumber('2021-02-29')).toThrow(RangeError)
    expect(() => addDays('2020-02-30', 1)).toThrow(RangeError)
  })
})
