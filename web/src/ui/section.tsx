import type { ReactNode } from 'react'
import { useId } from 'react'

interface Props {
  title: ReactNode
  /** One sentence under the heading. */
  lead?: ReactNode
  /** Buttons or links on the heading's line. */
  actions?: ReactNode
  /** False leaves out the white card around the content. */
  card?: boolean
  children: ReactNode
}

/** A part of a page with an h2: `<Section title="Platser per område">…</Section>`. */
export function Section({ title, lead, actions, card = true, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={card ? 'section card' : 'section'}>
      <header>
        <h2 id={id}>{title}</h2>
        {actions}
        {lead !== undefined && <p>{lead}</p>}
      </header>
      {children}
    </section>
  )
}

/** A white surface without a heading of its own. */
export function Card({ children }: { children: ReactNode }) {
  return <div className="card">{children}</div>
}
