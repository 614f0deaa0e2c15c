import { z } from 'zod'
import { termParams } from '../terms/schema.ts'

export const policy = z.enum(['no-one-outside', 'most-first-choices', 'lowest-average'])
export const engine = z.enum(['network', 'highs', 'javascript-lp-solver'])

const criterion = z.object({ name: z.string(), sense: z.enum(['min', 'max']), value: z.int() })

export const runSummary = z.object({
  id: z.uuid(),
  termId: z.string(),
  policy,
  engine,
  status: z.enum(['running', 'optimal', 'feasible', 'infeasible', 'failed', 'cancelled']),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  chosenAt: z.iso.datetime().nullable(),
  by: z.string().nullable(),
  placed: z.int().nullable(),
  unplaced: z.int().nullable(),
  criteria: z.array(criterion),
})

export const runStudent = z.object({
  id: z.uuid(),
  label: z.string(),
  number: z.string(),
  universityId: z.string(),
})

export const runOffer = z.object({
  id: z.uuid(),
  districtId: z.string(),
  districtName: z.string(),
  unit: z.string(),
  fieldName: z.string(),
})

export const conflict = z.object({ rules: z.array(z.string()), text: z.string() })

export const runView = z.object({
  ...runSummary.shape,
  failure: z.string().nullable(),
  proof: z.enum(['lp-duality', 'branch-and-bound']).nullable(),
  milliseconds: z.number().nullable(),
  conflicts: z.array(conflict),
  placements: z.array(
    z.object({
      student: runStudent,
      offer: runOffer,
      wish: z.int().nullable(),
      travelMinutes: z.int().nullable(),
    }),
  ),
  unplacedStudents: z.array(z.object({ student: runStudent, because: z.string() })),
})

export const runParams = z.object({ runId: z.uuid() })

export const runsContract = {
  'GET /api/terms/:termId/runs': { params: termParams, response: z.object({ runs: z.array(runSummary) }) },
  'POST /api/terms/:termId/runs': {
    params: termParams,
    body: z.strictObject({ policy, engine, timeLimitSeconds: z.int().min(1).max(600) }),
    response: runSummary,
  },
  'GET /api/runs/:runId': { params: runParams, response: runView },
  'POST /api/runs/:runId/cancel': { params: runParams, response: runSummary },
  /** Proposes the run's placements to the districts (S5) and moves the term to `confirming`. */
  'POST /api/runs/:runId/choose': { params: runParams, response: runSummary },
  /** The run's input and answer in the formats of `vfu match`, so that anyone can verify it. */
  'GET /api/runs/:runId/instance': { params: runParams, response: z.unknown() },
  'GET /api/runs/:runId/result': { params: runParams, response: z.unknown() },
} as const
