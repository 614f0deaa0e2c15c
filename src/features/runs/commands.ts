import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { canonicalInstanceHash } from '../../domain/matching/canonical.ts'
import { parseInstance, type Instance } from '../../domain/matching/instance.ts'
import type { Matching } from '../../domain/matching/run-comparison.ts'
import { parseAnswer, parseResult, type MatchingAnswer } from '../../domain/matching/result.ts'
import { termInstance } from '../../domain/matching/term-instance.ts'
import { AppError, faultOf, refusal } from '../../errors.ts'
import type { MatcherOutcome } from '../../ports/matcher.ts'
import type { Step } from '../../ports/work-leases.ts'
import { recordReading } from '../audit/commands.ts'
import { queueMails } from '../outbox/mail.ts'
import { refuseBrokenPins } from '../pins/policy.ts'
import { insertEvents } from '../placements/repository.ts'
import { explainRun } from '../reasons/commands.ts'
import { logMove, requireTerm } from '../terms/commands.ts'
import type { Term } from '../terms/repository.ts'
import { proposalLetters } from './mail.ts'
import type { AnsweredRun } from './presenter.ts'
import {
  failAbandonedRuns,
  findAnswer,
  findFiles,
  findRun,
  findTermFacts,
  findChosenRun,
  finishRun,
  insertPlacements,
  insertRun,
  markChosen,
  type findNames,
  type RunRow,
} from './repository.ts'
import type { engine, policy } from './schema.ts'

interface RunOptions {
  readonly policy: z.output<typeof policy>
  readonly engine: z.output<typeof engine>
  readonly timeLimitSeconds: number
}

/** What the term's chosen run was given; null when none is chosen. */
export async function chosenInstance(tx: Transaction, termId: string): Promise<Instance | null> {
  const run = await findChosenRun(tx, termId)
  return run && (await requireMatching(tx, run.id)).matching.instance
}

/** The term as a matching instance, as it is now. */
export async function instanceOfTerm(tx: Transaction, termId: string): Promise<Instance> {
  const facts = await findTermFacts(tx, termId)
  if (!facts) throw refusal('notFound')
  const parsed = parseInstance(termInstance(facts))
  if (!parsed.ok)
    throw new Error(`The term makes no instance: ${parsed.faults.map(({ path }) => path).join(', ')}`)
  return parsed.instance
}

/** Starts a run on the term's present data and returns its id at once; the run ends by itself or by `cancelRun` (S4). */
export async function startRun(
  deps: Deps,
  actor: Actor,
  termId: string,
  options: RunOptions,
): Promise<string> {
  const { policy, engine } = options
  // By the run that each attempt at the transaction made: one that was made by the same request earlier is begun there.
  const begun = new Map<string, Instance>()
  const runId = await transact(deps.db, async tx => {
    const term = await requireTerm(tx, termId)
    if (term.phase !== 'matching') throw new AppError('phaseRefuses', { phase: term.phase })
    const input = { ...(await instanceOfTerm(tx, termId)), policy }
    await refuseBrokenPins(tx, termId, input)
    const startedAt = deps.clock.now()
    const { personId } = actor
    const id = deps.ids.uuid()
    await insertRun(tx, { id, termId, kind: 'match', policy, engine, input, startedAt, personId })
    begun.set(id, input)
    return id
  })
  const instance = begun.get(runId)
  if (instance) matchInBackground(deps, runId, instance, options)
  return runId
}

/** Matches a stored run's instance away from the request, and stores how it ended. */
export function matchInBackground(deps: Deps, id: string, instance: Instance, options: RunOptions): void {
  deps.background.start(id, async (signal, report) => {
    const onStage = (step: Step) => report({ kind: 'match', personId: null, ...step })
    const asked = { ...options, signal, onStage }
    const outcome = await deps.matcher.match(instance, asked).catch((error: unknown) => {
      deps.logger.error({ runId: id, error: faultOf(error) }, 'a run crashed')
      return { kind: 'failed' as const, sentence: 'Ett fel i systemet avbröt körningen.' }
    })
    const isFinished = await finishRun(deps.db, id, { ...endOf(outcome), finishedAt: deps.clock.now() })
    if (isFinished && outcome.kind === 'result' && outcome.result.status !== 'infeasible') {
      await explainRun(deps, id, { instance, result: outcome.result }, signal)
    }
  })
}

function endOf(outcome: MatcherOutcome) {
  if (outcome.kind === 'result') return { status: outcome.result.status, result: outcome.result }
  if (outcome.kind === 'cancelled') return { status: 'cancelled' as const }
  return { status: 'failed' as const, failure: outcome.sentence }
}

