import { z } from 'zod'

export const outboxItem = z.object({
  id: z.uuid(),
  recipient: z.string(),
  subject: z.string(),
  /** In which it is written. */
  language: z.enum(['sv', 'en']),
  /** `merged` is never listed: a part is shown as its digest. */
  status: z.enum(['waiting', 'sent', 'dead', 'stopped', 'merged', 'kept']),
  attempts: z.int(),
  failure: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** Not before this, quiet hours counted in; null for what no longer waits. */
  dueAt: z.iso.datetime().nullable(),
  sentAt: z.iso.datetime().nullable(),
  /** Where the address is kept and corrected; null when it has no such place. */
  source: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('person'), id: z.uuid(), name: z.string() }),
      z.object({ kind: z.literal('student'), id: z.uuid(), termId: z.string(), number: z.string() }),
    ])
    .nullable(),
  /** The address by now, when it has been corrected since: where the message goes when it is sent again. */
  correctedTo: z.string().nullable(),
})

export const outboxContract = {
  /**
   * `delivery` is false where nothing is sent: then messages stay here and can be read. All of it for central, what did not
   * get through for the others.
   */
  'GET /api/outbox': {
    response: z.object({
      delivery: z.boolean(),
      /** Every mail goes to this address instead of its recipient's; null where mail is sent in earnest. */
      redirectedTo: z.string().nullable(),
      quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
      messages: z.array(outboxItem),
    }),
  },
  'GET /api/outbox/:messageId': {
    params: z.object({ messageId: z.uuid() }),
    response: z.object({ ...outboxItem.shape, text: z.string(), html: z.string() }),
  },
  'POST /api/outbox/:messageId/resend': {
    params: z.object({ messageId: z.uuid() }),
    response: outboxItem,
  },
  /** Writes a mail to whoever asks, to see that mail arrives. */
  'POST /api/outbox/test': { response: z.null() },
} as const
