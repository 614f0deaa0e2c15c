import { describe, expect, it } from 'vitest'
import { datesOfIsoWeek, isIsoWeek, isoWeekOf } from '../../../src/domain/calendar/iso-week.ts'
import { addDays } from '../../../src/domain/calendar/calendar-date.ts'

describe('an ISO week', () => {
  it('exists when the year has it', () => {
    expect(['2020-W01', '2020-W53', '2015-W53', '2026-W53'].filter(isIsoWeek)).toHaveLength(4)
    const wrong = ['2021-W53', '2019-W53', '2020-W54', '2020-W00', '2020-W9', '2020-11', 'W11', '20-W11', '']
    expect(wrong.filter(isIsoWeek)).toEqual([])
  })

  it('has seven dates, Monday first', () => {
    expect(datesOfIsoWeek('2020-W11')).toEqual(
      [9, 10, 11, 12, 13, 14, 15].map(day => `2020-03-${String(day).padStart(2, '0')}`),
    )
    expect(datesOfIsoWeek('2021-W01')[0]).toBe('2021-01-04')
    expect(datesOfIsoWeek('2020-W01')[0]).toBe('2019-12-30')
  })

  it('is that of its Thursday around New Year', () => {
    expect(isoWeekOf('2021-01-03')).toBe('2020-W53')
    expect(isoWeekOf('2019-12-30')).toBe('2020-W01')
    expect(isoWeekOf('2022-01-01')).toBe('2021-W52')
  })

  it('is found again from each date around the New Years of 2019 to 2035', () => {
    for (let year = 2019; year <= 2035; year += 1) {
      for (let day = -10; day <= 10; day += 1) {
        const on = addDays(`${year}-01-01`, day)
        expect(datesOfIsoWeek(isoWeekOf(on)), on).toContain(on)
        expect(isIsoWeek(isoWeekOf(on)), on).toBe(true)
      }
    }
  })
})
