import { z } from 'zod'

export const roleView = z.object({
  kind: z.enum(['central', 'district', 'university', 'teacher']),
  district: z.object({ id: z.string(), name: z.string() }).nullable(),
  university: z.object({ id: z.string(), name: z.string() }).nullable(),
})

export const sessionView = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), language: z.enum(['sv', 'en']) }),
  roles: z.array(roleView),
  /** What is left before the session opens anything else: a code, or adding a second factor. Null when nothing is. */
  step: z.enum(['code', 'enrol']).nullable(),
})

export const sessionContract = {
  'POST /api/session': {
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    response: sessionView,
  },
  'GET /api/session': { response: sessionView },
  'DELETE /api/session': { response: z.null() },
  /** Mails a link to whoever has the address. The answer is the same whether anybody has. */
  'POST /api/session/link': {
    body: z.strictObject({ email: z.email().max(254) }),
    response: z.null(),
  },
  /** The signed-in person's own open sessions, the last used first. */
  'GET /api/account/sessions': {
    response: z.object({
      sessions: z.array(
        z.object({
          id: z.uuid(),
          createdAt: z.iso.datetime(),
          lastSeenAt: z.iso.datetime(),
          expiresAt: z.iso.datetime(),
          isCurrent: z.boolean(),
        }),
      ),
    }),
  },
  'POST /api/account/sessions/:sessionId/end': {
    params: z.object({ sessionId: z.uuid() }),
    response: z.null(),
  },
  'POST /api/account/sessions/end-others': { response: z.null() },
} as const
