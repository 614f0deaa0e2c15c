import { number } from '../format.ts'

interface Props {
  parts: readonly { readonly label: string; readonly value: number; readonly rest?: boolean }[]
}

/** Parts of a whole in one bar, true to scale, with their numbers below; parts of nothing are left out. */
export function ShareBar({ parts }: Props) {
  const shown = parts.filter(part => part.value > 0)
  const kind = (part: (typeof shown)[number], index: number) => (part.rest ? 'rest' : Math.min(index + 1, 5))
  return (
    <div className="share-parts">
      <div className="share-parts-bar">
        {shown.map((part, index) => (
          <span key={part.label} style={{ flexGrow: part.value }} data-nth={kind(part, index)} />
        ))}
      </div>
      <ul className="plain">
        {shown.map((part, index) => (
          <li key={part.label}>
            <i data-nth={kind(part, index)} />
            <b className="numeric">{number(part.value)}</b>
            {part.label}
          </li>
        ))}
      </ul>
    </div>
  )
}
