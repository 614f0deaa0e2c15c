import { z } from 'zod'
import { sessionView } from '../session/schema.ts'

const params = z.object({ providerId: z.string().max(40) })

export const signInContract = {
  /** Where people can sign in with the account of their organisation. */
  'GET /api/sign-in': {
    response: z.object({ providers: z.array(z.object({ id: z.string(), label: z.string() })) }),
  },
  /** Begins a sign-in: the address at the provider to go to. What the answer must fit stays in a cookie. */
  'POST /api/sign-in/:providerId': { params, response: z.object({ url: z.url() }) },
  /** Ends it with what the provider added to the address of our page, and opens a session. */
  'POST /api/sign-in/:providerId/answer': {
    params,
    body: z.strictObject({ query: z.string().max(4096) }),
    response: sessionView,
  },
} as const
