import { useRead } from '../../api/queries.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import type { RunSummary } from './criteria.ts'

type Named = Pick<RunSummary, 'id' | 'policy' | 'startedAt'>

/** The run's number among its term's, the first one 1; null when it isn't one of them. */
export function runNumber(run: Pick<Named, 'id'>, runs: readonly Named[]): number | null {
  const inOrder = runs.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt))
  const index = inOrder.findIndex(({ id }) => id === run.id)
  return index === -1 ? null : index + 1
}

/** What tells runs of the same term apart: `Körning 3: Flest förstahandsval`, and that with its time. */
export function useRunNames(runs: readonly Named[]) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const name = (run: Named) => t.runName(runNumber(run, runs), t.policy[run.policy])
  return { name, fullName: (run: Named) => `${name(run)}, ${dateTime(run.startedAt, language)}` }
}

/** All runs of a term, for the name of one; none until they are known. */
export function useRunsOf(termId: string | undefined): readonly RunSummary[] {
  const request = { params: { termId: termId ?? '' } }
  return useRead('GET /api/terms/:termId/runs', request, { enabled: termId !== undefined }).data?.runs ?? []
}
