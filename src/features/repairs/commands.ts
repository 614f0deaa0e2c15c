import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { canonicalInstanceHash } from '../../domain/matching/canonical.ts'
import { parseInstance, type Instance } from '../../domain/matching/instance.ts'
import { repairDifference, repairInstance, type RepairDifference } from '../../domain/matching/repair.ts'
import type { MatchingAnswer } from '../../domain/matching/result.ts'
import { isPublic, isRepairable } from '../../domain/terms/phases.ts'
import { AppError, refusal } from '../../errors.ts'
import { endAll } from '../endings/commands.ts'
import { districtLetters, studentLetters, universityLetters } from '../endings/mail.ts'
import { usualEnd } from '../endings/policy.ts'
import { findActiveOf, type EndingRow } from '../endings/repository.ts'
import { queueMails } from '../outbox/mail.ts'
import { insertEvents } from '../placements/repository.ts'
import { instanceOfTerm, matchInBackground, requireAnsweredRun } from '../runs/commands.ts'
import { proposalLetters } from '../runs/mail.ts'
import { insertPlacements, insertRun } from '../runs/repository.ts'
import { engine, policy } from '../runs/schema.ts'
import { requireTerm } from '../terms/commands.ts'
import type { Term } from '../terms/repository.ts'
import { findChosenRun, findHeld, markApplied } from './repository.ts'

const TIME_LIMIT_SECONDS = 120
/** Of a term whose chosen run is not stored: as when a run is started without a word. */
const USUAL = { policy: 'no-one-outside', engine: 'network' } as const

/** The term as it is now with what still holds as `previous` (R20), and the placements that hold. */
export async function repairOfTerm(tx: Transaction, termId: string) {
  const held = await findHeld(tx, termId)
  const parsed = parseInstance(repairInstance(await instanceOfTerm(tx, termId), held))
  if (!parsed.ok)
    throw new Error(`The repair makes no instance: ${parsed.faults.map(({ path }) => path).join(', ')}`)
  return { held, instance: parsed.instance }
}

/**
 * Works out, in the background, the smallest change to what still holds (R20) by the policy of the term's chosen run, and
 * stores it as a run of its own kind. Changes nothing else (S6, S7).
 */
export async function startRepair(deps: Deps, actor: Actor, termId: string): Promise<void> {
  // As in `startRun`.
  const begun = new Map<string, { instance: Instance; options: Parameters<typeof matchInBackground>[3] }>()
  const runId = await transact(deps.db, async tx => {
    await requireRepairable(tx, termId)
    const chosen = (await findChosenRun(tx, termId)) ?? USUAL
    const asked = { policy: policy.parse(chosen.policy), engine: engine.parse(chosen.engine) }
    const input = { ...(await repairOfTerm(tx, termId)).instance, policy: asked.policy }
    const id = deps.ids.uuid()
    const run = { id, termId, kind: 'repair', ...asked, input, startedAt: deps.clock.now() } as const
    await insertRun(tx, { ...run, personId: actor.personId })
    begun.set(id, { instance: input, options: { ...asked, timeLimitSeconds: TIME_LIMIT_SECONDS } })
    return id
  })
  const work = begun.get(runId)
  if (work) matchInBackground(deps, runId, work.instance, work.options)
}

/**
 * Makes a repair's changes in one transaction (S7): whoever does not keep the place leaves it, and the new ones are
 * proposed to their districts. Exactly those whom it touches are told. Refused when the term has changed since it was
 * worked out, when it has been applied, and when there is nothing in it to do.
 */
