import type { Deps } from '../../deps.ts'
import type { Instance } from '../../domain/matching/instance.ts'
import { parseInstance } from '../../domain/matching/instance.ts'
import type { PolicyOutcome } from '../../domain/matching/policies.ts'
import type { PlaceWorth } from '../../domain/matching/worth.ts'
import { AppError, refusal } from '../../errors.ts'
import type { AnalysisOutcome } from '../../ports/matching-analysis.ts'
import { instanceOfTerm, requireRun } from '../runs/commands.ts'
import { resultOf } from '../runs/presenter.ts'
import { findInput } from '../runs/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { studentGroups } from './policy.ts'
import { findSexes } from './repository.ts'

const TIME_LIMIT_SECONDS = 60

/** What each policy would give on the term's present data. Refused before the term is matched: the data aren't whole. */
export async function policiesOf(deps: Deps, termId: string, signal: AbortSignal): Promise<PolicyOutcome[]> {
  const term = await requireTerm(deps.db, termId)
  if (term.phase === 'draft' || term.phase === 'collecting') {
    throw new AppError('phaseRefuses', { phase: term.phase })
  }
  const instance = await instanceOfTerm(deps.db, termId)
  const groups = studentGroups(instance, await findSexes(deps.db, termId))
  return answerOf(
    await deps.analysis.policies(instance, { groups, timeLimitSeconds: TIME_LIMIT_SECONDS }, signal),
  )
}

/** What a place more or less would be worth to the run. Refused for a run that isn't proved best. */
export async function worthInRun(
  deps: Deps,
  runId: string,
  signal: AbortSignal,
): Promise<{ termId: string; worths: PlaceWorth[] }> {
  const run = await requireRun(deps.db, runId)
  const result = resultOf(run)
  if (result?.status !== 'optimal') throw refusal('runNotOptimal')
  const instance = await inputOf(deps, runId)
  const options = { result, timeLimitSeconds: TIME_LIMIT_SECONDS }
  return { termId: run.termId, worths: answerOf(await deps.analysis.worth(instance, options, signal)) }
}

async function inputOf(deps: Deps, runId: string): Promise<Instance> {
  const parsed = parseInstance(await findInput(deps.db, runId))
  if (!parsed.ok) throw new Error(`The stored input of run ${runId} cannot be read`)
  return parsed.instance
}

function answerOf<Answer>(outcome: AnalysisOutcome<Answer>): Answer {
  if (outcome.kind === 'answer') return outcome.answer
  throw refusal('analysisFailed')
}
