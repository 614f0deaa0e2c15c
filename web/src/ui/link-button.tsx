import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes } from 'react'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  kind?: 'primary' | 'secondary' | 'quiet'
}

function Anchor({ kind = 'secondary', children, ...rest }: Props) {
  return (
    <a {...rest} className="button" data-kind={kind}>
      {children}
    </a>
  )
}

/** A link that leads to the next step and looks like a button: `<LinkButton kind="primary" to="…" params={…}>`. */
export const LinkButton = createLink(Anchor)
