import { z } from 'zod'
import { runOffer, runStudent } from '../runs/schema.ts'

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
