import { useEffect, useRef, useState } from 'react'
import type { ResponseOf } from '../api/client.ts'
import { call } from '../api/client.ts'
import { ApiError } from '../api/problem.ts'
import { answer as en } from '../copy/en/answer.ts'
import { answer as sv } from '../copy/sv/answer.ts'
import { placements as placementsEn } from '../copy/en/placements.ts'
import { placements as placementsSv } from '../copy/sv/placements.ts'
import { dateTime, dayOf } from '../format.ts'
import { suggestLanguage, useCopy, useLanguage } from '../language.ts'
import { LinkFrame } from '../student/link-frame.tsx'
import { Button } from '../ui/button.tsx'
import { Messages, say } from '../ui/messages.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { ProposalAnswer } from './proposal-answer.tsx'

export type AnswerView = ResponseOf<'GET /api/answer'>
type State =
  | { kind: 'loading' }
  | { kind: 'noToken' }
  | { kind: 'failed'; error: Error }
  | { kind: 'ready'; view: AnswerView }

/** The answer as the page's next state; null when the page was left meanwhile. */
async function read(token: string, signal: AbortSignal): Promise<State | null> {
  try {
    const view = await call('GET /api/answer', {}, { bearer: token, signal })
    suggestLanguage(view.language)
    return { kind: 'ready', view }
  } catch (error) {
    if (signal.aborted) return null
    return { kind: 'failed', error: error instanceof Error ? error : new Error('unknown') }
  }
}

/** A district's open proposals behind the link of a mail. Opening it changes nothing: every answer is a button (S6). */
export function AnswerPage({ token }: { token: string | null }) {
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
    document.title = `${t.window} – VFU Stockholm`
  }, [t])

  return (
    <LinkFrame>
      {state.kind === 'loading' && <p role="status">{t.loading}</p>}
      {state.kind === 'noToken' && (
        <>
          <h1>{t.window}</h1>
          <p className="student-lead">{t.noToken}</p>
        </>
      )}
      {state.kind === 'failed' && (
        <Failure error={state.error} onRetry={() => setState({ kind: 'loading' })} />
      )}
      {state.kind === 'ready' && token !== null && (
        <Ready view={state.view} token={token} onView={view => setState({ kind: 'ready', view })} />
      )}
    </LinkFrame>
  )
}

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useCopy(sv, en)
  const isRefused = error instanceof ApiError && error.status === 401
  return (
    <>
      <h1>{isRefused ? t.wrongLink : t.window}</h1>
      {isRefused ? <p>{t.wrongLinkText}</p> : <FailureNotice error={error} />}
      <p>{isRefused ? <a href="/">{t.signIn}</a> : <Button onClick={onRetry}>{t.tryAgain}</Button>}</p>
    </>
  )
}

interface ReadyProps {
  view: AnswerView
  token: string
  onView: (view: AnswerView) => void
}

function Ready({ view, token, onView }: ReadyProps) {
  const t = useCopy(sv, en)
  const heading = useRef<HTMLHeadingElement>(null)
  const { proposals, supervisors } = view
  return (
    <>
      <div>
        <p className="student-over">
          {t.term(view.term)} · {view.district}
        </p>
        <h1 ref={heading} tabIndex={-1}>
          {t.window}
        </h1>
        <p className="student-lead">{proposals.length === 0 ? t.none : t.waiting(proposals.length)}</p>
        {proposals.length > 0 && <p className="soft">{t.until(dateTime(view.expiresAt))}</p>}
      </div>
      <Messages />
      {proposals.map(proposal => (
        <ProposalAnswer
          key={proposal.id}
          proposal={proposal}
          supervisors={supervisors}
          token={token}
          onAnswered={(next, said) => {
            say(said)
            onView(next)
            // The card that had focus is gone.
            heading.current?.focus()
          }}
        />
      ))}
      {view.answered.length > 0 && <Answered answered={view.answered} />}
      {proposals.length === 0 && (
        <p>
          <a href={`/terminer/${view.term}/placeringar`}>{t.signIn}</a>
        </p>
      )}
    </>
  )
}

function Answered({ answered }: { answered: AnswerView['answered'] }) {
  const t = useCopy(sv, en)
  const { state: stateWords } = useCopy(placementsSv, placementsEn)
  const language = useLanguage()
  return (
    <section className="card flow" aria-labelledby="answered">
      <h2 id="answered">{t.answered}</h2>
      <ul className="plain answer-list">
        {answered.map(({ unit, state, by, at }, index) => (
          <li key={`${at} ${index}`}>
            <strong>{unit}</strong>
            <br />
            <span className="soft">{t.answeredBy(stateWords[state], by, dayOf(at, language))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
