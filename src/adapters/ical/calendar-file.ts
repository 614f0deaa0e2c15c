import { createHash } from 'node:crypto'
import ical, {
  escape,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalAttendeeData,
  type ICalCalendarData,
  type ICalEventData,
} from 'ical-generator'
import { addDays } from '../../domain/calendar/calendar-date.ts'
import type { OccasionStatus, Timing } from '../../domain/calendar/occasion.ts'
import { STOCKHOLM } from '../../domain/calendar/wall-time.ts'
import { mailtoAddress, multilineText, parameterText, singleLineText } from './safe-text.ts'
import { inStockholm, STOCKHOLM_VTIMEZONE } from './stockholm-time.ts'

/** An occasion as one recipient sees it: an `Occasion` satisfies it once it has a `summary` and a `description`. */
export interface CalendarEvent {
  uid: string
  sequence: number
  status: OccasionStatus
  timing: Timing
  location: string | null
  /** DTSTAMP: when this version of the occasion came to be, so that an unchanged feed is the same text. */
  changedAt: Date
  summary: string
  description: string | null
}

export interface CalendarUser {
  name: string
  address: string
}

/** An invitation, update or cancellation for one recipient (C3), or a feed, which has no METHOD and no addresses (C5). */
export type CalendarFileOptions =
  | { method: 'REQUEST' | 'CANCEL'; language: 'sv' | 'en'; organizer: CalendarUser; attendee: CalendarUser }
  | { method?: never; language: 'sv' | 'en'; name: string; refreshHours?: number }

/**
 * The iCalendar text (RFC 5545) of the events: CRLF, folded at 75 octets, times as wall time in Europe/Stockholm with
 * the zone's rules, DTSTAMP in UTC, whole days with an exclusive end. The only names and addresses in it are the
 * organiser's and the one attendee's (C1). A feed may be empty. Throws when a UID has characters that a UID of ours
 * cannot have, or when a cancellation (or an invitation) holds an event of the other status.
 */
export function calendarFile(events: readonly CalendarEvent[], options: CalendarFileOptions): string {
  for (const event of events) refuseContradiction(event, options.method)
  const calendar = ical({
    prodId: { company: 'Stockholms stad', product: 'VFU', language: options.language },
    ...headOf(options),
  })
  const users = options.method ? usersOf(options) : {}
  for (const event of events) calendar.createEvent({ ...eventData(event), ...users })
  return withTimeZone(`${calendar.toString()}\r\n`)
}

/** A strong entity tag for a feed's text, quotes included (RFC 9110 §8.8.3). */
export function etag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`
}

function refuseContradiction({ uid, status }: CalendarEvent, method: CalendarFileOptions['method']): void {
  if (!/^[\w.-]+@[\w.-]+$/.test(uid)) throw new Error('A UID is an id and a domain')
  if (method && (method === 'CANCEL') !== (status === 'cancelled')) {
    throw new Error(`${method} does not go with an occasion that is ${status}`)
  }
}

/** With the zone's rules before the first event when a time refers to them; ical-generator would put them too early. */
function withTimeZone(text: string): string {
  if (!text.includes(`;TZID=${STOCKHOLM}:`)) return text
  return text.replace('\r\nBEGIN:VEVENT\r\n', `\r\n${STOCKHOLM_VTIMEZONE}\r\nBEGIN:VEVENT\r\n`)
}

function headOf(options: CalendarFileOptions): ICalCalendarData {
  if (options.method) return { method: ICalCalendarMethod[options.method] }
  return {
    name: escape(singleLineText(options.name), false),
    ttl: (options.refreshHours ?? 4) * 3600,
  }
}

function eventData(event: CalendarEvent): ICalEventData {
  const location = singleLineText(event.location ?? '')
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: event.changedAt,
    summary: singleLineText(event.summary),
    description: multilineText(event.description ?? '') || null,
    location: location ? { title: location } : null,
    status: event.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...timingData(event.timing),
  }
}

/** Whole days go without a zone, as dates in UTC, and leave the recipient's hours free for other bookings. */
function timingData(timing: Timing): Pick<ICalEventData, 'start'> & Partial<ICalEventData> {
  if (!timing.allDay) {
    return { start: inStockholm(timing.startAt), end: inStockholm(timing.endAt), timezone: STOCKHOLM }
  }
  return {
    start: new Date(`${timing.fromOn}T00:00:00Z`),
    end: new Date(`${addDays(timing.toOn, 1)}T00:00:00Z`),
    allDay: true,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  }
}

function usersOf(users: {
  organizer: CalendarUser
  attendee: CalendarUser
}): Pick<ICalEventData, 'organizer' | 'attendees'> {
  const invited: ICalAttendeeData = {
    ...userData(users.attendee),
    role: ICalAttendeeRole.REQ,
    type: ICalAttendeeType.INDIVIDUAL,
    status: ICalAttendeeStatus.NEEDSACTION,
    // Nobody reads the organiser's mailbox for answers: the calendar may show the buttons, but need not reply.
    rsvp: false,
  }
  return { organizer: userData(users.organizer), attendees: [invited] }
}

function userData({ name, address }: CalendarUser): { name: string; email: string } {
  const email = mailtoAddress(address)
  return { name: parameterText(name) || email, email }
}
