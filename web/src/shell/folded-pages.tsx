import { useRouterState } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Icon } from '../ui/icon.tsx'

interface Props {
  title: string
  /** Where the entries lead: on one of these pages, or below it, the group is open. */
  addresses: readonly string[]
  /** List items. */
  children: ReactNode
}

/** Entries of the menu that are not needed every day, behind their title. */
export function FoldedPages({ title, addresses, children }: Props) {
  const pathname = useRouterState({ select: state => state.location.pathname })
  const holdsPage = addresses.some(address => pathname === address || pathname.startsWith(`${address}/`))
  const [isOpened, setIsOpened] = useState(false)
  return (
    <li>
      <details
        className="nav-fold"
        open={holdsPage || isOpened}
        onToggle={event => setIsOpened(event.currentTarget.open)}
      >
        <summary>
          {title}
          <Icon name="down" size={16} />
        </summary>
        <ul className="plain">{children}</ul>
      </details>
    </li>
  )
}
