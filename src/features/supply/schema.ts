import { z } from 'zod'
import { organisation, toldDecline } from '../term-reports/schema.ts'
import { termId, termParams } from '../terms/schema.ts'

/** First wishes and unused places that would tell of too few students are null (P7). */
const asked = z.object({
  termId,
  rows: z.array(
    z.object({
      name: z.string(),
      asked: z.int().nullable(),
      offered: z.int(),
      unused: z.int().nullable(),
    }),
  ),
})

const colleagues = z.int().min(0).max(1000).nullable()

const reasons = z.array(z.object({ reason: toldDecline, proposals: z.int() })).nullable()

export const supplyView = z.object({
  /** Central's alone, else empty; the newest term first. */
  fields: z.array(asked),
  districts: z.array(asked),
  answers: z.array(
    z.object({
      districtId: z.string(),
      name: z.string(),
      proposals: z.int(),
      confirmed: z.int(),
      /** Days from proposal to confirmation; null without any. */
      medianDays: z.number().nullable(),
      p90Days: z.number().nullable(),
      declined: z.int(),
      silent: z.int(),
      placeGone: z.int(),
      studentLeft: z.int(),
      /** How many of the term's students the district later employed, as it counted; null when it has not. */
      colleagues: z.int().nullable(),
    }),
  ),
  /** Proposals that were declined, by reason; null when they are too few to tell (P7). */
  declines: reasons,
  /** Supervisors who said no, the same way. */
  refusals: reasons,
})

export const supplyContract = {
  /** What is asked for and offered over terms, and how the term's proposals were answered. */
  'GET /api/terms/:termId/supply': {
    params: termParams,
    query: z.object({ organisation }),
    response: supplyView,
  },
  /** Counts without names; null takes the count away. `seen` is the count that the writer saw. */
  'PUT /api/terms/:termId/colleagues': {
    params: termParams,
    body: z.strictObject({ districtId: z.string(), students: colleagues, seen: colleagues }),
    response: supplyView,
  },
} as const
