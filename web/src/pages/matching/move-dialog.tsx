import { useId, useState } from 'react'
import { useAnswer, useRead } from '../../api/queries.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { useUiCopy } from '../../ui/use-ui-copy.ts'
import { MoveOffers } from './move-offers.tsx'
import { MovePreview } from './move-preview.tsx'
import { PinForm } from './pin-form.tsx'
import { placeName } from './pins.ts'

interface Props {
  runId: string
  termId: string
  student: { readonly id: string; readonly label: string }
  /** A place that is chosen already, as by dragging. */
  offerId?: string
  onClose: () => void
}

/** Chooses another place for a student, shows what that leads to, and pins the student there with a reason (R12). */
export function MoveDialog({ runId, termId, student, offerId: given, onClose }: Props) {
  const t = useCopy(sv, en)
  const ui = useUiCopy()
  const previewId = useId()
  const [offerId, setOfferId] = useState(given ?? null)
  const offers = useRead('GET /api/runs/:runId/students/:studentId/offers', {
    params: { runId, studentId: student.id },
  })
  const preview = useAnswer(
    'POST /api/runs/:runId/move-preview',
    offerId === null ? null : { params: { runId }, body: { studentId: student.id, offerId } },
  )
  const now = offers.data?.offers.find(({ id }) => id === offers.data.offerId)
  const isReady = preview.data !== undefined && !preview.isPlaceholderData && !preview.error
  return (
    <Dialog title={t.moveTitle(student.label)} onClose={onClose}>
      <div className="move flow">
        {offers.data && <p>{now ? t.now(placeName(now)) : t.nowNone}</p>}
        <Loaded query={offers}>
          {data => <MoveOffers offers={data.offers} chosen={offerId} onChoose={setOfferId} />}
        </Loaded>
        {offerId !== null && (
          <section aria-labelledby={previewId} aria-busy={preview.isFetching}>
            <h3 id={previewId}>{t.preview}</h3>
            <div role="status">{preview.isFetching && <p className="soft">{t.working}</p>}</div>
            {preview.error && <FailureNotice error={preview.error} />}
            {preview.data && !preview.error && <MovePreview preview={preview.data} studentId={student.id} />}
          </section>
        )}
        {offerId !== null && isReady && preview.data.isAllowed ? (
          <PinForm
            key={offerId}
            termId={termId}
            student={student}
            offerId={offerId}
            action={t.moveAction}
            onClose={onClose}
          />
        ) : (
          <p>
            <Button onClick={onClose}>{ui.cancel}</Button>
          </p>
        )}
      </div>
    </Dialog>
  )
}
