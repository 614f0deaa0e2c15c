import type { ClassNetwork } from './class-network.ts'
import { classNetwork, startPlan } from './class-network.ts'
import { partToSearch, searchParts } from './groups.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import { modelOver, orderedById } from './model.ts'
import { groupSolver } from './network-match.ts'
import type { NetworkStanding } from './network-standing.ts'
import { placementsOnNetwork } from './network-standing.ts'
import { stagesOf } from './objective.ts'
import type { Costs } from './order.ts'
import { boundFrom } from './order.ts'
import { pairsOfGroups } from './pairs.ts'
import type { OpenPart } from './sensitivity.ts'

/** What is asked about: the plans of a network, with the model of the same instance, at least for the pairs of groups (R11). */
export interface Variant {
  readonly network: ClassNetwork
  readonly model: MatchingModel
}

export function variantOf(unordered: Instance, policy: Policy): Variant {
  const instance = orderedById(unordered)
  return {
    network: classNetwork(instance),
    model: modelOver(instance, pairsOfGroups(instance), stagesOf(instance, policy)),
  }
}

export interface PartsQuestion {
  /** What the known plan costs, in the minimised form, and its placements, where the search starts. */
  readonly known: { readonly costs: Costs; readonly placements: readonly StudentInOffer[] }
  /** The parts that are searched. */
  readonly parts: readonly OpenPart[]
  /** Only a plan that costs less than this much more than the known one is sought; null for any. */
  readonly limit: Costs | null
  readonly isOutOfTime: () => boolean
}

export interface PlanInParts {
  /** By how much it costs more than the known plan. */
  readonly costs: Costs
  readonly placements: readonly StudentInOffer[]
}

/** The best plan of the variant in the parts; null when there is none within the limit. */
export async function bestInParts(
  { network, model }: Variant,
  { known, parts, limit, isOutOfTime }: PartsQuestion,
): Promise<PlanInParts | null | 'outOfTime'> {
  const work = { network, stages: model.stages, isOutOfTime, isDivisible: true }
  const total = (more: Costs): number[] => more.map((cost, at) => cost + (known.costs[at] ?? 0))
  const boundOf = ({ beyond }: OpenPart): Costs =>
    boundFrom(
      model,
      total(beyond).map(cost => ({ cost })),
    )
  const { optimum, outOfTime } = await searchParts<NetworkStanding>(
    model,
    groupSolver(work, startPlan(network, known.placements)),
    parts.map(part => partToSearch(part.decisions, boundOf(part))),
    { limit: limit && total(limit) },
  )
  if (outOfTime) return 'outOfTime'
  if (!optimum) return null
  return {
    costs: optimum.stages.map(({ cost }, at) => cost - (known.costs[at] ?? 0)),
    placements: placementsOnNetwork(work, optimum),
  }
}
