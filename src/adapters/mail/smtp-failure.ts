import type { SendOutcome } from '../../ports/mailer.ts'

type Failure = Extract<SendOutcome, { ok: false }>

/** What nodemailer puts on its errors; read as unknown data, since any error may arrive here. */
interface FailureSigns {
  code: string
  command: string
  responseCode: number | undefined
}

const UNREACHABLE = new Set([
  'ESOCKET',
  'ECONNECTION',
  'EDNS',
  'ETIMEDOUT',
  'EPROTOCOL',
  'ECONNREFUSED',
  'ECONNRESET',
])
const LOGIN = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2'])

/**
 * What a failed attempt means, in words that hold no personal data: the server's own text is left out, since it
 * usually repeats the address. Permanent is only what concerns this mail or its recipient; a fault that lies in our
 * settings or in the server is worth another attempt once somebody has mended it.
 */
export function outcomeOfFailure(error: unknown): Failure {
  const { code, command, responseCode } = signsOf(error)
  if (LOGIN.has(code)) return retry('Mejlservern godtog inte inloggningen.', responseCode)
  if (code === 'ETLS' || isCertificateFault(error)) {
    return retry('Det gick inte att upprätta en krypterad anslutning till mejlservern.')
  }
  if (responseCode === undefined) {
    return retry(
      UNREACHABLE.has(code)
        ? 'Det gick inte att nå mejlservern.'
        : 'Mejlet kunde inte lämnas till mejlservern.',
    )
  }
  if (responseCode < 500 || responseCode === 503)
    return retry('Mejlservern tog inte emot mejlet just nu.', responseCode)
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
  const signs = typeof error === 'object' && error !== null ? error : {}
  return {
    code: 'code' in signs && typeof signs.code === 'string' ? signs.code : '',
    command: 'command' in signs && typeof signs.command === 'string' ? signs.command : '',
    responseCode:
      'responseCode' in signs && typeof signs.responseCode === 'number' ? signs.responseCode : undefined,
  }
}

/** nodemailer reports a certificate that is not trusted as a socket error and keeps Node's code beside it. */
function isCertificateFault(error: unknown): boolean {
  const original = error instanceof Error && 'originalCode' in error ? error.originalCode : undefined
  return typeof original === 'string' && /CERT|SSL|TLS/.test(original)
}
