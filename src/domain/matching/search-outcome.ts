import type { Search } from './groups.ts'
import type { PartStanding } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts } from './order.ts'
import type { Proof } from './proof.ts'
import { ResultFault } from './result-fault.ts'
import { bestBound, proofOf, unfinishedProofOf } from './search-proof.ts'
import type { Solution } from './solution.ts'

/** What a search came to; no plan only when the rules contradict each other. */
export interface Outcome<Plan> {
  readonly status: Solution['status']
  readonly plan: Plan | null
  readonly proof: Proof
}

export const NO_PLAN_IN_TIME = 'Tiden tog slut innan någon tillåten plan var funnen.'

/**
 * The outcome of a search with its proof. `best` gives the best plan that was come by, for a search that ran out of time.
 * Throws a {@link ResultFault} when there is no plan in time, or the proof that there is none is too large.
 */
export function outcomeOf<Plan, Standing extends PartStanding>(
  model: MatchingModel,
  search: Search<Standing>,
  best: () => { readonly plan: Plan; readonly costs: Costs } | null,
  planOf: (standing: Standing) => Plan,
): Outcome<Plan> {
  const { root, optimum, outOfTime } = search
  if (optimum) return provedBest(model, search, planOf(optimum), boundFrom(model, optimum.stages))
  if (!outOfTime) {
    const proof = proofOf(model, search, null)
    if (proof) return { status: 'infeasible', plan: null, proof }
    throw new ResultFault(
      'proofTooLarge',
      'Ingen plan uppfyller reglerna, men beviset är för stort att skriva.',
    )
  }
  const found = best()
  if (!found) throw new ResultFault('noPlanInTime', NO_PLAN_IN_TIME)
  const bound = bestBound(root)
  // The plan can be the best although the search couldn't finish.
  if (compareCosts(bound, found.costs) >= 0) return provedBest(model, search, found.plan, found.costs)
  return { status: 'feasible', plan: found.plan, proof: unfinishedProofOf(model, search, bound) }
}

/** The optimum with its proof. Without room for the proof it is a plan with a bound, as when time runs out. */
function provedBest<Plan>(model: MatchingModel, search: Search, plan: Plan, costs: Costs): Outcome<Plan> {
  const proof = proofOf(model, search, costs)
  if (proof) return { status: 'optimal', plan, proof }
  return { status: 'feasible', plan, proof: unfinishedProofOf(model, search, costs) }
}