export async function applyRepair(deps: Deps, actor: Actor, runId: string): Promise<string> {
  const termId = await transact(deps.db, async tx => {
    const { run, answer } = await requireAnsweredRun(tx, runId)
    if (run.kind !== 'repair') throw refusal('notFound')
    if (!(await markApplied(tx, runId, deps.clock.now()))) throw refusal('repairApplied')
    const term = await requireRepairable(tx, run.termId)
    if (!answer || answer.status === 'infeasible') throw refusal('repairNotApplicable')
    const { held, instance } = await repairOfTerm(tx, term.id)
    if (hashOf(instance, answer) !== answer.instance) throw refusal('repairOutdated')
    const difference = repairDifference(instance, held, answer.placements)
    if (changesOf(difference) === 0) throw refusal('repairNotApplicable')
    await change(tx, deps, actor, { term, runId, instance, difference })
    return term.id
  })
  deps.kickOutbox()
  return termId
}

/** The hash that a repair's result names, of the term as it is now. */
export function hashOf(instance: Instance, result: MatchingAnswer): string {
  return canonicalInstanceHash({ ...instance, policy: result.policy })
}

/** How many students the repair does something to. */
export function changesOf({ moved, placed, lost }: RepairDifference): number {
  return moved.length + placed.length + lost.length
}

interface Change {
  readonly term: Term
  readonly runId: string
  readonly instance: Instance
  readonly difference: RepairDifference
}

async function change(tx: Transaction, deps: Deps, actor: Actor, plan: Change): Promise<void> {
  const { term, difference } = plan
  const { moved, lost } = difference
  const leaving = await findActiveOf(
    tx,
    [...moved, ...lost].map(({ student }) => student),
  )
  await endAll(tx, deps, actor, leaving, {
    kind: usualEnd(term.phase),
    cause: 'repair',
    reason: 'Platsen byts vid en ändring av placeringarna (R20).',
  })
  await propose(tx, deps, actor, plan)
  await tellLeavers(tx, deps, plan, leaving)
}

async function propose(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  { term, runId, instance, difference }: Change,
) {
  const at = deps.clock.now()
  const rows = [...difference.moved, ...difference.placed].map(({ student, to, wish }) => ({
    id: deps.ids.uuid(),
    termId: term.id,
    runId,
    studentId: student,
    offerId: to,
    wish,
  }))
  await insertPlacements(tx, rows)
  await insertEvents(
    tx,
    rows.map(({ id }) => ({ placementId: id, kind: 'proposed', at, personId: actor.personId })),
  )
  const districtOf = new Map(instance.offers.map(({ id, district }) => [id, district]))
  const counts = new Map<string, number>()
  for (const { offerId } of rows) {
    const district = districtOf.get(offerId) ?? ''
    counts.set(district, (counts.get(district) ?? 0) + 1)
  }
  // The term's day to answer by has passed when a public placement is replaced.
  const due = isPublic(term.phase) ? { ...term, confirmDueOn: null } : term
  await queueMails(tx, deps, await proposalLetters(tx, deps, due, counts))
}

/** Districts hear of every place that is left; students and universities of those that had been public to them. */
async function tellLeavers(
  tx: Transaction,
  deps: Deps,
  { term, difference }: Change,
  leaving: readonly EndingRow[],
): Promise<void> {
  const now = deps.clock.now()
  const known = leaving.filter(({ state }) => state === 'published')
  const movedIds = new Set(difference.moved.map(({ student }) => student))
  const moved = known.filter(({ studentId }) => movedIds.has(studentId))
  const lost = known.filter(({ studentId }) => !movedIds.has(studentId))
  await queueMails(tx, deps, [
    ...(await studentLetters(tx, deps, moved, 'placementExchanged')),
    ...(await studentLetters(tx, deps, lost, 'placementEnded')),
    ...(await districtLetters(tx, term.id, leaving, now)),
    ...(isPublic(term.phase) ? await universityLetters(tx, term.id, known, now) : []),
  ])
}

async function requireRepairable(tx: Transaction, termId: string): Promise<Term> {
  const term = await requireTerm(tx, termId)
  if (!isRepairable(term.phase)) throw new AppError('phaseRefuses', { phase: term.phase })
  return term
}
