// Everything here runs with the process in another zone, because a writer that uses the process's own is right at home.
process.env['TZ'] = 'America/New_York'

import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import {
  calendarFile,
  etag,
  type CalendarEvent,
  type CalendarFileOptions,
} from '../../../src/adapters/ical/calendar-file.ts'
import { multilineText, parameterText, singleLineText } from '../../../src/adapters/ical/safe-text.ts'
import { instantOf } from '../../../src/domain/calendar/wall-time.ts'
import { hostileTexts } from '../../support/hostile-values.ts'

const organizer = { name: 'VFU Stockholms stad', address: 'vfu@stockholm.example' }
const attendee = { name: 'Åsa Öhrn Ängström', address: 'asa.ohrn@student.example' }
const request: CalendarFileOptions = { method: 'REQUEST', language: 'sv', organizer, attendee }
const feed: CalendarFileOptions = { language: 'sv', name: 'VFU våren 2020' }

const firstDay: CalendarEvent = {
  uid: '0b1f7f62-6a43-4f0c-9a6e-5f0f2f7d1a01@vfu.stockholm.example',
  sequence: 0,
  status: 'scheduled',
  timing: timed('2020-01-20', '09:00', '11:00'),
  location: 'Farsta stadsdelsförvaltning, Björkstigen 4; plan 3',
  changedAt: new Date('2020-01-07T09:30:00Z'),
  summary: 'Första dagen på din VFU',
  description:
    'Välkommen till enheten för barn och unga. Ta med legitimation och fråga efter din handledare i receptionen.\n' +
    'Har du frågor? Hör av dig till VFU-samordnaren på ditt lärosäte.',
}
const period: CalendarEvent = {
  ...firstDay,
  uid: '0b1f7f62-6a43-4f0c-9a6e-5f0f2f7d1a02@vfu.stockholm.example',
  timing: { allDay: true, fromOn: '2020-01-20', toOn: '2020-06-05' },
  summary: 'VFU, hela perioden',
  description: null,
}

function timed(on: string, from: string, to: string): CalendarEvent['timing'] {
  return { allDay: false, startAt: instantOf({ on, at: from }), endAt: instantOf({ on, at: to }) }
}

function parsed(text: string): ICAL.Component {
  return new ICAL.Component(ICAL.parse(text))
}

function eventsOf(text: string): ICAL.Event[] {
  return parsed(text)
    .getAllSubcomponents('vevent')
    .map(component => new ICAL.Event(component))
}

function onlyEvent(text: string): ICAL.Event {
  const [event, ...others] = eventsOf(text)
  if (!event || others.length > 0) throw new Error('Expected one event')
  return event
}

function propertyNames(text: string): string[] {
  return onlyEvent(text)
    .component.getAllProperties()
    .map(({ name }) => name)
}

describe('the golden files', () => {
  const moved = {
    ...firstDay,
    sequence: 1,
    timing: timed('2020-01-21', '09:00', '11:00'),
    changedAt: new Date('2020-01-10T12:00:00Z'),
  }
  const cancelled: CalendarEvent = {
    ...moved,
    sequence: 2,
    status: 'cancelled',
    changedAt: new Date('2020-01-14T15:45:00Z'),
  }
  const files: Record<string, string> = {
    'request.ics': calendarFile([firstDay], request),
    'update.ics': calendarFile([moved], request),
    'cancel.ics': calendarFile([cancelled], { ...request, method: 'CANCEL' }),
    'feed.ics': calendarFile(
      [
        cancelled,
        period,
        {
          ...firstDay,
          uid: 'samtal@vfu.stockholm.example',
          timing: timed('2020-04-01', '13:00', '14:00'),
          summary: 'Trepartssamtal',
        },
      ],
      feed,
    ),
  }

  it.each(Object.keys(files))('%s is reproduced byte by byte', name => {
    expect(files[name]).toBe(readFileSync(new URL(`../../golden/${name}`, import.meta.url), 'utf8'))
  })
})

