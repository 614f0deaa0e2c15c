import type { Proof } from './proof.ts'
import type { Criterion, MatchingResult, ResultPlacement } from './result.ts'

/** What an engine came to: the parts of a result that it alone can say. An infeasible one has no placements or criteria. */
export interface Solution {
  readonly status: MatchingResult['status']
  /** Sorted by student. */
  readonly placements: readonly ResultPlacement[]
  readonly criteria: readonly Criterion[]
  readonly proof: Proof
}
