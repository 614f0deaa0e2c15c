import { z } from 'zod'

// Far above every dual value that occurs, and small enough for sums of five of them to be exact integers.
const LARGEST_DUAL = 2 ** 50

const integer = z.int().min(-LARGEST_DUAL).max(LARGEST_DUAL)
const dualsById = z.record(z.string(), integer)

/**
 * One dual value per row of the model; a row that isn't named has 0. They belong to the minimised form of the
 * stage (a stage that maximises is minimised with the sign changed), so a district's −2 says that one student
 * more there would lower the stage's cost by 2 at the margin.
 */
export const dualValuesSchema = z.strictObject({
  universities: dualsById,
  students: dualsById,
  offers: dualsById,
  districts: dualsById,
})

/** A stage's bound, in the stage's own sense, and the dual values that prove it by weak duality. */
export const stageProofSchema = z.strictObject({
  name: z.string(),
  bound: integer,
  duals: dualValuesSchema,
})

/** What a part of the search assumes about a group (R11): all of it in one district, or (null) nobody placed. */
export const groupDecisionSchema = z.strictObject({
  together: z.string(),
  district: z.string().nullable(),
})

/**
 * A part of the search and why nothing in it is better than the bound. Its stages are the first `keeps` of the part
 * that it came from (`of`, an index; null for the whole), followed by its own. In those the dual values that aren't
 * named are the ones of the same stage in the part it came from when that has it, otherwise 0: most are the same,
 * and a search has thousands of parts. A part that others came from is divided: they are all that a group (R11) can
 * do, one for each district and one where nobody of it is placed.
 */
export const searchPartSchema = z.strictObject({
  of: z.int().min(0).nullable(),
  decision: groupDecisionSchema.nullable(),
  keeps: z.int().min(0),
  stages: z.array(stageProofSchema),
})

/**
 * Why no plan is better, in one of two forms.
 *
 * `lp-duality`: the stages in order, each with dual values that prove its value; every later stage is proved on
 * the optimal face of the earlier ones. An infeasible instance has the one stage {@link SHORTFALL}.
 *
 * `branch-and-bound`: groups (R11) had to be decided, or time ran out. `stages` is the bound in the strict order:
 * no plan has better criteria. `search` proves it, part by part, with stages as above up to the first that is
 * worse than the bound. It starts with the whole, and what came from a part follows it before any part that didn't.
 * `stages` is empty when the instance is infeasible.
 */
export const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lp-duality'), stages: z.array(stageProofSchema) }),
  z.strictObject({
    kind: z.literal('branch-and-bound'),
    stages: z.array(z.strictObject({ name: z.string(), bound: integer })),
    search: z.array(searchPartSchema),
  }),
])

export type DualValues = z.output<typeof dualValuesSchema>
export type StageProof = z.output<typeof stageProofSchema>
export type GroupDecision = z.output<typeof groupDecisionSchema>
export type SearchPartProof = z.output<typeof searchPartSchema>
export type Proof = z.output<typeof proofSchema>

/**
 * The stage before all others: how many placements the lower bounds (R3 guarantee, R4 minimum, R11 all members,
 * R12 pin) demand beyond what any plan gives. Above 0 the rules contradict each other.
 */
export const SHORTFALL = 'shortfall'
