import type { ReactNode } from 'react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError } from '../api/problem.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy, useLanguage, type Language } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { LinkFrame } from './link-frame.tsx'

type State<View> =
  { kind: 'loading' } | { kind: 'noToken' } | { kind: 'failed'; error: Error } | { kind: 'ready'; view: View }

interface Props<View> {
  token: string | null
  window: string
  noToken: string
  askForLink: string
  read: (token: string, signal: AbortSignal) => Promise<View>
  children: (view: View, show: (view: View) => void, reload: () => void) => ReactNode
}

/**
 * A page behind a personal link: reads with the link's token, once in each language that is chosen, and says what to do when
 * the link is not valid.
 */
export function PersonalPage<View>(props: Props<View>) {
  const { token, window: title, noToken, askForLink, read, children } = props
  const t = useCopy(sv, en)
  const [state, setState] = useState<State<View>>({ kind: token === null ? 'noToken' : 'loading' })
  const show = useCallback((view: View) => setState({ kind: 'ready', view }), [])
  const reload = useCallback(() => setState({ kind: 'loading' }), [])

  const language = useLanguage()
  const readIn = useRef<Language | null>(null)
  const isLoading = state.kind === 'loading'
  useEffect(() => {
    if (token === null || (!isLoading && readIn.current === language)) return
    readIn.current = language
    const leaving = new AbortController()
    const load = async () => {
      try {
        show(await read(token, leaving.signal))
      } catch (error) {
        if (leaving.signal.aborted || !isLoading) return
        setState({ kind: 'failed', error: error instanceof Error ? error : new Error('unknown') })
      }
    }
    void load()
    return () => leaving.abort()
  }, [token, isLoading, language, read, show])
  useEffect(() => {
    document.title = `${title} – ${t.product}`
  }, [title, t])

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
          <h1>{title}</h1>
          <p className="student-lead">{noToken}</p>
          <p>{askForLink}</p>
        </LinkFrame>
      )
    case 'failed':
      return (
        <LinkFrame>
          <Failure error={state.error} title={title} askForLink={askForLink} onRetry={reload} />
        </LinkFrame>
      )
    case 'ready':
      return <LinkFrame>{children(state.view, show, reload)}</LinkFrame>
  }
}

interface FailureProps {
  error: Error
  title: string
  askForLink: string
  onRetry: () => void
}

function Failure({ error, title, askForLink, onRetry }: FailureProps) {
  const t = useCopy(sv, en)
  const isRefused = error instanceof ApiError && error.status >= 400 && error.status < 500
  return (
    <>
      <h1>{isRefused ? t.wrongLink : title}</h1>
      <FailureNotice error={error} />
      {isRefused ? (
        <p>{askForLink}</p>
      ) : (
        <p>
          <Button onClick={onRetry}>{t.tryAgain}</Button>
        </p>
      )}
    </>
  )
}
