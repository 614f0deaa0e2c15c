import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { endings as en } from '../../copy/en/endings.ts'
import { endings as sv } from '../../copy/sv/endings.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import type { PlacementView } from './placement-states.ts'

interface Props {
  termId: string
  /** Published placements; all of them are marked, or none. */
  placements: readonly PlacementView[]
}

/** Marks placements as completed (S8), after a question: it can't be undone. */
export function CompleteButton({ termId, placements }: Props) {
  const t = useCopy(sv, en).complete
  const [asks, setAsks] = useState(false)
  const complete = useChange('POST /api/terms/:termId/placements/complete', [
    'GET /api/terms/:termId/placements',
  ])
  const count = placements.length

  async function confirm() {
    try {
      await complete.mutateAsync({
        params: { termId },
        body: { placementIds: placements.map(({ id }) => id) },
      })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.done(count))
    setAsks(false)
  }

  return (
    <>
      <Button onClick={() => setAsks(true)}>{count === 1 ? t.open : t.openAll(count)}</Button>
      {asks && (
        <ConfirmDialog
          title={t.title(count)}
          action={count === 1 ? t.action : t.actionAll}
          busy={complete.isPending}
          onClose={() => {
            complete.reset()
            setAsks(false)
          }}
          onConfirm={() => void confirm()}
        >
          <p>{t.text}</p>
          {complete.error && <FailureNotice error={complete.error} />}
        </ConfirmDialog>
      )}
    </>
  )
}
