import { searchForConflicts } from '../../domain/linear/conflict-search.ts'
import type { LinearModel, SolverResult } from '../../domain/linear/model.ts'

// Counting arguments (thirteen sessions, four hosts, three each) are long as learnt clauses and short as linear
// algebra: an engine is better at what is still open by then. A large model takes longer for other reasons.
const conflictLimit = (columns: number): number => 4000 + 8 * columns

/** Runs the project's own search on one model of 0-1 columns, synchronously. */
export function solveByConflictSearch(model: LinearModel, timeLimitSeconds: number): SolverResult {
  const end = performance.now() + timeLimitSeconds * 1000
  return searchForConflicts(model, {
    isOutOfTime: () => performance.now() > end,
    conflictLimit: conflictLimit(model.columnCost.length),
  })
}
