import type { ReactNode } from 'react'

/** `<KeyFigures><KeyFigure label="Placerade" value={96} note="av 100" /></KeyFigures>`: figures side by side. */
export function KeyFigures({ children }: { children: ReactNode }) {
  return <dl className="key-figures">{children}</dl>
}

export function KeyFigure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {note !== undefined && <dd className="key-figure-note">{note}</dd>}
    </div>
  )
}

/** Names and values in two columns: `<Facts rows={[['Handledare', name], …]} />`; null values are left out. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <FactRow key={name} name={name} value={value} />
        ))}
    </dl>
  )
}

function FactRow({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
