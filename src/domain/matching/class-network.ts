import { picked } from '../linear/growing-array.ts'
import type { ArcPlan, PathProblem } from '../linear/path-problem.ts'
import { byUrgency } from './candidate.ts'
import type { ArcsLeft, ClassArcs } from './class-arcs.ts'
import { classArcs } from './class-arcs.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import { matchingNetwork, rowBounds, rowOffsets } from './matching-network.ts'
import { greedyPlan } from './network-start.ts'
import type { Stage } from './objective.ts'
import { offerClasses } from './offer-classes.ts'
import type { Pair } from './pairs.ts'
import { minimised } from './plan.ts'
import type { GroupDecision } from './proof.ts'

/** Plans that keep the rows' bounds and use these arcs only. */
export interface NetworkFace {
  readonly problem: PathProblem
  readonly left: ArcsLeft
}

/** The network of an instance over classes of interchangeable offers. */
export interface ClassNetwork extends NetworkFace {
  readonly instance: Instance
  readonly arcs: ClassArcs
  /** What each arc costs in a stage, minimised, and worked out once. */
  readonly costs: (stage: Stage) => Int32Array
  /** Indices of offers, by class. */
  readonly members: readonly (readonly number[])[]
  readonly classOf: Int32Array
  /** The district of each class. */
  readonly districts: readonly string[]
}

export function classNetwork(instance: Instance): ClassNetwork {
  const classes = offerClasses(instance)
  const { members } = classes
  const arcs = classArcs(instance, classes)
  const offerAt = (index = -1) => instance.offers[index]
  const places = members.map(own => own.reduce((sum, offer) => sum + (offerAt(offer)?.places ?? 0), 0))
  const districts = members.map(([first]) => offerAt(first)?.district ?? '')
  const { starts, classes: units } = arcs
  const problem = matchingNetwork(instance, rowBounds(instance, places), districts, { starts, units })
  const classOf = new Int32Array(instance.offers.length)
  members.forEach((own, each) => own.forEach(offer => (classOf[offer] = each)))
  const left = { starts, classes: units, indices: null }
  const known = new Map<Stage, Int32Array>()
  const costs = (stage: Stage): Int32Array => {
    const found = known.get(stage) ?? costsOfArcs({ members, arcs }, left, stage)
    known.set(stage, found)
    return found
  }
  return { instance, members, classOf, districts, problem, arcs, left, costs }
}

/** The plans of the face in which the group (R11) is in the district, or has no places. */
export function decidedFace(
  { instance, districts }: ClassNetwork,
  face: NetworkFace,
  { together, district }: GroupDecision,
): NetworkFace {
  const members = [...instance.students.keys()].filter(
    student => instance.students[student]?.together === together,
  )
  return faceWhere(
    face,
    members,
    district !== null,
    arc => districts[face.left.classes[arc] as number] === district,
  )
}

/** The plans of the face in which the students use these of their arcs alone, and are placed when they must be. */
export function faceWhere(
  { problem, left }: NetworkFace,
  students: readonly number[],
  mustBePlaced: boolean,
  mayUse: (arc: number) => boolean,
): NetworkFace {
  const isLeft = new Uint8Array(left.classes.length).fill(1)
  const rowLower = problem.rowLower.slice()
  const rowUpper = problem.rowUpper.slice()
  for (const student of students) {
    const row = problem.firstSource + student
    const isClosed = rowUpper[row] === 0
    // A row must have room for what is asked of it: where the face has no place for the student, the arcs are missing.
    if (mustBePlaced) rowLower[row] = rowUpper[row] = 1
    for (let arc = left.starts[student] as number; arc < (left.starts[student + 1] as number); arc++) {
      if (isClosed || !mayUse(arc)) isLeft[arc] = 0
    }
  }
  const kept = indicesOf(isLeft)
  const starts = left.starts.slice()
  for (let student = 0, count = 0, arc = 0; student + 1 < starts.length; student++) {
    for (; arc < (left.starts[student + 1] as number); arc++) count += isLeft[arc] as number
    starts[student + 1] = count
  }
  const restricted = { ...problem, starts, sinks: picked(problem.sinks, kept), rowLower, rowUpper }
  return { problem: restricted, left: keptArcs(left, restricted, kept) }
}

function indicesOf(isLeft: Uint8Array): Int32Array {
  const indices = new Int32Array(isLeft.length)
  let count = 0
  for (let at = 0; at < isLeft.length; at++) if (isLeft[at] === 1) indices[count++] = at
  return indices.subarray(0, count)
}

