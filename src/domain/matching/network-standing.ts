import { NetworkSimplex } from '../linear/network-simplex.ts'
import type { ArcPlan, PathProblem } from '../linear/path-problem.ts'
import { leastShortfall } from '../linear/shortfall.ts'
import type { ClassArcs } from './class-arcs.ts'
import type { ClassNetwork } from './class-network.ts'
import { arcCosts, decidedNetwork, dualsByOffer, keptArcs } from './class-network.ts'
import type { StudentInOffer } from './instance.ts'
import type { PartStanding } from './lexicographic.ts'
import { lotteryNetwork } from './lottery-network.ts'
import type { Stage } from './objective.ts'
import type { GroupDecision } from './proof.ts'
import { SHORTFALL } from './proof.ts'

/** What is solved: the stages on a network of classes, of which the last is the lottery. */
export interface NetworkWork {
  readonly network: ClassNetwork
  readonly stages: readonly Stage[]
  readonly isOutOfTime: () => boolean
}

/**
 * How far the stages have been solved on the network, with some groups decided (R11). The tree that a stage ended with is
 * where the next goes on, so a standing that was gone on from is used up.
 */
export interface NetworkStanding extends PartStanding {
  readonly problem: PathProblem
  /** The arcs that are left. */
  readonly arcs: ClassArcs
  /** A plan below all upper bounds, where the simplex begins. */
  readonly start: ArcPlan
  /** Null until it is known that there is a plan, and once the last stage is solved. */
  readonly simplex: NetworkSimplex | null
  /** By student the offer, or −1: once the last stage is solved. */
  readonly offers: Int32Array | null
}

/** Nothing solved yet. `plan` has each student's class, or −1, as far as it is still open to the student. */
export function beginOnNetwork(
  { network }: NetworkWork,
  decisions: readonly GroupDecision[],
  plan: Int32Array,
): NetworkStanding {
  const { arcs, problem } = decidedNetwork(network, decisions)
  return {
    shortfall: null,
    stages: [],
    problem,
    arcs,
    start: arcsTo(arcs, plan),
    simplex: null,
    offers: null,
  }
}

/** Solves what comes next: first whether the rules leave a plan, then stage after stage. Null when time ran out. */
export function solveNextOnNetwork(work: NetworkWork, standing: NetworkStanding): NetworkStanding | null {
  if (standing.shortfall === null) return solveShortfall(work, standing)
  return standing.stages.length + 1 < work.stages.length
    ? solveStage(work, standing)
    : solveLottery(work, standing)
}

function solveShortfall(work: NetworkWork, standing: NetworkStanding): NetworkStanding | null {
  const { problem, start } = standing
  if (!problem.rowLower.some(lower => lower > 0)) {
    const shortfall = { name: SHORTFALL, cost: 0, duals: new Float64Array() }
    return { ...standing, shortfall, simplex: new NetworkSimplex(problem, start) }
  }
  const found = leastShortfall(problem, start, work.isOutOfTime)
  if (!found) return null
  const duals = dualsByOffer(work.network, found.duals)
  const shortfall = { name: SHORTFALL, cost: found.missing, duals }
  if (found.missing > 0) return { ...standing, shortfall }
  return { ...standing, shortfall, simplex: new NetworkSimplex(problem, found.plan) }
}

function solveStage(work: NetworkWork, standing: NetworkStanding): NetworkStanding | null {
  const { network, stages, isOutOfTime } = work
  const { arcs, simplex } = standing
  const stage = stages[standing.stages.length] as Stage
  if (!simplex) throw new Error('A part without a plan has no stages')
  const costs = arcCosts(network, arcs, stage)
  if (!simplex.minimise(costs, isOutOfTime)) return null
  const plan = simplex.plan()
  const proved = {
    name: stage.name,
    cost: costOf(plan, costs),
    duals: dualsByOffer(network, simplex.duals()),
  }
  const kept = simplex.keepOptimalFace()
  return {
    ...standing,
    simplex,
    arcs: keptArcs(arcs, simplex.face(), kept),
    stages: [...standing.stages, proved],
  }
}

function solveLottery(work: NetworkWork, standing: NetworkStanding): NetworkStanding | null {
  const { network, stages, isOutOfTime } = work
  const { arcs, simplex } = standing
  const lottery = stages.at(-1)
  if (!simplex || !lottery) throw new Error('The lottery comes after other stages')
  const drawn = lotteryNetwork(network, { face: simplex.face(), arcs, plan: simplex.plan() }, lottery)
  const draw = new NetworkSimplex(drawn.problem, drawn.start)
  if (!draw.minimise(drawn.costs, isOutOfTime)) return null
  const plan = draw.plan()
  const proved = { name: lottery.name, cost: costOf(plan, drawn.costs), duals: draw.duals() }
  const offers = plan.map(arc => (arc < 0 ? -1 : (drawn.offers[arc] as number)))
  return { ...standing, simplex: null, offers, stages: [...standing.stages, proved] }
}

/** The plan so far: of a standing that is not complete everyone is in the first offer of the class that has a place left. */
export function placementsOnNetwork(
  { network }: NetworkWork,
  { offers, simplex, start, arcs }: NetworkStanding,
): StudentInOffer[] {
  const { instance, members } = network
  const plan = simplex?.plan() ?? start
  const left = instance.offers.map(({ places }) => places)
  const offerOf = (student: number): number => {
    if (offers) return offers[student] as number
    const arc = plan[student] as number
    if (arc < 0) return -1
    const offer = members[arcs.classes[arc] as number]?.find(each => (left[each] as number) > 0) ?? -1
    left[offer] = (left[offer] as number) - 1
    return offer
  }
  return instance.students.flatMap(({ id: student }, index) => {
    const offer = instance.offers[offerOf(index)]
    return offer ? [{ student, offer: offer.id }] : []
  })
}

/** By student the class of the plan of a complete standing, or −1. */
export const classesOnNetwork = ({ network }: NetworkWork, { offers }: NetworkStanding): Int32Array =>
  (offers ?? new Int32Array()).map(offer => (offer < 0 ? -1 : (network.classOf[offer] as number)))

/** By student the arc to the class, or −1. */
function arcsTo({ starts, classes }: ClassArcs, plan: Int32Array): ArcPlan {
  return plan.map((sought, student) => {
    if (sought < 0) return -1
    for (let arc = starts[student] as number; arc < (starts[student + 1] as number); arc++) {
      if (classes[arc] === sought) return arc
    }
    return -1
  })
}

const costOf = (plan: ArcPlan, costs: Int32Array): number =>
  plan.reduce((sum, arc) => (arc < 0 ? sum : sum + (costs[arc] as number)), 0)
