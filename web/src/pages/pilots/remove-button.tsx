import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { FailureNotice } from '../../ui/notice.tsx'

interface Props {
  readonly label: string
  /** What is shown in a row that names the thing itself; the label is read out. */
  readonly short?: string
  readonly text: string
  readonly busy: boolean
  readonly error: Error | null
  readonly onRemove: () => void
}

/** Takes something out of the pilot, after a question. */
export function RemoveButton({ label, short, text, busy, error, onRemove }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <div className="flow">
      {error && <FailureNotice error={error} />}
      <Button
        kind="quiet"
        {...(short === undefined ? {} : { 'aria-label': label })}
        onClick={() => setOpen(true)}
      >
        {short ?? label}
      </Button>
      {open && (
        <ConfirmDialog
          title={label}
          action={label}
          kind="danger"
          busy={busy}
          onClose={() => setOpen(false)}
          onConfirm={() => {
            setOpen(false)
            onRemove()
          }}
        >
          <p>{text}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
