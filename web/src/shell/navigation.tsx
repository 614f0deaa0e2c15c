import type { LinkProps } from '@tanstack/react-router'
import { Link } from '@tanstack/react-router'
import { shell as en } from '../copy/en/shell.ts'
import { shell as sv } from '../copy/sv/shell.ts'
import { useCopy } from '../language.ts'
import { useCurrentTerm } from './current-term.ts'
import { FoldedPages } from './folded-pages.tsx'
import { TermSwitcher } from './term-switcher.tsx'
import type { RoleKind } from './viewer.ts'
import { useViewer } from './viewer.ts'

type Words = typeof sv

interface Item {
  readonly to: NonNullable<LinkProps['to']>
  readonly label: (words: Words) => string
  /** Null = everyone. */
  readonly roles: readonly RoleKind[] | null
  readonly exact?: boolean
}

const OF_TERM: readonly Item[] = [
  { to: '/terminer/$termId', label: t => t.term, roles: ['central'], exact: true },
  { to: '/terminer/$termId/tavla', label: t => t.board, roles: ['central', 'district', 'university'] },
  { to: '/terminer/$termId/platser', label: t => t.offers, roles: ['central', 'district'] },
  { to: '/terminer/$termId/studenter', label: t => t.students, roles: ['central', 'university'] },
  {
    to: '/terminer/$termId/handledare',
    label: t => t.supervisors,
    roles: ['central', 'district', 'university'],
  },
  { to: '/terminer/$termId/import', label: t => t.imports, roles: ['central', 'district', 'university'] },
  { to: '/terminer/$termId/matchning', label: t => t.matching, roles: ['central'] },
  {
    to: '/terminer/$termId/placeringar',
    label: t => t.placements,
    roles: ['central', 'district', 'university'],
  },
  { to: '/terminer/$termId/vantar', label: t => t.waiting, roles: ['central', 'district', 'university'] },
]

const FOLLOW_UP: readonly Item[] = [
  { to: '/terminer/$termId/tillgang', label: t => t.supply, roles: ['central', 'district'] },
  { to: '/terminer/$termId/lika-villkor', label: t => t.equalTerms, roles: ['central', 'district'] },
  { to: '/terminer/$termId/t2', label: t => t.t2, roles: ['central', 'district', 'university'] },
]

const OF_ALL: readonly Item[] = [
  {
    to: '/auskultation',
    label: t => t.auscultation,
    roles: ['central', 'district', 'university', 'teacher'],
  },
  { to: '/terminer', label: t => t.terms, roles: ['central'], exact: true },
  { to: '/utskick', label: t => t.outbox, roles: ['central', 'district', 'university'] },
  { to: '/stod', label: t => t.support, roles: ['central', 'district', 'university'] },
]

const ADMINISTRATION: readonly Item[] = [
  { to: '/personer', label: t => t.people, roles: ['central'] },
  { to: '/logg', label: t => t.audit, roles: ['central'] },
  { to: '/stoppat', label: t => t.stopped, roles: ['central'] },
  { to: '/personuppgifter', label: t => t.personalData, roles: ['central'] },
  { to: '/gallring', label: t => t.retention, roles: ['central'] },
]

/** The menu: what waits, then the term's pages, then what belongs to no term. Only what the role can use. */
export function Navigation({ onNavigate }: { onNavigate: () => void }) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const { term, terms, known } = useCurrentTerm()
  const visible = (item: Item) => item.roles === null || viewer.hasRole(...item.roles)

  const entry = (item: Item) => (
    <li key={item.to}>
      <Link
        to={item.to}
        params={term ? { termId: term.id } : {}}
        activeOptions={{ exact: item.exact ?? false, includeSearch: false }}
        onClick={onNavigate}
      >
        {item.label(t)}
      </Link>
    </li>
  )
  const folded = (title: string, items: readonly Item[]) => {
    const shown = items.filter(visible)
    const addresses = shown.map(({ to }) => to.replace('$termId', term?.id ?? ''))
    return (
      shown.length > 0 && (
        <FoldedPages title={title} addresses={addresses}>
          {shown.map(entry)}
        </FoldedPages>
      )
    )
  }
  return (
    <nav aria-label={t.mainNavigation} className="nav">
      <ul className="plain">{entry({ to: '/', label: words => words.home, roles: null, exact: true })}</ul>
      {known && OF_TERM.some(visible) && <TermSwitcher term={term} terms={terms} />}
      {term && (
        <ul className="plain">
          {OF_TERM.filter(visible).map(entry)}
          {folded(t.followUp, FOLLOW_UP)}
        </ul>
      )}
      {OF_ALL.some(visible) && (
        <ul className="plain nav-all">
          {OF_ALL.filter(visible).map(entry)}
          {folded(t.administration, ADMINISTRATION)}
        </ul>
      )}
    </nav>
  )
}