/** By student the class where the placements have them, or −1. */
export function classesOfPlacements(
  { instance: { students, offers }, classOf }: ClassNetwork,
  placements: readonly StudentInOffer[],
): Int32Array {
  const studentIndex = new Map(students.map(({ id }, index) => [id, index]))
  const offerIndex = new Map(offers.map(({ id }, index) => [id, index]))
  const classes = new Int32Array(students.length).fill(-1)
  for (const { student, offer } of placements) {
    const [index, placed] = [studentIndex.get(student), classOf[offerIndex.get(offer) ?? -1]]
    if (index !== undefined && placed !== undefined) classes[index] = placed
  }
  return classes
}

/**
 * By student the class, or −1, in a plan to start from: those who are wanted somewhere (by student the class, or −1) keep
 * that place as far as there is room, and the others by urgency where they prefer to be.
 */
export function startPlan(network: ClassNetwork, wanted: Int32Array): Int32Array {
  const { instance, problem, left, arcs } = network
  const whole = (arc: number): number => (left.indices ? (left.indices[arc] as number) : arc)
  const rank = (arc: number): number => arcs.wishes[whole(arc)] || Infinity
  const minutes = (arc: number): number => arcs.travelMinutes[whole(arc)] as number
  const isBetter = (arc: number, other: number): boolean =>
    rank(arc) < rank(other) || (rank(arc) === rank(other) && minutes(arc) < minutes(other))
  const order = byUrgency(instance)
  const arcTo = arcsTo(left, wanted)
  // Who keeps a place comes before those who look for one.
  const kept = order.toSorted((a, b) => Number(arcTo[a] === -1) - Number(arcTo[b] === -1))
  const plan = greedyPlan(problem, kept, isBetter, arcTo)
  return plan.map(arc => (arc < 0 ? -1 : (left.classes[arc] as number)))
}

/** By student the arc to the class, or −1 when there is none. */
export function arcsTo({ starts, classes }: ArcsLeft, plan: Int32Array): ArcPlan {
  return plan.map((sought, student) => {
    if (sought < 0) return -1
    for (let arc = starts[student] as number; arc < (starts[student + 1] as number); arc++) {
      if (classes[arc] === sought) return arc
    }
    return -1
  })
}

/** What each of the arcs costs in the stage, minimised. */
export function costsOfArcs(
  { members, arcs: { wishes, travelMinutes } }: Pick<ClassNetwork, 'members' | 'arcs'>,
  { starts, classes, indices }: ArcsLeft,
  stage: Stage,
): Int32Array {
  const costs = new Int32Array(classes.length)
  const firstOf = Int32Array.from(members, ([first = 0]) => first)
  // One pair for all: there can be millions of arcs.
  const pair: Pair = { student: 0, offer: 0, wish: null, travelMinutes: 0, knownTravelMinutes: null }
  for (let student = 0; student + 1 < starts.length; student++) {
    pair.student = student
    for (let arc = starts[student] as number; arc < (starts[student + 1] as number); arc++) {
      const index = indices ? (indices[arc] as number) : arc
      pair.offer = firstOf[classes[arc] as number] as number
      pair.wish = (wishes[index] as number) || null
      pair.travelMinutes = travelMinutes[index] as number
      costs[arc] = minimised(stage, stage.coefficient(pair))
    }
  }
  return costs
}

/** The arcs that are kept of those that were left. */
export function keptArcs(left: ArcsLeft, { starts }: PathProblem, kept: Int32Array): ArcsLeft {
  if (kept.length === left.classes.length) return left
  return {
    starts,
    classes: picked(left.classes, kept),
    indices: left.indices ? picked(left.indices, kept) : kept.slice(),
  }
}

/** Dual values of the rows with the offers' instead of the classes': an offer has its class's. */
export function dualsByOffer(
  { instance, members, classOf }: ClassNetwork,
  duals: Float64Array,
): Float64Array {
  const from = rowOffsets(instance, members.length)
  const to = rowOffsets(instance, classOf.length)
  const byOffer = new Float64Array(to.end)
  byOffer.set(duals.subarray(0, from.units))
  classOf.forEach((each, offer) => (byOffer[to.units + offer] = duals[from.units + each] as number))
  byOffer.set(duals.subarray(from.districts), to.districts)
  return byOffer
}
