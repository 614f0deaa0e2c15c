import { renderMail } from '../../adapters/mail/render.ts'
import type { Transaction } from '../../adapters/db/database.ts'
import type { Language } from '../../copy/copy.ts'
import type { MailWords } from '../../copy/sv/mails.ts'
import type { Deps } from '../../deps.ts'
import { refuseLeaks } from '../leaks/commands.ts'
import { insertMessages } from './repository.ts'

export interface Mail {
  readonly recipient: string
  readonly language: Language
  readonly words: MailWords
  /** Where the mail's one button leads: a path of ours, with the fragment of a personal link if it has one. */
  readonly path: string
}

/** Puts mails into the outbox, in the transaction of the change that they tell of (C6). */
export async function queueMails(tx: Transaction, deps: Deps, mails: readonly Mail[]): Promise<void> {
  const { hostname } = new URL(deps.publicUrl)
  const createdAt = deps.clock.now()
  const messages = mails.map(({ recipient, language, words, path }) => {
    const { subject, heading, paragraphs, action, footer } = words
    const href = `${deps.publicUrl}${path}`
    const rendered = renderMail({ heading, paragraphs, action: { label: action, href }, footer }, language)
    const id = deps.ids.uuid()
    return { id, messageId: `<${id}@${hostname}>`, recipient, subject, ...rendered, createdAt }
  })
  const outgoing = messages.map(({ recipient, subject, text, html }) => ({
    recipient,
    texts: [subject, text, html],
  }))
  await refuseLeaks(tx, deps, 'mail', outgoing)
  await insertMessages(tx, messages)
}
