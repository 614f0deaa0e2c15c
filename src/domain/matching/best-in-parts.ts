import type { ClassNetwork } from './class-network.ts'
import { classNetwork, classesOfPlacements, startPlan } from './class-network.ts'
import type { SearchPart } from './groups.ts'
import { partToSearch, searchParts } from './groups.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import { modelOver, orderedById } from './model.ts'
import { groupSolver } from './network-match.ts'
import type { NetworkStanding, NetworkWork } from './network-standing.ts'
import { classesOf, placementsOnNetwork } from './network-standing.ts'
import { stagesOf } from './objective.ts'
import type { Costs } from './order.ts'
import { boundFrom } from './order.ts'
import { pairsOfGroups } from './pairs.ts'
import type { GroupDecision } from './proof.ts'
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

/** By the decisions of a part the class of each student, or −1, where a search of it came last. */
export type PartsAsLeft = Map<readonly GroupDecision[], Int32Array>

export interface PartsQuestion {
  /** What the known plan costs, in the minimised form, and its placements, where the search starts. */
  readonly known: { readonly costs: Costs; readonly placements: readonly StudentInOffer[] }
  /** The parts that are searched. */
  readonly parts: readonly OpenPart[]
  /** Only a plan that costs less than this much more than the known one is sought; null for any. */
  readonly limit: Costs | null
  readonly isOutOfTime: () => boolean
  /** Where to start instead in parts that an earlier question about the same classes went into; kept up to date. */
  readonly asLeft: PartsAsLeft
}

export interface PlanInParts {
  /** By how much it costs more than the known plan. */
  readonly costs: Costs
  readonly placements: () => readonly StudentInOffer[]
}

/** The best plan of the variant in the parts, by the stages of its model; null when there is none within the limit. */
export async function bestInParts(
  { network, model }: Variant,
  { known, parts, limit, isOutOfTime, asLeft }: PartsQuestion,
): Promise<PlanInParts | null | 'outOfTime'> {
  const work: NetworkWork = { network, stages: model.stages, isOutOfTime, isDivisible: true }
  const total = (more: Costs): number[] => more.map((cost, at) => cost + (known.costs[at] ?? 0))
  const searched = parts.map(({ decisions, beyond }): SearchPart<NetworkStanding> =>
    partToSearch(
      decisions,
      boundFrom(
        model,
        total(beyond).map(cost => ({ cost })),
      ),
    ),
  )
  const start = classesOfPlacements(network, known.placements)
  const { optimum, outOfTime } = await searchParts<NetworkStanding>(
    model,
    groupSolver(work, decisions => startPlan(network, asLeft.get(decisions) ?? start)),
    searched,
    { limit: limit && total(limit) },
  )
  for (const { decisions, standing } of searched) {
    if (standing) asLeft.set(decisions, classesOf(network, standing))
  }
  if (outOfTime) return 'outOfTime'
  if (!optimum) return null
  return {
    costs: optimum.stages.map(({ cost }, at) => cost - (known.costs[at] ?? 0)),
    placements: () => placementsOnNetwork(work, optimum),
  }
}
