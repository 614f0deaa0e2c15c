import { z } from 'zod'
import { answer } from '../occasions/schema.ts'

/** What somebody sees who follows the link in an invitation, whose token comes in the Authorization header. */
export const invitationReplyView = z.object({
  language: z.enum(['sv', 'en']),
  /** As in the calendar. */
  title: z.string(),
  when: z.string(),
  location: z.string().nullable(),
  description: z.string(),
  status: z.enum(['scheduled', 'cancelled']),
  /** What still holds. */
  answer: answer.nullable(),
})

export const invitationsContract = {
  'GET /api/invitation': { response: invitationReplyView },
  'PUT /api/invitation/answer': {
    body: z.strictObject({ answer }),
    response: invitationReplyView,
  },
} as const
