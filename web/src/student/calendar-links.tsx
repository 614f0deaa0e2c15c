import { useState } from 'react'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'

/** The private feed as something to subscribe to, paste or download. */
export function CalendarLinks({ feedPath }: { feedPath: string }) {
  const t = useCopy(sv, en)
  const [copied, setCopied] = useState(false)
  const address = new URL(feedPath, window.location.origin)
  const webcal = `webcal://${address.host}${address.pathname}`

  async function copy() {
    await navigator.clipboard.writeText(address.href)
    setCopied(true)
  }
  return (
    <section className="card flow no-print" aria-labelledby="calendar">
      <h2 id="calendar">{t.calendar}</h2>
      <p>{t.calendarLead}</p>
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
      <div>
        {t.how.map(app => (
          <details key={app.title} className="how">
            <summary>{app.title}</summary>
            <p>{app.text}</p>
          </details>
        ))}
      </div>
    </section>
  )
}
