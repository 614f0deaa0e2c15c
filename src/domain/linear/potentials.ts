/** The ways in which a plan's flow can still be changed: each arc at `cost` per unit. */
export interface ResidualArcs {
  readonly from: number[]
  readonly to: number[]
  readonly cost: number[]
}

export const noResidualArcs = (): ResidualArcs => ({ from: [], to: [], cost: [] })

export function addResidualArc(arcs: ResidualArcs, from: number, to: number, cost: number): void {
  arcs.from.push(from)
  arcs.to.push(to)
  arcs.cost.push(cost)
}

/**
 * Node potentials, or a cycle of negative cost: its nodes in order. A cycle means that the flow can be changed to
 * a cheaper one; potentials mean that it can't, and are the proof.
 */
export type Potentials =
  { readonly ok: true; readonly values: Float64Array } | { readonly ok: false; readonly cycle: number[] }

/**
 * Shortest distances from a root that reaches every node at no cost (Bellman and Ford), so that
 * `values[to] ≤ values[from] + cost` for every residual arc. Whole costs give whole potentials.
 *
 * Passes go through the arcs forwards and backwards in turn (Yen): listed in path order, most distances are final
 * after a few. A cycle among the parents is looked for after each pass; without that check the answer to a wrong
 * plan would take as many passes as there are nodes.
 */
export function potentials(nodes: number, arcs: ResidualArcs): Potentials {
  const values = new Float64Array(nodes)
  const parent = new Int32Array(nodes).fill(-1)
  for (let forwards = true; ; forwards = !forwards) {
    if (!relaxAll(arcs, values, parent, forwards)) return { ok: true, values }
    const cycle = cycleOf(parent)
    if (cycle) return { ok: false, cycle }
  }
}

function relaxAll(arcs: ResidualArcs, values: Float64Array, parent: Int32Array, forwards: boolean): boolean {
  const { from, to, cost } = arcs
  const count = from.length
  let changed = false
  for (let step = 0; step < count; step++) {
    const arc = forwards ? step : count - 1 - step
    const tail = from[arc] as number
    const head = to[arc] as number
    const distance = (values[tail] as number) + (cost[arc] as number)
    if (distance >= (values[head] as number)) continue
    values[head] = distance
    parent[head] = tail
    changed = true
  }
  return changed
}

/** Follows the parents from every node; a walk that meets itself is a cycle, and its cost is negative. */
function cycleOf(parent: Int32Array): number[] | null {
  const walk = new Int32Array(parent.length).fill(-1)
  for (let start = 0; start < parent.length; start++) {
    let node = start
    while (node >= 0 && walk[node] === -1) {
      walk[node] = start
      node = parent[node] as number
    }
    if (node >= 0 && walk[node] === start) return nodesOnCycle(parent, node)
  }
  return null
}

function nodesOnCycle(parent: Int32Array, node: number): number[] {
  const cycle = [node]
  for (let at = parent[node] as number; at !== node; at = parent[at] as number) cycle.push(at)
  return cycle.toReversed()
}
