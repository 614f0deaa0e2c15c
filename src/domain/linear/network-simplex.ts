/*
 * The primal network simplex method on a flow of paths (path-problem.ts).
 *
 * A basis is a spanning tree: rows and arcs outside it are at a bound, and the tree's potentials make everything in it
 * cost nothing at the margin. What is outside and would lower the cost enters; the cycle that it closes carries as much
 * as it can, and what blocks first leaves. The tree is kept strongly feasible (from every node something more can be
 * sent to the root; of equal blockers the last along the cycle leaves), which rules out cycling in whatever order arcs
 * are tried. Ahuja, Magnanti and Orlin, Network Flows (1993), chapter 11; the rule is Cunningham's (1976).
 *
 * What suits a matching: an arc outside the tree carries nothing, so an arc is two numbers, its sink and its cost. A plan
 * is a tree at once: each source hangs on its sink, rows with room hang on the next node outwards, and what is left on
 * an artificial root by joins that carry nothing. And the tree of an optimum is a basis of its optimal face as well: the
 * next stage goes on from it with other costs.
 *
 * A pivot costs a block of arcs and a walk over the branch that moves. No polynomial bounds their number; here it is a
 * few times the number of sources.
 */
import { picked } from './growing-array.ts'
import { LIMITLESS, NetworkBasis } from './network-basis.ts'
import type { ArcPlan, PathProblem } from './path-problem.ts'
import { ARTIFICIAL, joinedByRow, rowOf } from './spanning-tree.ts'

// The best of so many arcs enters: fewer make worse pivots, more make slower ones.
const LEAST_BLOCK = 64
const blockFor = (arcs: number): number => Math.max(LEAST_BLOCK, Math.round(Math.sqrt(arcs)))
const PIVOTS_BETWEEN_LOOKS_AT_THE_CLOCK = 1024

/** What enters the tree: flow along it goes from `from` to `to`, and `gain` is what each unit saves. */
interface Entering {
  arc: number
  row: number
  from: number
  to: number
  gain: number
}

export class NetworkSimplex {
  private starts: Int32Array
  private sinks: Int32Array
  private costs: Int32Array
  private readonly basis: NetworkBasis
  private readonly entering: Entering = { arc: -1, row: -1, from: 0, to: 0, gain: 0 }
  /** Where the search for what enters goes on: first come the sources, then all rows. */
  private position = 0

  /** Starts from a plan that keeps every row's bounds. Rows cost nothing unless told otherwise. */
  constructor(problem: PathProblem, plan: ArcPlan, rowCost = new Int32Array(problem.rowTail.length)) {
    this.starts = problem.starts
    this.sinks = problem.sinks
    this.costs = new Int32Array(problem.sinks.length)
    this.basis = new NetworkBasis(problem, plan, rowCost)
  }

  /** Goes on to a plan of least cost, with a cost for each arc; false when time ran out on the way. */
  minimise(costs: Int32Array, isOutOfTime: () => boolean): boolean {
    this.costs = costs
    this.basis.setPotentials(costs)
    for (let pivots = 0; this.findEntering(); pivots++) {
      if (pivots % PIVOTS_BETWEEN_LOOKS_AT_THE_CLOCK === 0 && isOutOfTime()) return false
      this.pivot()
    }
    return true
  }

  /** The arcs that are used, and by whom. */
  plan(): ArcPlan {
    return this.basis.plan()
  }

  /** What each row carries. */
  flows(): Int32Array {
    return this.basis.rowFlow.slice()
  }

  /** Each row's dual value, the fall in potential along it. They prove that the plan is optimal. */
  duals(): Float64Array {
    const { basis } = this
    const duals = new Float64Array(basis.rowTail.length)
    for (let row = 0; row < duals.length; row++) duals[row] = basis.fall(row)
    return duals
  }

  /**
   * Keeps the optimal plans alone, by complementary slackness: rows with a dual value stay at their bound, and arcs with
   * a reduced cost go. Which arcs are left, by their indices so far, in their order.
   */
  keepOptimalFace(): Int32Array {
    const { basis } = this
    const { rowLower, rowUpper, rowFlow, potential, firstSource, sources } = basis
    for (let row = 0; row < rowFlow.length; row++) {
      if (basis.fall(row) !== 0) rowLower[row] = rowUpper[row] = rowFlow[row] as number
    }
    const { starts, sinks, costs } = this
    const { parent, join } = basis.tree
    const kept = new Int32Array(sinks.length)
    const keptStarts = new Int32Array(starts.length)
    let count = 0
    for (let source = 0; source < sources; source++) {
      const node = firstSource + source + 1
      const own = potential[node] as number
      for (let arc = starts[source] as number; arc < (starts[source + 1] as number); arc++) {
        const sink = sinks[arc] as number
        if ((costs[arc] as number) + own !== potential[sink]) continue
        if (parent[node] === sink && join[node] === arc) join[node] = count
        else if (parent[sink] === node && join[sink] === arc) join[sink] = count
        kept[count++] = arc
      }
      keptStarts[source + 1] = count
    }
    const left = kept.subarray(0, count)
    if (count < sinks.length) {
      this.starts = keptStarts
      this.sinks = picked(sinks, left)
    }
    return left
  }

