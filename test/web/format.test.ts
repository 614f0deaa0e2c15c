import { describe, expect, it } from 'vitest'
import {
  compareText,
  counted,
  dateRange,
  dateTime,
  dayOf,
  list,
  longDate,
  number,
  percent,
  sortableTime,
  timeRange,
} from '../../web/src/format.ts'

/** Intl joins numbers and units with spaces that don't break; what matters is that there is a space. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('dates', () => {
  it('writes a calendar date in Swedish and English', () => {
    expect(longDate('2020-01-20', 'sv')).toBe('20 januari 2020')
    expect(longDate('2020-01-20', 'en')).toBe('20 January 2020')
  })

  it('keeps what two dates share', () => {
    expect(dateRange('2020-01-20', '2020-06-05', 'sv')).toBe('20 januari–5 juni 2020')
  })

  it('shows instants as the clock in Stockholm, in winter and in summer', () => {
    expect(dayOf('2020-01-19T23:30:00Z', 'sv')).toBe('måndag 20 januari 2020')
    expect(timeRange('2020-01-20T08:00:00Z', '2020-01-20T10:30:00Z', 'sv')).toBe('09:00–11:30')
    expect(plain(sortableTime('2020-06-30T22:30:00Z'))).toBe('2020-07-01 00:30')
    expect(timeRange('2020-06-01T08:00:00Z', '2020-06-01T10:30:00Z', 'sv')).toBe('10:00–12:30')
  })

  it('crosses the night when the clock goes forward', () => {
    expect(timeRange('2020-03-29T00:30:00Z', '2020-03-29T01:30:00Z', 'en')).toBe('01:30–03:30')
  })

  it('writes day and time together', () => {
    expect(dateTime('2019-10-01T08:12:00Z', 'sv')).toBe('1 okt. 2019 10:12')
  })
})

describe('numbers and words', () => {
  it('groups thousands and takes the right plural', () => {
    expect(plain(number(2890, 'sv'))).toBe('2 890')
    expect(counted(1, 'plats', 'platser', 'sv')).toBe('1 plats')
    expect(counted(0, 'plats', 'platser', 'sv')).toBe('0 platser')
  })

  it('gives whole per cent, and none of nothing', () => {
    expect(plain(percent(75, 96, 'sv'))).toBe('78 %')
    expect(plain(percent(0, 0, 'sv'))).toBe('0 %')
  })

  it('joins a list as it is said', () => {
    expect(list(['Älvsjö', 'Farsta', 'Bromma'], 'sv')).toBe('Älvsjö, Farsta och Bromma')
  })

  it('sorts å, ä and ö last and numbers by value', () => {
    const names = ['Östermalm', 'Älvsjö', 'Årsta', 'Bromma', 'Zinken', 'Enhet 10', 'Enhet 9']
    expect(names.toSorted(compareText)).toEqual([
      'Bromma',
      'Enhet 9',
      'Enhet 10',
      'Zinken',
      'Årsta',
      'Älvsjö',
      'Östermalm',
    ])
  })
})
