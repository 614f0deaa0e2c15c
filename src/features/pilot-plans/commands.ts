import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM_ACTOR, type Actor } from '../../domain/access/actor.ts'
import { checkPlan } from '../../domain/auscultation/check.ts'
import { orderedPilot, parsePilot, type Pilot } from '../../domain/auscultation/pilot.ts'
import { acceptsPilotChanges } from '../../domain/auscultation/pilot-phases.ts'
import { pilotOf, setupGaps, type PilotSetup } from '../../domain/auscultation/pilot-setup.ts'
import { changedSessions, type ChangedSession } from '../../domain/auscultation/plan-comparison.ts'
import type { Session } from '../../domain/auscultation/plan-file.ts'
import { AppError, faultOf, refusal } from '../../errors.ts'
import type { PlannerOutcome } from '../../ports/planner.ts'
import type { Step } from '../../ports/work-leases.ts'
import { findAuscultants, findGroups } from '../auscultants/repository.ts'
import { mayLead } from '../pilot-hosts/presenter.ts'
import { findHosts } from '../pilot-hosts/repository.ts'
import { tellOfPlan } from '../pilot-publication/commands.ts'
import { findLockedKeys, findPlanInUse } from '../pilot-sessions/repository.ts'
import { findVenues } from '../pilot-venues/repository.ts'
import { logPilotMove } from '../pilots/commands.ts'
import { requirePilot } from '../pilots/policy.ts'
import { planOf } from './presenter.ts'
import {
  failAbandonedPlans,
  findPlan,
  findPlanInput,
  finishPlan,
  insertChoice,
  insertPlan,
  projectSessions,
  wasInUse,
  type PlanRow,
} from './repository.ts'

/** The pilot's set-up as it is now, and how many students have no group and hosts nobody has asked. */
export async function setupOf(tx: Transaction, pilotId: string) {
  // The planner is asked about the whole pilot, whoever asks it.
  const pilot = await requirePilot(tx, pilotId, SYSTEM_ACTOR)
  const hosts = (await findHosts(tx, pilotId, SYSTEM_ACTOR)).filter(mayLead)
  const venues = await findVenues(tx, pilotId, SYSTEM_ACTOR)
  const students = await findAuscultants(tx, pilotId, SYSTEM_ACTOR)
  const groups = await findGroups(tx, pilotId)
  const setup: PilotSetup = {
    id: pilotId,
    weeks: pilot.weeks,
    dayCount: { minimum: pilot.minimumDays, maximum: pilot.maximumDays, wanted: pilot.wantedDays },
    passes: pilot.passes,
    modules: pilot.modules.map(({ staffHosts, termFiveHosts, teacherHosts, ...module }) => ({
      ...module,
      hosts: { staff: staffHosts, termFive: termFiveHosts, teacher: teacherHosts },
    })),
    venues,
    hosts,
    groups: groups.map(({ id, districtId }) => ({
      id,
      districtId,
      studentIds: students.filter(({ groupId }) => groupId === id).map(student => student.id),
    })),
  }
  const ungrouped = students.filter(({ groupId }) => groupId === null).length
  const unasked = hosts.filter(({ answeredAt }) => answeredAt === null).length
  return { pilot, setup, ungrouped, unasked }
}

/** What the set-up lacks, in words. */
export async function gapsOf(tx: Transaction, pilotId: string, language: Language) {
  const { pilot, setup, ...counts } = await setupOf(tx, pilotId)
  const nameOf = (id: string) =>
    pilot.districts.find(({ districtId }) => districtId === id)?.district.name ?? id
  return setupGaps(setup, counts).map(({ gap, isBlocking }) => ({
    text: copyIn[language].pilots.setupGap(gap, nameOf),
    isBlocking,
  }))
}

/** The pilot as the planner takes it, with its lists in order; refused while the set-up lacks something. */
export async function plannablePilot(tx: Transaction, pilotId: string, language: Language): Promise<Pilot> {
  const missing = (await gapsOf(tx, pilotId, language)).filter(({ isBlocking }) => isBlocking)
  if (missing.length > 0)
    throw new AppError('pilotNotReady', { sentence: missing.map(({ text }) => text).join(' ') })
  const parsed = parsePilot(pilotOf((await setupOf(tx, pilotId)).setup))
  if (!parsed.ok)
    throw new AppError('pilotNotReady', { sentence: parsed.faults.map(({ text }) => text).join(' ') })
  return orderedPilot(parsed.pilot)
}

interface PlanningRequest {
  readonly timeLimitSeconds: number
  readonly keep: boolean
}

/** Starts planning on the pilot's present data and returns the plan's id at once; it ends by itself or by `cancelPlan`. */
export async function startPlanning(
  deps: Deps,
  actor: Actor,
  language: Language,
  pilotId: string,
  { timeLimitSeconds, keep }: PlanningRequest,
): Promise<string> {
  // As in `startRun`.
  const begun = new Map<string, Planning>()
  const planId = await transact(deps.db, async tx => {
    const { phase, planId: inUse } = await requirePilot(tx, pilotId, actor)
    if (!acceptsPilotChanges(phase)) throw new AppError('pilotPhaseRefuses', { phase })
    const input = await plannablePilot(tx, pilotId, language)
    const kept = keep && inUse !== null ? await requirePlan(tx, inUse) : null
    const id = deps.ids.uuid()
    await insertPlan(tx, {
      id,
      pilotId,
      kind: kept ? 'replan' : 'plan',
      input,
      previousId: kept?.id ?? null,
      startedAt: deps.clock.now(),
      personId: actor.personId,
    })
    const locked = kept ? await findLockedKeys(tx, pilotId) : []
    const previous = kept && (planOf(kept)?.sessions ?? null)
    begun.set(id, { pilot: input, previous, locked, timeLimitSeconds })
    return id
  })
  const planning = begun.get(planId)
  if (planning) planInBackground(deps, planId, language, planning)
  return planId
}

