import { z } from 'zod'
import { termParams } from '../terms/schema.ts'

/** Why a student got what they got, in sentences for the reader. */
export const explanationView = z.object({
  /** Why this place, or why none. */
  sentences: z.array(z.string()),
  /** Each wish that was not met, and why. */
  notMet: z.array(z.object({ heading: z.string(), text: z.string() })),
})

export const reasonsContract = {
  /** Of every student in a run, for central. Worked out shortly after the run, all at once. */
  'GET /api/runs/:runId/reasons': {
    params: z.object({ runId: z.uuid() }),
    response: z.object({
      /** False while they may still be worked out. */
      isFinal: z.boolean(),
      reasons: z.array(z.object({ studentId: z.uuid(), explanation: explanationView })),
    }),
  },
  /** Of the actor's students once the term is published, placed or not. */
  'GET /api/terms/:termId/reasons': {
    params: termParams,
    response: z.object({
      reasons: z.array(
        z.object({
          student: z.object({ id: z.uuid(), label: z.string(), number: z.string() }),
          /** Null for a student without a place. */
          placementId: z.uuid().nullable(),
          explanation: explanationView,
        }),
      ),
    }),
  },
  /** Why the students came to the actor's district: one sentence for each placement. */
  'GET /api/terms/:termId/arrivals': {
    params: termParams,
    response: z.object({ arrivals: z.array(z.object({ placementId: z.uuid(), sentence: z.string() })) }),
  },
} as const
