import { picked } from '../linear/growing-array.ts'
import { NetworkSimplex } from '../linear/network-simplex.ts'
import type { ArcPlan } from '../linear/path-problem.ts'
import { leastShortfall } from '../linear/shortfall.ts'
import type { ArcsLeft } from './class-arcs.ts'
import type { ClassNetwork, NetworkFace } from './class-network.ts'
import { arcsTo, costsOfArcs, decidedFace, dualsByOffer, keptArcs } from './class-network.ts'
import type { StudentInOffer } from './instance.ts'
import type { PartStanding, ProvedStage } from './lexicographic.ts'
import { lotteryNetwork } from './lottery-network.ts'
import type { Stage } from './objective.ts'
import { LOTTERY } from './objective.ts'
import type { GroupDecision } from './proof.ts'
import { SHORTFALL } from './proof.ts'

/** What is solved: the stages on a network of classes, of which the last may be the lottery. */
export interface NetworkWork {
  readonly network: ClassNetwork
  readonly stages: readonly Stage[]
  readonly isOutOfTime: () => boolean
  /** Whether parts may come from one another: then the faces that the stages leave are kept. */
  readonly isDivisible: boolean
}

/**
 * How far the stages have been solved on the network, with some groups decided (R11). The tree that a stage ended with is
 * where the next goes on, so a standing that was gone on from is used up.
 */
export interface NetworkStanding extends PartStanding {
  /**
   * What is left after each number of stages. Before anything is solved also after stages that only the part that this one
   * came from has solved, with its plans.
   */
  readonly faces: readonly (() => NetworkFace)[]
  readonly inherited: readonly ProvedStage[]
  /** By student a class to start with, or −1. */
  readonly start: Int32Array
  readonly left: ArcsLeft
  /** Null until it is known that there is a plan, and once the lottery is solved. */
  readonly simplex: NetworkSimplex | null
  /** By student the offer, or −1: once the lottery is solved. */
  readonly offers: Int32Array | null
}

/** Nothing solved yet of the whole, or of what is left of it when these groups are decided. `start` has each student's class, or −1. */
export const wholeOnNetwork = (
  { network }: NetworkWork,
  start: Int32Array,
  decisions: readonly GroupDecision[] = [],
): NetworkStanding => ({
  shortfall: null,
  stages: [],
  faces: [
    once(() =>
      decisions.reduce<NetworkFace>((face, decision) => decidedFace(network, face, decision), network),
    ),
  ],
  inherited: [],
  start,
  left: network.left,
  simplex: null,
  offers: null,
})

/**
 * Nothing solved yet of a part that comes from a complete one by a decision. At most so many of its first stages are as
 * they were.
 */
