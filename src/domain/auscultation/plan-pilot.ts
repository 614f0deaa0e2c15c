import type { LinearSolver } from '../linear/model.ts'
import { ResultFault } from '../matching/result-fault.ts'
import type { Best, Bound } from './best-plan.ts'
import { bestPlan } from './best-plan.ts'
import { checkPlan } from './check.ts'
import { findConflicts } from './conflicts.ts'
import { brokenLock, brokenLocks } from './locks.ts'
import { loadBounds } from './loads.ts'
import type { Pilot } from './pilot.ts'
import { orderedPilot } from './pilot.ts'
import type { Conflict, PlanFile, Session } from './plan-file.ts'
import { PLAN_FORMAT } from './plan-file.ts'
import type { Inquiry, PlanningStage } from './question.ts'
import { candidateWeek } from './reach.ts'
import { stagesOf } from './stages.ts'
import type { Timetable } from './timetable.ts'
import { timetableOf } from './timetable.ts'

export interface PlanningOptions {
  /** The project's own search. */
  readonly search: LinearSolver
  /** The engine for what the search leaves open. */
  readonly engine: LinearSolver
  /** The sessions of the plan that is to be changed as little as possible (A12). */
  readonly previous?: readonly Session[] | null | undefined
  /** Ids of previous sessions that must stay as they were, whatever it costs (A12). */
  readonly locked?: readonly string[] | undefined
  /** Wall time of the whole run; 600 when it isn't given. */
  readonly timeLimitSeconds?: number | undefined
  /** Milliseconds from any fixed point in time, for example `performance.now`. */
  readonly now: () => number
  readonly signal?: AbortSignal | undefined
  /** Told what is being looked for, which of how many steps it is, from 0. */
  readonly onStage?: ((stage: PlanningStage, index: number, total: number) => void) | undefined
}

export interface PlanningResult {
  readonly plan: PlanFile
  /** What is proved, in the strict order: no plan is below; fewer lines than there are when time ran out. */
  readonly bounds: readonly Bound[]
  /** How many models were solved. */
  readonly questions: number
}

const DEFAULT_TIME_LIMIT_SECONDS = 600

/**
 * The best days of the pilot under the rules A1–A9, in the strict order of A10, with a previous plan after A12.
 *
 * `optimal` and `infeasible` are proved; `feasible` is the best plan found when time ran out. The same pilot gives
 * the same plan whatever the order of its lists. Every plan has passed the checker. Throws an EngineFault when the
 * engine fails, a {@link ResultFault} when there is no plan in time or the plan doesn't hold, and the signal's reason
 * when it is aborted.
 */
export async function planPilot(unordered: Pilot, options: PlanningOptions): Promise<PlanningResult> {
  const started = options.now()
  const pilot = orderedPilot(unordered)
  const previous = options.previous ?? null
  const locked = new Set(options.locked)
  const limit = options.timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS
  const inquiry: Inquiry = {
    search: options.search,
    engine: options.engine,
    remainingSeconds: () => limit - (options.now() - started) / 1000,
    signal: options.signal,
    onStage: options.onStage,
    asked: { count: 0 },
  }
  const weeks = pilot.weeks.map(week => timetableOf(pilot, week, previous, locked))
  const timetables = weeks.filter(week => brokenLocks(week).length === 0)
  const best = await search(inquiry, pilot, timetables, previous)
  if (!best.plan && !best.isProved) {
    throw new ResultFault('noPlanInTime', 'Tiden tog slut innan någon plan var funnen.')
  }
  if (!best.plan) options.onStage?.('conflicts', 2, 3)
  const conflicts = best.plan ? [] : await conflictsOf(inquiry, weeks, timetables)
  const plan = planFile(pilot, best, conflicts)
  const violations = checkPlan(pilot, plan, previous, locked)
  if (violations.length === 0) return { plan, bounds: best.bounds, questions: inquiry.asked.count }
  const text = violations.map(violation => `${violation.rule}: ${violation.text}`).join(' ')
  throw new ResultFault('resultDoesNotHold', `Planen håller inte för kontrollen. ${text}`, violations)
}

async function search(
  inquiry: Inquiry,
  pilot: Pilot,
  timetables: readonly Timetable[],
  previous: readonly Session[] | null,
): Promise<Best> {
  // Every week has the same meetings, hosts and loads.
  const [first] = timetables
  if (!first) return { plan: null, isProved: true, bounds: [] }
  const stages = stagesOf(pilot, timetables, previous !== null, loadBounds(first))
  return bestPlan(inquiry, pilot, timetables.map(candidateWeek), stages, previous)
}

/** A11: locks that hold in no week are the whole reason; otherwise what clashes in the weeks where they do. */
async function conflictsOf(
  inquiry: Inquiry,
  weeks: readonly Timetable[],
  timetables: readonly Timetable[],
): Promise<Conflict[]> {
  const [first] = weeks
  if (timetables.length > 0 || !first) return findConflicts(inquiry, timetables)
  const fewest = weeks.reduce(
    (least, week) => (brokenLocks(week).length < brokenLocks(least).length ? week : least),
    first,
  )
  return brokenLocks(fewest).map(meeting => brokenLock(fewest, meeting))
}

function planFile(pilot: Pilot, { plan, isProved }: Best, conflicts: Conflict[]): PlanFile {
  return {
    format: PLAN_FORMAT,
    pilot: pilot.pilot,
    status: plan ? (isProved ? 'optimal' : 'feasible') : 'infeasible',
    week: plan?.week ?? null,
    days: [...new Set(plan?.sessions.map(({ day }) => day))].toSorted(),
    sessions: [...(plan?.sessions ?? [])],
    measures: plan?.measures ?? null,
    conflicts,
  }
}
