import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar/calendar-date.ts'
import { isWorkingDay } from '../../../src/domain/calendar/working-days.ts'
import { answerDueOn, nextReminder, reminderDue, type Wait } from '../../../src/domain/terms/reminders.ts'

/** Due on a Friday; the steps fall on 1, 8, 13 November and, after the weekend, the 18th. */
const OFFERS: Wait = { kind: 'offers', sinceOn: '2019-10-01', dueOn: '2019-11-15', reminders: [] }

/** The reminders of a wait that is looked at on each of the days. */
function remindersOn(wait: Wait, days: readonly string[]) {
  const reminders: { on: string; escalated: boolean }[] = []
  for (const on of days) {
    const due = reminderDue({ ...wait, reminders }, on)
    if (due) reminders.push({ on, escalated: due.escalates })
  }
  return reminders.map(({ on, escalated }) => (escalated ? `${on}!` : on))
}

const daysFrom = (on: string, count: number) => Array.from({ length: count }, (_, day) => addDays(on, day))

describe('the schedule of reminders (S6)', () => {
  it('comes fourteen, seven and two days before the due day, and escalates the day after', () => {
    expect(remindersOn(OFFERS, daysFrom('2019-10-01', 90))).toEqual([
      '2019-11-01',
      '2019-11-08',
      '2019-11-13',
      '2019-11-18!',
    ])
  })

  it('falls on working days: before a day off when time must be left, after it otherwise', () => {
    // Due on the Sunday after Christmas: two days before it is a Friday that is a public holiday.
    const wait: Wait = { ...OFFERS, kind: 'proposals', dueOn: '2019-12-28' }
    const days = remindersOn(wait, daysFrom('2019-12-01', 60))
    expect(days).toEqual(['2019-12-20', '2019-12-23', '2019-12-30!'])
    for (const on of days) expect(isWorkingDay(on.slice(0, 10))).toBe(true)
  })

  it('catches up with one reminder after days without the program, not with three', () => {
    expect(remindersOn(OFFERS, ['2019-10-20', '2019-11-14', '2019-11-15'])).toEqual(['2019-11-14'])
    expect(remindersOn(OFFERS, ['2019-12-02', '2019-12-03'])).toEqual(['2019-12-02!'])
  })

  it('leaves out what lies before the waiting began', () => {
    const late = { ...OFFERS, sinceOn: '2019-11-08' }
    expect(remindersOn(late, daysFrom('2019-11-08', 60))).toEqual(['2019-11-13', '2019-11-18!'])
  })

  it('lets a reminder given by hand take a step’s place, but not an escalation’s', () => {
    const byHand = (on: string) => ({ ...OFFERS, reminders: [{ on, escalated: false }] })
    expect(reminderDue(byHand('2019-11-08'), '2019-11-08')).toBeNull()
    expect(reminderDue(byHand('2019-11-07'), '2019-11-08')).toMatchObject({ days: -7 })
    expect(reminderDue(byHand('2019-11-18'), '2019-11-18')).toMatchObject({ escalates: true })
  })

  it('reminds nobody without a due day', () => {
    expect(remindersOn({ ...OFFERS, dueOn: null }, daysFrom('2019-10-01', 90))).toEqual([])
  })

  it('says which reminder is next', () => {
    expect(nextReminder(OFFERS, '2019-11-02')).toMatchObject({ on: '2019-11-08', escalates: false })
    expect(nextReminder(OFFERS, '2019-11-15')).toMatchObject({ on: '2019-11-15' })
    const done = { ...OFFERS, reminders: [{ on: '2019-11-18', escalated: true }] }
    expect(nextReminder(done, '2019-11-18')).toBeNull()
  })
})

describe('the day by which a proposal is answered', () => {
  it('is the term’s, or five working days after the proposal when that day has come or is not set', () => {
    expect(answerDueOn('2019-12-13', '2019-12-12')).toBe('2019-12-13')
    expect(answerDueOn('2019-12-13', '2019-12-13')).toBe('2019-12-20')
    expect(answerDueOn('2019-12-13', '2019-12-19')).toBe('2020-01-02')
    expect(answerDueOn(null, '2019-11-04')).toBe('2019-11-11')
  })
})
