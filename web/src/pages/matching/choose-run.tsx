import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import type { RunView } from './criteria.ts'

/** Proposes the run's placements to the districts (S5), after a question: others notice. */
export function ChooseRun({ run }: { run: RunView }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const phases = useCopy(shellSv, shellEn).phase
  const terms = useRead('GET /api/terms', {})
  const choose = useChange('POST /api/runs/:runId/choose', [
    'GET /api/runs/:runId',
    'GET /api/terms/:termId/runs',
    'GET /api/terms',
    'GET /api/terms/:termId',
    'GET /api/terms/:termId/placements',
  ])

  if (run.chosenAt !== null) {
    return <Notice tone="success">{t.isChosen(dateTime(run.chosenAt, language))}</Notice>
  }
  const term = terms.data?.terms.find(({ id }) => id === run.termId)
  if (!term) return null
  if (term.phase !== 'matching') return <Notice>{t.closed(phases[term.phase])}</Notice>
  function confirm() {
    choose.mutate(
      { params: { runId: run.id } },
      {
        onSuccess: () => {
          say(t.chosenDone, { onNextPage: true })
          void navigate({ to: '/terminer/$termId/placeringar', params: { termId: run.termId } })
        },
        onError: () => setAsked(false),
      },
    )
  }
  return (
    <div className="flow no-print">
      {choose.error && <FailureNotice error={choose.error} />}
      {run.status === 'feasible' && <Notice tone="warning">{t.feasibleNote}</Notice>}
      <p>
        <Button kind="primary" onClick={() => setAsked(true)}>
          {t.choose}
        </Button>
      </p>
      {asked && (
        <ConfirmDialog
          title={t.chooseTitle}
          action={t.choose}
          busy={choose.isPending}
          onClose={() => setAsked(false)}
          onConfirm={confirm}
        >
          <p>{t.chooseText(run.placed ?? 0)}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
