import { Secret, TOTP } from 'otpauth'

/** What every authenticator app supports: RFC 6238 with SHA-1, six digits, thirty seconds. */
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 }
/** Clocks differ, and codes are typed slowly: the step before and the one after are taken as well. */
const WINDOW = 1

/** A new key of 160 random bits, in base32 as authenticator apps take it. */
export function newFactorKey(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an authenticator app reads from a QR code. */
export function factorAddress(key: string, account: string): string {
  return new TOTP({
    ...SETTINGS,
    issuer: 'VFU Stockholm',
    label: account,
    secret: Secret.fromBase32(key),
  }).toString()
}

/** The time step that the code is for, compared in constant time; null for a wrong code. */
export function stepOfCode(key: string, code: string, now: Date): number | null {
  const timestamp = now.getTime()
  const secret = Secret.fromBase32(key)
  const delta = TOTP.validate({ ...SETTINGS, token: code, secret, timestamp, window: WINDOW })
  return delta === null ? null : TOTP.counter({ period: SETTINGS.period, timestamp }) + delta
}

/** A code of 80 random bits for the day that the telephone is gone, in four groups of four. */
export function newRecoveryCode(): string {
  return new Secret({ size: 10 }).base32.replace(/(.{4})(?=.)/g, '$1-')
}
