import { NetworkSimplex } from '../linear/network-simplex.ts'
import { leastShortfall } from '../linear/shortfall.ts'
import type { ArcPlan } from '../linear/path-problem.ts'
import type { ClassArcs } from './class-arcs.ts'
import type { ClassNetwork } from './class-network.ts'
import { arcCosts, classNetwork, dualsByOffer, keptArcs, startPlan } from './class-network.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import { lotteryNetwork } from './lottery-network.ts'
import type { Stage } from './objective.ts'
import { stagesOf } from './objective.ts'
import { SHORTFALL } from './proof.ts'

/** What the network came to. A stage's dual values are by universities, students, offers and districts, in that order. */
export interface NetworkAnswer {
  readonly outcome: 'optimal' | 'infeasible' | 'outOfTime'
  /** The best plan so far, which keeps every rule but R11; null while there is none. */
  readonly placements: readonly StudentInOffer[] | null
  /** The stages that were solved; when the rules contradict each other, by how much they do. */
  readonly stages: readonly ProvedStage[]
}

export interface NetworkOptions {
  /** Placements of a similar instance, where the search starts. */
  readonly start: readonly StudentInOffer[]
  readonly isOutOfTime: () => boolean
  readonly onStage: (stage: ProvedStage) => void
}

/**
 * The best placements in the strict order of the policy, but for R11, of which only the districts that a group has in
 * common are kept. The instance's lists must be in the order of their ids.
 *
 * All stages but the last are solved over classes of offers, each from the tree that the one before it ended with; then
 * the lottery chooses among the offers of each class.
 */
export function solveStages(instance: Instance, policy: Policy, options: NetworkOptions): NetworkAnswer {
  const { isOutOfTime, onStage } = options
  const network = classNetwork(instance)
  const first = feasiblePlan(network, options)
  if (!first.ok) return first.answer
  const stages: ProvedStage[] = []
  const solved = (stage: Stage, cost: number, duals: Float64Array): void => {
    stages.push({ name: stage.name, cost, duals })
    onStage({ name: stage.name, cost, duals })
  }
  const simplex = new NetworkSimplex(network.problem, first.plan)
  let { arcs } = network
  const inOrder = stagesOf(instance, policy)
  for (const stage of inOrder.slice(0, -1)) {
    const costs = arcCosts(network, arcs, stage)
    const isSolved = simplex.minimise(costs, isOutOfTime)
    const plan = simplex.plan()
    if (!isSolved) return { outcome: 'outOfTime', placements: inAnyOffer(network, arcs, plan), stages }
    solved(stage, costOf(plan, costs), dualsByOffer(network, simplex.duals()))
    const kept = simplex.keepOptimalFace()
    arcs = keptArcs(arcs, simplex.face(), kept)
  }
  const [lottery] = inOrder.slice(-1)
  if (!lottery) throw new Error('The lottery is the last stage')
  const { problem, start, costs, offers } = lotteryNetwork(
    network,
    { face: simplex.face(), arcs, plan: simplex.plan() },
    lottery,
  )
  const draw = new NetworkSimplex(problem, start)
  const isSolved = draw.minimise(costs, isOutOfTime)
  const plan = draw.plan()
  if (isSolved) solved(lottery, costOf(plan, costs), draw.duals())
  const placements = placementsIn(instance, plan, arc => offers[arc] as number)
  return { outcome: isSolved ? 'optimal' : 'outOfTime', placements, stages }
}

/** A plan that keeps the lower bounds as well, or what there is to say when none was found. */
function feasiblePlan(
  network: ClassNetwork,
  { start, isOutOfTime }: NetworkOptions,
): { ok: true; plan: ArcPlan } | { ok: false; answer: NetworkAnswer } {
  const plan = startPlan(network, start)
  if (!network.problem.rowLower.some(lower => lower > 0)) return { ok: true, plan }
  const shortfall = leastShortfall(network.problem, plan, isOutOfTime)
  if (!shortfall) return { ok: false, answer: { outcome: 'outOfTime', placements: null, stages: [] } }
  if (shortfall.missing === 0) return { ok: true, plan: shortfall.plan }
  const duals = dualsByOffer(network, shortfall.duals)
  const stage = { name: SHORTFALL, cost: shortfall.missing, duals }
  return { ok: false, answer: { outcome: 'infeasible', placements: null, stages: [stage] } }
}

const costOf = (plan: ArcPlan, costs: Int32Array): number =>
  plan.reduce((sum, arc) => (arc < 0 ? sum : sum + (costs[arc] as number)), 0)

/** Everyone in the first offer of the class that has a place left. */
function inAnyOffer(
  { instance, members }: ClassNetwork,
  { classes }: ClassArcs,
  plan: ArcPlan,
): StudentInOffer[] {
  const left = instance.offers.map(({ places }) => places)
  return placementsIn(instance, plan, arc => {
    const offer = members[classes[arc] as number]?.find(each => (left[each] as number) > 0) ?? -1
    left[offer] = (left[offer] as number) - 1
    return offer
  })
}

function placementsIn(
  { students, offers }: Instance,
  plan: ArcPlan,
  offerOf: (arc: number) => number,
): StudentInOffer[] {
  return students.flatMap(({ id: student }, index) => {
    const arc = plan[index] as number
    const offer = arc < 0 ? undefined : offers[offerOf(arc)]
    return offer ? [{ student, offer: offer.id }] : []
  })
}