describe('times', () => {
  it('are read by a calendar in New York as the same instants, in both weeks where the clock changes', () => {
    expect(new Date('2020-01-20T12:00:00Z').getHours()).toBe(7)
    // The hour that New York's clocks skip on 8 March exists in Stockholm.
    const days = [
      '2020-03-08',
      '2020-03-27',
      '2020-03-29',
      '2020-03-30',
      '2020-10-23',
      '2020-10-25',
      '2020-10-26',
    ]
    const hours = [
      ['09:00', '11:00'],
      ['00:30', '01:59'],
      ['03:00', '23:59'],
    ] as const
    const timings = days.flatMap(on => hours.map(([from, to]) => timed(on, from, to)))
    for (const timing of [...timings, timed('2020-03-08', '02:30', '02:45')]) {
      const event = onlyEvent(calendarFile([{ ...firstDay, timing }], request))
      expect(event.startDate.zone?.tzid).toBe('Europe/Stockholm')
      expect({ allDay: false, startAt: event.startDate.toJSDate(), endAt: event.endDate.toJSDate() }).toEqual(
        timing,
      )
    }
  })

  it('are wall time with TZID, and the file carries that zone and no other', () => {
    const text = calendarFile([{ ...firstDay, timing: timed('2020-03-30', '09:00', '11:00') }], feed)
    expect(text).toContain('\r\nDTSTART;TZID=Europe/Stockholm:20200330T090000\r\n')
    expect(text).toContain('\r\nDTEND;TZID=Europe/Stockholm:20200330T110000\r\n')
    expect(text.match(/^TZID:.*$/gm)).toEqual(['TZID:Europe/Stockholm'])
    expect(text).not.toMatch(/Berlin|TIMEZONE-ID/)
  })

  it('write DTSTAMP in UTC', () => {
    expect(calendarFile([firstDay], request)).toContain('\r\nDTSTAMP:20200107T093000Z\r\n')
  })

  it('write whole days as dates with an exclusive end, without blocking them', () => {
    const text = calendarFile(
      [{ ...period, timing: { allDay: true, fromOn: '2020-03-29', toOn: '2020-03-29' } }],
      feed,
    )
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20200329\r\nDTEND;VALUE=DATE:20200330\r\n')
    expect(text).toContain('\r\nTRANSP:TRANSPARENT\r\n')
    expect(calendarFile([period], feed)).toContain('\r\nDTEND;VALUE=DATE:20200606\r\n')
  })
})

describe('invitations', () => {
  it('name the organiser and one attendee, and nobody else', () => {
    const text = calendarFile([firstDay], request)
    const event = onlyEvent(text)
    expect(parsed(text).getFirstPropertyValue('method')).toBe('REQUEST')
    expect(event.organizer).toBe('mailto:vfu@stockholm.example')
    expect(event.attendees).toHaveLength(1)
    expect(event.attendees[0]?.getFirstValue()?.toString().toLowerCase()).toBe(
      'mailto:asa.ohrn@student.example',
    )
    expect(event.attendees[0]?.getParameter('cn')).toBe('Åsa Öhrn Ängström')
    const unfolded = text.replaceAll('\r\n ', '').replace(firstDay.uid, '')
    expect(unfolded.match(/[\w.]+@[\w.]+/g)).toEqual([organizer.address, attendee.address])
  })

  it('use an address as the name of somebody who has none', () => {
    const text = calendarFile([firstDay], { ...request, attendee: { ...attendee, name: ' ' } })
    expect(onlyEvent(text).attendees[0]?.getParameter('cn')).toBe(attendee.address)
  })

  it('refuse to invite to what is cancelled and to cancel what is not', () => {
    expect(() => calendarFile([{ ...firstDay, status: 'cancelled' }], request)).toThrow('REQUEST')
    expect(() => calendarFile([firstDay], { ...request, method: 'CANCEL' })).toThrow('CANCEL')
  })
})

describe('feeds', () => {
  it('have a name and a time to live, but neither METHOD nor anybody’s address', () => {
    const text = calendarFile([firstDay, period], {
      ...feed,
      name: 'VFU, våren; 2020\r\nMETHOD:CANCEL',
      refreshHours: 2,
    })
    const calendar = parsed(text)
    expect(calendar.getFirstPropertyValue('method')).toBeNull()
    const name = 'VFU\\, våren\\; 2020 METHOD:CANCEL'
    expect(text).toContain(`\r\nNAME:${name}\r\nX-WR-CALNAME:${name}\r\n`)
    expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT2H\r\nX-PUBLISHED-TTL:PT2H\r\n')
    expect(text).not.toMatch(/ORGANIZER|ATTENDEE|mailto/i)
  })

  it('keep a cancelled occasion under its UID with STATUS:CANCELLED and its higher sequence', () => {
    const text = calendarFile([{ ...firstDay, status: 'cancelled', sequence: 3 }], feed)
    const event = onlyEvent(text)
    expect([event.uid, event.sequence, event.component.getFirstPropertyValue('status')]).toEqual([
      firstDay.uid,
      3,
      'CANCELLED',
    ])
  })

  it('put the properties of the calendar before its components (RFC 5545 §3.4)', () => {
    const lines = calendarFile([firstDay], feed).split('\r\n')
    const firstComponent = lines.indexOf('BEGIN:VTIMEZONE')
    expect(lines.findIndex(line => line.startsWith('X-PUBLISHED-TTL'))).toBeLessThan(firstComponent)
    expect(lines.slice(firstComponent).filter(line => line === 'BEGIN:VTIMEZONE')).toHaveLength(1)
  })

  it('may be empty', () => {
    expect(eventsOf(calendarFile([], feed))).toEqual([])
  })

  it('are the same text, with the same entity tag, until something changes', () => {
    const tag = etag(calendarFile([firstDay, period], feed))
    expect(tag).toMatch(/^"[\w-]{43}"$/)
    expect(etag(calendarFile([firstDay, period], feed))).toBe(tag)
    expect(etag(calendarFile([{ ...firstDay, sequence: 1 }, period], feed))).not.toBe(tag)
  })

  it('say in which language they are', () => {
    expect(calendarFile([], feed)).toContain('PRODID:-//Stockholms stad//VFU//SV\r\n')
    expect(calendarFile([], { ...feed, language: 'en' })).toContain('//VFU//EN\r\n')
  })
})

