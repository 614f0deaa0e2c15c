import { firstPlan } from './candidate.ts'
import type { Engine } from './engine-question.ts'
import { faceOf } from './face.ts'
import type { PartSolver } from './groups.ts'
import { demandsOn, searchGroups, splitGroups } from './groups.ts'
import { considerBestWithGroupsAsIn, incumbentOf } from './incumbent.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage, Standing } from './lexicographic.ts'
import { solveNext, unsolved } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import { matchingModel } from './model.ts'
import type { Plan } from './plan.ts'
import { placementsOf, valueOf } from './plan.ts'
import { outcomeOf } from './search-outcome.ts'
import type { Solution } from './solution.ts'

/**
 * The best placements by the search over groups (groups.ts), pair by pair: for any engine, and for all instances. `start`
 * are placements to start from. Throws a ResultFault when there is no plan in time or its proof is too large.
 */
export async function solutionBySearch(
  engine: Engine,
  model: MatchingModel,
  start: readonly StudentInOffer[],
  solved: (stage: ProvedStage) => void,
): Promise<Solution> {
  const incumbent = incumbentOf(model)
  const first = firstPlan(model, start)
  incumbent.consider(first)
  let isDivided = false
  const search = await searchGroups(model, pairSolver(engine, model, first), {
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
  const { status, plan, proof } = outcomeOf(model, search, incumbent.best, ({ plan }) => plan)
  return {
    status,
    placements: plan ? placementsOf(model, plan) : [],
    criteria: plan ? criteriaOf(model, plan) : [],
    proof,
  }
}

/** Solves the parts of a search pair by pair. */
export function pairSolver(engine: Engine, model: MatchingModel, start: Plan): PartSolver<Standing> {
  return {
    begin: ({ decisions, from }) =>
      unsolved(faceOf(model, demandsOn(model, decisions)), from ?? { plan: start, columns: start }),
    solveNext: standing => solveNext(engine, model, standing),
    splitGroups: ({ plan }) => splitGroups(model, plan),
    isOutOfTime: () => engine.remainingSeconds() <= 0,
  }
}

/** Whether any plan obeys all rules; null when time ran out. */
export async function hasPlanBySearch(
  engine: Engine,
  instance: Instance,
  policy: Policy,
): Promise<boolean | null> {
  const model = { ...matchingModel(instance, policy), stages: [] }
  const search = await searchGroups(model, pairSolver(engine, model, firstPlan(model)))
  return search.outOfTime ? null : search.optimum !== null
}

const criteriaOf = (model: MatchingModel, plan: Plan): Solution['criteria'] =>
  model.stages.map(stage => ({
    name: stage.name,
    sense: stage.sense,
    value: valueOf(model, stage, plan),
  }))
