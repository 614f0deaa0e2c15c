import { useEffect, useState } from 'react'
import type { ResponseOf } from '../api/client.ts'
import { call } from '../api/client.ts'
import { ApiError } from '../api/problem.ts'
import { analysis as analysisEn } from '../copy/en/analysis.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { analysis as analysisSv } from '../copy/sv/analysis.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { suggestLanguage, useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { Explanation } from '../ui/explanation.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { isPublished } from '../ui/term-phase.ts'
import { CalendarLinks } from './calendar-links.tsx'
import { LinkFrame } from './link-frame.tsx'
import { OwnData } from './own-data.tsx'
import { PlacementCards } from './placement-cards.tsx'

type View = ResponseOf<'GET /api/student-page'>
type State =
  { kind: 'loading' } | { kind: 'noToken' } | { kind: 'failed'; error: Error } | { kind: 'ready'; view: View }

/** The answer as the page's next state; null when the page was left meanwhile. */
async function read(token: string, signal: AbortSignal): Promise<State | null> {
  try {
    const view = await call('GET /api/student-page', {}, { bearer: token, signal })
    suggestLanguage(view.language)
    return { kind: 'ready', view }
  } catch (error) {
    if (signal.aborted) return null
    return { kind: 'failed', error: error instanceof Error ? error : new Error('unknown') }
  }
}

/** What a student sees behind the personal link: the place, the times and the calendar, and nothing of the rest. */
export function StudentPage({ token }: { token: string | null }) {
  const t = useCopy(sv, en)
  const [state, setState] = useState<State>({ kind: token === null ? 'noToken' : 'loading' })

  useEffect(() => {
    if (token === null || state.kind !== 'loading') return
    const leaving = new AbortController()
    const load = async () => {
      const next = await read(token, leaving.signal)
      if (next) setState(next)
    }
    void load()
    return () => leaving.abort()
  }, [token, state.kind])
  useEffect(() => {
    document.title = `${t.window} – ${t.product}`
  }, [t])

  switch (state.kind) {
    case 'loading':
      return (
        <LinkFrame>
          <p role="status">{t.loading}</p>
        </LinkFrame>
      )
    case 'noToken':
      return (
        <LinkFrame>
          <h1>{t.window}</h1>
          <p className="student-lead">{t.noToken}</p>
          <p>{t.askForLink}</p>
        </LinkFrame>
      )
    case 'failed':
      return (
        <LinkFrame>
          <Failure error={state.error} onRetry={() => setState({ kind: 'loading' })} />
        </LinkFrame>
      )
    case 'ready':
      return (
        <LinkFrame>
          <Ready view={state.view} />
          {token !== null && <OwnData token={token} />}
        </LinkFrame>
      )
  }
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useCopy(sv, en)
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500
  return (
    <>
      <h1>{isRefused ? t.wrongLink : t.window}</h1>
      <FailureNotice error={error} />
      {isRefused ? (
        <p>{t.askForLink}</p>
      ) : (
        <p>
          <Button onClick={onRetry}>{t.tryAgain}</Button>
        </p>
      )}
    </>
  )
}

function Ready({ view }: { view: View }) {
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
        <PlacementCards placement={placement} />
      ) : ended ? (
        <Ended {...ended} />
      ) : isTold ? (
        <None />
      ) : (
        <NotYet />
      )}
      {view.explanation !== null && (
        <section className="card flow" aria-labelledby="why">
          <h2 id="why">{placement ? w.student : w.studentWithout}</h2>
          <Explanation explanation={view.explanation} />
          <p className="soft small">{w.studentNote}</p>
        </section>
      )}
      {view.feedPath !== null && <CalendarLinks feedPath={view.feedPath} />}
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
