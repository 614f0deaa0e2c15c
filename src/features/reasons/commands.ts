import type { Database } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Matching } from '../../domain/matching/run-comparison.ts'
import { explain, reasonNames, type Explanation } from './presenter.ts'
import { findReasonNames, findReasonOfStudent, insertReasons } from './repository.ts'

/** The longest that the reasons of a run may take; what isn't settled by then is told as unsettled. */
export const REASONS_LIMIT_SECONDS = 300

/** Works out and stores why each student got what they got in a run that has ended with placements. */
export async function explainRun(
  deps: Deps,
  runId: string,
  { instance, result }: Matching,
  signal: AbortSignal,
): Promise<void> {
  const outcome = await deps.analysis.reasons(
    instance,
    { result, timeLimitSeconds: REASONS_LIMIT_SECONDS },
    signal,
  )
  if (outcome.kind === 'answer') await insertReasons(deps.db, runId, outcome.answer)
  else if (outcome.kind === 'failed') deps.logger.warn({ runId }, 'a run has no reasons')
}

interface ExplainedStudent {
  readonly id: string
  readonly term: { readonly id: string; readonly phase: string }
  readonly placements: readonly { readonly active: boolean; readonly offer: { readonly id: string } }[]
}

/** What the student reads, once the term is published; null before, and when no reason tells of what is true now. */
export async function explanationFor(
  db: Database,
  student: ExplainedStudent,
  language: Language,
): Promise<Explanation | null> {
  const { id, term, placements } = student
  if (!isPublished(term.phase)) return null
  const held = placements.find(({ active }) => active)
  const reason = await findReasonOfStudent(db, id, held?.offer.id ?? null)
  if (!reason) return null
  const names = reasonNames(await findReasonNames(db, term.id, reason))
  return explain(reason, names, 'student', copyIn[language].reasons)
}

const isPublished = (phase: string): boolean => ['published', 'running', 'closed'].includes(phase)
