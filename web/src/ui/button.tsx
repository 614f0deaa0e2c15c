import type { ButtonHTMLAttributes } from 'react'

interface Props extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** One `primary` a page: what most people come to do. `danger` for what can't be undone. `quiet` inside text and rows. */
  kind?: 'primary' | 'secondary' | 'danger' | 'quiet'
  /** At work: can't be pressed again, but keeps focus and its place in the tab order. */
  busy?: boolean
}

/** `<Button kind="primary" onClick={…}>Spara</Button>`. Type is `button` unless said otherwise. */
export function Button({ kind = 'secondary', busy = false, type = 'button', onClick, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className="button"
      data-kind={kind}
      aria-disabled={busy || undefined}
      onClick={event => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    />
  )
}
