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

/**
 * A part of the search and why nothing in it is better than the result: either its own stages prove it, or those
 * of the part it came from when it has none, or each of the parts that it was divided into.
 */
export interface PartProof {
  stages: StageProof[]
  /** One part for each district that the group (R11) could be in, and (null) one where nobody of it is placed. */
  divided: { together: string; parts: { district: string | null; part: PartProof }[] } | null
}

export const partProofSchema: z.ZodType<PartProof> = z.lazy(() =>
  z.strictObject({
    stages: z.array(stageProofSchema),
    divided: z
      .strictObject({
        together: z.string(),
        parts: z.array(z.strictObject({ district: z.string().nullable(), part: partProofSchema })),
      })
      .nullable(),
  }),
)

/**
 * Why no plan is better, in one of two forms.
 *
 * `lp-duality`: the stages in order, each with dual values that prove its value; every later stage is proved on
 * the optimal face of the earlier ones. An infeasible instance has the one stage {@link SHORTFALL}.
 *
 * `branch-and-bound`: groups (R11) had to be decided, or time ran out. `stages` is the bound in the strict order:
 * no plan has better criteria. `search` proves it, part by part, with stages as above up to the first that is
 * worse than the bound. `stages` is empty when the instance is infeasible.
 */
export const proofSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lp-duality'), stages: z.array(stageProofSchema) }),
  z.strictObject({
    kind: z.literal('branch-and-bound'),
    stages: z.array(z.strictObject({ name: z.string(), bound: integer })),
    search: partProofSchema,
  }),
])

export type DualValues = z.output<typeof dualValuesSchema>
export type StageProof = z.output<typeof stageProofSchema>
/** What a part of the search assumes about a group (R11): all of it in one district, or (null) nobody placed. */
export interface GroupDecision {
  together: string
  district: string | null
}
export type Proof = z.output<typeof proofSchema>

/**
 * The stage before all others: how many placements the lower bounds (R3 guarantee, R4 minimum, R11 all members,
 * R12 pin) demand beyond what any plan gives. Above 0 the rules contradict each other.
 */
export const SHORTFALL = 'shortfall'
