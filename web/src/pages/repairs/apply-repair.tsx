import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { repairs as en } from '../../copy/en/repairs.ts'
import { repairs as sv } from '../../copy/sv/repairs.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import type { RepairView } from './repair-view.ts'

interface Props {
  phase: TermSummary['phase']
  repair: RepairView
}

/** Makes the changes, after a question: others notice. */
export function ApplyRepair({ phase, repair }: Props) {
  const t = useCopy(sv, en)
  const [asks, setAsks] = useState(false)
  const apply = useChange('POST /api/repairs/:runId/apply', [
    'GET /api/terms/:termId/repairs',
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId',
  ])
  const leaving = repair.moved.length + repair.lost.length

  async function confirm() {
    try {
      await apply.mutateAsync({ params: { runId: repair.id } })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.done)
  }

  return (
    <p className="no-print">
      <Button kind="primary" onClick={() => setAsks(true)}>
        {t.apply}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t.applyTitle}
          action={t.applyAction}
          busy={apply.isPending}
          onClose={() => {
            apply.reset()
            setAsks(false)
          }}
          onConfirm={() => void confirm()}
        >
          <p>
            {leaving > 0 ? t.applyText.moved(leaving) : t.applyText.placed(repair.placed.length)}{' '}
            {phase === 'confirming' ? t.applyText.confirming : t.applyText.published}
          </p>
          {apply.error && <FailureNotice error={apply.error} />}
        </ConfirmDialog>
      )}
    </p>
  )
}