export function partOnNetwork(
  work: NetworkWork,
  from: NetworkStanding,
  decision: GroupDecision,
  unchanged: number,
): NetworkStanding {
  const { network } = work
  return {
    ...wholeOnNetwork(work, classesOf(network, from)),
    faces: from.faces.slice(0, unchanged + 1).map(face => once(() => decidedFace(network, face(), decision))),
    inherited: from.stages,
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => (made ??= { value: make() }).value
}

/** By student the class of the plan of a standing, or −1. */
export function classesOf(
  { classOf }: ClassNetwork,
  { offers, simplex, start, left }: NetworkStanding,
): Int32Array {
  if (offers) return offers.map(offer => (offer < 0 ? -1 : (classOf[offer] as number)))
  return simplex?.plan().map(arc => (arc < 0 ? -1 : (left.classes[arc] as number))) ?? start
}

/** Solves what comes next: first whether the rules leave a plan, then stage after stage. Null when time ran out. */
export function solveNextOnNetwork(work: NetworkWork, standing: NetworkStanding): NetworkStanding | null {
  if (standing.shortfall === null) return solveShortfall(work, standing)
  const stage = work.stages[standing.stages.length] as Stage
  return stage.name === LOTTERY ? solveLottery(work, standing, stage) : solveStage(work, standing, stage)
}

/**
 * Whether the part has a plan. As many stages as can be are taken over from the part that it came from: those in whose
 * optimal plans there still is one, with their proofs.
 */
function solveShortfall(work: NetworkWork, standing: NetworkStanding): NetworkStanding | null {
  const { faces, inherited, start } = standing
  for (let count = faces.length - 1; ; count--) {
    const { problem, left } = (faces[count] as () => NetworkFace)()
    const found = leastShortfall(problem, arcsTo(left, start), work.isOutOfTime)
    if (!found) return null
    if (found.missing > 0 && count > 0) continue
    const duals = dualsByOffer(work.network, found.duals)
    const shortfall = { name: SHORTFALL, cost: found.missing, duals }
    if (found.missing > 0) return { ...standing, shortfall }
    return {
      ...standing,
      shortfall,
      stages: inherited.slice(0, count),
      faces: faces.slice(0, count + 1),
      left,
      simplex: new NetworkSimplex(problem, found.plan),
    }
  }
}

function solveStage(work: NetworkWork, standing: NetworkStanding, stage: Stage): NetworkStanding | null {
  const { network, isOutOfTime } = work
  const { simplex } = standing
  if (!simplex) throw new Error('A part without a plan has no stages')
  const costs = arcCosts(work, standing.left, stage)
  if (!simplex.minimise(costs, isOutOfTime)) return null
  const plan = simplex.plan()
  const proved = {
    name: stage.name,
    cost: costOf(plan, costs),
    duals: dualsByOffer(network, simplex.duals()),
  }
  const kept = simplex.keepOptimalFace()
  const left = keptArcs(standing.left, simplex.face(), kept)
  return {
    ...standing,
    left,
    stages: [...standing.stages, proved],
    faces: work.isDivisible ? [...standing.faces, faceNow(simplex, left)] : standing.faces,
  }
}

/** Parts of one search ask for the same arcs again and again; a search that has no parts asks once for those it has left. */
function arcCosts({ network, isDivisible }: NetworkWork, left: ArcsLeft, stage: Stage): Int32Array {
  if (!isDivisible) return costsOfArcs(network, left, stage)
  return left.indices ? picked(network.costs(stage), left.indices) : network.costs(stage)
}

/** The simplex goes on with bounds of its own. */
function faceNow(simplex: NetworkSimplex, left: ArcsLeft): () => NetworkFace {
  const { rowLower, rowUpper, ...problem } = simplex.face()
  const face = { problem: { ...problem, rowLower: rowLower.slice(), rowUpper: rowUpper.slice() }, left }
  return () => face
}

function solveLottery(
  { network, isOutOfTime }: NetworkWork,
  standing: NetworkStanding,
  lottery: Stage,
): NetworkStanding | null {
  const { left, simplex } = standing
  if (!simplex) throw new Error('The lottery comes after other stages')
  const drawn = lotteryNetwork(network, { face: simplex.face(), left, plan: simplex.plan() }, lottery)
  const draw = new NetworkSimplex(drawn.problem, drawn.start)
  if (!draw.minimise(drawn.costs, isOutOfTime)) return null
  const plan = draw.plan()
  const proved = { name: lottery.name, cost: costOf(plan, drawn.costs), duals: draw.duals() }
  const offers = plan.map(arc => (arc < 0 ? -1 : (drawn.offers[arc] as number)))
  return { ...standing, simplex: null, offers, stages: [...standing.stages, proved] }
}

/** The plan so far: of a standing that is not complete everyone is in the first offer of the class that has a place left. */
export function placementsOnNetwork({ network }: NetworkWork, standing: NetworkStanding): StudentInOffer[] {
  const { instance, members } = network
  const classes = classesOf(network, standing)
  const left = instance.offers.map(({ places }) => places)
  const offerOf = (student: number): number => {
    if (standing.offers) return standing.offers[student] as number
    const offer = members[classes[student] as number]?.find(each => (left[each] as number) > 0) ?? -1
    left[offer] = (left[offer] as number) - 1
    return offer
  }
  return instance.students.flatMap(({ id: student }, index) => {
    const offer = instance.offers[offerOf(index)]
    return offer ? [{ student, offer: offer.id }] : []
  })
}

const costOf = (plan: ArcPlan, costs: Int32Array): number =>
  plan.reduce((sum, arc) => (arc < 0 ? sum : sum + (costs[arc] as number)), 0)
