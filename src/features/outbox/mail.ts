import { renderMail } from '../../adapters/mail/render.ts'
import type { Transaction } from '../../adapters/db/database.ts'
import type { Language } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import type { Deps } from '../../deps.ts'
import type { MailCalendar } from '../../ports/mailer.ts'
import { insertMessages } from './repository.ts'

export interface Mail {
  readonly recipient: string
  readonly language: Language
  readonly words: MailWords
  /** Where the mail's one button leads: a path of ours, with the fragment of a personal link if it has one; null = no button. */
  readonly path: string | null
  /** The invitation that the mail is, as an alternative of its text (C4). */
  readonly calendar?: MailCalendar
}

/**
 * Puts mails into the outbox, in the transaction of the change that they tell of (C6). Returns their Message-IDs in the
 * order of the mails.
 */
export async function queueMails(tx: Transaction, deps: Deps, mails: readonly Mail[]): Promise<string[]> {
  const { hostname } = new URL(deps.publicUrl)
  const createdAt = deps.clock.now()
  const messages = mails.map(({ recipient, language, words, path, calendar }) => {
    const { subject, heading, paragraphs, action: label, footer } = words
    const action = path === null ? {} : { action: { label, href: `${deps.publicUrl}${path}` } }
    const rendered = renderMail({ heading, paragraphs, ...action, footer }, language)
    const id = deps.ids.uuid()
    const carried = { calendar: calendar?.content ?? null, calendarMethod: calendar?.method ?? null }
    return { id, messageId: `<${id}@${hostname}>`, recipient, subject, ...rendered, ...carried, createdAt }
  })
  await insertMessages(tx, messages)
  return messages.map(({ messageId }) => messageId)
}
