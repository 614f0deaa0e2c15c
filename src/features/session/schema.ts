import { z } from 'zod'

export const roleView = z.object({
  kind: z.enum(['central', 'district', 'university', 'teacher']),
  district: z.object({ id: z.string(), name: z.string() }).nullable(),
  university: z.object({ id: z.string(), name: z.string() }).nullable(),
})

export const sessionView = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string(), language: z.enum(['sv', 'en']) }),
  roles: z.array(roleView),
})

export const sessionContract = {
  'POST /api/session': {
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    response: sessionView,
  },
  'GET /api/session': { response: sessionView },
  'DELETE /api/session': { response: z.null() },
} as const
