import type { ArcPlan, PathProblem } from '../linear/path-problem.ts'
import { outerNode } from '../linear/path-problem.ts'

/**
 * A plan below all upper bounds: the sources in this order, each on the first arc with room of those it prefers most, or
 * where `wanted` says when there is room. `isBetter` compares two arcs of one source.
 */
export function greedyPlan(
  problem: PathProblem,
  order: readonly number[],
  isBetter: (arc: number, other: number) => boolean,
  wanted: ArcPlan,
): ArcPlan {
  const { starts, sinks, firstSource, rowUpper } = problem
  const left = rowUpper.slice()
  const plan = new Int32Array(starts.length - 1).fill(-1)
  const hasRoom = (from: number): boolean => {
    for (let node = from; node !== 0; node = outerNode(problem, node)) if (left[node - 1] === 0) return false
    return true
  }
  const take = (from: number): void => {
    for (let node = from; node !== 0; node = outerNode(problem, node)) {
      left[node - 1] = (left[node - 1] as number) - 1
    }
  }
  const bestOf = (source: number): number => {
    const own = wanted[source] as number
    if (own >= 0 && hasRoom(sinks[own] as number)) return own
    let best = -1
    for (let arc = starts[source] as number; arc < (starts[source + 1] as number); arc++) {
      if (best >= 0 && !isBetter(arc, best)) continue
      if (hasRoom(sinks[arc] as number)) best = arc
    }
    return best
  }
  for (const source of order) {
    const node = firstSource + source + 1
    const arc = hasRoom(node) ? bestOf(source) : -1
    if (arc < 0) continue
    plan[source] = arc
    take(node)
    take(sinks[arc] as number)
  }
  return plan
}
