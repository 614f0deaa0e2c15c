import type { ReactNode } from 'react'
import { ApiError } from '../api/problem.ts'
import { Icon } from './icon.tsx'
import { useUiCopy } from './use-ui-copy.ts'

export type Tone = 'info' | 'success' | 'warning' | 'error'

interface Props {
  tone?: Tone
  title?: string
  /** Read out when it turns up: only for what follows on something the person just did. */
  live?: boolean
  children?: ReactNode
}

/** A sentence that must be seen: `<Notice tone="warning" title="Två veckor är för kort">…</Notice>`. */
export function Notice({ tone = 'info', title, live = false, children }: Props) {
  const role = live ? (tone === 'error' ? 'alert' : 'status') : undefined
  return (
    <div className="notice" data-tone={tone} role={role}>
      <Icon name={tone} />
      <div className="flow">
        {title !== undefined && (
          <p>
            <strong>{title}</strong>
          </p>
        )}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}

/** What the server said about a call that failed: `{change.error && <FailureNotice error={change.error} />}`. */
export function FailureNotice({ error, title }: { error: Error; title?: string }) {
  const t = useUiCopy()
  const detail = error instanceof ApiError ? error.detail : t.unexpected(0)
  const fields = error instanceof ApiError ? error.fields.filter(({ text }) => text !== detail) : []
  // The number finds a fault of ours in the log; a refusal says itself what to do.
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : null
  return (
    <Notice tone="error" live {...(title === undefined ? {} : { title })}>
      <p>{detail}</p>
      {fields.length > 0 && (
        <ul>
          {fields.map(field => (
            <li key={field.path}>{field.text}</li>
          ))}
        </ul>
      )}
      {requestId !== null && <p className="small soft">{t.requestId(requestId)}</p>}
    </Notice>
  )
}
