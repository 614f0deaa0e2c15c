import { useChange } from '../../api/queries.ts'
import { repairs as en } from '../../copy/en/repairs.ts'
import { repairs as sv } from '../../copy/sv/repairs.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProgressNote, WorkSteps } from '../../ui/progress-note.tsx'
import { useStageName } from '../matching/stage-name.ts'
import { ApplyRepair } from './apply-repair.tsx'
import { RepairCriteria } from './repair-criteria.tsx'
import { RepairLists } from './repair-lists.tsx'
import type { RepairView } from './repair-view.ts'
import { changesOf, hasPlan, keptSentence } from './repair-view.ts'

interface Props {
  phase: TermSummary['phase']
  repair: RepairView
}

/** The smallest change, before anything is done: who moves, who gets a place, who loses it, and why. */
export function RepairPreview({ phase, repair }: Props) {
  const t = useCopy(sv, en)
  if (repair.appliedAt !== null) {
    return <Notice tone="success">{t.applied(dateTime(repair.appliedAt))}</Notice>
  }
  if (repair.status === 'running') return <Working repair={repair} />
  if (!hasPlan(repair)) return <NoPlan repair={repair} />
  const isEmpty = changesOf(repair) === 0
  return (
    <div className="repair-preview flow">
      {!repair.isCurrent && <Notice tone="warning">{t.outdated}</Notice>}
      <Notice tone={repair.status === 'optimal' ? 'success' : 'warning'}>
        <p>
          <strong>{keptSentence(repair, t)}</strong>{' '}
          {repair.placed.length > 0 && t.gains(repair.placed.length)}
        </p>
        {isEmpty && <p>{t.noChange}</p>}
      </Notice>
      <RepairLists repair={repair} />
      {!isEmpty && <RepairCriteria repair={repair} />}
      {repair.isCurrent && !isEmpty && <ApplyRepair phase={phase} repair={repair} />}
      <p className="no-print soft small">
        {t.verify}{' '}
        <a href={`/api/runs/${repair.id}/instance`} download={`andring-${repair.id}-underlag.json`}>
          {t.instanceFile}
        </a>
        {', '}
        <a href={`/api/runs/${repair.id}/result`} download={`andring-${repair.id}-svar.json`}>
          {t.resultFile}
        </a>
        .
      </p>
    </div>
  )
}

function Working({ repair }: { repair: RepairView }) {
  const t = useCopy(sv, en)
  const stageName = useStageName()
  const cancel = useChange('POST /api/runs/:runId/cancel', ['GET /api/terms/:termId/repairs'])
  return (
    <div className="row">
      <ProgressNote
        since={repair.startedAt}
        steps={<WorkSteps of={({ id }) => id === repair.id} stageName={stageName} />}
      >
        {t.working}
      </ProgressNote>
      <Button busy={cancel.isPending} onClick={() => cancel.mutate({ params: { runId: repair.id } })}>
        {t.stop}
      </Button>
    </div>
  )
}

function NoPlan({ repair }: { repair: RepairView }) {
  const t = useCopy(sv, en)
  if (repair.status !== 'infeasible') {
    return (
      <Notice tone="error" title={t.failed}>
        {repair.failure}
      </Notice>
    )
  }
  return (
    <Notice tone="error" title={t.infeasible}>
      <ul>
        {repair.conflicts.map(conflict => (
          <li key={conflict.text}>
            {conflict.text} <span className="soft small">({conflict.rules.join(', ')})</span>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
