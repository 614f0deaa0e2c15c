import type { Face } from './face.ts'
import { reducedCost } from './face.ts'
import type { MatchingModel } from './model.ts'

// A student who brings in more columns at a time needs fewer rounds, but makes each of them slower.
const COLUMNS_PER_STUDENT = 6

interface Candidate {
  readonly column: number
  readonly cost: number
}

/**
 * The open columns that could make the plan cheaper: for each student those with the most negative reduced cost,
 * the preferred first. None left is the proof that the columns left out are not missed. In ascending order.
 */
export function enteringColumns(
  model: MatchingModel,
  face: Face,
  duals: Float64Array,
  costs: Float64Array,
): number[] {
  const best = model.instance.students.map((): Candidate[] => [])
  for (const column of face.open) {
    const cost = reducedCost(model, duals, costs[column] as number, column)
    if (cost < 0) keepBest(best[model.pairs[column]?.student ?? -1] ?? [], { column, cost })
  }
  return best
    .flat()
    .map(({ column }) => column)
    .toSorted((a, b) => a - b)
}

/** Equals stay in the order in which they come: a student's columns come in the order of preference. */
function keepBest(best: Candidate[], candidate: Candidate): void {
  const worst = best[COLUMNS_PER_STUDENT - 1]
  if (worst && worst.cost <= candidate.cost) return
  const position = best.findIndex(({ cost }) => cost > candidate.cost)
  best.splice(position < 0 ? best.length : position, 0, candidate)
  if (best.length > COLUMNS_PER_STUDENT) best.pop()
}
