import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import { useUiCopy } from './use-ui-copy.ts'

/** Work under way with the seconds it has taken: `<ProgressNote since={run.startedAt}>Matchar …</ProgressNote>`. */
export function ProgressNote({ since, children }: { since: string; children: ReactNode }) {
  const t = useUiCopy()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000))
  return (
    <div className="progress-note">
      <span className="spinner" aria-hidden="true" />
      <p>
        <span role="status">{children}</span>{' '}
        <span className="soft numeric" aria-live="off">
          {t.elapsed(seconds)}
        </span>
      </p>
    </div>
  )
}
