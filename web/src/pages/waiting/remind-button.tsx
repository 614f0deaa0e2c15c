import { useChange } from '../../api/queries.ts'
import { waiting as en } from '../../copy/en/waiting.ts'
import { waiting as sv } from '../../copy/sv/waiting.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import type { Wait } from './waiting-table.tsx'

/** Reminds whoever it waits on now, at most once a day (S6). */
export function RemindButton({ termId, wait, what }: { termId: string; wait: Wait; what: string }) {
  const t = useCopy(sv, en)
  const { kind, ownerId, ownerName } = wait
  const remind = useChange('POST /api/terms/:termId/waiting/remind', ['GET /api/terms/:termId/waiting'])
  const send = () =>
    remind.mutate(
      { params: { termId }, body: { kind, ownerId } },
      { onSuccess: () => say(t.reminded(ownerName)) },
    )
  return (
    <>
      <Button kind="quiet" busy={remind.isPending} aria-label={t.remindOf(ownerName, what)} onClick={send}>
        {t.remind}
      </Button>
      {remind.error && <FailureNotice error={remind.error} />}
    </>
  )
}
