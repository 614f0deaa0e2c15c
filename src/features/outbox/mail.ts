import { renderMail, type MailContent, type MailSection } from '../../adapters/mail/render.ts'
import type { Transaction } from '../../adapters/db/database.ts'
import type { Language } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import type { Deps } from '../../deps.ts'
import type { MailCalendar } from '../../ports/mailer.ts'
import { refuseLeaks, type GuardDeps } from '../leaks/commands.ts'
import { findFirstsInThreads, insertMessages } from './repository.ts'

/** How long a notice waits for others to the same person, so that they go as one mail. */
const GATHER_SECONDS = 60

/** One part of a mail that tells of several things. */
export interface MailPart {
  readonly words: Pick<MailWords, 'heading' | 'paragraphs' | 'action'>
  readonly path: string
}

export interface Mail {
  readonly recipient: string
  /** Whose address it is, where it is corrected when nothing gets there. */
  readonly source?: { readonly personId: string } | { readonly studentId: string }
  readonly language: Language
  readonly words: Omit<MailWords, 'action'> & { readonly action?: string }
  /** Where the mail's one button leads: a path of ours, with the fragment of a personal link if it has one. */
  readonly path: string
  /** The invitation that the mail is, as an alternative of its text (C4). */
  readonly calendar?: MailCalendar
  readonly parts?: readonly MailPart[]
  /**
   * `urgent` goes at once, in the quiet hours too; `gathered` waits a minute and may become a part of a digest. Without
   * either it goes by itself, by day: so does whatever has a personal link or an invitation.
   */
  readonly pace?: 'urgent' | 'gathered'
  /** What it is about; a later mail of the same thread to the same address refers to the first. */
  readonly thread?: string
  /** It says the same again: its subject is the first mail's, so that every mail program shows the two as one thread. */
  readonly isReminder?: boolean
}

/** A notice to somebody with an account. */
export function noticeTo(
  person: { readonly id: string; readonly email: string; readonly language: Language },
  words: MailWords,
  path: string,
): Mail {
  const { id: personId, email: recipient, language } = person
  return { recipient, source: { personId }, language, words, path, pace: 'gathered' }
}

/** What writing a mail takes of the program. */
type Writing = GuardDeps & Pick<Deps, 'publicUrl'>

/**
 * Puts mails into the outbox, in the transaction of the change that they tell of (C6). Returns their Message-IDs in the
 * order of the mails.
 */
export async function queueMails(tx: Transaction, deps: Writing, mails: readonly Mail[]): Promise<string[]> {
  const createdAt = deps.clock.now()
  const threads = new Set(mails.flatMap(({ thread }) => thread ?? []))
  const firstIn = await findFirstsInThreads(tx, [...threads])
  const rows = mails.map(mail => ({ ...messageOf(deps, mail, firstIn), createdAt }))
  const outgoing = rows.map(({ recipient, subject, text, html, calendar }) => ({
    recipient,
    texts: [subject, text, html, calendar ?? ''],
  }))
  await refuseLeaks(tx, deps, 'mail', outgoing)
  await insertMessages(
    tx,
    rows.map(({ waitSeconds, ...row }) => ({
      ...row,
      nextAttemptAt: new Date(createdAt.getTime() + waitSeconds * 1000),
    })),
  )
  return rows.map(({ messageId }) => messageId)
}

/** A header is one line, whatever the names in it hold: otherwise the mail could never be sent. */
const onOneLine = (subject: string) => subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

type FirstsInThreads = Awaited<ReturnType<typeof findFirstsInThreads>>

function messageOf(deps: Writing, mail: Mail, firstIn: FirstsInThreads) {
  const { recipient, source = {}, language, pace, thread = null, isReminder = false, calendar } = mail
  const content = contentOf(mail, deps.publicUrl)
  const first = thread === null ? null : firstIn(thread, recipient)
  const id = deps.ids.uuid()
  return {
    ...source,
    id,
    messageId: messageIdOf(id, deps.publicUrl),
    recipient,
    subject: isReminder && first?.subject ? `Re: ${first.subject}` : onOneLine(mail.words.subject),
    ...renderMail(content, language),
    calendar: calendar?.content ?? null,
    calendarMethod: calendar?.method ?? null,
    language,
    urgent: pace === 'urgent',
    ...(pace === 'gathered' && { content }),
    thread,
    inReplyTo: first?.messageId ?? null,
    waitSeconds: pace === 'gathered' ? GATHER_SECONDS : 0,
  }
}

/** What a mail says, with its addresses whole. */
export function contentOf({ words, path, parts }: Mail, publicUrl: string): MailContent {
  const { heading, paragraphs, action, footer } = words
  const linked = (label: string | undefined, to: string): Pick<MailSection, 'action'> =>
    label === undefined ? {} : { action: { label, href: `${publicUrl}${to}` } }
  return {
    heading,
    paragraphs,
    ...linked(action, path),
    ...(parts && {
      sections: parts.map(part => ({
        heading: part.words.heading,
        paragraphs: part.words.paragraphs,
        ...linked(part.words.action, part.path),
      })),
    }),
    footer,
  }
}

/** Stable from when the mail is written: every attempt carries the same (C6). */
export function messageIdOf(id: string, publicUrl: string): string {
  return `<${id}@${new URL(publicUrl).hostname}>`
}
