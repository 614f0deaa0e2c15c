import { joined } from './growing-array.ts'
import { NetworkSimplex } from './network-simplex.ts'
import type { ArcPlan, PathProblem } from './path-problem.ts'
import { rowFlows } from './path-problem.ts'

/** The plan that comes nearest to the rows’ lower bounds, and what proves that. */
export interface LeastShortfall {
  readonly plan: ArcPlan
  /** By how much lower bounds are missed, all rows together; 0 when the plan keeps them all. */
  readonly missing: number
  readonly duals: Float64Array
}

/**
 * How far the lower bounds can be reached from a plan below the upper ones; null when time ran out. Up to its lower bound
 * each unit on a row saves 1, beyond that it runs beside it for nothing.
 */
export function leastShortfall(
  problem: PathProblem,
  start: ArcPlan,
  isOutOfTime: () => boolean,
): LeastShortfall | null {
  const { rowLower, rowUpper } = problem
  if (rowFlows(problem, start).every((flow, row) => flow >= (rowLower[row] as number))) {
    return { plan: start, missing: 0, duals: new Float64Array(rowLower.length) }
  }
  const bounded = [...rowLower.keys()].filter(row => (rowLower[row] as number) > 0)
  const upTo = (row: number) => (rowLower[row] || rowUpper[row]) as number
  const beyond = (row: number) => (rowUpper[row] as number) - (rowLower[row] as number)
  const rows = rowLower.length + bounded.length
  const relaxed: PathProblem = {
    ...problem,
    rowTail: joined([problem.rowTail, bounded.map(row => problem.rowTail[row] as number)]),
    rowHead: joined([problem.rowHead, bounded.map(row => problem.rowHead[row] as number)]),
    rowLower: new Int32Array(rows),
    rowUpper: joined([rowUpper.map((_, row) => upTo(row)), bounded.map(beyond)]),
  }
  const rowCost = new Int32Array(rows)
  for (const row of bounded) rowCost[row] = -1
  const simplex = new NetworkSimplex(relaxed, start, rowCost)
  if (!simplex.minimise(new Int32Array(problem.sinks.length), isOutOfTime)) return null
  const flows = simplex.flows()
  const missing = bounded.reduce((sum, row) => sum + (rowLower[row] as number) - (flows[row] as number), 0)
  // What an empty row would save beyond 1 proves nothing more.
  const duals = simplex.duals().subarray(0, rowLower.length)
  for (const row of bounded) duals[row] = Math.min(1, duals[row] as number)
  return { plan: simplex.plan(), missing, duals }
}
