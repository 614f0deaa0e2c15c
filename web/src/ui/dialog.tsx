import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'
import { focusHeading } from './focus-heading.ts'
import { useUiCopy } from './use-ui-copy.ts'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/**
 * A modal window, shown while it is mounted: `{open && <Dialog title="…" onClose={() => setOpen(false)}>…</Dialog>}`.
 * The native element gives the focus trap, Escape and the inert page behind; focus returns to what opened it.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
      else focusHeading()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className="dialog flow"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  )
}

interface ConfirmProps extends DialogProps {
  /** The button's words say what happens: `Välj körningen`, never `OK`. */
  action: string
  kind?: 'primary' | 'danger'
  busy?: boolean
  onConfirm: () => void
}

/** Asks before something that others notice or that can't be undone. */
export function ConfirmDialog({
  action,
  kind = 'primary',
  busy = false,
  onConfirm,
  ...dialog
}: ConfirmProps) {
  const t = useUiCopy()
  return (
    <Dialog title={dialog.title} onClose={dialog.onClose}>
      {dialog.children}
      <div className="row">
        <Button onClick={dialog.onClose}>{t.cancel}</Button>
        <Button kind={kind} busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </Dialog>
  )
}
