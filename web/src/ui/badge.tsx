import type { ReactNode } from 'react'
import type { Tone } from './notice.tsx'

/** A state in one or two words: `<Badge tone="success">Bekräftad</Badge>`. The words carry it, the colour helps. */
export function Badge({ tone, children }: { tone?: Tone | undefined; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {children}
    </span>
  )
}
