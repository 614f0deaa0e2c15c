import { createTransport } from 'nodemailer'
import type { Mailer, OutgoingMail, SendOutcome } from '../../ports/mailer.ts'
import { outcomeOfFailure } from './smtp-failure.ts'

/** Short enough that a batch of the outbox is done, or has failed, before its lease runs out. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 10_000,
}

/**
 * A mailer over SMTP, one connection per mail. `url` is `smtps://` (port 465), or `smtp://` (port 587), where STARTTLS is
 * used when the server offers it; user and password stand percent-encoded in it. With a login the connection must be
 * encrypted, except to the machine itself. Throws at once when the URL is not one of a mail server. A private
 * certificate authority is made known to Node with NODE_EXTRA_CA_CERTS.
 */
export function createSmtpMailer(url: string): Mailer {
  const transport = transportTo(url)
  return {
    async send(message: OutgoingMail): Promise<SendOutcome> {
      const fault = faultInHeaders(message)
      if (fault) return { ok: false, permanent: true, reason: fault }
      try {
        await transport.sendMail(composed(message))
        return { ok: true }
      } catch (error) {
        return outcomeOfFailure(error)
      }
    },
  }
}

/** Whether the server takes our connection, encryption and login; no mail is sent. */
export async function greetSmtpServer(url: string): Promise<SendOutcome> {
  try {
    await transportTo(url).verify()
    return { ok: true }
  } catch (error) {
    return outcomeOfFailure(error)
  }
}

function transportTo(url: string) {
  return createTransport({
    ...parseServer(url),
    ...TIMEOUTS,
    // A mail is what the outbox says that it is: nothing is fetched from disk or network while it is composed.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function parseServer(text: string) {
  const url = new URL(text)
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    throw new Error('The mail server’s URL begins with smtp:// or smtps://')
  }
  const secure = url.protocol === 'smtps:'
  const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const login = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
  const hasLogin = login.user !== ''
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: hasLogin && !secure && !isThisMachine,
    ...(hasLogin ? { auth: login } : {}),
  }
}

/**
 * The calendar travels as an alternative of the body alone: nodemailer's own `icalEvent` attaches it as a file too,
 * and then mail programs no longer see an invitation (C4).
 */
function composed(message: OutgoingMail) {
  const { messageId, from, to, replyTo, inReplyTo, originalTo, subject, text, html, calendar } = message
  const alternative =
    calendar &&
    ({
      contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
      content: calendar.content,
      // Keeps the CRLF that iCalendar asks for on the way through programs that mend line ends.
      contentTransferEncoding: 'base64',
    } as const)
  return {
    messageId,
    from,
    to: { name: '', address: to },
    ...(replyTo === undefined ? {} : { replyTo: { name: '', address: replyTo } }),
    ...(inReplyTo === undefined ? {} : { inReplyTo, references: inReplyTo }),
    subject,
    text,
    html,
    headers: {
      // Asks absence notices and the like not to answer (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      ...(originalTo === undefined ? {} : { 'X-Original-To': originalTo }),
    },
    ...(alternative ? { alternatives: [alternative] } : {}),
  }
}

/** A sentence about the header that cannot be sent as it stands; undefined when all can. Nothing is sent in part. */
function faultInHeaders(message: OutgoingMail): string | undefined {
  const { messageId, inReplyTo = messageId, from, to, originalTo = to, replyTo, subject } = message
  if (!isMessageId(messageId) || !isMessageId(inReplyTo)) return 'Mejlets id har fel form.'
  if (!isAddress(from.address) || /\p{Cc}/u.test(from.name)) return 'Avsändaren har fel form.'
  if (!isAddress(to) || !isAddress(originalTo)) return 'Mottagarens mejladress har fel form.'
  if (replyTo !== undefined && !isAddress(replyTo)) return 'Svarsadressen har fel form.'
  if (/\p{Cc}/u.test(subject)) return 'Mejlets rubrik innehåller otillåtna tecken.'
  return undefined
}

function isMessageId(text: string): boolean {
  return /^<[^\s<>@]+@[^\s<>@]+>$/.test(text)
}

/** One bare address: no list, no display name, no comment, no line break. */
function isAddress(text: string): boolean {
  return /^[^\s\p{Cc}<>()[\]\\,;:"@]{1,64}@[^\s\p{Cc}<>()[\]\\,;:"@]{1,255}$/u.test(text)
}
