import { useRead } from '../../api/queries.ts'
import type { ExplanationView } from '../../ui/explanation.tsx'
import type { RunView } from './criteria.ts'

interface Reasons {
  /** Empty until they are worked out. */
  readonly byStudent: ReadonlyMap<string, ExplanationView>
  readonly isPending: boolean
}

/** The reasons of a run, asked for until they are worked out. */
export function useReasons(run: RunView): Reasons {
  const query = useRead(
    'GET /api/runs/:runId/reasons',
    { params: { runId: run.id } },
    { isPending: answer => answer?.isFinal === false },
  )
  return {
    byStudent: new Map(query.data?.reasons.map(({ studentId, explanation }) => [studentId, explanation])),
    isPending: query.data?.isFinal === false,
  }
}
