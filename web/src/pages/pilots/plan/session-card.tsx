import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import { useCopy } from '../../../language.ts'
import { Badge } from '../../../ui/badge.tsx'
import type { Names, ScheduledSession } from './schedule.ts'
import type { Lifting } from './use-lift.ts'

interface Props {
  session: ScheduledSession
  names: Names
  /** The district that goes without saying, if any. */
  within: string | null
  lifting: Lifting | null
  onOpen: (session: ScheduledSession) => void
}

/** A session in the week: what, for whom, where and with whom; it opens, and can be dragged or picked up. */
export function SessionCard({ session, names, within, lifting, onOpen }: Props) {
  const t = useCopy(sv, en)
  const name = names.session(session)
  const isLifted = lifting?.lift?.session.id === session.id
  const isMovable = lifting !== null && !session.isLocked
  return (
    <article
      className="plan-session"
      data-audience={session.groupIds.length > 1 ? 'many' : 'one'}
      data-lifted={isLifted || undefined}
      draggable={isMovable}
      data-session={session.id}
    >
      <h3>
        <button type="button" className="plan-open" aria-label={t.open(name)} onClick={() => onOpen(session)}>
          {names.module(session.moduleId)}
        </button>
      </h3>
      <p className="plan-party">
        {within === null ? names.party(session.groupIds) : names.partyWithin(within, session.groupIds)}
      </p>
      <p>
        {session.passes.length > 1 && <>{names.hours(session.passes)}, </>}
        {names.venue(session.venueId)}
      </p>
      <p className="plan-hosts">{session.hostIds.map(names.host).join(', ')}</p>
      {session.isLocked && <Badge tone="info">{t.locked}</Badge>}
      {isMovable && (
        <button
          type="button"
          className="plan-move no-print"
          aria-label={t.moveName(name)}
          aria-pressed={isLifted}
          aria-describedby="plan-how-to-move"
          onClick={() => (isLifted ? lifting.cancel() : void lifting.pickUp(session))}
          onKeyDown={event => lifting.onKeyDown(event, session)}
        >
          {t.move}
        </button>
      )}
    </article>
  )
}
