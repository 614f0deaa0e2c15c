import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Tone } from '../../ui/notice.tsx'
import type { PlanSummary } from './plans-page.tsx'

const TONES: Readonly<Record<PlanSummary['status'], Tone | undefined>> = {
  running: 'info',
  optimal: 'success',
  feasible: 'warning',
  infeasible: 'error',
  failed: 'error',
  cancelled: undefined,
}

/** What came of planning, and whether the plan is in use. */
export function PlanStatus({ plan }: { plan: Pick<PlanSummary, 'status' | 'isChosen'> }) {
  const t = useCopy(sv, en).plans
  return (
    <span className="row">
      {plan.isChosen && <Badge tone="info">{t.chosen}</Badge>}
      <Badge tone={TONES[plan.status]}>{t.status[plan.status]}</Badge>
    </span>
  )
}
