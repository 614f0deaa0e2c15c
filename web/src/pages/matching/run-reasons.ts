import { useRead } from '../../api/queries.ts'
import type { ExplanationView } from '../../ui/explanation.tsx'
import type { RunView } from './criteria.ts'

/** The reasons of a run by student, asked for until they are worked out; empty until then. */
export function useReasons(run: RunView): ReadonlyMap<string, ExplanationView> {
  const query = useRead(
    'GET /api/runs/:runId/reasons',
    { params: { runId: run.id } },
    { every: answer => (answer?.isFinal === false ? 1500 : false) },
  )
  return new Map(query.data?.reasons.map(({ studentId, explanation }) => [studentId, explanation]))
}
