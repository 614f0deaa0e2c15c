import type { EngineName, LinearSolver } from '../linear/model.ts'
import { firstPlan } from './candidate.ts'
import { canonicalInstanceHash } from './canonical.ts'
import { checkCertificate } from './certificate.ts'
import { checkResult } from './check.ts'
import { findConflicts, loweredGuarantees } from './conflicts.ts'
import type { Engine } from './engine-question.ts'
import type { Search } from './groups.ts'
import { searchGroups } from './groups.ts'
import type { Incumbent } from './incumbent.ts'
import { considerBestWithGroupsAsIn, incumbentOf } from './incumbent.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import type { MatchingModel } from './model.ts'
import { matchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { boundFrom, compareCosts } from './order.ts'
import type { Plan } from './plan.ts'
import { placementsOf, valueOf } from './plan.ts'
import type { Proof } from './proof.ts'
import type { Conflict, Criterion, MatchingResult } from './result.ts'
import { RESULT_FORMAT } from './result.ts'
import { ResultFault } from './result-fault.ts'
import { bestBound, proofOf, unfinishedProofOf } from './search-proof.ts'
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

// What comes after the search restates the instance and takes some times what making the model took, as measured in
// this very run: so a busy machine is reckoned with.
const RESERVED_MODEL_TIMES = 8
const LARGEST_RESERVED_SHARE = 0.3

/**
 * The best placements of the instance under the rules R1–R14, in the strict order of the policy, with their proof.
 *
 * `optimal` and `infeasible` are proved; `feasible` is the best plan found when time ran out, with a bound. The
 * same instance gives the same result whatever the order of its lists. Every result has passed the checker and
 * its own certificate, within the time limit and at most a fifth of it and a second more; only making the model and
 * checking the result, which nothing can be left out of, may take a large instance longer.
 *
 * Throws an EngineFault when the engine's answer can't be used, a {@link ResultFault} when there is no plan in time,
 * the result doesn't hold or its proof is too large to write, and the signal's reason when it is aborted.
 */
export async function matchInstance(instance: Instance, options: MatchOptions): Promise<MatchingResult> {
  const started = options.now()
  const policy = options.policy ?? instance.policy
  const model = matchingModel(instance, policy)
  const engine = engineOf(options, started)
  const times = stageTimes(model, options)
  const { search, incumbent } = await searched(engine, model, options, times.solved)
  const { status, plan, proof } = outcomeOf(model, search, incumbent)
  const placements = plan ? placementsOf(model, plan) : []
  const conflicts = plan ? [] : await conflictsOf(model.instance, engine, policy)
  const result: MatchingResult = {
    format: RESULT_FORMAT,
    instance: canonicalInstanceHash(instance),
    status,
    policy,
    engine: options.engine,
    criteria: plan ? criteriaOf(model, plan) : [],
    placements,
    unplaced: plan ? unplacedStudents(instance, placements, status) : [],
    conflicts: [...conflicts, ...loweredGuarantees(model.instance)],
    proof,
    milliseconds: { total: 0, stages: plan ? times.perStage() : [] },
  }
  const violations = [...checkResult(instance, result), ...checkCertificate(instance, result)]
  result.milliseconds.total = Math.round(options.now() - started)
  if (violations.length === 0) return result
  const text = violations.map(violation => `${violation.rule}: ${violation.text}`).join(' ')
  throw new ResultFault('resultDoesNotHold', `Resultatet håller inte för kontrollen. ${text}`, violations)
}

/** The engine, until the time that is left is needed for checking. Called when the model has been made. */
function engineOf({ engine, solver, timeLimitSeconds, now, signal }: MatchOptions, started: number): Engine {
  const limit = timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS
  const modelSeconds = (now() - started) / 1000
  const reserved = Math.min(RESERVED_MODEL_TIMES * modelSeconds, LARGEST_RESERVED_SHARE * limit)
  return { name: engine, solver, remainingSeconds: () => limit - reserved - (now() - started) / 1000, signal }
}

/** The search, and the best plan that it came by. */
async function searched(
  engine: Engine,
  model: MatchingModel,
  { start }: MatchOptions,
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
  readonly status: MatchingResult['status']
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

/** The smallest set of demands that can't hold together; when time runs out, only that they can't. */
async function conflictsOf(instance: Instance, engine: Engine, policy: Policy): Promise<Conflict[]> {
  const outOfTime = new Error('out of time')
  try {
    return await findConflicts(instance, async variant => {
      if (engine.remainingSeconds() <= 0) throw outOfTime
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
