import { z } from 'zod'
import { affectedStudent, comparedCriterion } from '../run-comparison/schema.ts'
import { conflict, runOffer, runParams, runStudent } from '../runs/schema.ts'

const id = z.string().min(1).max(200)
const count = z.int().min(0).max(10_000)
const places = z.int().min(0).max(50)

/** See WhatIfChange in domain/matching/what-if.ts. */
export const whatIfChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('places'), offer: id, places }),
  z.strictObject({ kind: z.literal('newPlaces'), district: id, field: id, places: places.min(1) }),
  z.strictObject({ kind: z.literal('share'), university: id, quota: count.nullable(), guarantee: count }),
  z.strictObject({ kind: z.literal('bounds'), district: id, minimum: count, maximum: count.nullable() }),
  z.strictObject({ kind: z.literal('travel'), maxTravelMinutes: z.int().min(10).max(600).nullable() }),
  z.strictObject({ kind: z.literal('pin'), student: id, offer: id }),
  z.strictObject({ kind: z.literal('unpin'), student: id }),
  z.strictObject({
    kind: z.literal('block'),
    student: id,
    district: id.nullable(),
    offer: id.nullable(),
  }),
])

/** What the changes would lead to, beside the run. An infeasible one has conflicts, and nobody is affected. */
export const whatIfView = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  placed: z.int(),
  unplaced: z.int(),
  criteria: z.array(comparedCriterion),
  affected: z.array(affectedStudent),
  conflicts: z.array(conflict),
  milliseconds: z.number(),
})

const named = { id: z.string(), name: z.string() }

/** What there is to change: the run's input in names. */
export const whatIfGround = z.object({
  termId: z.string(),
  startedAt: z.iso.datetime(),
  policy: z.string(),
  maxTravelMinutes: z.int().nullable(),
  offers: z.array(z.object({ ...runOffer.shape, places: z.int(), taken: z.int() })),
  universities: z.array(
    z.object({ ...named, quota: z.int().nullable(), guarantee: z.int(), placed: z.int() }),
  ),
  districts: z.array(z.object({ ...named, minimum: z.int(), maximum: z.int().nullable(), placed: z.int() })),
  fields: z.array(z.object(named)),
  students: z.array(z.object({ ...runStudent.shape, offerId: z.uuid().nullable(), isPinned: z.boolean() })),
})

export const whatIfContract = {
  'GET /api/runs/:runId/what-if': { params: runParams, response: whatIfGround },
  /** Answers and stores nothing. */
  'POST /api/runs/:runId/what-if': {
    asks: true,
    params: runParams,
    body: z.strictObject({ changes: z.array(whatIfChange).max(50) }),
    response: whatIfView,
  },
} as const
