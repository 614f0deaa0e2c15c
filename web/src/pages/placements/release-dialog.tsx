import { useChange } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { useCopy } from '../../language.ts'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import type { PlacementView } from './placement-states.ts'

/** Central takes back a proposal that nobody answered (S6). */
export function ReleaseDialog({ placement, onClose }: { placement: PlacementView; onClose: () => void }) {
  const t = useCopy(sv, en).release
  const release = useChange('POST /api/placements/:placementId/release', [
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId/repairs',
  ])
  const { label } = placement.student

  async function takeBack() {
    try {
      await release.mutateAsync({ params: { placementId: placement.id } })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.done(label))
    onClose()
  }

  return (
    <ConfirmDialog
      title={t.title(label)}
      action={t.action}
      kind="danger"
      busy={release.isPending}
      onClose={onClose}
      onConfirm={() => void takeBack()}
    >
      <p>{t.text(placement.offer.districtName)}</p>
      {release.error && <FailureNotice error={release.error} />}
    </ConfirmDialog>
  )
}