interface Planning {
  readonly pilot: Pilot
  readonly previous: readonly Session[] | null
  readonly locked: readonly string[]
  readonly timeLimitSeconds: number
}

/** Plans away from the request, and stores how it ended. */
function planInBackground(deps: Deps, id: string, language: Language, { pilot, ...options }: Planning): void {
  deps.background.start(id, async (signal, report) => {
    const onStage = (step: Step) => report({ kind: 'plan', personId: null, ...step })
    const asked = { ...options, signal, onStage }
    const outcome = await deps.planner.plan(pilot, asked).catch((error: unknown) => {
      deps.logger.error({ planId: id, error: faultOf(error) }, 'planning crashed')
      return { kind: 'failed' as const, why: 'crashed' as const }
    })
    await finishPlan(deps.db, id, { ...endOf(outcome, language), finishedAt: deps.clock.now() })
  })
}

function endOf(outcome: PlannerOutcome, language: Language) {
  switch (outcome.kind) {
    case 'result':
      return {
        status: outcome.result.plan.status,
        result: outcome.result.plan,
        bounds: outcome.result.bounds.map(bound => ({ ...bound })),
      }
    case 'cancelled':
      return { status: 'cancelled' as const }
    case 'failed':
      return { status: 'failed' as const, failure: copyIn[language].pilots.planningFailed[outcome.why] }
    case 'fault':
      return { status: 'failed' as const, failure: outcome.sentence }
  }
}

/** Cancels planning that is under way, wherever it was started. */
export async function cancelPlan(deps: Deps, id: string): Promise<void> {
  await requirePlan(deps.db, id)
  const end = { status: 'cancelled' as const, finishedAt: deps.clock.now() }
  const isMarked = await transact(deps.db, tx => finishPlan(tx, id, end))
  deps.background.cancel(id)
  if (!isMarked) throw refusal('runFinished')
}

/** Ends the planning that no instance is doing any more, as one that was killed leaves it. */
export async function endAbandonedPlans(deps: Deps): Promise<void> {
  await failAbandonedPlans(deps.db, {
    status: 'failed',
    failure: copyIn.sv.pilots.planningFailed.abandoned,
    finishedAt: deps.clock.now(),
  })
}

/**
 * Brings a plan into use: its sessions become the pilot's, and a pilot that collects is planned. Refused when the data
 * have changed since, unless it was in use before (going back to it undoes a change), and when the independent checker
 * finds a fault: what is stored is trusted no more than an answer.
 */
export async function choosePlan(deps: Deps, actor: Actor, language: Language, id: string): Promise<void> {
  await transact(deps.db, async tx => {
    const row = await requirePlan(tx, id)
    const plan = planOf(row)
    if (!plan || (row.status !== 'optimal' && row.status !== 'feasible')) throw refusal('planNotChoosable')
    const pilot = await requirePilot(tx, row.pilotId, actor)
    if (!acceptsPilotChanges(pilot.phase)) throw new AppError('pilotPhaseRefuses', { phase: pilot.phase })
    const present = await plannablePilot(tx, pilot.id, language)
    const given = parsePilot(await findPlanInput(tx, id))
    const isAsGiven = given.ok && JSON.stringify(given.pilot) === JSON.stringify(present)
    if (!isAsGiven && !(await wasInUse(tx, id))) throw refusal('planOutdated')
    const previous = row.previousId === null ? null : planOf(await requirePlan(tx, row.previousId))
    if (checkPlan(present, plan, previous?.sessions ?? null).length > 0)
      throw refusal(isAsGiven ? 'planNotChoosable' : 'planOutdated')
    await usePlan(tx, deps, actor, { pilot: present, planId: id, sessions: plan.sessions })
    if (pilot.phase === 'collecting') await logPilotMove(tx, deps, actor, pilot, 'planned')
  })
  deps.kickOutbox()
}

/**
 * The one way in which the plan in use changes, whether it was planned, planned anew, made by hand or is an earlier one:
 * logs the choice and makes the plan's sessions the pilot's. Whether it may be chosen is the caller's question.
 *
 * Returns the sessions that are not as they were, each with its key, how it was and is, and the ids of the groups and hosts
 * whom that touches, those who lose it among them; all of them when no plan was in use. When the plan is public (A12) these
 * people hear of it, in the same transaction (C6); the caller kicks the outbox.
 */
export async function usePlan(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  { pilot, planId, sessions }: { pilot: Pilot; planId: string; sessions: readonly Session[] },
): Promise<ChangedSession[]> {
  const now = deps.clock.now()
  const pilotId = pilot.pilot
  const before = await findPlanInUse(tx, pilotId)
  await insertChoice(tx, { pilotId, planId, at: now, personId: actor.personId })
  await projectSessions(tx, pilotId, sessions, { newId: () => deps.ids.uuid(), now })
  await tellOfPlan(tx, deps, pilotId)
  return changedSessions(pilot, before, sessions)
}

export async function requirePlan(tx: Transaction, id: string): Promise<PlanRow> {
  const plan = await findPlan(tx, id)
  if (!plan) throw refusal('notFound')
  return plan
}
