/*
 * What a small change would make of an optimal plan, exactly and without solving anything.
 *
 * The plan is a flow in the network of model.ts, and costs in the strict order obey the same theory as numbers do.
 * One unit more through an arc, or one less, changes the optimum by the shortest cycle through it in the residual
 * network: any other optimal plan differs from this one by cycles, one of which uses the arc while the rest cost
 * nothing less than 0. So one shortest-path tree answers for all offers that a student could have had, and one path
 * for a place more or less.
 *
 * Groups (R11) leave the network. An answer that keeps every group together is exact all the same, because the
 * network is a relaxation; one that splits a group says so, and must be asked of the search instead.
 */
import type { OrderedArcs, PathsToTarget } from '../linear/lexicographic-paths.ts'
import { shortestPathsTo } from '../linear/lexicographic-paths.ts'
import type { Face } from './face.ts'
import { faceOf, studentRow } from './face.ts'
import { demandsOn, splitGroups } from './groups.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import { matchingModel } from './model.ts'
import type { Costs } from './order.ts'
import type { ProvedPart } from './part-bounds.ts'
import { beyondWith, isNoBetter, provedParts } from './part-bounds.ts'
import type { Plan } from './plan.ts'
import { minimised, rowSums } from './plan.ts'
import type { GroupDecision } from './proof.ts'
import type { MatchingResult } from './result.ts'

/** A plan that is optimal in its network, and the ways in which it could be changed. */
export interface Optimum {
  readonly model: MatchingModel
  readonly plan: Plan
  readonly residual: Residual
  /** How the part of the proof that the plan is in has decided groups (R11). */
  readonly own: readonly GroupDecision[]
  /** The other parts of the proof, when groups (R11) had to be decided; null when the proof has none that the plan is in. */
  readonly others: readonly ProvedPart[] | null
  /** By column the residual arc that adds it, or −1. */
  readonly arcOf: Int32Array
  /** Shortest paths to a node from all, and to all from it; kept, for many questions are about the same district. */
  readonly pathsTo: (node: number) => PathsToTarget
  readonly pathsFrom: (node: number) => PathsToTarget
}

/** The residual arcs; for each the column whose use it changes, or −1 for a row's arc, and that row or −1. */
export interface Residual extends OrderedArcs {
  readonly column: readonly number[]
  readonly row: readonly number[]
  /** Whether the arc carries more flow along the path (true) or less. */
  readonly adds: readonly boolean[]
}

/** A plan after a change, and by how much each stage's cost, in the minimised form, is more than before. */
export interface Change {
  readonly costs: Costs
  readonly plan: Plan
  /** False when the plan splits a group (R11): then the change is only a bound, not an answer. */
  readonly keepsGroups: boolean
}

/**
 * The placements of an optimal result as an optimum to ask about. Groups that the proof had to decide are held where they
 * are: only so has the network no cycle of negative cost. The instance may have more offers than the result's, without
 * places.
 */
export function optimumOf(instance: Instance, result: MatchingResult): Optimum {
  const model = matchingModel(instance, result.policy)
  const plan = planOf(model, result.placements)
  const parts = provedParts(model, result)
  const own = parts.find(part => isPartOf(model, part, plan))
  const face = faceOf(model, demandsOn(model, own?.decisions ?? []))
  const residual = residualOf(model, face, plan)
  const arcOf = new Int32Array(model.pairs.length).fill(-1)
  residual.column.forEach((column, arc) => {
    if (column >= 0 && residual.adds[arc]) arcOf[column] = arc
  })
  const reversed = { ...residual, from: residual.to, to: residual.from }
  const remembered = (arcs: OrderedArcs) => {
    const known = new Map<number, PathsToTarget>()
    return (node: number): PathsToTarget => {
      const paths = known.get(node) ?? shortestPathsTo(node, model.network.nodes, arcs)
      known.set(node, paths)
      return paths
    }
  }
  return {
    model,
    plan,
    residual,
    own: own?.decisions ?? [],
    others: own || result.proof.kind === 'lp-duality' ? parts.filter(part => part !== own) : null,
    arcOf,
    pathsTo: remembered(residual),
    pathsFrom: remembered(reversed),
  }
}

