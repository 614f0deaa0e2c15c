import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, weekdayOf } from '../../../src/domain/calendar/calendar-date.ts'
import { occasionsOfPlacement } from '../../../src/domain/calendar/placement-occasions.ts'
import { isQuiet, quietUntil } from '../../../src/domain/calendar/quiet-hours.ts'
import { instantOf, wallTimeOf } from '../../../src/domain/calendar/wall-time.ts'
import { reminderDue, type Wait } from '../../../src/domain/terms/reminders.ts'

/** When each occasion begins, and when it ends. */
const timesOf = (fromOn: string, toOn: string) =>
  occasionsOfPlacement({ fromOn, toOn, meetingPlace: null }).map(({ timing }) =>
    timing.allDay
      ? `${timing.fromOn}/${timing.toOn}`
      : `${timing.startAt.toISOString()}/${timing.endAt.toISOString()}`,
  )

/** The days of a period on which a reminder is due of what waits for the due day. */
function reminded(dueOn: string, fromOn: string, toOn: string): string[] {
  const reminders: { on: string; escalated: boolean }[] = []
  const wait: Wait = { kind: 'offers', sinceOn: '2019-01-01', dueOn, reminders }
  for (let on = fromOn; on <= toOn; on = addDays(on, 1)) {
    const due = reminderDue(wait, on)
    if (due) reminders.push({ on, escalated: due.escalates })
  }
  return reminders.map(({ on }) => on)
}

describe('a term over New Year with a leap day', () => {
  it('has its occasions on days that exist, by the time of the year', () => {
    expect(timesOf('2027-12-27', '2028-05-05')).toEqual([
      '2027-12-27T08:00:00.000Z/2027-12-27T10:00:00.000Z',
      '2027-12-27/2028-05-05',
      '2028-03-01T12:00:00.000Z/2028-03-01T13:00:00.000Z',
    ])
  })

  it('can begin on New Year’s Day, which nobody works, and end on the leap day', () => {
    expect(timesOf('2028-01-01', '2028-02-29')).toEqual([
      '2028-01-03T08:00:00.000Z/2028-01-03T10:00:00.000Z',
      '2028-01-01/2028-02-29',
      '2028-01-26T12:00:00.000Z/2028-01-26T13:00:00.000Z',
    ])
  })

  it('can begin on the leap day', () => {
    expect(timesOf('2028-02-29', '2028-02-29')[0]).toBe('2028-02-29T08:00:00.000Z/2028-02-29T10:00:00.000Z')
  })

  it('reminds on the leap day, and not on the eve of New Year', () => {
    expect(reminded('2028-03-14', '2028-02-01', '2028-02-29')).toEqual(['2028-02-29'])
    // A week before the Friday is New Year’s Eve.
    expect(reminded('2028-01-07', '2027-12-30', '2028-01-04')).toEqual(['2027-12-30'])
  })

  it('counts its days', () => {
    expect([addDays('2027-12-31', 1), addDays('2028-02-28', 1), addDays('2028-02-29', 366)]).toEqual([
      '2028-01-01',
      '2028-02-29',
      '2029-03-01',
    ])
    expect([daysBetween('2028-01-01', '2029-01-01'), weekdayOf('2028-02-29')]).toEqual([366, 2])
  })
})

describe('the nights in which the clock is moved', () => {
  const HOURS = { from: '20:00', to: '07:00' }

  it.each([
    ['in March', '2028-03-25T23:00:00Z', '2028-03-26', 23],
    ['in October', '2028-10-28T22:00:00Z', '2028-10-29', 25],
  ])('%s are one day each, quiet all through', (_when, midnight, on, hours) => {
    const instants = Array.from(
      { length: hours * 4 },
      (_, quarter) => new Date(Date.parse(midnight) + quarter * 900_000),
    )
    expect([...new Set(instants.map(at => wallTimeOf(at).on))]).toEqual([on])
    expect(instants.every(at => isQuiet(at, HOURS))).toBe(true)
    // Both nights are before a Monday.
    expect(wallTimeOf(quietUntil(instants[0]!, HOURS))).toEqual({ on: addDays(on, 1), at: '07:00' })
  })

  it('have every quarter of an hour but those that are skipped, each once', () => {
    const quarters = Array.from(
      { length: 96 },
      (_, index) =>
        `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`,
    )
    const shown = (on: string) => quarters.filter(at => wallTimeOf(instantOf({ on, at })).at === at).length
    expect([shown('2028-03-26'), shown('2028-10-29'), shown('2028-02-29')]).toEqual([92, 96, 96])
  })
})
