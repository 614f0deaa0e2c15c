import { z } from 'zod'
import { sessionView } from '../session/schema.ts'

/** Six digits from the telephone, or a recovery code; spaces and hyphens as people type them. */
const code = z.strictObject({ code: z.string().trim().min(6).max(40) })

const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

export const secondFactorContract = {
  /** Opens what the session is for. Five wrong codes stop further tries for a while. */
  'POST /api/session/code': { body: code, response: sessionView },
  'GET /api/account/second-factor': {
    response: z.object({
      /** Since when the person has one; null without. */
      since: z.iso.datetime().nullable(),
      recoveryCodesLeft: z.int(),
      /** True when the person can do nothing without one. */
      isRequired: z.boolean(),
    }),
  },
  /** Makes a key for an authenticator app, which counts for nothing until a code from it is confirmed. */
  'POST /api/account/second-factor': {
    response: z.object({
      /** In base32, for typing. */
      key: z.string(),
      /** The same as an otpauth address, for the QR code. */
      address: z.string(),
    }),
  },
  /** Takes the factor into use, and shows the recovery codes the only time. */
  'POST /api/account/second-factor/confirm': { body: code, response: recoveryCodes },
  /** Ends the former recovery codes. */
  'POST /api/account/second-factor/recovery-codes': { body: code, response: recoveryCodes },
  'POST /api/account/second-factor/remove': { body: code, response: z.null() },
} as const
