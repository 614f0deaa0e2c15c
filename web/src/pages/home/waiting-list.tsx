import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { home as en } from '../../copy/en/home.ts'
import { home as sv } from '../../copy/sv/home.ts'
import { shell as shellEn } from '../../copy/en/shell.ts'
import { shell as shellSv } from '../../copy/sv/shell.ts'
import { dayOf, longDate, number } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Waiting } from './waiting.ts'
import { daysBetween } from './waiting.ts'

interface Props {
  items: readonly Waiting[]
  termId: string
  /** The day in Stockholm. */
  todayOn: string
}

/** One row for each thing that waits: how many, what, and the one way there. */
export function WaitingList({ items, termId, todayOn }: Props) {
  const t = useCopy(sv, en)
  return (
    <ol className="plain waiting" aria-label={t.list}>
      {items.map(item => (
        <li key={item.kind === 'pilot' ? `pilot ${item.pilotId}` : item.kind}>
          <span className="waiting-count numeric">
            {item.count === null ? <Icon name="arrow" size={28} /> : number(item.count)}
          </span>
          <div>
            <WaitingText item={item} />
            <When item={item} todayOn={todayOn} />
          </div>
          <WaitingLink item={item} termId={termId} />
        </li>
      ))}
    </ol>
  )
}

function WaitingText({ item }: { item: Waiting }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const phases = useCopy(shellSv, shellEn).phase
  switch (item.kind) {
    case 'nextStep':
      return <p>{t.item.nextStep(phases[item.phase])}</p>
    case 'missingStudents':
      return <p>{t.item.missingStudents(item.count, item.share)}</p>
    case 'blocked':
      return <p>{t.item.blocked(phases[item.phase], item.why)}</p>
    case 'lastImport':
      return <p>{t.item.lastImport(dayOf(item.at, language))}</p>
    case 'pilot':
      return <p>{t.item.pilot[item.step](item.name, item.count ?? 0)}</p>
    case 'runWaits':
      return <p>{t.item.runWaits(item.all)}</p>
    case 'noRun':
      return <p>{t.item.noRun}</p>
    case 'openProposals':
    case 'toAnswer':
      return <p>{t.item[item.kind]}</p>
    default:
      return <p>{t.item[item.kind](item.count)}</p>
  }
}

/** The last day for it and how many days are left, or since when it has stood. */
function When({ item, todayOn }: { item: Waiting; todayOn: string }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  if ('dueOn' in item && item.dueOn) {
    const left = daysBetween(todayOn, item.dueOn)
    return <p className="waiting-when">{t.due(longDate(item.dueOn, language), left)}</p>
  }
  if ('sinceAt' in item && item.sinceAt) {
    return <p className="waiting-when">{t.since(dayOf(item.sinceAt, language))}</p>
  }
  return null
}

function WaitingLink({ item, termId }: { item: Waiting; termId: string }) {
  const t = useCopy(sv, en)
  const params = { termId }
  const inside: ReactNode = (
    <>
      {t.action[item.kind]}
      <Icon name="arrow" size={16} />
    </>
  )
  switch (item.kind) {
    case 'runWaits':
      return (
        <Link to="/matchning/$runId" params={{ runId: item.runId }}>
          {inside}
        </Link>
      )
    case 'pilot':
      return (
        <Link to="/auskultation/$pilotId" params={{ pilotId: item.pilotId }}>
          {inside}
        </Link>
      )
    case 'failedMail':
      return (
        <Link to="/utskick" search={{ lage: 'dead' }}>
          {inside}
        </Link>
      )
    case 'stoppedLeaks':
      return <Link to="/stoppat">{inside}</Link>
    case 'blocked':
    case 'nextStep':
      return (
        <Link to="/terminer/$termId" params={params}>
          {inside}
        </Link>
      )
    case 'failedRuns':
    case 'noRun':
      return (
        <Link to="/terminer/$termId/matchning" params={params}>
          {inside}
        </Link>
      )
    case 'unanswered':
      return (
        <Link to="/terminer/$termId/vantar" params={params}>
          {inside}
        </Link>
      )
    case 'missing':
      return (
        <Link to="/terminer/$termId/tavla" params={params}>
          {inside}
        </Link>
      )
    case 'withoutWishes':
      return (
        <Link to="/terminer/$termId/studenter" params={params}>
          {inside}
        </Link>
      )
    case 'lastImport':
    case 'missingStudents':
      return (
        <Link to="/terminer/$termId/import" params={params}>
          {inside}
        </Link>
      )
    case 'unplaced':
      return (
        <Link to="/terminer/$termId/studenter" params={params} search={{ besked: 'unplaced' }}>
          {inside}
        </Link>
      )
    case 'openProposals':
      return (
        <Link to="/terminer/$termId/placeringar" params={params} search={{ lage: 'proposed' }}>
          {inside}
        </Link>
      )
    case 'withoutPlace':
    case 'toAnswer':
    case 'results':
      return (
        <Link to="/terminer/$termId/placeringar" params={params}>
          {inside}
        </Link>
      )
  }
}
