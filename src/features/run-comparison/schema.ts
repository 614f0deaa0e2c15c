import { z } from 'zod'
import { policy, runOffer, runStudent, runSummary } from '../runs/schema.ts'
import { termParams } from '../terms/schema.ts'

/** An offer of a run, or one that is only thought of: its id is a name of its own, and it has no unit. */
export const comparedOffer = z.object({ ...runOffer.shape, id: z.string(), unit: z.string().nullable() })

const place = z.object({ offer: comparedOffer, wish: z.int().nullable() })

export const affectedStudent = z.object({
  student: runStudent,
  kind: z.enum(['moved', 'placed', 'unplaced']),
  from: place.nullable(),
  to: place.nullable(),
})

export const comparedCriterion = z.object({
  name: z.string(),
  sense: z.enum(['max', 'min']),
  before: z.int().nullable(),
  after: z.int().nullable(),
  verdict: z.enum(['better', 'worse', 'same', 'other']),
})

const named = z.object({ id: z.string(), name: z.string() })
const share = z.object({ quota: z.int().nullable(), guarantee: z.int() }).nullable()
const bounds = z.object({ minimum: z.int(), maximum: z.int().nullable() }).nullable()
const count = z.int().nullable()

/** See InstanceDifference in domain/matching/instance-difference.ts; ids are given with their names. */
export const inputDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('policy'), before: policy, after: policy }),
  z.object({ kind: z.literal('seed') }),
  z.object({ kind: z.literal('travelLimit'), before: count, after: count }),
  z.object({ kind: z.literal('share'), university: named, before: share, after: share }),
  z.object({ kind: z.literal('bounds'), district: named, before: bounds, after: bounds }),
  z.object({ kind: z.literal('places'), offer: runOffer, before: count, after: count }),
  z.object({
    kind: z.literal('offer'),
    offer: runOffer,
    members: z.array(z.enum(['unit', 'field', 'period', 'universities', 'requires', 'provides'])),
  }),
  z.object({ kind: z.literal('studentAdded'), student: runStudent }),
  z.object({ kind: z.literal('studentRemoved'), student: runStudent }),
  z.object({
    kind: z.literal('student'),
    student: runStudent,
    members: z.array(
      z.enum([
        'university',
        'priority',
        'wishes',
        'onlyWishes',
        'period',
        'has',
        'needs',
        'travel',
        'blocked',
        'together',
      ]),
    ),
  }),
  z.object({
    kind: z.literal('pin'),
    student: runStudent,
    before: runOffer.nullable(),
    after: runOffer.nullable(),
  }),
])

export const runComparison = z.object({
  a: runSummary,
  b: runSummary,
  criteria: z.array(comparedCriterion),
  affected: z.array(affectedStudent),
  /** What the runs were given that differs, from a to b. */
  differences: z.array(inputDifference),
})

export const runComparisonContract = {
  /** Two runs of the term that have ended with an answer. */
  'GET /api/terms/:termId/runs/compare': {
    params: termParams,
    query: z.object({ a: z.uuid(), b: z.uuid() }),
    response: runComparison,
  },
} as const
