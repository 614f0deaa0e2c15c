import type { ArcPlan, PathProblem } from './path-problem.ts'
import { bypasses, outerNode, rowFlows } from './path-problem.ts'
import { ARTIFICIAL, joinedByRow, rowOf, SpanningTree } from './spanning-tree.ts'

/** No limit on what a join carries. */
export const LIMITLESS = 2 ** 31 - 1

/**
 * A basis of a flow of paths: a spanning tree of rows and arcs, what they carry, and potentials. Rows outside the tree
 * are at a bound, arcs outside it carry nothing.
 */
export class NetworkBasis {
  readonly rowTail: Int32Array
  readonly rowHead: Int32Array
  readonly rowLower: Int32Array
  readonly rowUpper: Int32Array
  readonly rowFlow: Int32Array
  readonly rowCost: Int32Array
  readonly isRowInTree: Uint8Array
  readonly firstSource: number
  readonly sources: number
  readonly tree: SpanningTree
  readonly potential: Float64Array

  /** The basis of a plan that keeps every row's bounds. */
  constructor(problem: PathProblem, plan: ArcPlan, rowCost: Int32Array) {
    this.rowTail = problem.rowTail
    this.rowHead = problem.rowHead
    this.rowLower = problem.rowLower.slice()
    this.rowUpper = problem.rowUpper.slice()
    this.rowFlow = rowFlows(problem, plan)
    this.rowCost = rowCost
    this.isRowInTree = new Uint8Array(problem.rowTail.length)
    this.firstSource = problem.firstSource
    this.sources = problem.starts.length - 1
    this.tree = new SpanningTree(problem.nodes + 1)
    this.potential = new Float64Array(problem.nodes + 1)
    this.hang(problem, plan)
  }

  /** The arcs that are used, and by whom. */
  plan(): ArcPlan {
    const { parent, join, carried } = this.tree
    const plan = new Int32Array(this.sources).fill(-1)
    for (let node = 1; node < this.tree.root; node++) {
      if ((join[node] as number) < 0 || carried[node] === 0) continue
      const source = this.isSource(node) ? node : (parent[node] as number)
      plan[source - this.firstSource - 1] = join[node] as number
    }
    return plan
  }

  /** By how much the potential falls along the row: its dual value. */
  fall(row: number): number {
    return (
      (this.potential[this.rowTail[row] as number] as number) -
      (this.potential[this.rowHead[row] as number] as number)
    )
  }

  isSource(node: number): boolean {
    return node > this.firstSource && node <= this.firstSource + this.sources
  }

  /** Strongly feasible: a join towards the parent has room that way, unless it is artificial. */
  private hang({ sinks }: PathProblem, plan: ArcPlan): void {
    const { tree } = this
    tree.hang(0, tree.root, ARTIFICIAL, 0)
    const bypass = bypasses({ rowTail: this.rowTail, rowHead: this.rowHead }, tree.root)
    for (let node = 1; node < tree.root; node++) {
      const arc = this.isSource(node) ? (plan[node - 1 - this.firstSource] as number) : -1
      const row = this.rowWithRoom(node, bypass[node] as number)
      if (arc >= 0) tree.hang(node, sinks[arc] as number, arc, 1)
      else if (row >= 0) {
        tree.hang(
          node,
          outerNode({ rowTail: this.rowTail, rowHead: this.rowHead }, node),
          joinedByRow(row),
          0,
        )
        this.isRowInTree[row] = 1
      } else tree.hang(node, tree.root, ARTIFICIAL, 0)
    }
  }

  /** The row on which more can go from the node outwards; −1 when there is none. The other of two is at a bound. */
  private rowWithRoom(node: number, bypass: number): number {
    const own = node - 1
    const goesOut = this.rowTail[own] === node
    const [first, second] = goesOut ? [own, bypass] : [bypass, own]
    const hasRoom = (row: number): boolean => {
      const flow = this.rowFlow[row] as number
      return goesOut ? flow < (this.rowUpper[row] as number) : flow > (this.rowLower[row] as number)
    }
    return first >= 0 && hasRoom(first) ? first : second >= 0 && hasRoom(second) ? second : -1
  }

  /** What makes everything in the tree cost nothing at the margin. */
  setPotentials(costs: Int32Array): void {
    const { tree, potential, rowCost, rowTail } = this
    const { parent, join, depth } = tree
    for (const node of tree.branch(tree.root)) {
      if (node === tree.root) continue
      const above = parent[node] as number
      const by = join[node] as number
      let cost = 0
      let leadsUp = true
      if (by >= 0) {
        cost = costs[by] as number
        leadsUp = this.isSource(node)
      } else if (by !== ARTIFICIAL) {
        cost = rowCost[rowOf(by)] as number
        leadsUp = rowTail[rowOf(by)] === node
      }
      potential[node] = (potential[above] as number) + (leadsUp ? -cost : cost)
      depth[node] = (depth[above] as number) + 1
    }
  }

  /** Changes the potentials of a branch that was hung anew. */
  shift(branch: number, change: number): void {
    const { tree, potential } = this
    const { parent, depth } = tree
    const nodes = tree.branch(branch)
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as number
      potential[node] = (potential[node] as number) + change
      depth[node] = (depth[parent[node] as number] as number) + 1
    }
  }

  /** Where the ways from two nodes to the root meet. */
  meetingPoint(from: number, to: number): number {
    const { parent, depth } = this.tree
    let [a, b] = [from, to]
    while (a !== b) {
      const [depthOfA, depthOfB] = [depth[a] as number, depth[b] as number]
      if (depthOfA >= depthOfB) a = parent[a] as number
      if (depthOfB >= depthOfA) b = parent[b] as number
    }
    return a
  }

  /** How much more can go from the node to its parent. */
  roomUp(node: number): number {
    const by = this.tree.join[node] as number
    if (by === ARTIFICIAL) return LIMITLESS
    if (by >= 0) return this.isSource(node) ? LIMITLESS : (this.tree.carried[node] as number)
    const row = rowOf(by)
    const flow = this.rowFlow[row] as number
    return this.rowTail[row] === node
      ? (this.rowUpper[row] as number) - flow
      : flow - (this.rowLower[row] as number)
  }

  /** How much more can go from the node's parent to it. */
  roomDown(node: number): number {
    const by = this.tree.join[node] as number
    if (by === ARTIFICIAL) return 0
    if (by >= 0) return this.isSource(node) ? (this.tree.carried[node] as number) : LIMITLESS
    const row = rowOf(by)
    const flow = this.rowFlow[row] as number
    return this.rowTail[row] === node
      ? flow - (this.rowLower[row] as number)
      : (this.rowUpper[row] as number) - flow
  }

  sendUp(node: number, amount: number): void {
    const { join, carried } = this.tree
    const by = join[node] as number
    if (by === ARTIFICIAL) return
    if (by >= 0) {
      carried[node] = (carried[node] as number) + (this.isSource(node) ? amount : -amount)
      return
    }
    const row = rowOf(by)
    const flow = this.rowFlow[row] as number
    this.rowFlow[row] = flow + (this.rowTail[row] === node ? amount : -amount)
  }
}
