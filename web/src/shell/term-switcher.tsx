import { Link, useRouterState } from '@tanstack/react-router'
import { useRef } from 'react'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { useCopy } from '../language.ts'
import { Icon } from '../ui/icon.tsx'
import type { TermSummary } from './term-choice.ts'
import { newestFirst } from './term-choice.ts'
import { samePageOf } from './same-page.ts'

interface Props {
  term: TermSummary | null
  terms: readonly TermSummary[]
}

/** Which term the menu is about. Links rather than a select: choosing one goes somewhere. */
export function TermSwitcher({ term, terms }: Props) {
  const t = useCopy(sv, en)
  const details = useRef<HTMLDetailsElement>(null)
  const pathname = useRouterState({ select: state => state.location.pathname })
  const to = samePageOf(pathname)
  if (!term) return <p className="nav-term">{t.noTerm}</p>

  const heading = (
    <>
      <strong>{t.termName(term.id)}</strong>
      <span>{t.phase[term.phase]}</span>
    </>
  )
  if (terms.length < 2) return <p className="nav-term">{heading}</p>
  return (
    <details ref={details} className="nav-term">
      <summary>
        {heading}
        <span className="visually-hidden">{t.changeTerm}</span>
        <Icon name="down" size={16} />
      </summary>
      <ul className="plain">
        {newestFirst(terms).map(other => (
          <li key={other.id}>
            <Link
              to={to}
              params={{ termId: other.id }}
              search={to === '/' ? { termin: other.id } : {}}
              aria-current={other.id === term.id ? 'true' : undefined}
              activeProps={{ 'aria-current': undefined }}
              onClick={() => details.current?.removeAttribute('open')}
            >
              {t.termName(other.id)} <span>{t.phase[other.phase]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
