import { z } from 'zod'
import { placementParams, placementView, reason } from '../placements/schema.ts'
import { termParams } from '../terms/schema.ts'

export const endingInput = z.strictObject({
  /** Cancelled before it began, or interrupted after. */
  kind: z.enum(['cancelled', 'interrupted']),
  /** The place or its supervisor is gone, or the student no longer takes part in the term. */
  cause: z.enum(['place', 'student']),
  /** With the cause `place`: whether somebody else can have it. */
  placeRemains: z.boolean(),
  reason,
})

export const endingsContract = {
  /** Ends a placement that is published or confirmed (S8). A district reports its places, a university its students, central both. */
  'POST /api/placements/:placementId/end': {
    params: placementParams,
    body: endingInput,
    response: placementView,
  },
  /** Marks published placements as completed (S8); all or none. */
  'POST /api/terms/:termId/placements/complete': {
    params: termParams,
    body: z.strictObject({ placementIds: z.array(z.uuid()).min(1).max(500) }),
    response: z.object({ placements: z.array(placementView) }),
  },
} as const
