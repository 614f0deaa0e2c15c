import type { ResponseOf } from '../api/client.ts'
import { call } from '../api/client.ts'
import { auscultationPage as en } from '../copy/en/auscultation-page.ts'
import { auscultationPage as sv } from '../copy/sv/auscultation-page.ts'
import { list, weekday } from '../format.ts'
import { suggestLanguage, useCopy, useLanguage } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { Facts } from '../ui/key-figure.tsx'
import { Notice } from '../ui/notice.tsx'
import { CalendarLinks } from './calendar-links.tsx'
import { EvaluationForm } from './evaluation-form.tsx'
import { PageLink } from './page-link.tsx'
import { PersonalPage } from './personal-page.tsx'
import './auscultation.css'

type View = ResponseOf<'GET /api/auscultation-page'>
type Session = View['sessions'][number]

async function read(token: string, signal: AbortSignal): Promise<View> {
  const view = await call('GET /api/auscultation-page', {}, { bearer: token, signal })
  suggestLanguage(view.language)
  return view
}

/** What a term-two student or a host sees behind the personal link: the days, and after them the evaluation. */
export function AuscultationPage({ token }: { token: string | null }) {
  const t = useCopy(sv, en)
  return (
    <PersonalPage token={token} window={t.window} noToken={t.noToken} askForLink={t.askForLink} read={read}>
      {(view, show) => (
        <>
          <div>
            <p className="student-over">
              {view.pilot.name} · {view.pilot.university}
            </p>
            <h1>{t.title(view.name)}</h1>
            <p className="student-lead">{leadOf(view, t)}</p>
          </div>
          <Evaluation view={view} token={token ?? ''} onSent={show} />
          <Days view={view} />
          {view.sessions.length > 0 && (
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

function leadOf(view: View, t: typeof sv): string {
  const isPublic = ['published', 'held', 'evaluated'].includes(view.pilot.phase)
  if (!isPublic) return t.notYet
  if (view.sessions.length === 0) return t.noSessions
  return view.reader === 'student' ? t.student(view.district, view.group) : t.host(view.sessions.length)
}

function Evaluation({ view, token, onSent }: { view: View; token: string; onSent: (view: View) => void }) {
  const t = useCopy(sv, en)
  const { evaluation } = view
  if (evaluation === null) return null
  return (
    <section className="card flow no-print" aria-labelledby="evaluation">
      <h2 id="evaluation">{t.evaluation}</h2>
      {evaluation.state === 'open' && (
        <EvaluationForm token={token} modules={evaluation.modules} onSent={onSent} />
      )}
      {evaluation.state === 'answered' && (
        <Notice tone="success" live>
          {t.thanks}
        </Notice>
      )}
      {evaluation.state === 'closed' && <p>{t.closed}</p>}
    </section>
  )
}

function Days({ view }: { view: View }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const days = [...new Set(view.sessions.map(({ on }) => on))]
  return (
    <>
      {days.map(on => (
        <section key={on} className="flow" aria-labelledby={`day-${on}`}>
          <h2 id={`day-${on}`} className="auscultation-day">
            {weekday(on, language)}
          </h2>
          <ol className="plain flow">
            {view.sessions
              .filter(session => session.on === on)
              .map(session => (
                <li key={session.id}>
                  <SessionCard session={session} reader={view.reader} />
                </li>
              ))}
          </ol>
        </section>
      ))}
      {days.length > 0 && (
        <p className="no-print">
          <Button onClick={() => print()}>{t.print}</Button>
        </p>
      )}
    </>
  )
}

function SessionCard({ session, reader }: { session: Session; reader: View['reader'] }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { module, startsAt, endsAt, venue, address, district, hosts, students } = session
  const rows: [string, string][] = [
    [t.where, `${venue}, ${district}`],
    ...(address === null ? [] : [[t.address, address] as [string, string]]),
    [reader === 'student' ? t.leads : t.leadsHost, list(hosts, language)],
    ...(students === null ? [] : [[t.students, String(students)] as [string, string]]),
  ]
  return (
    <article className="card auscultation-session">
      <h3>
        <span className="auscultation-time">
          {startsAt}–{endsAt}
        </span>{' '}
        {module}
      </h3>
      <Facts rows={rows} />
    </article>
  )
}
