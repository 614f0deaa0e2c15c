import { classNetwork, classesOfPlacements, startPlan } from './class-network.ts'
import type { PartSolver } from './groups.ts'
import { groupsSplitBy, searchGroups } from './groups.ts'
import { incumbentOf } from './incumbent.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import { isComplete, isInfeasible } from './lexicographic.ts'
import { modelOver, orderedById } from './model.ts'
import type { NetworkStanding, NetworkWork } from './network-standing.ts'
import {
  classesOf,
  partOnNetwork,
  placementsOnNetwork,
  solveNextOnNetwork,
  wholeOnNetwork,
} from './network-standing.ts'
import type { Stage } from './objective.ts'
import { stagesOf } from './objective.ts'
import type { Costs } from './order.ts'
import { boundFrom } from './order.ts'
import type { Pair } from './pairs.ts'
import { allowedPairs, pairOf, pairsOfGroups } from './pairs.ts'
import { minimised, placementsOf } from './plan.ts'
import type { DualValues, GroupDecision, Proof, StageProof } from './proof.ts'
import type { Criterion, ResultPlacement } from './result.ts'
import { ResultFault } from './result-fault.ts'
import { NO_PLAN_IN_TIME, outcomeOf } from './search-outcome.ts'
import { planOf } from './sensitivity.ts'
import type { Solution } from './solution.ts'

export interface NetworkOptions {
  /** Placements of a similar instance, where the search starts. */
  readonly start: readonly StudentInOffer[]
  readonly isOutOfTime: () => boolean
  readonly onStage: (stage: ProvedStage) => void
}

/**
 * The best placements in the strict order of the policy, by the network of classes alone; where its plan splits groups
 * (R11), by a search over their districts with that network as bound. The instance's lists must be in the order of their
 * ids. Throws a {@link ResultFault} when no plan was found in time, or the proof that there is none is too large.
 *
 * All stages but the last are solved over classes of offers, each from the tree that the one before it ended with; then
 * the lottery chooses among the offers of each class.
 */
export async function solutionOnNetwork(
  instance: Instance,
  policy: Policy,
  options: NetworkOptions,
): Promise<Solution> {
  const { start, isOutOfTime, onStage } = options
  const stages = stagesOf(instance, policy)
  const work: NetworkWork = {
    network: classNetwork(instance),
    stages,
    isOutOfTime,
    isDivisible: hasGroups(instance),
  }
  let standing = wholeOnNetwork(work, startPlan(work.network, classesOfPlacements(work.network, start)))
  const seen: StudentInOffer[][] = []
  while (!isComplete(work, standing) && !isInfeasible(standing)) {
    const next = solveNextOnNetwork(work, standing)
    if (!next) return unfinished(work, standing, seen)
    standing = next
    const solved = next.stages.at(-1)
    if (solved) onStage(solved)
    if (hasGroups(instance)) seen.push(placementsOnNetwork(work, next))
  }
  const proof: Proof = { kind: 'lp-duality', stages: provedStages(work, standing) }
  if (isInfeasible(standing)) return { status: 'infeasible', placements: [], criteria: [], proof }
  if (splitGroupsOf(work, standing).size > 0) return solutionOverGroups(work, standing, seen, onStage)
  return solutionWith(work, 'optimal', placementsOnNetwork(work, standing), proof)
}

const hasGroups = ({ students }: Instance): boolean => students.some(({ together }) => together !== undefined)

/** Goes on from the whole, solved, whose plan splits groups. */
async function solutionOverGroups(
  work: NetworkWork,
  root: NetworkStanding,
  seen: readonly (readonly StudentInOffer[])[],
  onStage: (stage: ProvedStage) => void,
): Promise<Solution> {
  const { instance } = work.network
  const model = modelOver(instance, pairsOfGroups(instance), work.stages)
  const found = [...seen]
  const search = await searchGroups(
    model,
    groupSolver(work, () => root.start),
    {
      root,
      onSolved: onStage,
      onPlan: standing => found.push(placementsOnNetwork(work, standing)),
    },
  )
  const best = () => bestWithWholeGroups(work, found)
  const { status, plan, proof } = outcomeOf(model, search, best, standing =>
    placementsOnNetwork(work, standing),
  )
  return solutionWith(work, status, plan ?? [], proof)
}

/** Solves the parts of a search over groups on the network. `startOf` one that comes from no other: each student's class, or −1. */
export function groupSolver(
  work: NetworkWork,
  startOf: (decisions: readonly GroupDecision[]) => Int32Array,
): PartSolver<NetworkStanding> {
  return {
    begin({ decisions, from, foreknown }) {
      const decision = decisions.at(-1)
      if (!from || !decision) return wholeOnNetwork(work, startOf(decisions), decisions)
      // The last of the stages that are foreknown is worse than it was.
      return partOnNetwork(work, from, decision, foreknown.length > 0 ? foreknown.length - 1 : Infinity)
    },
    solveNext: standing => solveNextOnNetwork(work, standing),
    splitGroups: standing => splitGroupsOf(work, standing),
    isOutOfTime: work.isOutOfTime,
  }
}

function splitGroupsOf({ network }: NetworkWork, standing: NetworkStanding): Set<string> {
  if (!hasGroups(network.instance)) return new Set()
  const classes = classesOf(network, standing)
  return groupsSplitBy(network.instance, student => network.districts[classes[student] as number])
}