describe('lines', () => {
  const long = 'Räksmörgås på ängsön åt alla 🧑‍🎓 studenter. '.repeat(200).trim()

  it('end with CRLF and hold at most 75 octets, without a character split in two', () => {
    const text = calendarFile([{ ...firstDay, summary: long, description: long, location: long }], request)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const lines = text.split('\r\n')
    expect(lines.length).toBeGreaterThan(300)
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(line).toString()).toBe(line)
    }
    const event = onlyEvent(text)
    expect([event.summary, event.description, event.location]).toEqual([long, long, long])
  })
})

describe('text from people', () => {
  const hostile = [
    'A\r\nATTENDEE:mailto:ond@example.net\r\nX-A:1',
    'B\nEND:VEVENT\nBEGIN:VEVENT',
    'C\rSTATUS:CANCELLED',
    'D\u2028E\u0085F\u000bG\u000cH\u0000I\u001bJ',
    'semi;comma,colon:back\\slash"quote"\\n',
    'half \ud83e surrogate',
  ]

  it.each(hostile)('cannot add a line, a property or an event: %j', text => {
    const user = { name: text, address: `a@b.example${text}` }
    const event = { ...firstDay, summary: text, description: text, location: text }
    const file = calendarFile([event], { ...request, organizer: user, attendee: user })
    expect(propertyNames(file)).toEqual(propertyNames(calendarFile([firstDay], request)))
    expect(file.replaceAll('\r\n', '')).not.toMatch(/(?!\t)\p{Cc}/u)
    const feedText = calendarFile([event], { ...feed, name: text })
    expect(eventsOf(feedText)).toHaveLength(1)
    expect(feedText).not.toMatch(/^(ATTENDEE|X-A|STATUS:CANCELLED)/m)
  })

  it('comes back as it was written, with line breaks kept in the description alone', () => {
    const written = 'semi;comma,colon:back\\slash "quote"\\n\när två rader'
    const event = onlyEvent(
      calendarFile([{ ...firstDay, summary: written, description: written, location: written }], request),
    )
    expect(event.description).toBe(written)
    expect(event.summary).toBe(written.replace('\n', ' '))
    expect(event.location).toBe(written.replace('\n', ' '))
  })

  it('is in no field more than its value, whatever it is', () => {
    const CALENDAR = fc.constantFrom(
      'END:VEVENT',
      'a\r\n b',
      'a\\nb\\,c\\;',
      '\u202eab\u202c\u200f',
      'a\u200bb\u2060',
      ';TZID=UTC:',
      '"',
      '=\r\n',
      'å'.repeat(200),
    )
    const texts = fc.oneof(
      hostileTexts.filter(text => text.length < 5_000),
      CALENDAR,
      fc.array(CALENDAR, { maxLength: 4 }).map(parts => parts.join('')),
    )
    const everyField = fc.property(texts, texts, texts, texts, (summary, description, location, name) => {
      const attending = { ...attendee, name }
      const file = calendarFile([{ ...firstDay, summary, description, location }], {
        ...request,
        attendee: attending,
      })
      const event = onlyEvent(file)
      expect(event.summary).toBe(singleLineText(summary))
      expect(event.description ?? '').toBe(multilineText(description))
      expect(event.location ?? '').toBe(singleLineText(location))
      expect(event.attendees).toHaveLength(1)
      expect(event.attendees[0]?.getParameter('cn')).toBe(parameterText(name) || attendee.address)
      expect(parsed(file).getAllSubcomponents()).toHaveLength(2)
    })
    fc.assert(everyField, { seed: 20_261_127, numRuns: 400 })
  })

  it('cannot end a name in quotes or an address', () => {
    const user = { name: 'A";ROLE=CHAIR:mailto:x\\', address: 'a"b;c,d?bcc=e@example.net' }
    const [invited] = onlyEvent(calendarFile([firstDay], { ...request, attendee: user })).attendees
    expect(invited?.getParameter('cn')).toBe("A';ROLE=CHAIR:mailto:x/")
    expect(invited?.getParameter('role')).toBe('REQ-PARTICIPANT')
    expect(String(invited?.getFirstValue())).toBe('MAILTO:a%22b%3Bc%2Cd%3Fbcc%3De@example.net')
  })

  it('may be missing', () => {
    const event = onlyEvent(
      calendarFile([{ ...firstDay, summary: '', description: '', location: ' ' }], request),
    )
    expect([event.summary, event.description, event.location]).toEqual(['', null, null])
  })

  it('cannot be a UID', () => {
    expect(() => calendarFile([{ ...firstDay, uid: 'a@b\r\nX:1' }], feed)).toThrow('UID')
  })
})
