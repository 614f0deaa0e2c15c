import { useChange } from '../../api/queries.ts'
import { outbox as en } from '../../copy/en/outbox.ts'
import { outbox as sv } from '../../copy/sv/outbox.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'

/** Sends a mail to whoever presses it, to see that mail arrives. */
export function TestMailButton() {
  const t = useCopy(sv, en).test
  const test = useChange('POST /api/outbox/test', ['GET /api/outbox'])
  return (
    <>
      <Button busy={test.isPending} onClick={() => test.mutate({}, { onSuccess: () => say(t.done) })}>
        {t.action}
      </Button>
      {test.error && <FailureNotice error={test.error} />}
    </>
  )
}