function groupsSplitByPlacements(instance: Instance, placements: readonly StudentInOffer[]): Set<string> {
  if (!hasGroups(instance)) return new Set()
  const districts = new Map(instance.offers.map(({ id, district }) => [id, district]))
  const districtOf = new Map(placements.map(({ student, offer }) => [student, districts.get(offer)]))
  return groupsSplitBy(instance, student => districtOf.get(instance.students[student]?.id ?? ''))
}

/** What there is to say when time ran out before the whole was solved. */
function unfinished(
  work: NetworkWork,
  standing: NetworkStanding,
  seen: readonly (readonly StudentInOffer[])[],
): Solution {
  if (standing.shortfall === null) throw new ResultFault('noPlanInTime', NO_PLAN_IN_TIME)
  const { instance } = work.network
  const placements = placementsOnNetwork(work, standing)
  const isSplit = groupsSplitByPlacements(instance, placements).size > 0
  const plan = isSplit ? bestWithWholeGroups(work, [...seen, placements])?.plan : placements
  if (!plan) throw new ResultFault('noPlanInTime', NO_PLAN_IN_TIME)
  return solutionWith(work, 'feasible', plan, unfinishedProof(work, standing))
}

/** The best of the plans when the groups that they split are made whole: see incumbent.ts. */
function bestWithWholeGroups(
  { network: { instance }, stages }: NetworkWork,
  plans: readonly (readonly StudentInOffer[])[],
): { readonly plan: readonly StudentInOffer[]; readonly costs: Costs } | null {
  const model = modelOver(instance, allowedPairs(instance), stages)
  const incumbent = incumbentOf(model)
  for (const placements of plans) incumbent.consider(planOf(model, placements))
  const best = incumbent.best()
  return best && { plan: placementsOf(model, best.plan), costs: best.costs }
}

/** Whether any plan obeys all rules; null when time ran out. */
export async function hasPlanOnNetwork(
  unordered: Instance,
  isOutOfTime: () => boolean,
): Promise<boolean | null> {
  const instance = orderedById(unordered)
  const work: NetworkWork = { network: classNetwork(instance), stages: [], isOutOfTime, isDivisible: true }
  const model = modelOver(instance, pairsOfGroups(instance), [])
  const start = startPlan(work.network, classesOfPlacements(work.network, []))
  const search = await searchGroups(
    model,
    groupSolver(work, () => start),
  )
  return search.outOfTime ? null : search.optimum !== null
}

function solutionWith(
  { network: { instance }, stages }: NetworkWork,
  status: Solution['status'],
  placements: readonly StudentInOffer[],
  proof: Proof,
): Solution {
  const pairs = pairsOf(instance, placements)
  return {
    status,
    placements: pairs.map(pair => resultPlacement(instance, pair)),
    criteria: status === 'infeasible' ? [] : stages.map(stage => criterionOf(stage, pairs)),
    proof,
  }
}

function pairsOf(instance: Instance, placements: readonly StudentInOffer[]): Pair[] {
  const students = new Map(instance.students.map(({ id }, index) => [id, index]))
  const offers = new Map(instance.offers.map(({ id }, index) => [id, index]))
  return placements.map(({ student, offer }) =>
    pairOf(instance, students.get(student) ?? -1, offers.get(offer) ?? -1),
  )
}

const resultPlacement = ({ students, offers }: Instance, pair: Pair): ResultPlacement => ({
  student: students[pair.student]?.id ?? '',
  offer: offers[pair.offer]?.id ?? '',
  wish: pair.wish,
  travelMinutes: pair.knownTravelMinutes,
})

const criterionOf = (stage: Stage, pairs: readonly Pair[]): Criterion => ({
  name: stage.name,
  sense: stage.sense,
  value: pairs.reduce((sum, pair) => sum + stage.coefficient(pair), 0),
})

/** The dual values by id, those that are 0 left out. */
function stageProof(
  { universities, students, offers, districts }: Instance,
  stages: readonly Stage[],
  { name, cost, duals }: ProvedStage,
): StageProof {
  let row = 0
  const byId = (items: readonly { readonly id: string }[]): Record<string, number> => {
    const values: Record<string, number> = {}
    for (const { id } of items) {
      const dual = duals[row++] as number
      if (dual !== 0) values[id] = dual
    }
    return values
  }
  const values: DualValues = {
    universities: byId(universities),
    students: byId(students),
    offers: byId(offers),
    districts: byId(districts),
  }
  const stage = stages.find(each => each.name === name)
  return { name, bound: stage ? minimised(stage, cost) : cost, duals: values }
}

const provedStages = (
  { network: { instance }, stages }: NetworkWork,
  { shortfall, stages: solved }: NetworkStanding,
): StageProof[] =>
  (shortfall && shortfall.cost > 0 ? [shortfall] : solved).map(stage => stageProof(instance, stages, stage))

/** What the stages that were solved in time prove, as a search that never divided. */
function unfinishedProof(work: NetworkWork, standing: NetworkStanding): Proof {
  const { network, stages } = work
  const bound = boundFrom({ instance: network.instance, stages }, standing.stages)
  return {
    kind: 'branch-and-bound',
    stages: stages.map((stage, at) => ({ name: stage.name, bound: minimised(stage, bound[at] ?? 0) })),
    search: [{ of: null, decision: null, keeps: 0, stages: provedStages(work, standing) }],
  }
}
