import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useChange } from '../../api/queries.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { PinForm } from './pin-form.tsx'
import type { PinView } from './pins.ts'
import { PIN_READINGS, placeName } from './pins.ts'

interface Student {
  readonly id: string
  readonly label: string
}

interface Props {
  runId: string
  termId: string
  student: Student
  /** The place in the run; null without one. */
  offer: { readonly id: string; readonly districtName: string; readonly unit: string } | null
  pin: PinView | undefined
}

/**
 * What can be done about one student's place: move, pin, unpin (R12). The dialogs lie outside the table that this may
 * stand in, so that they don't take on its small print.
 */
export function PinActions({ runId, termId, student, offer, pin }: Props) {
  const t = useCopy(sv, en)
  const [open, setOpen] = useState<'move' | 'lock' | null>(null)
  const close = () => setOpen(null)
  const of = <span className="visually-hidden">{t.of(student.label)}</span>
  return (
    <span className="pin-actions">
      {pin && (
        <span>
          <Badge tone="info">{pin.offer.id === offer?.id ? t.locked : t.lockedElsewhere}</Badge>
          {pin.offer.id !== offer?.id && <span className="second-fact">{placeName(pin.offer)}</span>}
        </span>
      )}
      <Button kind="quiet" onClick={() => setOpen('move')}>
        {offer ? t.move : t.give} {of}
      </Button>
      {pin ? (
        <Unpin pin={pin} />
      ) : (
        offer && (
          <Button kind="quiet" onClick={() => setOpen('lock')}>
            {t.lock} {of}
          </Button>
        )
      )}
      {open === 'move' &&
        createPortal(
          <MoveDialog runId={runId} termId={termId} student={student} onClose={close} />,
          document.body,
        )}
      {open === 'lock' &&
        offer &&
        createPortal(
          <Dialog title={t.lockTitle(student.label)} onClose={close}>
            <p>{t.lockText(placeName(offer))}</p>
            <PinForm
              termId={termId}
              student={student}
              offerId={offer.id}
              action={t.lockAction}
              onClose={close}
            />
          </Dialog>,
          document.body,
        )}
    </span>
  )
}

/** Removes a pin, after a question; it stays in the history. */
export function Unpin({ pin }: { pin: PinView }) {
  const t = useCopy(sv, en)
  const [asked, setAsked] = useState(false)
  const remove = useChange('POST /api/pins/:pinId/remove', PIN_READINGS)
  function confirm() {
    remove.mutate(
      { params: { pinId: pin.id } },
      {
        onSuccess: () => {
          say(t.unlockDone(pin.student.label))
          setAsked(false)
        },
      },
    )
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setAsked(true)}>
        {t.unlock} <span className="visually-hidden">{t.of(pin.student.label)}</span>
      </Button>
      {asked &&
        createPortal(
          <ConfirmDialog
            title={t.unlockTitle(pin.student.label)}
            action={t.unlock}
            busy={remove.isPending}
            onClose={() => setAsked(false)}
            onConfirm={confirm}
          >
            {remove.error && <FailureNotice error={remove.error} />}
            <p>{t.unlockText}</p>
          </ConfirmDialog>,
          document.body,
        )}
    </>
  )
}