/** Whether the plan has the groups as the part has decided. */
function isPartOf({ instance, pairs }: MatchingModel, { decisions }: ProvedPart, plan: Plan): boolean {
  const districtOf = new Map(
    plan.map(column => [
      instance.students[pairs[column]?.student ?? -1]?.together,
      instance.offers[pairs[column]?.offer ?? -1]?.district,
    ]),
  )
  return decisions.every(({ together, district }) => (districtOf.get(together) ?? null) === district)
}

/** A part of the search that may have a better plan than a change. */
export interface OpenPart {
  readonly decisions: readonly GroupDecision[]
  /** By how much every plan of the part costs more than the result, in the first stages; empty when nothing is known. */
  readonly beyond: Costs
}

/** Everything, and nothing known of it. */
export const WHOLE: OpenPart = { decisions: [], beyond: [] }

// So many parts take about as long as a search that divides the whole anew, by the dual values of what is asked.
const FEW_PARTS = 10

/**
 * The parts of the proof that may have a plan better than the change: its own when the change splits a group, and others
 * whose bound doesn't shut them out. `moreIn` says how much more than a part's bound the plans cost that are asked about;
 * null when there are none. A change of null is that the part of the plan has none. With none of them left the change is
 * the best there is; when many are, they are one: the whole.
 */
export function openParts(
  { own, others }: Optimum,
  change: Change | null,
  moreIn: (part: ProvedPart) => Costs | null,
): OpenPart[] {
  if (!others) return [WHOLE]
  const open = change && !change.keepsGroups ? [{ decisions: own, beyond: change.costs }] : []
  for (const part of others) {
    const more = moreIn(part)
    const beyond = more && beyondWith(part, more)
    if (!beyond || (change?.keepsGroups && isNoBetter(beyond, change.costs))) continue
    open.push({ decisions: part.decisions, beyond })
  }
  return open.length > FEW_PARTS ? [WHOLE] : open
}

/** The placements' columns; throws for a placement on a pair that isn't allowed. */
export function planOf(model: MatchingModel, placements: readonly StudentInOffer[]): Plan {
  const offerOf = new Map(placements.map(({ student, offer }) => [student, offer]))
  const plan = [...model.pairs.keys()].filter(column => {
    const pair = model.pairs[column]
    const offer = offerOf.get(model.instance.students[pair?.student ?? -1]?.id ?? '')
    return offer !== undefined && model.instance.offers[pair?.offer ?? -1]?.id === offer
  })
  if (plan.length !== placements.length) throw new Error('A placement is not on an allowed pair')
  return plan
}

/** For each offer of an open pair of the student: the best plan that places the student there; null when none does. */
export function changesIfPlaced(optimum: Optimum, student: number): (offer: number) => Change | null {
  const { model, plan, arcOf, pathsTo } = optimum
  const { network, pairs, rows } = model
  const columns = rows[studentRow(model, student)]?.columns ?? []
  const [first] = columns
  if (first === undefined) return () => null
  const paths = pathsTo(network.columnTail[first] as number)
  return offer => {
    const column = columns.find(each => pairs[each]?.offer === offer)
    if (column === undefined) return null
    if (plan.includes(column)) return unchanged(model, plan)
    const arc = arcOf[column] as number
    return arc < 0 ? null : cycleThrough(optimum, arc, paths)
  }
}

/** The best plan when the offer has one place more. */
export function changeWithPlaceMore(optimum: Optimum, offer: number): Change {
  const { model, plan, pathsFrom } = optimum
  const row = offerRow(model, offer)
  if ((rowSums(model, plan)[row] ?? 0) < (model.rows[row]?.upper ?? 0)) return unchanged(model, plan)
  const tail = model.network.rowTail[row] as number
  const paths = pathsFrom(model.network.rowHead[row] as number)
  const costs = paths.costsFrom(tail)
  // A cycle that costs something isn't used: the new place stays empty.
  if (!costs || !isNegative(costs)) return unchanged(model, plan)
  return changeAlong(optimum, paths.arcsFrom(tail), costs)
}

