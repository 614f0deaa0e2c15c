import { growingInt32 } from '../linear/growing-array.ts'
import type { ArcPlan, PathProblem } from '../linear/path-problem.ts'
import type { ArcsLeft } from './class-arcs.ts'
import type { ClassNetwork } from './class-network.ts'
import type { Bounds } from './matching-network.ts'
import { matchingNetwork, rowOffsets, upperBound } from './matching-network.ts'
import type { Stage } from './objective.ts'
import type { Pair } from './pairs.ts'
import { minimised } from './plan.ts'

/** The plans that all stages but the last leave, offer by offer. */
export interface LotteryNetwork {
  readonly problem: PathProblem
  /** By arc. */
  readonly offers: Int32Array
  readonly costs: Int32Array
  readonly start: ArcPlan
}

/** What is left of the classes' network, with an arc for each offer of a class and what the lottery gave it. */
export function lotteryNetwork(
  network: ClassNetwork,
  { face, left: arcs, plan }: { readonly face: PathProblem; readonly left: ArcsLeft; readonly plan: ArcPlan },
  lottery: Stage,
): LotteryNetwork {
  const { instance, members } = network
  const students = instance.students.length
  const starts = new Int32Array(students + 1)
  const [offers, costs] = [growingInt32(), growingInt32()]
  const pair: Pair = { student: 0, offer: 0, wish: null, travelMinutes: 0, knownTravelMinutes: null }
  const left = instance.offers.map(({ places }) => places)
  const start = new Int32Array(students).fill(-1)
  let count = 0
  for (let student = 0; student < students; student++) {
    pair.student = student
    let [chosen, least] = [-1, Infinity]
    for (let arc = arcs.starts[student] as number; arc < (arcs.starts[student + 1] as number); arc++) {
      for (const offer of members[arcs.classes[arc] as number] ?? []) {
        pair.offer = offer
        const cost = minimised(lottery, lottery.coefficient(pair))
        offers.push(offer)
        costs.push(cost)
        if (plan[student] === arc && cost < least && (left[offer] as number) > 0) {
          chosen = offer
          least = cost
          start[student] = count
        }
        count++
      }
    }
    if (chosen >= 0) left[chosen] = (left[chosen] as number) - 1
    starts[student + 1] = count
  }
  const taken = offers.take()
  const problem = matchingNetwork(
    instance,
    boundsOfFace(network, face),
    instance.offers.map(({ district }) => district),
    { starts, units: taken },
  )
  return { problem, offers: taken, costs: costs.take(), start }
}

/** The bounds that are left: the offers of a class that must be full are full, those of one that must be empty empty. */
function boundsOfFace({ instance, members, classOf }: ClassNetwork, { rowLower, rowUpper }: PathProblem) {
  const at = rowOffsets(instance, members.length)
  const between = (from: number, to: number): Bounds => ({
    lower: rowLower.slice(from, to),
    upper: rowUpper.slice(from, to),
  })
  const places = Int32Array.from(instance.offers, each => upperBound(instance, each.places))
  const classes = between(at.units, at.districts)
  const isFull = (offer: number): boolean => (classes.lower[classOf[offer] as number] as number) > 0
  const isEmpty = (offer: number): boolean => classes.upper[classOf[offer] as number] === 0
  return {
    universities: between(0, at.students),
    students: between(at.students, at.units),
    units: {
      lower: places.map((count, offer) => (isFull(offer) ? count : 0)),
      upper: places.map((count, offer) => (isEmpty(offer) ? 0 : count)),
    },
    districts: between(at.districts, at.end),
  }
}
