import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Tone } from '../../ui/notice.tsx'
import type { RunSummary } from './criteria.ts'

const TONES: Readonly<Record<RunSummary['status'], Tone | undefined>> = {
  running: 'info',
  optimal: 'success',
  feasible: 'warning',
  infeasible: 'error',
  failed: 'error',
  cancelled: undefined,
}

/** What came of a run, and whether it is the chosen one. */
export function RunStatus({ run }: { run: RunSummary }) {
  const t = useCopy(sv, en)
  return (
    <span className="run-status">
      {run.chosenAt !== null && <Badge tone="info">{t.chosen}</Badge>}
      <Badge tone={TONES[run.status]}>{t.status[run.status]}</Badge>
    </span>
  )
}
