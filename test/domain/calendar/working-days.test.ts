import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/calendar-date.ts'
import {
  firstWorkingDayFrom,
  isPublicHoliday,
  isWorkingDay,
  publicHolidaysOf,
} from '../../../src/domain/calendar/working-days.ts'

describe('Swedish working days', () => {
  it('have the public holidays that the date-holidays package lists, from 2005 to 2060', () => {
    const sweden = new Holidays('SE', { types: ['public'] })
    for (let year = 2005; year <= 2060; year += 1) {
      const listed = sweden.getHolidays(year).map(holiday => holiday.date.slice(0, 10))
      expect([...new Set(publicHolidaysOf(year))].toSorted(), String(year)).toEqual(
        [...new Set(listed)].toSorted(),
      )
    }
  })

  it('are not the days of Easter and the moving feasts of 2020', () => {
    const free = [
      '2020-04-10',
      '2020-04-13',
      '2020-05-01',
      '2020-05-21',
      '2020-06-06',
      '2020-06-20',
      '2020-10-31',
    ]
    expect(free.filter(isPublicHoliday)).toEqual(free)
    expect(free.filter(isWorkingDay)).toEqual([])
  })

  it('are not the eves of midsummer, Christmas and New Year, though these are no public holidays', () => {
    const eves = ['2020-06-19', '2020-12-24', '2020-12-31']
    expect(eves.filter(isPublicHoliday)).toEqual([])
    expect(eves.filter(isWorkingDay)).toEqual([])
    expect(['2020-06-18', '2020-12-23', '2020-12-30', '2020-04-09'].filter(isWorkingDay)).toHaveLength(4)
  })

  it('are not Saturdays or Sundays', () => {
    const week = Array.from({ length: 7 }, (_, day) => addDays('2020-03-02', day))
    expect(week.map(isWorkingDay)).toEqual([true, true, true, true, true, false, false])
  })

  it('start on the date itself or on the next one that is free neither by law nor by weekend', () => {
    expect(firstWorkingDayFrom('2020-01-20')).toBe('2020-01-20')
    expect(firstWorkingDayFrom('2020-04-10')).toBe('2020-04-14')
    expect(firstWorkingDayFrom('2019-12-24')).toBe('2019-12-27')
    expect(firstWorkingDayFrom('2020-12-31')).toBe('2021-01-04')
  })
})
