import type { ReactNode } from 'react'

/** When there is nothing yet: what would be here, and the way to get it (`action`: a button or a link). */
export function Empty({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {typeof children === 'string' ? <p className="soft">{children}</p> : children}
      {action}
    </div>
  )
}
