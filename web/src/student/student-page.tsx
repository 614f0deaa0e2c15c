import type { ResponseOf } from '../api/client.ts'
import { call } from '../api/client.ts'
import { analysis as analysisEn } from '../copy/en/analysis.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { analysis as analysisSv } from '../copy/sv/analysis.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { suggestLanguage, useCopy } from '../language.ts'
import { Explanation } from '../ui/explanation.tsx'
import { isPublished } from '../ui/term-phase.ts'
import { CalendarLinks } from './calendar-links.tsx'
import { PageLink } from './page-link.tsx'
import { PeriodForm } from './period-form.tsx'
import { PersonalPage } from './personal-page.tsx'
import { OwnData } from './own-data.tsx'
import { PlacementCards } from './placement-cards.tsx'
import { WishesForm } from './wishes-form.tsx'

type View = ResponseOf<'GET /api/student-page'>
async function read(token: string, signal: AbortSignal): Promise<View> {
  const view = await call('GET /api/student-page', {}, { bearer: token, signal })
  suggestLanguage(view.language)
  return view
}

/** What a student sees behind the personal link: the place, the times and the calendar, and nothing of the rest. */
export function StudentPage({ token }: { token: string | null }) {
  const t = useCopy(sv, en)
  return (
    <PersonalPage token={token} window={t.window} noToken={t.noToken} askForLink={t.askForLink} read={read}>
      {(view, show) => (
        <>
          <Ready view={view} token={token ?? ''} onChange={show} />
          {token !== null && <OwnData token={token} />}
        </>
      )}
    </PersonalPage>
  )
}

interface ReadyProps {
  view: View
  token: string
  onChange: (view: View) => void
}

function Ready({ view, token, onChange }: ReadyProps) {
  const t = useCopy(sv, en)
  const w = useCopy(analysisSv, analysisEn).why
  const { placement, ended } = view
  const isTold = isPublished(view.term.phase)
  return (
    <>
      <div>
        <p className="student-over">
          {t.term(view.term.id)} · {view.university}
        </p>
        <h1>{t.title(view.firstName)}</h1>
        <p className="student-lead">
          {placement
            ? t.placed(placement.unit, placement.district)
            : ended
              ? t.ended(ended.unit, ended.district)
              : `${isTold ? t.none : t.notYet}.`}
        </p>
      </div>
      {placement ? (
        <PlacementCards
          placement={placement}
          token={token}
          onAnswered={occasions => onChange({ ...view, placement: { ...placement, occasions } })}
        />
      ) : ended ? (
        <Ended {...ended} />
      ) : isTold ? (
        <None />
      ) : (
        <NotYet />
      )}
      {view.wishes !== null && (
        <WishesForm wishes={view.wishes} token={token} onSaved={wishes => onChange({ ...view, wishes })} />
      )}
      {view.explanation !== null && (
        <section className="card flow" aria-labelledby="why">
          <h2 id="why">{placement ? w.student : w.studentWithout}</h2>
          <Explanation explanation={view.explanation} />
          <p className="soft small">{w.studentNote}</p>
        </section>
      )}
      {view.hasCalendar && (
        <CalendarLinks
          feedPath={view.feedPath}
          token={token}
          onRenewed={feedPath => onChange({ ...view, feedPath })}
        >
          {view.periodForm !== null && (
            <PeriodForm
              value={view.periodForm}
              token={token}
              onChange={periodForm => onChange({ ...view, periodForm })}
            />
          )}
        </CalendarLinks>
      )}
      <PageLink token={token} />
    </>
  )
}

/** After publication, for who never had a place: what has been decided, and who can help. */
function None() {
  const t = useCopy(sv, en)
  return (
    <section className="card flow">
      {t.noneText.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  )
}

/** Says what happens now, not why: that is nothing for the student to carry. */
function Ended({ hasLeft }: NonNullable<View['ended']>) {
  const t = useCopy(sv, en)
  return (
    <section className="card flow">
      <p>{hasLeft ? t.hasLeft : t.newPlaceLater}</p>
      <p>{t.timesCancelled}</p>
    </section>
  )
}

function NotYet() {
  const t = useCopy(sv, en)
  return (
    <section className="card flow">
      <p>{t.notYetText}</p>
      <h2>{t.next}</h2>
      <ol className="student-steps">
        {t.nextSteps.map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  )
}
