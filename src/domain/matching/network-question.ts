import { NetworkSimplex } from '../linear/network-simplex.ts'
import type { ArcPlan, PathProblem } from '../linear/path-problem.ts'
import { leastShortfall } from '../linear/shortfall.ts'
import type { Question } from './engine-question.ts'
import { studentRow } from './face.ts'
import type { MatchingModel } from './model.ts'
import type { Plan } from './plan.ts'

/**
 * The answer of the domain's own engine to a question of the search, from a plan at hand that is feasible for it; null
 * when time ran out. Pairs are written out here, because the search over groups (R11) speaks of them.
 */
export function networkPlan(
  model: MatchingModel,
  { face, columns, costs, shortfall }: Question,
  planAtHand: Plan,
  isOutOfTime: () => boolean,
): Plan | null {
  const { instance, network, pairs } = model
  const students = instance.students.length
  const starts = new Int32Array(students + 1)
  const arcOf = new Map<number, number>()
  columns.forEach((column, arc) => {
    arcOf.set(column, arc)
    starts[(pairs[column]?.student ?? 0) + 1] = arc + 1
  })
  for (let at = 1; at <= students; at++) starts[at] = Math.max(starts[at] as number, starts[at - 1] as number)
  const limitless = students + 1
  const problem: PathProblem = {
    nodes: network.nodes,
    rowTail: network.rowTail,
    rowHead: network.rowHead,
    rowLower: Int32Array.from(face.rowLower),
    rowUpper: Int32Array.from(face.rowUpper, (upper, row) =>
      Math.max(face.rowLower[row] ?? 0, Math.min(upper, limitless)),
    ),
    firstSource: studentRow(model, 0),
    starts,
    sinks: columns.map(column => network.columnHead[column] as number),
  }
  const start = new Int32Array(students).fill(-1)
  for (const column of planAtHand) {
    const arc = arcOf.get(column)
    if (arc !== undefined) start[pairs[column]?.student ?? -1] = arc
  }
  const found = shortfall
    ? leastShortfall(problem, start, isOutOfTime)?.plan
    : cheapestPlan(problem, start, costs, columns, isOutOfTime)
  if (!found) return null
  return [...found].flatMap(arc => (arc < 0 ? [] : (columns[arc] as number))).toSorted((a, b) => a - b)
}

function cheapestPlan(
  problem: PathProblem,
  start: ArcPlan,
  costs: Float64Array,
  columns: Int32Array,
  isOutOfTime: () => boolean,
): ArcPlan | null {
  const simplex = new NetworkSimplex(problem, start)
  const isSolved = simplex.minimise(
    columns.map(column => costs[column] as number),
    isOutOfTime,
  )
  return isSolved ? simplex.plan() : null
}
