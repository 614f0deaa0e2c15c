import { parse, serialize } from 'cookie'
import type { Request, Response } from 'express'
import { z } from 'zod'

const MINUTES = 10

const attempt = z.strictObject({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
})

/** What a sign-in under way must be answered with, and by which provider. */
export type KeptAttempt = z.output<typeof attempt>

/** The prefix makes browsers refuse one that a neighbour under the same domain has set; it needs https. */
const nameFor = (secure: boolean) => (secure ? '__Host-vfu_sign_in' : 'vfu_sign_in')

/** Only our own page sends it, and no script reads it. */
const options = (secure: boolean) => ({ httpOnly: true, sameSite: 'strict', path: '/', secure }) as const

export function keepAttempt(response: Response, kept: KeptAttempt, secure: boolean) {
  const value = serialize(nameFor(secure), JSON.stringify(kept), { ...options(secure), maxAge: MINUTES * 60 })
  response.append('set-cookie', value)
}

/** The attempt that the browser kept, or null; the browser forgets it, so that an answer is tried once. */
export function takeAttempt(request: Request, response: Response, secure: boolean): KeptAttempt | null {
  const text = parse(request.headers.cookie ?? '')[nameFor(secure)]
  if (text === undefined) return null
  response.append('set-cookie', serialize(nameFor(secure), '', { ...options(secure), maxAge: 0 }))
  try {
    return attempt.parse(JSON.parse(text))
  } catch {
    return null
  }
}
