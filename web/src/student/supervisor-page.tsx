import { useState } from 'react'
import type { BodyOf, ResponseOf } from '../api/client.ts'
import { call } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useDeclineReason } from '../forms/decline-reason.tsx'
import { dateRange } from '../format.ts'
import { useCopy, useLanguage } from '../language.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { Facts } from '../ui/key-figure.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { Answers } from './answers.tsx'
import { CalendarLinks } from './calendar-links.tsx'
import { OccasionCard } from './occasion-card.tsx'
import { inTimeOrder } from './occasion-order.ts'
import { PageLink } from './page-link.tsx'
import { PersonalPage } from './personal-page.tsx'

type View = ResponseOf<'GET /api/supervisor-page'>
type Placement = View['placements'][number]

const read = (token: string, signal: AbortSignal) =>
  call('GET /api/supervisor-page', {}, { bearer: token, signal })

/** What a supervisor sees behind the personal link: whom they receive and when, and the way to say yes or no. */
export function SupervisorPage({ token }: { token: string | null }) {
  const { supervisorPage: t } = useCopy(sv, en)
  return (
    <PersonalPage token={token} window={t.window} noToken={t.noToken} askForLink={t.askForLink} read={read}>
      {(view, show, reload) => (
        <>
          <div>
            <p className="student-over">{view.district}</p>
            <h1>{t.title(view.name)}</h1>
            <p className="student-lead">
              {t.lead(view.placements.filter(({ hasEnded }) => !hasEnded).length)}
            </p>
          </div>
          {view.placements.map(placement => (
            <Supervised
              key={placement.id}
              placement={placement}
              token={token ?? ''}
              onAnswered={show}
              onOccasionAnswered={reload}
            />
          ))}
          {view.placements.length > 0 && (
            <CalendarLinks
              feedPath={view.feedPath}
              token={token ?? ''}
              onRenewed={feedPath => show({ ...view, feedPath })}
            />
          )}
          <PageLink token={token ?? ''} />
        </>
      )}
    </PersonalPage>
  )
}

interface Props {
  placement: Placement
  token: string
  onAnswered: (view: View) => void
  onOccasionAnswered: () => void
}

function Supervised({ placement, token, onAnswered, onOccasionAnswered }: Props) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { id, unit, field, university, student, fromOn, toOn, hasEnded, occasions } = placement
  const rows: [string, string][] = [
    [t.unit, unit],
    [t.field, field],
    [t.supervisorPage.university, university],
  ]
  if (fromOn !== null && toOn !== null)
    rows.push([t.supervisorPage.period, dateRange(fromOn, toOn, language)])
  return (
    <section className="flow" aria-labelledby={id}>
      <h2 id={id}>
        {student ?? t.supervisorPage.student}{' '}
        {hasEnded && <Badge tone="error">{t.supervisorPage.ended}</Badge>}
      </h2>
      <div className="card flow">
        <Facts rows={rows} />
        {!hasEnded && <YesOrNo placement={placement} token={token} onAnswered={onAnswered} />}
      </div>
      <ul className="plain occasions">
        {inTimeOrder(occasions).map(occasion => (
          <li key={occasion.id}>
            <OccasionCard occasion={occasion} name={occasion.title ?? t.kind[occasion.kind]}>
              {occasion.status === 'scheduled' && (
                <Answers token={token} occasion={occasion} onAnswered={onOccasionAnswered} />
              )}
            </OccasionCard>
          </li>
        ))}
      </ul>
    </section>
  )
}

function YesOrNo({ placement, token, onAnswered }: Omit<Props, 'onOccasionAnswered'>) {
  const { supervisorPage: t } = useCopy(sv, en)
  const [declining, setDeclining] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const { id: placementId, accepts } = placement
  const why = useDeclineReason('own')

  function decline() {
    const told = why.read()
    if (told) void say({ placementId, accepts: false, ...told })
  }

  async function say(body: BodyOf<'POST /api/supervisor-page/answers'>) {
    setDeclining(false)
    try {
      onAnswered(await call('POST /api/supervisor-page/answers', { body }, { bearer: token }))
      setError(null)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error('unknown'))
    }
  }
  return (
    <>
      <p role="status">{accepts === null ? t.ask : accepts ? t.accepted : t.declined}</p>
      <div className="row no-print">
        {accepts !== true && (
          <Button kind="primary" onClick={() => void say({ placementId, accepts: true })}>
            {t.accept}
          </Button>
        )}
        {accepts !== false && <Button onClick={() => setDeclining(true)}>{t.decline}</Button>}
      </div>
      {error && <FailureNotice error={error} />}
      {declining && (
        <ConfirmDialog
          title={t.declineTitle}
          action={t.declineAction}
          kind="danger"
          onConfirm={decline}
          onClose={() => setDeclining(false)}
        >
          <p>{t.declineText}</p>
          {why.fields()}
        </ConfirmDialog>
      )}
    </>
  )
}
