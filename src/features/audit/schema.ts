import { z } from 'zod'
import { isoDate } from '../terms/schema.ts'

export const auditOperation = z.enum(['insert', 'update', 'delete', 'read'])

const filters = {
  /** First and last day, in Stockholm. */
  from: isoDate.optional(),
  to: isoDate.optional(),
  personId: z.uuid().optional(),
  /** The table that was changed or read. */
  subject: z.string().max(63).optional(),
  operation: auditOperation.optional(),
  /** An id that the entry's rows name. */
  about: z.string().trim().min(1).max(200).optional(),
}

const values = z.record(z.string(), z.unknown())

const auditEntry = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  /** Null when nobody was signed in. */
  by: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  via: z.string(),
  subject: z.string(),
  operation: auditOperation,
  /** How many rows it was; `rows` has the first of them. */
  rowCount: z.int(),
  rows: z.array(
    z.object({
      key: values,
      /** Every column that was changed; values only of those that hold nothing personal. */
      changed: z.array(z.string()),
      before: values,
      after: values,
    }),
  ),
})

export const auditContract = {
  /** The newest first; `before` gives those before an entry, as `next` says. */
  'GET /api/audit': {
    query: z.object({ ...filters, before: z.coerce.number().int().min(1).optional() }),
    response: z.object({
      entries: z.array(auditEntry),
      next: z.int().nullable(),
      /** What the filters can name: everybody and every table that the log has. */
      people: z.array(z.object({ id: z.uuid(), name: z.string().nullable() })),
      subjects: z.array(z.string()),
    }),
  },
  'GET /api/audit/verification': {
    response: z.object({
      entries: z.int(),
      /** The hash of the last entry: whoever notes it can tell later that nothing before it was changed. */
      hash: z.string(),
      /** The first number at which the chain is broken; null while it is whole. */
      brokenAt: z.int().nullable(),
    }),
  },
  'GET /api/audit/export': {
    query: z.object(filters),
    response: z.object({ fileName: z.string(), text: z.string() }),
  },
} as const
