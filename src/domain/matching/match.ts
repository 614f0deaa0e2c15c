import type { EngineName, LinearSolver } from '../linear/model.ts'
import { bestCandidate, firstPlan } from './candidate.ts'
import { canonicalInstanceHash } from './canonical.ts'
import { checkCertificate } from './certificate.ts'
import { checkResult } from './check.ts'
import { findConflicts, loweredGuarantees } from './conflicts.ts'
import type { Engine } from './engine-question.ts'
import type { Search } from './groups.ts'
import { searchGroups } from './groups.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import { matchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts } from './order.ts'
import type { Plan } from './plan.ts'
import { costsOf, placementsOf, valueOf } from './plan.ts'
import type { Conflict, Criterion, MatchingResult } from './result.ts'
import { RESULT_FORMAT } from './result.ts'
import { ResultFault } from './result-fault.ts'
import { bestBound, proofOf } from './search-proof.ts'
import { unplacedStudents } from './unplaced.ts'

/** A stage that was solved in a part of the search. */
export interface StageReport {
  readonly name: string
  readonly milliseconds: number
}

export interface MatchOptions {
  readonly policy?: Policy | undefined
  /** Placements of a similar instance, where the search starts. They change the time it takes, never the result. */
  readonly start?: readonly StudentInOffer[] | undefined
  readonly engine: EngineName
  readonly solver: LinearSolver
  /** Wall time of the whole run; 600 when it isn't given. */
  readonly timeLimitSeconds?: number | undefined
  /** Milliseconds from any fixed point in time, for example `performance.now`. */
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
  readonly onStage?: ((report: StageReport) => void) | undefined
}

// An engine that never ends is stopped after this long when nobody has said otherwise.
const DEFAULT_TIME_LIMIT_SECONDS = 600

/**
 * The best placements of the instance under the rules R1–R14, in the strict order of the policy, with their proof.
 *
 * `optimal` and `infeasible` are proved; `feasible` is the best plan found when time ran out, with a bound. The
 * same instance gives the same result whatever the order of its lists. Every result has passed the checker and
 * its own certificate. Throws an EngineFault when the engine's answer can't be used, a {@link ResultFault} when
 * there is no plan in time or the result doesn't hold, and the signal's reason when it is aborted.
 */
export async function matchInstance(instance: Instance, options: MatchOptions): Promise<MatchingResult> {
  const started = options.now()
  const policy = options.policy ?? instance.policy
  const engine = engineOf(options, started)
  const model = matchingModel(instance, policy)
  const times = stageTimes(model, options)
  const search = await searchGroups(engine, model, firstPlan(model, options.start), {
    onSolved: times.solved,
  })
  const { status, plan, claimed } = outcomeOf(model, search)
  const placements = plan ? placementsOf(model, plan) : []
  const conflicts = plan ? [] : await conflictsOf(instance, engine, policy)
  const result: MatchingResult = {
    format: RESULT_FORMAT,
    instance: canonicalInstanceHash(instance),
    status,
    policy,
    engine: options.engine,
    criteria: plan ? criteriaOf(model, plan) : [],
    placements,
    unplaced: plan ? unplacedStudents(instance, placements) : [],
    conflicts: [...conflicts, ...loweredGuarantees(instance)],
    proof: proofOf(model, search, claimed),
    milliseconds: { total: Math.round(options.now() - started), stages: plan ? times.perStage() : [] },
  }
  const violations = [...checkResult(instance, result), ...checkCertificate(instance, result)]
  if (violations.length === 0) return result
  const text = violations.map(violation => `${violation.rule}: ${violation.text}`).join(' ')
  throw new ResultFault('resultDoesNotHold', `Resultatet håller inte för kontrollen. ${text}`, violations)
}

function engineOf({ engine, solver, timeLimitSeconds, now, signal }: MatchOptions, started: number): Engine {
  const limit = timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS
  return { name: engine, solver, remainingSeconds: () => limit - (now() - started) / 1000, signal }
}

/** Adds up what each stage took in all parts of the search, and reports every stage as it is solved. */
function stageTimes({ stages }: MatchingModel, { now, onStage }: MatchOptions) {
  const byName = new Map(stages.map(({ name }) => [name, 0]))
  let before = now()
  return {
    solved: ({ name }: ProvedStage): void => {
      const milliseconds = now() - before
      before += milliseconds
      if (byName.has(name)) byName.set(name, (byName.get(name) ?? 0) + milliseconds)
      onStage?.({ name, milliseconds })
    },
    perStage: (): number[] => [...byName.values()].map(Math.round),
  }
}

interface Outcome {
  status: MatchingResult['status']
  plan: Plan | null
  /** The costs that no plan is better than; null when there is no plan. */
  claimed: Costs | null
}

function outcomeOf(model: MatchingModel, { root, optimum, outOfTime }: Search): Outcome {
  if (optimum) return { status: 'optimal', plan: optimum.plan, claimed: boundFrom(model, optimum.stages) }
  if (!outOfTime) return { status: 'infeasible', plan: null, claimed: null }
  const plan = bestCandidate(model, root)
  if (!plan) throw new ResultFault('noPlanInTime', 'Tiden tog slut innan någon tillåten plan var funnen.')
  const costs = costsOf(model, plan)
  const bound = bestBound(root)
  // The plan can be the best although the search couldn't finish.
  if (compareCosts(bound, costs) >= 0) return { status: 'optimal', plan, claimed: costs }
  return { status: 'feasible', plan, claimed: bound }
}

const criteriaOf = (model: MatchingModel, plan: Plan): Criterion[] =>
  model.stages.map(stage => ({
    name: stage.name,
    sense: stage.sense,
    value: valueOf(model, stage, plan),
  }))

/** The smallest set of demands that can't hold together; when time runs out, only that they can't. */
async function conflictsOf(instance: Instance, engine: Engine, policy: Policy): Promise<Conflict[]> {
  const outOfTime = new Error('out of time')
  try {
    return await findConflicts(instance, async variant => {
      const model = { ...matchingModel(variant, policy), stages: [] }
      const search = await searchGroups(engine, model, firstPlan(model))
      if (search.outOfTime) throw outOfTime
      return search.optimum !== null
    })
  } catch (error) {
    if (error !== outOfTime) throw error
    const text =
      'Kvoter, garantier, minsta och högsta antal, låsningar och grupper går inte ihop. ' +
      'Tiden tog slut innan det var utrett vilka av dem det gäller. Kör igen med längre tid.'
    return [{ rules: ['R3', 'R4', 'R11', 'R12'], text }]
  }
}
