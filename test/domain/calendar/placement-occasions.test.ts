import { describe, expect, it } from 'vitest'
import {
  occasionsOfPlacement,
  supervisorMeetingDay,
} from '../../../src/domain/calendar/placement-occasions.ts'

const plain = (kind: string) => ({ key: kind, kind, title: null, contact: null, text: null })

describe('the occasions of a placement', () => {
  it('are the first day, the period and the supervisor meeting, in Stockholm time', () => {
    const meetingPlace = 'Björkstigen 4, Farsta'
    // Week 4 to week 23: week 13 is the earlier of the two in the middle, before summer time.
    expect(occasionsOfPlacement({ fromOn: '2020-01-20', toOn: '2020-06-05', meetingPlace })).toEqual([
      {
        ...plain('first-day'),
        timing: {
          allDay: false,
          startAt: new Date('2020-01-20T08:00:00Z'),
          endAt: new Date('2020-01-20T10:00:00Z'),
        },
        location: meetingPlace,
      },
      {
        ...plain('period'),
        timing: { allDay: true, fromOn: '2020-01-20', toOn: '2020-06-05' },
        location: meetingPlace,
      },
      {
        ...plain('supervisor-meeting'),
        timing: {
          allDay: false,
          startAt: new Date('2020-03-25T12:00:00Z'),
          endAt: new Date('2020-03-25T13:00:00Z'),
        },
        location: meetingPlace,
      },
    ])
  })

  it('begin on the first working day when the period begins on a holiday, while the period stays as it is', () => {
    const [firstDay, period] = occasionsOfPlacement({
      fromOn: '2020-04-13',
      toOn: '2020-08-30',
      meetingPlace: null,
    })
    expect(firstDay?.timing).toMatchObject({ startAt: new Date('2020-04-14T07:00:00Z') })
    expect(period?.timing).toEqual({ allDay: true, fromOn: '2020-04-13', toOn: '2020-08-30' })
  })
})

describe('the day of the supervisor meeting', () => {
  it('is the Wednesday of the middle week, of two the earlier', () => {
    expect(supervisorMeetingDay('2020-01-20', '2020-02-07')).toBe('2020-01-29')
    expect(supervisorMeetingDay('2020-01-20', '2020-02-14')).toBe('2020-01-29')
    expect(supervisorMeetingDay('2020-01-20', '2020-02-21')).toBe('2020-02-05')
  })

  it('is the next working day when that Wednesday is free', () => {
    // Wednesday 6 June 2018 was the national day.
    expect(supervisorMeetingDay('2018-05-28', '2018-06-15')).toBe('2018-06-07')
  })

  it('is the first working day of a period too short to hold it', () => {
    expect(supervisorMeetingDay('2020-01-23', '2020-01-24')).toBe('2020-01-23')
    expect(supervisorMeetingDay('2020-01-20', '2020-01-21')).toBe('2020-01-20')
  })
})
