import { useNavigate } from '@tanstack/react-router'
import { useChange } from '../../api/queries.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { useCurrentTerm } from '../../shell/current-term.ts'
import type { RunView } from './criteria.ts'
import type { Pins } from './pins.ts'
import { pinsElsewhere } from './pins.ts'

const TIME_LIMIT_SECONDS = 60

/** Says how the pins in force differ from the run, with the way to a run that keeps them: the rest is matched anew. */
export function MatchRest({ run, pins }: { run: RunView; pins: Pins }) {
  const t = useCopy(sv, en)
  const navigate = useNavigate()
  const { term } = useCurrentTerm()
  const start = useChange('POST /api/terms/:termId/runs', ['GET /api/terms/:termId/runs'])
  const count = pins.byStudent.size
  if (count === 0 || term?.id !== run.termId || term.phase !== 'matching') return null
  const elsewhere = pinsElsewhere(pins.byStudent, run.placements)

  async function matchRest() {
    try {
      const { id } = await start.mutateAsync({
        params: { termId: run.termId },
        body: { policy: run.policy, engine: run.engine, timeLimitSeconds: TIME_LIMIT_SECONDS },
      })
      say(t.restStarted, { onNextPage: true })
      void navigate({ to: '/matchning/$runId', params: { runId: id } })
    } catch {
      // The notice below says why.
    }
  }
  return (
    <div className="flow no-print">
      <Notice tone="info" title={count === 1 ? t.noticeOne : t.noticeTitle(count)}>
        {elsewhere > 0 && (
          <>
            <p>{t.differs(elsewhere)}</p>
            <p>{t.restHint}</p>
            <p>
              <Button busy={start.isPending} onClick={() => void matchRest()}>
                {t.rest}
              </Button>
            </p>
          </>
        )}
      </Notice>
      {start.error && <FailureNotice error={start.error} />}
    </div>
  )
}
