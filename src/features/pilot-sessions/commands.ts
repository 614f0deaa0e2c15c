import type { z } from 'zod'
import { toDateColumn, transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { SYSTEM_ACTOR } from '../../domain/access/actor.ts'
import { passesAway, type Away } from '../../domain/auscultation/absence.ts'
import { measuresOf } from '../../domain/auscultation/check-measures.ts'
import type { Finding } from '../../domain/auscultation/finding.ts'
import type { Pilot } from '../../domain/auscultation/pilot.ts'
import type { ChangedSession } from '../../domain/auscultation/plan-comparison.ts'
import { PLAN_FORMAT, type PlanFile, type Session } from '../../domain/auscultation/plan-file.ts'
import type { Remedy } from '../../domain/auscultation/remedies.ts'
import { brokenBy, cellsFor, isSameTime, withSessions } from '../../domain/auscultation/session-places.ts'
import { isoWeekOf } from '../../domain/calendar/iso-week.ts'
import { AppError, refusal } from '../../errors.ts'
import { plannablePilot, usePlan } from '../pilot-plans/commands.ts'
import { findPlanNames, finishPlan, insertPlan, type PlanNames } from '../pilot-plans/repository.ts'
import { refuseUnknown } from '../reference/policy.ts'
import {
  changesAllowedTo,
  passesFrom,
  refuseForeignAbsence,
  requirePlanChangeable,
  requireSession,
  type AwayInput,
} from './policy.ts'
import { namesFor } from './presenter.ts'
import {
  addHostAbsences,
  addVenueAbsences,
  findPlanInUse,
  findSessions,
  lockSession,
  sessionOf,
  type SessionRow,
} from './repository.ts'
import type { pilotSessionsContract } from './schema.ts'

type ChangeInput = z.output<(typeof pilotSessionsContract)['POST /api/pilots/:pilotId/changes']['body']>
type PlaceInput = Omit<ChangeInput['changes'][number], 'sessionId'>

/** What the sentences of an answer need besides the answer. */
interface Told<Answer> {
  readonly answer: Answer
  readonly names: PlanNames
  readonly sessions: readonly Session[]
}

/** Where the session can go in its week. */
export async function cellsOf(
  deps: Deps,
  actor: Actor,
  language: Language,
  sessionId: string,
): Promise<Told<ReturnType<typeof cellsFor>>> {
  const row = await requireSession(deps.db, sessionId, actor)
  const pilot = await plannablePilot(deps.db, row.pilotId, language)
  const sessions = await findPlanInUse(deps.db, row.pilotId)
  const names = await findPlanNames(deps.db, row.pilotId)
  return { answer: cellsFor(pilot, sessions, sessionOf(row)), names, sessions }
}

/** What the checker would say of the plan with the session somewhere else, beyond what it says already. */
export async function previewChange(
  deps: Deps,
  actor: Actor,
  language: Language,
  sessionId: string,
  place: PlaceInput,
): Promise<Told<Finding[]>> {
  const row = await requireSession(deps.db, sessionId, actor)
  const pilot = await plannablePilot(deps.db, row.pilotId, language)
  const sessions = await findPlanInUse(deps.db, row.pilotId)
  const names = await findPlanNames(deps.db, row.pilotId)
  const answer = brokenBy(pilot, sessions, withSessions(sessions, [placedAt(pilot, row, place)]))
  return { answer, names, sessions }
}

const placedAt = (pilot: Pilot, row: SessionRow, { on, pass, venueId, hostIds }: PlaceInput): Session => ({
  ...sessionOf(row),
  day: on,
  passes: passesFrom(pilot, row.moduleId, pass),
  venue: venueId,
  hosts: hostIds.toSorted(),
})

/** Locks a session, so that planning anew leaves it just as it is (A12), or unlocks it. */
export async function setLock(deps: Deps, actor: Actor, sessionId: string, isLocked: boolean): Promise<void> {
  await transact(deps.db, async tx => {
    const { pilotId } = await requireSession(tx, sessionId, actor)
    await requirePlanChangeable(tx, pilotId, actor)
    await lockSession(
      tx,
      sessionId,
      isLocked ? { lockedAt: deps.clock.now(), lockedById: actor.personId } : null,
    )
  })
}

/** The absence as the domain has it; refused when it isn't the actor's to tell, or names passes that don't exist. */
async function absenceOf(
  tx: Transaction,
  actor: Actor,
  pilot: { id: string; passes: readonly { key: string }[] },
  { what, id, from, to }: AwayInput,
): Promise<Away> {
  await refuseForeignAbsence(tx, actor, pilot.id, { what, id })
  refuseUnknown(
    'pass',
    [from.pass, to.pass],
    pilot.passes.map(({ key }) => key),
  )
  return { what, id, from: { day: from.on, pass: from.pass }, to: { day: to.on, pass: to.pass } }
}

/**
 * What can be done about an absence, best first, as far as it is the actor's to do. Nothing is stored. Refuses when it
 * takes too long, and when the caller has hung up.
 */
export async function findRemedies(
  deps: Deps,
  actor: Actor,
  language: Language,
  pilotId: string,
  input: AwayInput,
  signal: AbortSignal,
): Promise<{ rows: SessionRow[]; before: Session[]; pilot: Pilot; away: Away; remedies: Remedy[] }> {
  const row = await requirePlanChangeable(deps.db, pilotId, actor)
  const away = await absenceOf(deps.db, actor, row, input)
  const pilot = await plannablePilot(deps.db, pilotId, language)
  const rows = await findSessions(deps.db, pilotId, SYSTEM_ACTOR)
  const before = rows.map(sessionOf)
  const locked = rows.filter(({ lockedAt }) => lockedAt !== null).map(({ key }) => key)
  const mayChange = await changesAllowedTo(deps.db, actor, pilotId)
  const isAllowed = (after: Session): boolean => {
    const own = rows.find(({ key }) => key === after.id)
    return own !== undefined && mayChange(own, sessionOf(own), after)
  }
  const outcome = await deps.planner.remedies({ pilot, sessions: before, away, locked }, signal)
  if (outcome.kind === 'cancelled') throw refusal('requestAbandoned')
  if (outcome.kind === 'failed')
    throw new AppError('analysisFailed', { sentence: copyIn[language].pilots.remediesFailed[outcome.why] })
  const remedies = outcome.remedies.filter(({ changed }) => changed.every(isAllowed))
  return { rows, before, pilot, away, remedies }
}

/**
 * Changes the plan in use by hand: stores a plan of kind `edit` with the changes, which the checker must find no new
 * fault in, and brings it into use (`usePlan`). An absence that is told along is noted first; without changes it is all
 * that happens. Refuses when another plan has come into use meanwhile, what isn't the actor's to change, and another time
 * for a locked session.
 */
export async function changePlan(
  deps: Deps,
  actor: Actor,
  language: Language,
  pilotId: string,
  { planId, changes, away }: ChangeInput,
): Promise<{ planId: string; changes: ChangedSession[] }> {
  const changed = await transact(deps.db, async tx => {
    const row = await requirePlanChangeable(tx, pilotId, actor)
    if (row.planId !== planId) throw refusal('changedMeanwhile')
    if (away) await noteAbsence(tx, actor, language, row, away)
    if (changes.length === 0) return { planId, changes: [] }
    const pilot = await plannablePilot(tx, pilotId, language)
    const rows = await findSessions(tx, pilotId, SYSTEM_ACTOR)
    const before = rows.map(sessionOf)
    const mayChange = await changesAllowedTo(tx, actor, pilotId)
    const placed = changes.map(({ sessionId, ...place }) => {
      const own = rows.find(({ id }) => id === sessionId)
      if (!own) throw refusal('notFound')
      const after = placedAt(pilot, own, place)
      if (!mayChange(own, sessionOf(own), after)) throw refusal('forbidden')
      if (own.lockedAt !== null && !isSameTime(sessionOf(own), after)) throw refusal('sessionLocked')
      return after
    })
    const after = withSessions(before, placed)
    const broken = brokenBy(pilot, before, after)
    if (broken.length > 0) {
      const name = namesFor(await findPlanNames(tx, pilotId), before, language)
      const sentences = broken.map(
        ({ rule, fact }) => `${copyIn[language].pilotFindings.findingSentence(fact, name)} (${rule})`,
      )
      throw new AppError('changeBreaks', { sentences: sentences.join(' ') })
    }
    return storeEdit(tx, deps, actor, { pilot, previousId: planId, before, after })
  })
  deps.kickOutbox()
  return changed
}

async function noteAbsence(
  tx: Transaction,
  actor: Actor,
  language: Language,
  row: { id: string; passes: readonly { id: string; key: string }[] },
  input: AwayInput,
): Promise<void> {
  const away = await absenceOf(tx, actor, row, input)
  const passIds = new Map(row.passes.map(({ id, key }) => [key, id]))
  const absences = passesAway(await plannablePilot(tx, row.id, language), away).map(({ day, pass }) => ({
    on: toDateColumn(day),
    passId: passIds.get(pass) ?? '',
  }))
  if (away.what === 'host') await addHostAbsences(tx, away.id, absences)
  else await addVenueAbsences(tx, away.id, absences)
}

async function storeEdit(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  edit: { pilot: Pilot; previousId: string; before: readonly Session[]; after: readonly Session[] },
): Promise<{ planId: string; changes: ChangedSession[] }> {
  const { pilot, previousId, before, after } = edit
  const now = deps.clock.now()
  const planId = deps.ids.uuid()
  const days = [...new Set(after.map(({ day }) => day))].toSorted()
  const result: PlanFile = {
    format: PLAN_FORMAT,
    pilot: pilot.pilot,
    status: 'feasible',
    week: isoWeekOf(days[0] ?? ''),
    days,
    sessions: [...after],
    measures: measuresOf(pilot, after, before),
    conflicts: [],
  }
  const made = { kind: 'edit' as const, input: pilot, previousId, startedAt: now, personId: actor.personId }
  await insertPlan(tx, { id: planId, pilotId: pilot.pilot, ...made })
  await finishPlan(tx, planId, { status: 'feasible', result, finishedAt: now })
  return { planId, changes: await usePlan(tx, deps, actor, { pilot, planId, sessions: after }) }
}
