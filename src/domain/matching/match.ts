import type { EngineName, LinearSolver } from '../linear/model.ts'
import { canonicalInstanceHash } from './canonical.ts'
import { checkCertificate } from './certificate.ts'
import { checkResult } from './check.ts'
import { findConflicts, loweredGuarantees } from './conflicts.ts'
import type { Engine } from './engine-question.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { ProvedStage } from './lexicographic.ts'
import { matchingModel, orderedById } from './model.ts'
import { hasPlanOnNetwork, solutionOnNetwork } from './network-match.ts'
import { stagesOf } from './objective.ts'
import type { Conflict, MatchingResult } from './result.ts'
import { RESULT_FORMAT } from './result.ts'
import { ResultFault } from './result-fault.ts'
import { hasPlanBySearch, solutionBySearch } from './search-match.ts'
import type { Solution } from './solution.ts'
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
  /** What answers the engine's questions; null for `network`, which is the domain's own. */
  readonly solver: LinearSolver | null
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
  const ordered = orderedById(instance)
  const times = stageTimes(
    stagesOf(ordered, policy).map(({ name }) => name),
    options,
  )
  const { status, placements, criteria, proof } = await (
    options.engine === 'network' ? solvedOnNetwork : solvedBySearch
  )(ordered, policy, options, {
    started,
    solved: times.solved,
  })
  const isInfeasible = status === 'infeasible'
  const conflicts = isInfeasible ? await conflictsOf(ordered, engineOf(options, started), policy) : []
  const result: MatchingResult = {
    format: RESULT_FORMAT,
    instance: canonicalInstanceHash(instance),
    status,
    policy,
    engine: options.engine,
    criteria: [...criteria],
    placements: [...placements],
    unplaced: isInfeasible ? [] : unplacedStudents(instance, placements, status),
    conflicts: [...conflicts, ...loweredGuarantees(ordered)],
    proof,
    milliseconds: { total: 0, stages: isInfeasible ? [] : times.perStage() },
  }
  const violations = [...checkResult(instance, result), ...checkCertificate(instance, result)]
  result.milliseconds.total = Math.round(options.now() - started)
  if (violations.length === 0) return result
  const text = violations.map(violation => `${violation.rule}: ${violation.text}`).join(' ')
  throw new ResultFault('resultDoesNotHold', `Resultatet håller inte för kontrollen. ${text}`, violations)
}

interface Run {
  readonly started: number
  readonly solved: (stage: ProvedStage) => void
}

function solvedOnNetwork(
  instance: Instance,
  policy: Policy,
  options: MatchOptions,
  { started, solved }: Run,
): Promise<Solution> {
  options.signal?.throwIfAborted()
  const { remainingSeconds } = engineOf(options, started)
  return solutionOnNetwork(instance, policy, {
    start: options.start ?? [],
    isOutOfTime: () => remainingSeconds() <= 0,
    onStage: solved,
  })
}

function solvedBySearch(
  instance: Instance,
  policy: Policy,
  options: MatchOptions,
  { started, solved }: Run,
): Promise<Solution> {
  const model = matchingModel(instance, policy)
  return solutionBySearch(engineOf(options, started), model, options.start ?? [], solved)
}

/** The engine, until the time that is left is needed for checking. Called when the model has been made. */
function engineOf({ engine, solver, timeLimitSeconds, now, signal }: MatchOptions, started: number): Engine {
  const limit = timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS
  const modelSeconds = (now() - started) / 1000
  const reserved = Math.min(RESERVED_MODEL_TIMES * modelSeconds, LARGEST_RESERVED_SHARE * limit)
  return { name: engine, solver, remainingSeconds: () => limit - reserved - (now() - started) / 1000, signal }
}

/** Adds up what each stage took in all parts of the search, and reports every stage as it is solved. */
function stageTimes(names: readonly string[], { now, onStage }: MatchOptions) {
  const byName = new Map(names.map(name => [name, 0]))
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

/** The smallest set of demands that can't hold together; when time runs out, only that they can't. */
async function conflictsOf(instance: Instance, engine: Engine, policy: Policy): Promise<Conflict[]> {
  const outOfTime = new Error('out of time')
  try {
    return await findConflicts(instance, async variant => {
      const isOutOfTime = (): boolean => engine.remainingSeconds() <= 0
      if (isOutOfTime()) throw outOfTime
      const hasPlan = engine.solver
        ? await hasPlanBySearch(engine, variant, policy)
        : await hasPlanOnNetwork(variant, isOutOfTime)
      if (hasPlan === null) throw outOfTime
      return hasPlan
    })
  } catch (error) {
    if (error !== outOfTime) throw error
    const text =
      'Kvoter, garantier, minsta och högsta antal, låsningar och grupper går inte ihop. ' +
      'Tiden tog slut innan det var utrett vilka av dem det gäller. Kör igen med längre tid.'
    return [{ rules: ['R3', 'R4', 'R11', 'R12'], text }]
  }
}
