// What Thunderbird makes of our mails: an invitation that is accepted, its update and its cancellation, by the buttons that
// its user presses. Without a screen, in a profile of its own; needs `apt-get install thunderbird`.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { createSmtpMailer } from '../../src/adapters/mail/smtp.ts'
import type { OutgoingMail } from '../../src/ports/mailer.ts'
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink.ts'
import { attendee, firstDay, invitationMails, moved, organizer } from './invitation-mails.ts'
import {
  installedVersion,
  startThunderbird,
  type KeptEvent,
  type ShownMail,
  type Thunderbird,
} from './thunderbird-profile.ts'

const WAIT_SECONDS = 20
let failed = 0

function expect(what: string, holds: boolean, shown: unknown): void {
  if (!holds) failed++
  process.stdout.write(`${holds ? 'passed' : 'FAILED'}  ${what}\n${holds ? '' : `${inspect(shown)}\n`}`)
}

/** The calendar as soon as it is as it is to be, or as it is when that has not come about. */
async function calendarOnce(
  thunderbird: Thunderbird,
  isRight: (events: readonly KeptEvent[]) => boolean,
): Promise<{ holds: boolean; events: KeptEvent[] }> {
  const deadline = performance.now() + WAIT_SECONDS * 1000
  for (;;) {
    const events = await thunderbird.events()
    if (isRight(events)) return { holds: true, events }
    if (performance.now() > deadline) return { holds: false, events }
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

/** Whether the calendar holds this version of the event, accepted, and nothing else. */
function holdsOnly(events: readonly KeptEvent[], version: typeof firstDay, localStart: string): boolean {
  const [event, ...others] = events
  return (
    event !== undefined &&
    others.length === 0 &&
    event.uid === version.uid &&
    event.title === version.summary &&
    event.location === version.location &&
    event.sequence === version.sequence &&
    event.start === version.timing.startAt.getTime() &&
    event.end === version.timing.endAt.getTime() &&
    event.localStart === localStart &&
    event.answers.join() === 'ACCEPTED'
  )
}

async function tryOut(thunderbird: Thunderbird, deliver: (mail: OutgoingMail) => Promise<ShownMail>) {
  const { request, update, cancellation } = invitationMails()

  const invited = await deliver(request)
  expect('the calendar is empty until it is accepted', (await thunderbird.events()).length === 0, null)
  expect(
    'the invitation is shown as one, with buttons to accept and decline',
    invited.buttons.includes('imipAcceptButton') && invited.buttons.includes('imipDeclineButton'),
    invited,
  )
  const words = [firstDay.summary, 'Svara på inbjudan', 'Björkstigen 4']
  expect(
    'its text is shown',
    words.every(word => invited.text.includes(word)),
    invited,
  )
  await thunderbird.press('imipAcceptButton')
  // Nine in Stockholm is four in New York in these weeks, when only America has summer time, and three in the next.
  const accepted = await calendarOnce(thunderbird, events => holdsOnly(events, firstDay, '20270326T040000'))
  expect('accepted, it is in the calendar at the right instant', accepted.holds, accepted.events)

  const changed = await deliver(update)
  expect(
    'the update is recognised as one of the event in the calendar',
    changed.label.includes('update') && changed.buttons.includes('imipAcceptButton'),
    changed,
  )
  await thunderbird.press('imipAcceptButton')
  const after = await calendarOnce(thunderbird, events => holdsOnly(events, moved, '20270329T030000'))
  expect(
    'accepted, it moves the event over the change to summer time and adds none',
    after.holds,
    after.events,
  )

  const cancelled = await deliver(cancellation)
  expect(
    'the cancellation is recognised, with a button to delete',
    cancelled.buttons.includes('imipDeleteButton'),
    cancelled,
  )
  await thunderbird.press('imipDeleteButton')
  const emptied = await calendarOnce(thunderbird, events => events.length === 0)
  expect('the event is gone from the calendar', emptied.holds, emptied.events)
}

/** Mails go through a real server, and what it took goes into the inbox; answers are mailed to the same server. */
async function tryOutIn(folder: string, sink: SmtpSink): Promise<void> {
  const mailer = createSmtpMailer(sink.url)
  const thunderbird = await startThunderbird({
    folder,
    user: attendee,
    smtpPort: Number(new URL(sink.url).port),
    // Somewhere far from Stockholm: a time that is read in the reader's own zone shows.
    timeZone: 'America/New_York',
  })
  try {
    await tryOut(thunderbird, async mail => {
      await mailer.send(mail)
      const { raw } = await sink.waitFor(({ messageId }) => messageId === mail.messageId)
      await thunderbird.receive(raw)
      return thunderbird.open(mail.messageId)
    })
  } finally {
    await thunderbird.stop()
  }
  const answers = sink.messages.filter(({ envelope }) => envelope.from === attendee.address)
  expect(
    `what it answers in spite of RSVP=FALSE (${answers.length} mails) goes to the organiser alone`,
    answers.every(({ envelope }) => envelope.to.join() === organizer.address),
    answers.map(({ envelope, subject }) => ({ envelope, subject })),
  )
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-thunderbird-'))
try {
  const version = installedVersion(folder)
  if (version === null) {
    process.stderr.write(
      'This needs Thunderbird. Install it with\n\n  sudo apt-get install -y --no-install-recommends thunderbird\n\nand run npm run test:thunderbird again.\n',
    )
    process.exitCode = 1
  } else {
    process.stdout.write(`${version}\n`)
    const sink = await startSmtpSink()
    await tryOutIn(folder, sink).catch((error: unknown) => {
      expect('Thunderbird is taken through every step', false, String(error))
    })
    await sink.close()
    process.exitCode = failed > 0 ? 1 : 0
  }
} finally {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
