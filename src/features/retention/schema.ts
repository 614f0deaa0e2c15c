import { z } from 'zod'

export const protocolEntry = z.object({
  rule: z.enum([
    'sensitive',
    'student',
    'run',
    'freeText',
    'host',
    'supervisor',
    'coordinator',
    'mail',
    'access',
    'stop',
    'kept',
  ]),
  table: z.string(),
  /** Null when the rule doesn't count from a term's end. */
  termId: z.string().nullable(),
  rows: z.int(),
})

const fieldView = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  whose: z.enum(['student', 'auscultant', 'host', 'supervisor', 'coordinator', 'anyone']),
  purpose: z.enum(['recognise', 'reach', 'match', 'safety', 'statistics', 'explain', 'trace', 'access']),
  rule: protocolEntry.shape.rule,
})

const retentionView = z.object({
  /** What would be done now. */
  due: z.array(protocolEntry),
  protocols: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      kind: z.enum(['retention', 'student', 'auscultant', 'supervisor', 'host', 'person']),
      subjectId: z.uuid().nullable(),
      /** Null for the system itself. */
      by: z.string().nullable(),
      entries: z.array(protocolEntry),
    }),
  ),
  /** Every field about people: whose, what for, and the rule that ends it. */
  fields: z.array(fieldView),
})

export const retentionContract = {
  'GET /api/retention': { response: retentionView },
  'POST /api/retention': { response: retentionView },
} as const
