import { calendarFile, type CalendarEvent, type CalendarUser } from '../../src/adapters/ical/calendar-file.ts'
import { renderMail } from '../../src/adapters/mail/render.ts'
import { timingInWords } from '../../src/copy/in-words.ts'
import {
  cancelledInvitation,
  changedInvitation,
  invitation,
  type InvitationFacts,
} from '../../src/copy/sv/invitations.ts'
import type { Timing } from '../../src/domain/calendar/occasion.ts'
import { instantOf } from '../../src/domain/calendar/wall-time.ts'
import { contentOf, messageIdOf } from '../../src/features/outbox/mail.ts'
import type { OutgoingMail } from '../../src/ports/mailer.ts'

export const organizer: CalendarUser = { name: 'VFU Stockholms stad', address: 'vfu@stockholm.example' }
export const attendee: CalendarUser = { name: 'Åsa Öhrn Ängström', address: 'asa.ohrn@student.example' }

const PUBLIC_URL = 'https://vfu.stockholm.example'

/** On the Friday before summer time begins, at nine; moved to the Monday after, still at nine; then cancelled. */
export const firstDay = {
  uid: '0b1f7f62-6a43-4f0c-9a6e-5f0f2f7d1a01@vfu.stockholm.example',
  sequence: 0,
  status: 'scheduled',
  timing: nineTo('2027-03-26', '11:00'),
  location: 'Farsta stadsdelsförvaltning, Björkstigen 4; plan 3',
  changedAt: new Date('2027-03-01T09:30:00Z'),
  summary: 'Första dagen på din VFU',
  description: 'Välkommen till enheten för barn och unga.\nFråga efter din handledare i receptionen.',
} satisfies CalendarEvent
export const moved = {
  ...firstDay,
  sequence: 1,
  timing: nineTo('2027-03-29', '12:00'),
  changedAt: new Date('2027-03-08T12:00:00Z'),
} satisfies CalendarEvent
const cancelled: CalendarEvent = {
  ...moved,
  sequence: 2,
  status: 'cancelled',
  changedAt: new Date('2027-03-15T15:45:00Z'),
}

function nineTo(on: string, to: string): Extract<Timing, { allDay: false }> {
  return { allDay: false, startAt: instantOf({ on, at: '09:00' }), endAt: instantOf({ on, at: to }) }
}

/** The three mails that a student is sent of it, as the outbox holds them: one thread. */
export function invitationMails(): {
  request: OutgoingMail
  update: OutgoingMail
  cancellation: OutgoingMail
} {
  const request = mailOf('REQUEST', firstDay, invitation(factsOf(firstDay)))
  const inReplyTo = request.messageId
  return {
    request,
    update: { ...mailOf('REQUEST', moved, changedInvitation(factsOf(moved))), inReplyTo },
    cancellation: { ...mailOf('CANCEL', cancelled, cancelledInvitation(factsOf(cancelled))), inReplyTo },
  }
}

function factsOf(event: CalendarEvent): InvitationFacts {
  return {
    title: event.summary,
    when: timingInWords(event.timing, 'sv'),
    location: event.location,
    description: event.description ?? '',
    changes: event.sequence === 0 ? [] : ['time'],
  }
}

function mailOf(
  method: 'REQUEST' | 'CANCEL',
  event: CalendarEvent,
  words: ReturnType<typeof cancelledInvitation> & { action?: string },
): OutgoingMail {
  const mail = { recipient: attendee.address, language: 'sv', words, path: '/svar#example' } as const
  return {
    messageId: messageIdOf(`mail-${event.sequence}`, PUBLIC_URL),
    from: organizer,
    to: attendee.address,
    subject: words.subject,
    ...renderMail(contentOf(mail, PUBLIC_URL), 'sv'),
    calendar: { method, content: calendarFile([event], { method, language: 'sv', organizer, attendee }) },
  }
}
