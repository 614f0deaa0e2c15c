import type { Deps } from '../../deps.ts'
import type { PolicyOutcome } from '../../domain/matching/policies.ts'
import type { PlaceWorth } from '../../domain/matching/worth.ts'
import { AppError, refusal } from '../../errors.ts'
import type { AnalysisOutcome } from '../../ports/matching-analysis.ts'
import { instanceOfTerm, requireMatching } from '../runs/commands.ts'
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
  const { run, matching } = await requireMatching(deps.db, runId)
  const { instance, result } = matching
  if (result.status !== 'optimal') throw refusal('runNotOptimal')
  const options = { result, timeLimitSeconds: TIME_LIMIT_SECONDS }
  return { termId: run.termId, worths: answerOf(await deps.analysis.worth(instance, options, signal)) }
}

/** The answer to a question about a matching; refuses when there is none, or when the caller has hung up. */
export function answerOf<Answer>(outcome: AnalysisOutcome<Answer>): Answer {
  if (outcome.kind === 'cancelled') throw refusal('requestAbandoned')
  if (outcome.kind === 'failed') throw new AppError('analysisFailed', { sentence: outcome.sentence })
  return outcome.answer
}
