import { leastShortfall } from '../linear/shortfall.ts'
import { classNetwork, startPlan } from './class-network.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import { orderedById } from './model.ts'
import type { NetworkOptions } from './network-stages.ts'
import { solveStages } from './network-stages.ts'
import type { Stage } from './objective.ts'
import { stagesOf } from './objective.ts'
import { boundFrom } from './order.ts'
import type { Pair } from './pairs.ts'
import { pairOf } from './pairs.ts'
import { minimised } from './plan.ts'
import type { DualValues, Proof, StageProof } from './proof.ts'
import type { Criterion, ResultPlacement } from './result.ts'
import { ResultFault } from './result-fault.ts'
import type { Solution } from './solution.ts'

/**
 * The best placements by the network alone; null when they split a group (R11), which takes a search. The instance's lists
 * must be in the order of their ids. Throws a {@link ResultFault} when no plan was found in time.
 */
export function solutionOnNetwork(
  instance: Instance,
  policy: Policy,
  options: NetworkOptions,
): Solution | null {
  const { outcome, placements, stages } = solveStages(instance, policy, options)
  const inOrder = stagesOf(instance, policy)
  const proved = stages.map(stage => stageProof(instance, inOrder, stage))
  const duality: Proof = { kind: 'lp-duality', stages: proved }
  if (outcome === 'infeasible') return { status: 'infeasible', placements: [], criteria: [], proof: duality }
  if (!placements) throw new ResultFault('noPlanInTime', NO_PLAN_IN_TIME)
  if (splitsGroup(instance, placements)) return null
  const pairs = pairsOf(instance, placements)
  return {
    status: outcome === 'optimal' ? 'optimal' : 'feasible',
    placements: pairs.map(pair => resultPlacement(instance, pair)),
    criteria: inOrder.map(stage => criterionOf(stage, pairs)),
    proof: outcome === 'optimal' ? duality : unfinishedProof(instance, inOrder, stages, proved),
  }
}

const NO_PLAN_IN_TIME = 'Tiden tog slut innan någon tillåten plan var funnen.'

/** Whether any plan obeys all rules of an instance without groups; null when time ran out. */
export function hasPlanOnNetwork(instance: Instance, isOutOfTime: () => boolean): boolean | null {
  const network = classNetwork(orderedById(instance))
  const shortfall = leastShortfall(network.problem, startPlan(network, []), isOutOfTime)
  return shortfall && shortfall.missing === 0
}

function splitsGroup(instance: Instance, placements: readonly StudentInOffer[]): boolean {
  const districts = new Map(instance.offers.map(({ id, district }) => [id, district]))
  const districtOf = new Map(placements.map(({ student, offer }) => [student, districts.get(offer)]))
  const districtOfGroup = new Map<string, string | undefined>()
  return instance.students.some(({ id, together }) => {
    if (together === undefined) return false
    const district = districtOf.get(id)
    if (!districtOfGroup.has(together)) districtOfGroup.set(together, district)
    return districtOfGroup.get(together) !== district
  })
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

/** What the stages that were solved in time prove, as a search that never divided. */
function unfinishedProof(
  instance: Instance,
  stages: readonly Stage[],
  solved: readonly ProvedStage[],
  proved: StageProof[],
): Proof {
  const bound = boundFrom({ instance, stages }, solved)
  return {
    kind: 'branch-and-bound',
    stages: stages.map((stage, at) => ({ name: stage.name, bound: minimised(stage, bound[at] ?? 0) })),
    search: [{ of: null, decision: null, keeps: 0, stages: proved }],
  }
}
