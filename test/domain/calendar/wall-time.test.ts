import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, wallTimeOf } from '../../../src/domain/calendar/wall-time.ts'

const utc = (on: string, at: string): string => instantOf({ on, at }).toISOString()

describe('wall time in Stockholm', () => {
  it('is an hour ahead of UTC in winter and two in summer', () => {
    expect(utc('2020-01-20', '09:00')).toBe('2020-01-20T08:00:00.000Z')
    expect(utc('2020-06-01', '09:00')).toBe('2020-06-01T07:00:00.000Z')
  })

  it('is right on either side of both daylight-saving changes of 2020', () => {
    expect(utc('2020-03-27', '09:00')).toBe('2020-03-27T08:00:00.000Z')
    expect(utc('2020-03-29', '01:59')).toBe('2020-03-29T00:59:00.000Z')
    expect(utc('2020-03-29', '03:00')).toBe('2020-03-29T01:00:00.000Z')
    expect(utc('2020-03-30', '09:00')).toBe('2020-03-30T07:00:00.000Z')
    expect(utc('2020-10-23', '09:00')).toBe('2020-10-23T07:00:00.000Z')
    expect(utc('2020-10-25', '01:59')).toBe('2020-10-24T23:59:00.000Z')
    expect(utc('2020-10-25', '03:00')).toBe('2020-10-25T02:00:00.000Z')
    expect(utc('2020-10-26', '09:00')).toBe('2020-10-26T08:00:00.000Z')
  })

  it('reads a time that the clock skips in March with the offset before the change', () => {
    expect(utc('2020-03-29', '02:00')).toBe('2020-03-29T01:00:00.000Z')
    expect(utc('2020-03-29', '02:30')).toBe('2020-03-29T01:30:00.000Z')
    expect(wallTimeOf(instantOf({ on: '2020-03-29', at: '02:30' }))).toEqual({
      on: '2020-03-29',
      at: '03:30',
    })
  })

  it('takes the first of the two times that the clock shows in October', () => {
    expect(utc('2020-10-25', '02:00')).toBe('2020-10-25T00:00:00.000Z')
    expect(utc('2020-10-25', '02:30')).toBe('2020-10-25T00:30:00.000Z')
    expect(wallTimeOf(new Date('2020-10-25T01:30:00Z'))).toEqual({ on: '2020-10-25', at: '02:30' })
  })

  it('shows midnight as 00:00 of the new day', () => {
    expect(wallTimeOf(new Date('2020-12-31T23:00:00Z'))).toEqual({ on: '2021-01-01', at: '00:00' })
    expect(utc('2021-01-01', '00:00')).toBe('2020-12-31T23:00:00.000Z')
  })

  it('refuses a date or a time that does not exist', () => {
    for (const [on, at] of [
      ['2021-02-29', '09:00'],
      ['2020-01-20', '24:00'],
      ['2020-01-20', '9:00'],
      ['', ''],
    ] as const) {
      expect(() => instantOf({ on, at })).toThrow(RangeError)
    }
  })

  it('comes back from every whole minute, but for the hour that October shows twice', () => {
    const minute = fc.integer({ min: Date.UTC(1997, 0) / 60_000, max: Date.UTC(2060, 0) / 60_000 })
    fc.assert(
      fc.property(minute, minutes => {
        const instant = new Date(minutes * 60_000)
        const back = instantOf(wallTimeOf(instant))
        const hourBefore = new Date(instant.getTime() - 3_600_000)
        const shownTwice = JSON.stringify(wallTimeOf(hourBefore)) === JSON.stringify(wallTimeOf(instant))
        expect(back).toEqual(shownTwice ? hourBefore : instant)
      }),
      { numRuns: 500 },
    )
  })
})