/** The best plan when the offer has one place less; null when none is left that obeys the rules. */
export function changeWithPlaceLess(optimum: Optimum, offer: number): Change | null {
  const { model, plan, pathsTo } = optimum
  const row = offerRow(model, offer)
  if ((rowSums(model, plan)[row] ?? 0) < (model.rows[row]?.upper ?? 0)) return unchanged(model, plan)
  const tail = model.network.rowTail[row] as number
  const paths = pathsTo(model.network.rowHead[row] as number)
  const costs = paths.costsFrom(tail)
  return costs && changeAlong(optimum, paths.arcsFrom(tail), costs)
}

/** The row of the offer's R2. */
export const offerRow = ({ instance }: MatchingModel, offer: number): number =>
  instance.universities.length + instance.students.length + offer

const unchanged = ({ stages }: MatchingModel, plan: Plan): Change => ({
  costs: stages.map(() => 0),
  plan,
  keepsGroups: true,
})

function cycleThrough(optimum: Optimum, arc: number, paths: PathsToTarget): Change | null {
  const { width, to, costs } = optimum.residual
  const head = to[arc] as number
  const rest = paths.costsFrom(head)
  if (!rest) return null
  const sum = rest.map((cost, at) => cost + (costs[arc * width + at] as number))
  return changeAlong(optimum, [arc, ...paths.arcsFrom(head)], sum)
}

function changeAlong({ model, plan, residual }: Optimum, arcs: readonly number[], costs: Costs): Change {
  const used = new Set(plan)
  for (const arc of arcs) {
    const column = residual.column[arc] ?? -1
    if (column < 0) continue
    if (residual.adds[arc]) used.add(column)
    else used.delete(column)
  }
  const changed = [...used].toSorted((a, b) => a - b)
  return { costs, plan: changed, keepsGroups: splitGroups(model, changed).size === 0 }
}

/** True when the costs come before 0 in the strict order. */
function isNegative(costs: Costs): boolean {
  return (costs.find(cost => cost !== 0) ?? 0) < 0
}

/** First the arcs along the paths, then those against them, as in residual.ts, so that labels spread in few passes. */
function residualOf(model: MatchingModel, face: Face, plan: Plan): Residual {
  const { network, pairs, stages } = model
  const sums = rowSums(model, plan)
  const width = stages.length
  const residual = {
    width,
    from: [] as number[],
    to: [] as number[],
    costs: [] as number[],
    column: [] as number[],
    row: [] as number[],
    adds: [] as boolean[],
  }
  const still = stages.map(() => 0)
  const add = (
    from: number,
    to: number,
    costs: Costs,
    what: { column: number; row: number; adds: boolean },
  ) => {
    residual.from.push(from)
    residual.to.push(to)
    for (const cost of costs) residual.costs.push(cost)
    residual.column.push(what.column)
    residual.row.push(what.row)
    residual.adds.push(what.adds)
  }
  const addRows = (adds: boolean): void =>
    sums.forEach((sum, row) => {
      const isFree = adds ? sum < (face.rowUpper[row] ?? 0) : sum > (face.rowLower[row] ?? 0)
      if (!isFree) return
      const [tail, head] = [network.rowTail[row] as number, network.rowHead[row] as number]
      add(adds ? tail : head, adds ? head : tail, still, { column: -1, row, adds })
    })
  const costsOfColumn = (column: number, sign: 1 | -1): number[] =>
    stages.map(stage => {
      const pair = pairs[column]
      return pair ? 0 + sign * minimised(stage, stage.coefficient(pair)) : 0
    })
  const inPlan = new Set(plan)
  addRows(true)
  for (const column of face.open) {
    if (inPlan.has(column)) continue
    const [tail, head] = [network.columnTail[column] as number, network.columnHead[column] as number]
    add(tail, head, costsOfColumn(column, 1), { column, row: -1, adds: true })
  }
  for (const column of plan) {
    const [tail, head] = [network.columnTail[column] as number, network.columnHead[column] as number]
    add(head, tail, costsOfColumn(column, -1), { column, row: -1, adds: false })
  }
  addRows(false)
  return residual
}
