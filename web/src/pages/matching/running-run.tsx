import { useChange } from '../../api/queries.ts'
import { matching as en } from '../../copy/en/matching.ts'
import { matching as sv } from '../../copy/sv/matching.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { focusHeading } from '../../ui/focus-heading.ts'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { ProgressNote, WorkSteps } from '../../ui/progress-note.tsx'
import { Card } from '../../ui/section.tsx'
import type { RunSummary } from './criteria.ts'
import { useStageName } from './stage-name.ts'

/** A run at work, with the way to stop it. */
export function RunningRun({ run }: { run: RunSummary }) {
  const t = useCopy(sv, en)
  const stageName = useStageName()
  const cancel = useChange('POST /api/runs/:runId/cancel', [
    'GET /api/terms/:termId/runs',
    'GET /api/runs/:runId',
  ])
  async function stop() {
    try {
      await cancel.mutateAsync({ params: { runId: run.id } })
    } catch {
      // The notice above says why.
      return
    }
    say(t.cancelled, { tone: 'info' })
    focusHeading()
  }
  return (
    <Card>
      {cancel.error && <FailureNotice error={cancel.error} />}
      <div className="row running-run">
        <ProgressNote
          since={run.startedAt}
          steps={<WorkSteps of={({ id }) => id === run.id} stageName={stageName} />}
        >
          <strong>{t.policy[run.policy]}.</strong> {t.working}
        </ProgressNote>
        <Button busy={cancel.isPending} onClick={() => void stop()}>
          {t.cancel}
        </Button>
      </div>
    </Card>
  )
}
