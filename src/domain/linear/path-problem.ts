/**
 * A flow of paths: each unit goes from the hub inwards along supply rows to a source, over one arc to a sink, and
 * outwards along demand rows back to the hub.
 *
 *     hub → … → source → (arc) → sink → … → hub
 *
 * Node 0 is the hub, and row i has node i + 1 at its inner end. A row carries the flow of the arcs inside it, within
 * its bounds; an arc carries at least 0. The sources are consecutive rows with an upper bound of at most 1. Rows beyond
 * those of the nodes run beside one of them, from the same tail to the same head, and carry what it has no room for.
 */
export interface PathProblem {
  /** The hub and the inner ends of rows. */
  readonly nodes: number
  /** Ends of each row: outer to inner on the supply side, inner to outer on the demand side. */
  readonly rowTail: Int32Array
  readonly rowHead: Int32Array
  readonly rowLower: Int32Array
  readonly rowUpper: Int32Array
  /** The row of the first source. */
  readonly firstSource: number
  /** Source s has the arcs a with `starts[s] ≤ a < starts[s + 1]`. */
  readonly starts: Int32Array
  /** By arc: the node of its sink. */
  readonly sinks: Int32Array
}

/** By source the arc that it uses, or −1. */
export type ArcPlan = Int32Array

/** The node at the outer end of a node's row: where its flow comes from, or goes to. */
export const outerNode = (
  { rowTail, rowHead }: Pick<PathProblem, 'rowTail' | 'rowHead'>,
  node: number,
): number => (rowTail[node - 1] === node ? rowHead[node - 1] : rowTail[node - 1]) as number

/** By node the row that runs beside its own, or −1. */
export function bypasses(
  { rowTail, rowHead }: Pick<PathProblem, 'rowTail' | 'rowHead'>,
  nodes: number,
): Int32Array {
  const bypass = new Int32Array(nodes).fill(-1)
  for (let row = nodes - 1; row < rowTail.length; row++) {
    const [tail, head] = [rowTail[row] as number, rowHead[row] as number]
    bypass[rowTail[head - 1] === tail && rowHead[head - 1] === head ? head : tail] = row
  }
  return bypass
}

/** The flow of each row under the plan. */
export function rowFlows(problem: PathProblem, plan: ArcPlan): Int32Array {
  const flows = new Int32Array(problem.rowTail.length)
  const carry = (from: number): void => {
    for (let node = from; node !== 0; node = outerNode(problem, node)) {
      flows[node - 1] = (flows[node - 1] as number) + 1
    }
  }
  plan.forEach((arc, source) => {
    if (arc < 0) return
    carry(problem.firstSource + source + 1)
    carry(problem.sinks[arc] as number)
  })
  bypasses(problem, problem.nodes).forEach((bypass, node) => {
    const row = node - 1
    if (bypass < 0) return
    flows[bypass] = Math.max(0, (flows[row] as number) - (problem.rowUpper[row] as number))
    flows[row] = Math.min(flows[row] as number, problem.rowUpper[row] as number)
  })
  return flows
}
