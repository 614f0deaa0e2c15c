/** A sender as a recipient sees it: a display name and a bare address. */
export interface MailSender {
  name: string
  address: string
}

/** An iCalendar text that travels as an alternative of the mail's body (C4); `method` repeats the text's own METHOD. */
export interface MailCalendar {
  method: 'REQUEST' | 'CANCEL'
  content: string
}

/** One mail to one recipient, complete: nothing is looked up while it is sent. */
export interface OutgoingMail {
  /** `<unique@domain>`, made when the mail is written and kept for every attempt (C6). */
  messageId: string
  from: MailSender
  /** A bare address. One recipient per mail, so that nobody sees anybody else's address (C1). */
  to: string
  /** A bare address. */
  replyTo?: string
  /** Message-ID of the first mail about the same thing: mail programs show the two together. */
  inReplyTo?: string
  /** Whom the mail was written to, when it is sent to another address instead; see adapters/mail/redirect.ts. */
  originalTo?: string
  subject: string
  text: string
  html: string
  calendar?: MailCalendar
}

/**
 * What became of one attempt. `ok: true`: the server has taken responsibility for the mail.
 * `permanent: true`: this mail will not be accepted however often it is tried.
 * `reason` is a Swedish sentence for the coordinator, without personal data.
 */
export type SendOutcome = { ok: true } | { ok: false; permanent: boolean; reason: string }

export interface Mailer {
  /** Tries once. A refusal or an unreachable server is an outcome, not an exception. */
  send(message: OutgoingMail): Promise<SendOutcome>
}
