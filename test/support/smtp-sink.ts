import { once } from 'node:events'
import { text as textOf } from 'node:stream/consumers'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as its recipient's program reads it. */
export interface ReceivedMail {
  envelope: { from: string; to: string[] }
  messageId: string
  subject: string
  text: string
  html: string
  /** The iCalendar alternative, with line ends as \n, and the method of its content type; null when there is none. */
  calendar: { method: string; content: string } | null
  /** Everything else that postal-mime found. */
  parsed: Email
  raw: string
}

/** Where in the conversation the server says no, and with which reply code. */
export interface Refusal {
  at: 'sender' | 'recipient' | 'data'
  code: number
  /** RFC 3463's code, before the text. */
  enhanced?: string
  /** The refusal holds for these recipients; for all when missing. */
  address?: string
}

export interface SmtpSink {
  /** `smtp://127.0.0.1:port`, or `smtps://` when secure; without the login. */
  url: string
  /** Accepted mails in the order in which they came. */
  messages: ReceivedMail[]
  /** The first accepted mail, past or coming, that the predicate holds for; rejects after `milliseconds`. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, milliseconds?: number): Promise<ReceivedMail>
  /** Refuses from now on, until told otherwise with `null`. */
  refuse(refusal: Refusal | null): void
  close(): Promise<void>
}

export interface SmtpSinkOptions {
  /** TLS from the first byte, with a certificate that nobody trusts. */
  secure?: boolean
  /** Offers STARTTLS, with that same certificate. */
  startTls?: boolean
  /** Takes mail only after this login. */
  login?: { user: string; password: string }
}

// A key and a certificate for these tests alone: no certificate authority stands behind them.
export const UNTRUSTED_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQvO1v1ZcbhXiw7SL
zFhyGcCrks5aSePx7ZGDMArPWkmhRANCAATW8QXMAraX/tIS6nE/dVZ6hJpbyjDJ
QcpwwTUawy/x8iaAcjQbc3YWuOVcPs7vfLkHOBvmcgIn/ZVJ5sJ4Hw0Z
-----END PRIVATE KEY-----`
export const UNTRUSTED_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBjjCCATWgAwIBAgIUeHpapA0JajmofEjAlvbkZKKhXyswCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRc210cC1zaW5rLmludmFsaWQwIBcNMjYxMTIyMTA1NzQ3WhgP
MjEyNjEwMjkxMDU3NDdaMBwxGjAYBgNVBAMMEXNtdHAtc2luay5pbnZhbGlkMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1vEFzAK2l/7SEupxP3VWeoSaW8owyUHK
cME1GsMv8fImgHI0G3N2FrjlXD7O73y5Bzgb5nICJ/2VSebCeB8NGaNTMFEwHQYD
VR0OBBYEFEstYEkVCXS+fXOcezaS5M2hgDvRMB8GA1UdIwQYMBaAFEstYEkVCXS+
fXOcezaS5M2hgDvRMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
DlNsK7m9gUjjTRcSO/4VtCcrf2t8DHnV7rblxakBga8CIGA/sbnRcVGJlafeLqvu
OWkBqLuhpg+uRO2J++0Qly/7
-----END CERTIFICATE-----`

/** A real SMTP server on a free port of this machine that keeps what it is sent. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const messages: ReceivedMail[] = []
  const watchers = new Set<() => void>()
  let refusal: Refusal | null = null

  const refusalAt = (at: Refusal['at'], address: string): Error | null => {
    if (refusal?.at !== at || (refusal.address ?? address) !== address) return null
    const text = [refusal.enhanced, `Refused, as told, for <${address}>`].filter(Boolean).join(' ')
    return Object.assign(new Error(text), { responseCode: refusal.code })
  }

  const server = new SMTPServer({
    ...securityOf(options),
    disableReverseLookup: true,
    onMailFrom: ({ address }, _session, done) => done(refusalAt('sender', address)),
    onRcptTo: ({ address }, _session, done) => done(refusalAt('recipient', address)),
    onData: (stream, { envelope }, done) => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const to = envelope.rcptTo.map(({ address }) => address)
      const take = async (): Promise<void> => {
        const mail = await parseMail(await textOf(stream), { from, to })
        const refused = to.map(address => refusalAt('data', address)).find(error => error !== null)
        if (refused) return done(refused)
        messages.push(mail)
        done()
        for (const look of watchers) look()
      }
      take().catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))))
    },
  })
  // A client that breaks off is part of what is tested.
  server.on('error', () => {})

  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('The sink has no port')

  return {
    url: `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${address.port}`,
    messages,
    refuse: next => {
      refusal = next
    },
    waitFor: (predicate, milliseconds = 5_000) => firstMatch(messages, watchers, predicate, milliseconds),
    close: () => new Promise<void>(resolve => server.close(resolve)),
  }
}

function securityOf({ secure, startTls, login }: SmtpSinkOptions): SMTPServerOptions {
  const disabledCommands = [...(startTls ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])]
  return {
    secure: secure ?? false,
    key: UNTRUSTED_KEY,
    cert: UNTRUSTED_CERTIFICATE,
    disabledCommands,
    allowInsecureAuth: true,
    authOptional: !login,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === login?.user && password === login?.password
      return isRight ? done(null, { user: username }) : done(new Error('Wrong user or password'))
    },
  }
}

function textOfPart(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}

async function parseMail(raw: string, envelope: ReceivedMail['envelope']): Promise<ReceivedMail> {
  const parsed = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' })
  const calendar = parsed.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  return {
    envelope,
    messageId: parsed.messageId ?? '',
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    calendar: calendar ? { method: calendar.method ?? '', content: textOfPart(calendar.content) } : null,
    parsed,
    raw,
  }
}

function firstMatch(
  messages: readonly ReceivedMail[],
  watchers: Set<() => void>,
  predicate: (mail: ReceivedMail) => boolean,
  milliseconds: number,
): Promise<ReceivedMail> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      watchers.delete(look)
    }
    const look = (): void => {
      const found = messages.find(predicate)
      if (!found) return
      stop()
      resolve(found)
    }
    const timer = setTimeout(() => {
      stop()
      reject(
        new Error(
          `No such mail within ${milliseconds} ms; ${messages.length} came: ${messages.map(mail => mail.subject).join(' | ')}`,
        ),
      )
    }, milliseconds)
    watchers.add(look)
    look()
  })
}
