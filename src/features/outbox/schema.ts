import { z } from 'zod'

export const outboxItem = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  status: z.enum(['waiting', 'sent', 'dead', 'stopped']),
  attempts: z.int(),
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
})

export const outboxContract = {
  /** `delivery` is false when no mail server is set: then messages stay here and can be read. */
  'GET /api/outbox': { response: z.object({ delivery: z.boolean(), messages: z.array(outboxItem) }) },
  'GET /api/outbox/:messageId': {
    params: z.object({ messageId: z.uuid() }),
    response: z.object({ ...outboxItem.shape, text: z.string() }),
  },
  'POST /api/outbox/:messageId/resend': {
    params: z.object({ messageId: z.uuid() }),
    response: outboxItem,
  },
} as const
