import { describe, expect, it } from 'vitest'

describe('the tests', () => {
  it('run in the time zone that their project names', () => {
    const zone = process.env['TZ']
    expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
    const hours = { UTC: 12, 'America/New_York': 7, 'Asia/Kolkata': 17 }[zone ?? '']
    expect(new Date('2020-01-20T12:00:00Z').getHours()).toBe(hours)
  })
})
