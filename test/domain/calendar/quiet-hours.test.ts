import { describe, expect, it } from 'vitest'
import { isQuiet, quietUntil } from '../../../src/domain/calendar/quiet-hours.ts'

const HOURS = { from: '20:00', to: '07:00' }
const until = (text: string) => quietUntil(new Date(text), HOURS).toISOString()

describe('the quiet hours', () => {
  it('begin and end by the wall in Stockholm', () => {
    const quiet = (text: string) => isQuiet(new Date(text), HOURS)
    expect([quiet('2019-11-04T05:59:59Z'), quiet('2019-11-04T06:00:00Z')]).toEqual([true, false])
    expect([quiet('2019-11-04T18:59:59Z'), quiet('2019-11-04T19:00:00Z')]).toEqual([false, true])
    // In summer the same hours are an hour earlier.
    expect([quiet('2020-07-06T04:59:59Z'), quiet('2020-07-06T05:00:00Z')]).toEqual([true, false])
  })

  it('last the whole of weekends, public holidays and free eves', () => {
    for (const on of ['2019-11-02', '2019-11-03', '2020-05-21', '2019-12-24']) {
      expect(isQuiet(new Date(`${on}T12:00:00Z`), HOURS)).toBe(true)
    }
  })

  it('end on the next working day’s morning', () => {
    expect(until('2019-11-04T12:00:00Z')).toBe('2019-11-04T12:00:00.000Z')
    expect(until('2019-11-04T02:00:00Z')).toBe('2019-11-04T06:00:00.000Z')
    expect(until('2019-11-04T20:00:00Z')).toBe('2019-11-05T06:00:00.000Z')
    // From Maundy Thursday's evening to the Tuesday after Easter.
    expect(until('2020-04-09T18:30:00Z')).toBe('2020-04-14T05:00:00.000Z')
  })

  it('end by the new time after a weekend in which the clock is moved', () => {
    expect(until('2020-03-27T20:00:00Z')).toBe('2020-03-30T05:00:00.000Z')
    expect(until('2020-10-23T19:00:00Z')).toBe('2020-10-26T06:00:00.000Z')
  })

  it('are none when there are none', () => {
    const night = new Date('2019-11-03T02:00:00Z')
    expect(isQuiet(night, null)).toBe(false)
    expect(quietUntil(night, null)).toBe(night)
  })
})
