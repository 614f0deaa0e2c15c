import { z } from 'zod'
import { pilotParams } from '../pilots/schema.ts'

const measures = z.object({
  daysUsed: z.int(),
  idlePasses: z.int(),
  largestHostLoad: z.int(),
  termFiveSpread: z.int(),
  kept: z.int().nullable(),
})

export const planSummary = z.object({
  id: z.uuid(),
  pilotId: z.uuid(),
  number: z.int(),
  kind: z.enum(['plan', 'replan', 'edit']),
  status: z.enum(['running', 'optimal', 'feasible', 'infeasible', 'failed', 'cancelled']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  by: z.string().nullable(),
  week: z.string().nullable(),
  measures: measures.nullable(),
  /** It is the pilot's plan now. */
  isChosen: z.boolean(),
})

/** What a sentence of a clash names: for a link to where it can be changed. */
const subject = z.object({ kind: z.enum(['host', 'venue', 'group']), id: z.uuid(), label: z.string() })

export const planView = z.object({
  ...planSummary.shape,
  failure: z.string().nullable(),
  reason: z.string().nullable(),
  previousId: z.uuid().nullable(),
  days: z.array(z.iso.date()),
  sessions: z.array(
    z.object({
      /** The session's id in every plan of the pilot. */
      key: z.string(),
      moduleId: z.uuid(),
      moduleName: z.string(),
      on: z.iso.date(),
      startsAt: z.string(),
      endsAt: z.string(),
      /** Keys of its passes. */
      passes: z.array(z.string()),
      venue: z.object({ id: z.uuid(), label: z.string() }),
      hosts: z.array(z.object({ id: z.uuid(), label: z.string() })),
      groups: z.array(z.object({ id: z.uuid(), label: z.string(), districtId: z.string() })),
    }),
  ),
  /** Rules that can't hold together, in words, and whom or what they name (A11). */
  conflicts: z.array(z.object({ rules: z.array(z.string()), text: z.string(), subjects: z.array(subject) })),
  /** What is proved of each line of A10, in its order: no plan is below. */
  bounds: z.array(z.object({ name: z.string(), value: z.number() })),
})

export const planParams = z.object({ planId: z.uuid() })

export const pilotPlansContract = {
  'GET /api/pilots/:pilotId/plans': {
    params: pilotParams,
    response: z.object({
      plans: z.array(planSummary),
      /** What the set-up lacks, in words; with `isBlocking` nothing can be planned before it is mended. */
      gaps: z.array(z.object({ text: z.string(), isBlocking: z.boolean() })),
    }),
  },
  'POST /api/pilots/:pilotId/plans': {
    params: pilotParams,
    body: z.strictObject({
      timeLimitSeconds: z.int().min(1).max(600),
      /** Keeps as many sessions of the plan in use as can be kept (A12). */
      keep: z.boolean(),
    }),
    response: planSummary,
  },
  'GET /api/pilot-plans/:planId': { params: planParams, response: planView },
  'POST /api/pilot-plans/:planId/cancel': { params: planParams, response: planSummary },
  /** Brings the plan into use; a pilot that collects is planned by it. */
  'POST /api/pilot-plans/:planId/choose': { params: planParams, response: planSummary },
  /** What the planner was given and answered, in the formats of `vfu plan`, so that anyone can verify it. */
  'GET /api/pilot-plans/:planId/pilot': { params: planParams, response: z.unknown() },
  'GET /api/pilot-plans/:planId/result': { params: planParams, response: z.unknown() },
} as const
