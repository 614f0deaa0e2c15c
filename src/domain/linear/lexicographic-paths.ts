/**
 * Arcs whose costs are compared in strict order: `costs` holds `width` numbers for each arc, the first of them the
 * one that counts most.
 */
export interface OrderedArcs {
  readonly width: number
  readonly from: readonly number[]
  readonly to: readonly number[]
  readonly costs: readonly number[]
}

/** Shortest paths from every node to one of them, the target. */
export interface PathsToTarget {
  /** The path's costs in strict order; null when no path leads from the node. */
  costsFrom(node: number): number[] | null
  /** The indices of the path's arcs in their order; empty at the target, and where no path leads. */
  arcsFrom(node: number): number[]
}

/**
 * Shortest paths to the target (Bellman and Ford, with costs in strict order). The arcs must have no cycle of negative
 * cost, as the residual arcs of an optimal plan have none; throws when they do.
 */
export function shortestPathsTo(target: number, nodes: number, arcs: OrderedArcs): PathsToTarget {
  const { width, to } = arcs
  const labels = new Float64Array(nodes * width).fill(Infinity)
  labels.fill(0, target * width, (target + 1) * width)
  const nextArc = new Int32Array(nodes).fill(-1)
  let forwards = false
  for (let passes = 0; relaxAll(arcs, labels, nextArc, forwards); passes++) {
    if (passes > nodes) throw new Error('The arcs have a cycle of negative cost')
    forwards = !forwards
  }
  const leadsFrom = (node: number): boolean => labels[node * width] !== Infinity
  return {
    costsFrom: node => (leadsFrom(node) ? [...labels.subarray(node * width, (node + 1) * width)] : null),
    arcsFrom(node) {
      const path: number[] = []
      if (!leadsFrom(node)) return path
      for (let at = node; at !== target; at = to[path.at(-1) as number] as number) {
        path.push(nextArc[at] as number)
      }
      return path
    },
  }
}

/** One pass over the arcs, which are listed so that forwards and backwards in turn take few passes. */
function relaxAll(
  { width, from, to, costs }: OrderedArcs,
  labels: Float64Array,
  nextArc: Int32Array,
  forwards: boolean,
): boolean {
  let changed = false
  for (let step = 0; step < from.length; step++) {
    const arc = forwards ? step : from.length - 1 - step
    const tail = (from[arc] as number) * width
    const head = (to[arc] as number) * width
    const cost = arc * width
    if (labels[head] === Infinity || !isShorter(labels, tail, head, costs, cost, width)) continue
    for (let at = 0; at < width; at++) {
      labels[tail + at] = (labels[head + at] as number) + (costs[cost + at] as number)
    }
    nextArc[from[arc] as number] = arc
    changed = true
  }
  return changed
}

/** Whether the way over the arc comes before the tail's label in the strict order. */
function isShorter(
  labels: Float64Array,
  tail: number,
  head: number,
  costs: readonly number[],
  cost: number,
  width: number,
): boolean {
  for (let at = 0; at < width; at++) {
    const overArc = (labels[head + at] as number) + (costs[cost + at] as number)
    if (overArc !== labels[tail + at]) return overArc < (labels[tail + at] as number)
  }
  return false
}
