import { z } from 'zod'
import { isoDate, termParams } from '../terms/schema.ts'

const kind = z.enum(['offers', 'proposals', 'wishes'])

/** What waits on a district or a university (S6). */
export const waitView = z.object({
  kind,
  ownerId: z.string(),
  ownerName: z.string(),
  /** Proposals or students; null for a district's answer, which is one. */
  count: z.int().nullable(),
  sinceOn: isoDate,
  dueOn: isoDate.nullable(),
  lastReminderAt: z.iso.datetime().nullable(),
  /** Null when the schedule has ended or there is no due day. */
  nextReminderOn: isoDate.nullable(),
  /** When the central coordinators were told. */
  escalatedAt: z.iso.datetime().nullable(),
})

export const remindersContract = {
  'GET /api/terms/:termId/waiting': {
    params: termParams,
    response: z.object({ waits: z.array(waitView) }),
  },
  /** Reminds now, at most once a day. */
  'POST /api/terms/:termId/waiting/remind': {
    params: termParams,
    body: z.strictObject({ kind, ownerId: z.string().max(100) }),
    response: z.object({ waits: z.array(waitView) }),
  },
} as const