/** Cancels a run that is under way, wherever it was started. */
export async function cancelRun(deps: Deps, id: string): Promise<void> {
  await requireRun(deps.db, id)
  const end = { status: 'cancelled' as const, finishedAt: deps.clock.now() }
  const isMarked = await transact(deps.db, tx => finishRun(tx, id, end))
  deps.background.cancel(id)
  if (!isMarked) throw refusal('runFinished')
}

/** Ends the runs that no instance is working on any more, as one that was killed leaves them. */
export async function endAbandonedRuns(deps: Deps): Promise<void> {
  await failAbandonedRuns(deps.db, {
    status: 'failed',
    failure: 'Körningen avbröts när servern stannade. Starta den igen.',
    finishedAt: deps.clock.now(),
  })
}

/**
 * Chooses a run (S5): its placements become proposals, the term moves to `confirming`, and each district with
 * proposals gets a letter. Refused when the data have changed since the run: its proof is of another instance.
 */
export async function chooseRunAndPropose(deps: Deps, actor: Actor, id: string): Promise<void> {
  await transact(deps.db, async tx => {
    const { run, answer } = await requireAnsweredRun(tx, id)
    if (run.kind !== 'match' || !answer || answer.status === 'infeasible') throw refusal('runNotChoosable')
    const term = await requireTerm(tx, run.termId)
    if (term.phase !== 'matching') throw new AppError('phaseRefuses', { phase: term.phase })
    const present = { ...(await instanceOfTerm(tx, term.id)), policy: answer.policy }
    if (canonicalInstanceHash(present) !== answer.instance) throw refusal('runOutdated')
    await logMove(tx, deps, actor, term, 'confirming')
    await markChosen(tx, id, deps.clock.now())
    await propose(tx, deps, actor, { term, runId: id, answer, instance: present })
  })
  deps.kickOutbox()
}

interface Proposal {
  readonly term: Term
  readonly runId: string
  readonly answer: MatchingAnswer
  readonly instance: Instance
}

async function propose(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  { term, runId, answer, instance }: Proposal,
) {
  const now = deps.clock.now()
  const rows = answer.placements.map(({ student, offer, wish }) => ({
    id: deps.ids.uuid(),
    termId: term.id,
    runId,
    studentId: student,
    offerId: offer,
    wish,
  }))
  await insertPlacements(tx, rows)
  await insertEvents(
    tx,
    rows.map(({ id }) => ({ placementId: id, kind: 'proposed', at: now, personId: actor.personId })),
  )
  const districts = new Map(instance.offers.map(offer => [offer.id, offer.district]))
  const counts = new Map<string, number>()
  for (const { offerId } of rows) {
    const district = districts.get(offerId) ?? ''
    counts.set(district, (counts.get(district) ?? 0) + 1)
  }
  await queueMails(tx, deps, await proposalLetters(tx, deps, term, counts))
}

export async function requireRun(tx: Transaction, id: string): Promise<RunRow> {
  const run = await findRun(tx, id)
  if (!run) throw refusal('notFound')
  return run
}

/** The run with its answer, without the proof. */
export async function requireAnsweredRun(tx: Transaction, id: string): Promise<AnsweredRun> {
  const run = await requireRun(tx, id)
  const stored = await findAnswer(tx, id)
  const answer = parseAnswer(stored)
  if (stored !== null && !answer) throw new Error(`The stored result of run ${id} cannot be read`)
  return { run, answer }
}

/** A run that has ended with an answer, an infeasible one too, and its matching; refused until then. */
export async function requireMatching(
  tx: Transaction,
  id: string,
): Promise<{ run: RunRow; matching: Matching }> {
  const run = await requireRun(tx, id)
  const files = await findFiles(tx, id)
  if (!files || files.result === null) throw refusal('runHasNoResult')
  const output = parseResult(files.result)
  if (!output.ok) throw new Error(`The stored result of run ${id} cannot be read`)
  const input = parseInstance(files.input)
  if (!input.ok) throw new Error(`The stored input of run ${id} cannot be read`)
  return { run, matching: { instance: input.instance, result: output.result } }
}

/** P6: whoever is shown protected persons, by their pseudonyms, has read of them. Once for a view, not for each poll of it. */
export async function recordShown(
  deps: Deps,
  { students }: Awaited<ReturnType<typeof findNames>>,
  ids: Iterable<string>,
): Promise<void> {
  const shown = [...new Set(ids)].filter(id => students.get(id)?.protected)
  await recordReading(deps, 'student', shown)
}
