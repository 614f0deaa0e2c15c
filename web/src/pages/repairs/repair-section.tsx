import { useChange, useRead } from '../../api/queries.ts'
import { repairs as en } from '../../copy/en/repairs.ts'
import { repairs as sv } from '../../copy/sv/repairs.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { FallenAway } from './fallen-away.tsx'
import { RepairPreview } from './repair-preview.tsx'
import type { RepairsView } from './repair-view.ts'
import { leftWithout } from './repair-view.ts'
import './repairs.css'

interface Props {
  termId: string
  phase: TermSummary['phase']
}

/** What has changed in a term whose proposals are out, and the smallest change that mends it (R20, S6, S7). */
export function RepairSection({ termId, phase }: Props) {
  const query = useRead(
    'GET /api/terms/:termId/repairs',
    { params: { termId } },
    { isPending: answer => answer?.repair?.status === 'running' },
  )
  return <Loaded query={query}>{view => <Changes termId={termId} phase={phase} view={view} />}</Loaded>
}

function Changes({ termId, phase, view }: Props & { view: RepairsView }) {
  const t = useCopy(sv, en)
  const start = useChange('POST /api/terms/:termId/repairs', ['GET /api/terms/:termId/repairs'])
  const left = leftWithout(view)
  const { repair } = view
  const isWorking = repair?.status === 'running'
  const isMended = repair !== null && repair.isCurrent
  return (
    <Section
      title={left.length > 0 ? t.title.changed : t.title.unchanged}
      lead={t.lead}
      actions={
        !isWorking && (
          <Button
            kind={left.length > 0 && !isMended ? 'primary' : 'secondary'}
            busy={start.isPending}
            onClick={() => start.mutate({ params: { termId } })}
          >
            {repair === null || repair.appliedAt !== null ? t.start : t.again}
          </Button>
        )
      }
    >
      <div className="flow">
        {start.error && <FailureNotice error={start.error} />}
        <FallenAway view={view} />
        {repair && <RepairPreview phase={phase} repair={repair} />}
      </div>
    </Section>
  )
}
