import { z } from 'zod'
import { COUNTED_REASONS } from '../../domain/statistics/decline-reasons.ts'
import { isoDate, termId, termParams } from '../terms/schema.ts'

/** A number that is null is left out (P7). */
const told = z.int().nullable()
const cell = z.object({ all: told, bySex: z.array(told) })
const cells = z.object({
  requested: cell,
  matched: cell,
  confirmed: cell,
  published: cell,
  completed: cell,
  interrupted: cell,
  cancelled: cell,
  underWay: cell,
})
const sex = z.enum(['female', 'male', 'other'])
const unusedReason = z.enum([
  'withdrawn',
  'waiting',
  'declined',
  'silence',
  'studentLeft',
  'replaced',
  'notAsked',
  'other',
])

/** Why proposals were declined; `together` is the reasons that are too few to tell apart (P7). */
export const toldDecline = z.enum([...COUNTED_REASONS, 'together'])

/** A term as it is told of. A district or a university sees its own row, and nothing of the city. */
export const t2View = z.object({
  termId,
  target: z.int().nullable(),
  asOf: isoDate.nullable(),
  /** Sexes that stand together are told of together; `bySex` has a number for each group, in this order. */
  sexGroups: z.array(z.array(sex)),
  city: z
    .object({
      offered: z.int(),
      unused: told,
      cells,
      reasons: z.array(z.object({ reason: unusedReason, places: z.int() })).nullable(),
      /** Null when they are left out, and in reports from before reasons were chosen from a list. */
      declines: z.array(z.object({ reason: toldDecline, proposals: z.int() })).nullable(),
    })
    .nullable(),
  districts: z.array(z.object({ id: z.string(), name: z.string(), offered: z.int(), unused: told, cells })),
  universities: z.array(z.object({ id: z.string(), name: z.string(), share: z.int().nullable(), cells })),
})

const frozenSummary = z.object({
  id: z.uuid(),
  termId,
  at: z.iso.datetime(),
  by: z.string().nullable(),
  asOf: isoDate.nullable(),
  digest: z.string(),
})

const comparedTerm = z.object({ report: t2View, isFrozen: z.boolean() })
/** `then`: the administrations of the term; `now`: what they have become, summed. */
export const organisation = z.enum(['then', 'now']).default('then')

const correction = z.object({
  places: z.array(z.object({ district: z.string(), reported: z.int(), now: z.int() })),
  students: z
    .object({
      districts: z.array(z.string()),
      universities: z.array(z.string()),
      city: z.array(z.object({ stage: cells.keyof(), reported: z.int(), now: z.int() })),
    })
    .nullable(),
})

const frozenView = z.object({
  frozen: frozenSummary,
  report: t2View,
  /** Counted again from the stored events, the figures are the same. */
  isReproduced: z.boolean(),
  /** The content still has its digest. */
  isIntact: z.boolean(),
  /** What is known now that was not counted; null when nothing is. */
  correction: correction.nullable(),
  comment: z.array(z.string()),
})

export const t2Contract = {
  /** T2 as it would be reported now, or for central as of a day, with the same term of earlier years beside it. */
  'GET /api/terms/:termId/t2': {
    params: termParams,
    query: z.object({ organisation, asOf: isoDate.optional() }),
    response: z.object({
      report: t2View,
      earlier: z.array(comparedTerm),
      frozen: z.array(frozenSummary),
      /** A draft that says what the figures show and nothing else, in the reader's language; empty but for central. */
      comment: z.array(z.string()),
      isOpen: z.boolean().nullable(),
    }),
  },
  /** Freezes T2 as reported: never changed after, and counted again from the same events whenever it is looked at. */
  'POST /api/terms/:termId/t2': {
    params: termParams,
    body: z.strictObject({ asOf: isoDate.nullable() }),
    response: frozenView,
  },
  'GET /api/t2/:reportId': {
    params: z.object({ reportId: z.uuid() }),
    query: z.object({ organisation }),
    response: frozenView,
  },
  /** A frozen report, or the one that would be reported now, as a file in base 64. */
  'GET /api/terms/:termId/t2/file': {
    params: termParams,
    query: z.object({
      format: z.enum(['xlsx', 'csv']),
      reportId: z.uuid().optional(),
      asOf: isoDate.optional(),
    }),
    response: z.object({ fileName: z.string(), base64: z.base64() }),
  },
  /** Whether the term's newest frozen report, which the writer saw to be `reportId`, is open to everybody. */
  'PUT /api/terms/:termId/open-data': {
    params: termParams,
    body: z.strictObject({ isOpen: z.boolean(), reportId: z.uuid().nullable() }),
    response: z.object({ isOpen: z.boolean() }),
  },
} as const
