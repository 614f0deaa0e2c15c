import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useEffect, useRef } from 'react'
import { Messages } from './messages.tsx'

interface Props {
  /** The h1 and the window's title. */
  title: string
  /** The title's language, when it is another than the page's. */
  titleLang?: string | undefined
  /** A line above the title that places it, such as the term. */
  over?: ReactNode
  /** One or two sentences: what the page says, or what to do here. */
  lead?: ReactNode
  /** The page's main button or link. */
  actions?: ReactNode
  children: ReactNode
}

/** The page that the visit began with. */
let landedOn: string | null = null

/**
 * The frame of every page: `<Page title="Platser" over={termId} lead="…" actions={…}>` around its sections. Render it
 * before the data are there (put `<Loaded>` inside), for it moves focus to the heading when the address changes.
 */
export function Page({ title, titleLang, over, lead, actions, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const pathname = useRouterState({ select: state => state.location.pathname })
  useEffect(() => {
    document.title = `${title} – VFU Stockholm`
  }, [title])
  useEffect(() => {
    // Arriving from outside, the reader starts at the top of the document as on any site.
    if (landedOn === null) landedOn = pathname
    else heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <div className="page">
      <header className="page-head">
        <div className="flow">
          {over !== undefined && <p className="page-over">{over}</p>}
          <h1 ref={heading} tabIndex={-1} lang={titleLang}>
            {title}
          </h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="row no-print">{actions}</div>}
      </header>
      <Messages />
      {children}
    </div>
  )
}
