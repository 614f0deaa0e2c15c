import type { SendOutcome } from '../../ports/mailer.ts'

type Failure = Extract<SendOutcome, { ok: false }>

/** What nodemailer puts on its errors; read as unknown data, since any error may arrive here. */
interface FailureSigns {
  /** Node's own code lies beside nodemailer's on what was a socket's fault. */
  codes: readonly string[]
  command: string
  responseCode: number | undefined
  /** RFC 3463's `5.2.2`, from the server's text; the text itself repeats addresses. */
  enhanced: string
}

const LOGIN = ['EAUTH', 'ENOAUTH', 'EOAUTH2']
const NO_SUCH_SERVER = ['EDNS', 'ENOTFOUND', 'EAI_AGAIN']
const SILENT = ['ETIMEDOUT', 'ESOCKETTIMEDOUT']
const UNREACHABLE = ['ESOCKET', 'ECONNECTION', 'EPROTOCOL', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH']

/**
 * What a failed attempt means, in words that hold no personal data: the server's own text is left out, since it
 * usually repeats the address. Permanent is only what concerns this mail or its recipient; a fault that lies in our
 * settings or in the server is worth another attempt once somebody has mended it.
 */
export function outcomeOfFailure(error: unknown): Failure {
  const signs = signsOf(error)
  const has = (codes: readonly string[]) => signs.codes.some(code => codes.includes(code))
  if (has(LOGIN)) return retry('Mejlservern godtog inte inloggningen.', signs.responseCode)
  if (isCertificateFault(signs.codes)) return retry('Mejlserverns certifikat är inte betrott.')
  if (has(['ETLS'])) return retry('Det gick inte att upprätta en krypterad anslutning till mejlservern.')
  if (signs.responseCode !== undefined) return outcomeOfReply(signs, signs.responseCode)
  if (has(NO_SUCH_SERVER)) return retry('Mejlserverns namn finns inte i namntjänsten (DNS).')
  if (has(['ECONNREFUSED'])) return retry('Mejlservern tar inte emot anslutningar.')
  if (has(SILENT)) return retry('Mejlservern svarade inte i tid.')
  if (has(UNREACHABLE)) return retry('Det gick inte att nå mejlservern.')
  return retry('Mejlet kunde inte lämnas till mejlservern.')
}

/** The server answered, and it was no: with a reply code and often an enhanced one (RFC 5321 §4.2, RFC 3463 §3). */
function outcomeOfReply({ command, enhanced }: FailureSigns, responseCode: number): Failure {
  const isForNow = responseCode < 500 || responseCode === 503
  if (/^[45]\.2\.2$/.test(enhanced) || responseCode === 452 || responseCode === 552) {
    const isMailbox = enhanced === '' || enhanced.endsWith('.2.2')
    // A mailbox is emptied sooner or later, whatever the server calls it.
    if (isMailbox && command === 'RCPT TO') return retry('Mottagarens brevlåda är full.', responseCode)
  }
  if (enhanced.endsWith('.3.4') || (responseCode === 552 && command !== 'RCPT TO')) {
    return refusal('Mejlet är för stort för mejlservern.', responseCode)
  }
  if (isForNow && command === 'RCPT TO') {
    return retry(
      'Mejlservern ber oss vänta innan den tar emot mejl till adressen (grålistning).',
      responseCode,
    )
  }
  if (isForNow) return retry('Mejlservern tog inte emot mejlet just nu.', responseCode)
  if (command === 'RCPT TO') return refusal('Mejlservern godtog inte mottagarens adress.', responseCode)
  if (command === 'DATA') return refusal('Mejlservern avvisade mejlet.', responseCode)
  if (command === 'MAIL FROM') return retry('Mejlservern godtog inte avsändarens adress.', responseCode)
  return retry('Mejlservern avvisade anslutningen.', responseCode)
}

function retry(sentence: string, responseCode?: number): Failure {
  return { ok: false, permanent: false, reason: withCode(sentence, responseCode) }
}

function refusal(sentence: string, responseCode: number): Failure {
  return { ok: false, permanent: true, reason: withCode(sentence, responseCode) }
}

function withCode(sentence: string, responseCode: number | undefined): string {
  return responseCode === undefined ? sentence : `${sentence} Svarskod ${responseCode}.`
}

function signsOf(error: unknown): FailureSigns {
  const signs: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {}
  const text = (key: string) => (typeof signs[key] === 'string' ? signs[key] : '')
  const { responseCode } = signs
  return {
    codes: [text('code'), text('originalCode')],
    command: text('command'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    enhanced: /^\d{3}[ -]([45]\.\d{1,3}\.\d{1,3})\b/.exec(text('response'))?.[1] ?? '',
  }
}

/** nodemailer reports a certificate that is not trusted as a socket error and keeps Node's code beside it. */
function isCertificateFault(codes: readonly string[]): boolean {
  return codes.some(code => /CERT|SSL|ALTNAME|UNABLE_TO_VERIFY/.test(code))
}
