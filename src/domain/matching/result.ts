import { z } from 'zod'
import type { Fault } from './fault.ts'
import { schemaFaults } from './fault.ts'
import type { Policy, StudentInOffer } from './instance.ts'
import { POLICIES } from './instance.ts'
import { proofSchema } from './proof.ts'

export type { Policy }

/** The format member of a result file. */
export const RESULT_FORMAT = 'vfu-matching-result/1'

const text = z.string().min(1)
const milliseconds = z.number().min(0)

/** One stage of the strict order, with the value that the placements have. */
export const criterionSchema = z.strictObject({
  name: text,
  sense: z.enum(['max', 'min']),
  value: z.int(),
})

/** `wish` is the wish number, null outside the list; `travelMinutes` null when the instance doesn't know them. */
export const resultPlacementSchema = z.strictObject({
  student: text,
  offer: text,
  wish: z.int().min(1).nullable(),
  travelMinutes: z.int().min(0).nullable(),
})

const studentInOfferSchema = z.object({ student: text, offer: text })

/** Rules that can't hold together, or, in a result that isn't infeasible, a guarantee that was lowered (R3). */
export const conflictSchema = z.strictObject({ rules: z.array(text), text })

/** A `vfu-matching-result/1` file. An infeasible one has no criteria, placements or unplaced, but conflicts. */
export const resultSchema = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  instance: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  status: z.enum(['optimal', 'feasible', 'infeasible']),
  policy: z.enum(POLICIES),
  engine: text,
  criteria: z.array(criterionSchema),
  placements: z.array(resultPlacementSchema),
  unplaced: z.array(z.strictObject({ student: text, because: text })),
  conflicts: z.array(conflictSchema),
  proof: proofSchema,
  milliseconds: z.strictObject({ total: milliseconds, stages: z.array(milliseconds) }),
})

/** What a result says, without what proves it but for its kind. */
const answerSchema = resultSchema.extend({
  proof: z.strictObject({ kind: z.enum(['lp-duality', 'branch-and-bound']) }),
})

export type MatchingResult = z.output<typeof resultSchema>
export type MatchingAnswer = z.output<typeof answerSchema>
export type Criterion = z.output<typeof criterionSchema>
export type ResultPlacement = z.output<typeof resultPlacementSchema>
export type Conflict = z.output<typeof conflictSchema>

export type ParsedResult = { ok: true; result: MatchingResult } | { ok: false; faults: Fault[] }

/** Reads a parsed JSON value as a result; only its shape, see `checkResult` for the rest. */
export function parseResult(json: unknown): ParsedResult {
  const parsed = resultSchema.safeParse(json, { reportInput: true })
  return parsed.success
    ? { ok: true, result: parsed.data }
    : { ok: false, faults: schemaFaults(parsed.error, json) }
}

/** Reads a result whose proof has been left out but for its kind; null when it isn't one. */
export function parseAnswer(json: unknown): MatchingAnswer | null {
  return answerSchema.safeParse(json).data ?? null
}

/**
 * The placements of a result with faults in its form; null when they can't all be read, or when the result says that
 * there is no plan, so that nothing can be told about the rules.
 */
export function placementsIn(json: unknown): StudentInOffer[] | null {
  const read = z.object({ status: z.unknown(), placements: z.array(studentInOfferSchema) }).safeParse(json)
  return read.success && read.data.status !== 'infeasible' ? read.data.placements : null
}
