import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange } from '../../api/queries.ts'
import { offers as en } from '../../copy/en/offers.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import type { OfferView } from './offer-figures.ts'

/** Takes an offer out of the term, after a question. */
export function WithdrawOffer({ termId, offer }: { termId: string; offer: OfferView }) {
  const t = useCopy(sv, en).withdraw
  const navigate = useNavigate()
  const [asks, setAsks] = useState(false)
  const withdraw = useChange('POST /api/offers/:offerId/withdraw', [
    'GET /api/terms/:termId/offers',
    'GET /api/terms/:termId/board',
  ])

  function close() {
    withdraw.reset()
    setAsks(false)
  }

  async function confirm() {
    try {
      await withdraw.mutateAsync({ params: { offerId: offer.id }, body: { version: offer.version } })
    } catch {
      // The dialog shows what was refused.
      return
    }
    say(t.done(offer.unit), { onNextPage: true })
    await navigate({ to: '/terminer/$termId/platser', params: { termId }, ignoreBlocker: true })
  }

  return (
    <Section title={t.title} lead={t.lead}>
      <Button kind="danger" onClick={() => setAsks(true)}>
        {t.open}
      </Button>
      {asks && (
        <ConfirmDialog
          title={t.confirmTitle(offer.unit)}
          action={t.action}
          kind="danger"
          busy={withdraw.isPending}
          onClose={close}
          onConfirm={() => void confirm()}
        >
          <p>{t.text(offer.places)}</p>
          {withdraw.error && <FailureNotice error={withdraw.error} />}
        </ConfirmDialog>
      )}
    </Section>
  )
}