  /** The problem of the plans that are left. */
  face(): PathProblem {
    const { starts, sinks } = this
    const { tree, rowTail, rowHead, rowLower, rowUpper, firstSource } = this.basis
    return { nodes: tree.root, rowTail, rowHead, rowLower, rowUpper, firstSource, starts, sinks }
  }

  /** The best of the next block that has any; false when nothing at all would lower the cost. */
  private findEntering(): boolean {
    const { starts, sinks, costs, entering } = this
    const { potential, sources, firstSource, rowTail } = this.basis
    const positions = sources + rowTail.length
    const block = blockFor(sinks.length)
    entering.gain = 0
    let position = this.position
    let looked = 0
    for (let visited = 0; visited < positions; visited++) {
      if (position < sources) {
        const from = firstSource + position + 1
        const own = potential[from] as number
        const end = starts[position + 1] as number
        let best = entering.gain
        let bestArc = -1
        for (let arc = starts[position] as number; arc < end; arc++) {
          const gain = (potential[sinks[arc] as number] as number) - own - (costs[arc] as number)
          if (gain > best) {
            best = gain
            bestArc = arc
          }
        }
        if (bestArc >= 0) {
          entering.arc = bestArc
          entering.row = -1
          entering.from = from
          entering.to = sinks[bestArc] as number
          entering.gain = best
        }
        looked += end - (starts[position] as number)
      } else {
        this.tryRow(position - sources)
        looked++
      }
      position = position + 1 === positions ? 0 : position + 1
      if (looked < block) continue
      if (entering.gain > 0) break
      looked = 0
    }
    this.position = position
    return entering.gain > 0
  }

  private tryRow(row: number): void {
    const { entering, basis } = this
    const lower = basis.rowLower[row] as number
    if (basis.isRowInTree[row] === 1 || lower === basis.rowUpper[row]) return
    const rises = basis.rowFlow[row] === lower
    const cost = (basis.rowCost[row] as number) + basis.fall(row)
    const gain = rises ? -cost : cost
    if (gain <= entering.gain) return
    entering.arc = -1
    entering.row = row
    entering.from = (rises ? basis.rowTail[row] : basis.rowHead[row]) as number
    entering.to = (rises ? basis.rowHead[row] : basis.rowTail[row]) as number
    entering.gain = gain
  }

  private pivot(): void {
    const { entering, basis } = this
    const { tree, isRowInTree, rowLower, rowUpper, rowFlow, rowTail } = basis
    const { parent, join } = tree
    const { arc, row, from, to } = entering
    const top = basis.meetingPoint(from, to)
    let amount = row < 0 ? LIMITLESS : (rowUpper[row] as number) - (rowLower[row] as number)
    let leaving = -1
    let isOnFromSide = false
    for (let node = from; node !== top; node = parent[node] as number) {
      const room = basis.roomDown(node)
      if (room >= amount) continue
      amount = room
      leaving = node
      isOnFromSide = true
    }
    for (let node = to; node !== top; node = parent[node] as number) {
      const room = basis.roomUp(node)
      if (room > amount) continue
      amount = room
      leaving = node
      isOnFromSide = false
    }
    if (amount > 0) {
      for (let node = from; node !== top; node = parent[node] as number) basis.sendUp(node, -amount)
      for (let node = to; node !== top; node = parent[node] as number) basis.sendUp(node, amount)
      if (row >= 0) rowFlow[row] = (rowFlow[row] as number) + (rowTail[row] === from ? amount : -amount)
    }
    // The row goes from one bound to the other.
    if (leaving < 0) return
    const left = join[leaving] as number
    if (left < ARTIFICIAL) isRowInTree[rowOf(left)] = 0
    const [inside, outside] = isOnFromSide ? [from, to] : [to, from]
    tree.cutAndTurn(leaving, inside)
    tree.hang(inside, outside, row < 0 ? arc : joinedByRow(row), row < 0 ? amount : 0)
    if (row >= 0) isRowInTree[row] = 1
    basis.shift(inside, isOnFromSide ? entering.gain : -entering.gain)
  }
}
