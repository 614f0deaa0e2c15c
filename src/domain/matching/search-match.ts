import { firstPlan } from './candidate.ts'
import type { Engine } from './engine-question.ts'
import type { Search } from './groups.ts'
import { searchGroups } from './groups.ts'
import type { Incumbent } from './incumbent.ts'
import { considerBestWithGroupsAsIn, incumbentOf } from './incumbent.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import { matchingModel } from './model.ts'
import { boundFrom, compareCosts } from './order.ts'
import type { Costs } from './order.ts'
import type { Plan } from './plan.ts'
import { placementsOf, valueOf } from './plan.ts'
import type { Proof } from './proof.ts'
import type { Criterion } from './result.ts'
import { ResultFault } from './result-fault.ts'
import { bestBound, proofOf, unfinishedProofOf } from './search-proof.ts'
import type { Solution } from './solution.ts'

/**
 * The best placements by the search over groups (groups.ts), pair by pair: for any engine, and for all instances. `start`
 * are placements to start from. Throws a {@link ResultFault} when there is no plan in time or its proof is too large.
 */
export async function solutionBySearch(
  engine: Engine,
  model: MatchingModel,
  start: readonly StudentInOffer[],
  solved: (stage: ProvedStage) => void,
): Promise<Solution> {
  const { search, incumbent } = await searched(engine, model, start, solved)
  const { status, plan, proof } = outcomeOf(model, search, incumbent)
  return {
    status,
    placements: plan ? placementsOf(model, plan) : [],
    criteria: plan ? criteriaOf(model, plan) : [],
    proof,
  }
}

/** Whether any plan obeys all rules; null when time ran out. */
export async function hasPlanBySearch(
  engine: Engine,
  instance: Instance,
  policy: Policy,
): Promise<boolean | null> {
  const model = { ...matchingModel(instance, policy), stages: [] }
  const search = await searchGroups(engine, model, firstPlan(model))
  return search.outOfTime ? null : search.optimum !== null
}

/** The search, and the best plan that it came by. */
async function searched(
  engine: Engine,
  model: MatchingModel,
  start: readonly StudentInOffer[],
  solved: (stage: ProvedStage) => void,
): Promise<{ search: Search; incumbent: Incumbent }> {
  const incumbent = incumbentOf(model)
  const first = firstPlan(model, start)
  incumbent.consider(first)
  let isDivided = false
  const search = await searchGroups(engine, model, first, {
    onSolved(stage, standing) {
      solved(stage)
      // In the parts only complete plans are worth the time that making their groups whole takes.
      if (!isDivided) incumbent.consider(standing.plan)
    },
    async beforeDividing(standing) {
      const isBetter = incumbent.consider(standing.plan)
      if (isBetter || !isDivided) await considerBestWithGroupsAsIn(engine, model, standing, incumbent)
      isDivided = true
    },
  })
  return { search, incumbent }
}

interface Outcome {
  readonly status: Solution['status']
  readonly plan: Plan | null
  readonly proof: Proof
}

function outcomeOf(model: MatchingModel, search: Search, incumbent: Incumbent): Outcome {
  const { root, optimum, outOfTime } = search
  if (optimum) return provedBest(model, search, optimum.plan, boundFrom(model, optimum.stages))
  if (!outOfTime) {
    const proof = proofOf(model, search, null)
    if (proof) return { status: 'infeasible', plan: null, proof }
    throw new ResultFault(
      'proofTooLarge',
      'Ingen plan uppfyller reglerna, men beviset är för stort att skriva.',
    )
  }
  const best = incumbent.best()
  if (!best) throw new ResultFault('noPlanInTime', 'Tiden tog slut innan någon tillåten plan var funnen.')
  const bound = bestBound(root)
  // The plan can be the best although the search couldn't finish.
  if (compareCosts(bound, best.costs) >= 0) return provedBest(model, search, best.plan, best.costs)
  return { status: 'feasible', plan: best.plan, proof: unfinishedProofOf(model, search, bound) }
}

/** The optimum with its proof. Without room for the proof it is a plan with a bound, as when time runs out. */
function provedBest(model: MatchingModel, search: Search, plan: Plan, costs: Costs): Outcome {
  const proof = proofOf(model, search, costs)
  if (proof) return { status: 'optimal', plan, proof }
  return { status: 'feasible', plan, proof: unfinishedProofOf(model, search, costs) }
}

const criteriaOf = (model: MatchingModel, plan: Plan): Criterion[] =>
  model.stages.map(stage => ({
    name: stage.name,
    sense: stage.sense,
    value: valueOf(model, stage, plan),
  }))
