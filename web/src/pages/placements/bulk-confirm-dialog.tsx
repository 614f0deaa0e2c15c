import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { useCopy } from '../../language.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import type { PlacementView } from './placement-states.ts'

interface Props {
  termId: string
  placements: readonly PlacementView[]
  onClose: () => void
  onAnswered: () => void
}

/** Confirms every proposal with the supervisor that its offer names: all or none. */
export function BulkConfirmDialog({ termId, placements, onClose, onAnswered }: Props) {
  const t = useCopy(sv, en).answer
  const confirm = useChange('POST /api/terms/:termId/placements/confirm', [
    'GET /api/terms/:termId/placements',
  ])

  async function confirmAll() {
    try {
      await confirm.mutateAsync({
        params: { termId },
        body: { placementIds: placements.map(({ id }) => id) },
      })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.bulkDone(placements.length))
    onClose()
    onAnswered()
  }

  return (
    <ConfirmDialog
      title={t.bulkTitle(placements.length)}
      action={t.bulkAction}
      busy={confirm.isPending}
      onClose={onClose}
      onConfirm={() => void confirmAll()}
    >
      <p>{t.bulkText}</p>
      <ul>
        {placements.map(({ id, student, offer }) => (
          <li key={id}>
            {student.label}: {offer.supervisor?.name}
          </li>
        ))}
      </ul>
      {confirm.error && <FailureNotice error={confirm.error} />}
    </ConfirmDialog>
  )
}
