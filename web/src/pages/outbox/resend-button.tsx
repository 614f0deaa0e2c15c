import { useChange } from '../../api/queries.ts'
import { outbox as en } from '../../copy/en/outbox.ts'
import { outbox as sv } from '../../copy/sv/outbox.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import type { OutboxItem } from './outbox-messages.ts'

interface Props {
  message: OutboxItem
  kind: 'primary' | 'quiet'
  /** The button is about to go: where focus goes is the page's to say. */
  onResent: () => void
}

/** Puts a letter that failed for good in the queue again (C7). */
export function ResendButton({ message, kind, onResent }: Props) {
  const t = useCopy(sv, en)
  const resend = useChange('POST /api/outbox/:messageId/resend', [
    'GET /api/outbox',
    'GET /api/outbox/:messageId',
  ])

  async function send() {
    try {
      await resend.mutateAsync({ params: { messageId: message.id } })
    } catch {
      // What was refused stands beside the button.
      return
    }
    say(t.resent(message.recipient))
    onResent()
  }

  return (
    <>
      <Button
        kind={kind}
        busy={resend.isPending}
        aria-label={t.resendOf(message.subject, message.recipient)}
        onClick={() => void send()}
      >
        {t.resend}
      </Button>
      {resend.error && <FailureNotice error={resend.error} />}
    </>
  )
}
