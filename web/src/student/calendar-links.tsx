import type { ReactNode } from 'react'
import { useState } from 'react'
import { call } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/dialog.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import { QrCode } from '../ui/qr-code.tsx'

interface Props {
  /** Null when the address has been ended. */
  feedPath: string | null
  token: string
  onRenewed: (feedPath: string) => void
  children?: ReactNode
}

/** The private feed as something to subscribe to, photograph, paste or download, and the way to end it. */
export function CalendarLinks({ feedPath, token, onRenewed, children }: Props) {
  const t = useCopy(sv, en)
  const [renewing, setRenewing] = useState(false)
  const [error, setError] = useState<Error | null>(null)

  async function renew() {
    setRenewing(false)
    try {
      const answer = await call('POST /api/personal-page/calendar', {}, { bearer: token })
      setError(null)
      onRenewed(answer.feedPath)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error('unknown'))
    }
  }
  return (
    <section className="card flow no-print" aria-labelledby="calendar">
      <h2 id="calendar">{t.calendar}</h2>
      <p>{t.calendarLead}</p>
      {feedPath === null ? <p>{t.feedEnded}</p> : <Feed feedPath={feedPath} />}
      {children}
      {error && <FailureNotice error={error} />}
      <p>
        <Button kind="quiet" onClick={() => (feedPath === null ? void renew() : setRenewing(true))}>
          {t.renewFeed}
        </Button>
      </p>
      {renewing && (
        <ConfirmDialog
          title={t.renewFeedTitle}
          action={t.renewFeedAction}
          onConfirm={() => void renew()}
          onClose={() => setRenewing(false)}
        >
          <p>{t.renewFeedText}</p>
        </ConfirmDialog>
      )}
    </section>
  )
}

function Feed({ feedPath }: { feedPath: string }) {
  const t = useCopy(sv, en)
  const [copied, setCopied] = useState(false)
  const address = new URL(feedPath, window.location.origin)
  const webcal = `webcal://${address.host}${address.pathname}`

  async function copy() {
    await navigator.clipboard.writeText(address.href)
    setCopied(true)
  }
  return (
    <>
      <div className="row">
        <a className="button" data-kind="primary" href={webcal}>
          {t.subscribe}
        </a>
        <a className="button" data-kind="secondary" href={`${feedPath}?ladda-ner`} download>
          {t.download}
        </a>
      </div>
      <div className="field">
        <label htmlFor="feed">{t.address}</label>
        <p id="feed-hint" className="hint">
          {t.secret}
        </p>
        <div className="feed-address">
          <input
            id="feed"
            className="input"
            readOnly
            value={address.href}
            aria-describedby="feed-hint"
            onFocus={event => event.target.select()}
          />
          <Button onClick={() => void copy()}>{t.copyAddress}</Button>
        </div>
        <p role="status" className="hint">
          {copied && t.copied}
        </p>
      </div>
      <details className="how">
        <summary>{t.qr}</summary>
        <p>{t.qrText}</p>
        <QrCode text={webcal} label={t.qrLabel} />
      </details>
      <div>
        {t.how.map(app => (
          <details key={app.title} className="how">
            <summary>{app.title}</summary>
            <p>{app.text}</p>
          </details>
        ))}
      </div>
    </>
  )
}
