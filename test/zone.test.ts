import { describe, expect, it } from 'vitest'

/** Their hour at noon UTC on a winter's day. */
const NOON: Record<string, number> = { UTC: 12, 'America/New_York': 7, 'Asia/Kolkata': 17 }

describe('the tests', () => {
  it('run in the time zone that their project names', () => {
    expect(new Date('2020-01-20T12:00:00Z').getHours()).toBe(NOON[process.env['TZ'] ?? ''])
  })
})
