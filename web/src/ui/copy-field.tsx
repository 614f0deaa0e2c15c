import { useId, useRef, useState } from 'react'
import { Button } from './button.tsx'

interface Props {
  label: string
  value: string
  /** The button's words: `Kopiera länken`. */
  action: string
  copied: string
  /** Said where the browser refuses; the text is then selected. */
  notCopied: string
}

/** A text to take along, in a field of its own with a button that copies it. */
export function CopyField({ label, value, action, copied, notCopied }: Props) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<string | null>(null)

  async function copy() {
    try {
      await navigator.clipboard.writeText(value)
      setOutcome(copied)
    } catch {
      input.current?.select()
      setOutcome(notCopied)
    }
  }

  return (
    <div className="flow">
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <input
          ref={input}
          id={id}
          className="input"
          readOnly
          value={value}
          onFocus={event => event.target.select()}
        />
      </div>
      <Button onClick={() => void copy()}>{action}</Button>
      <p role="status">{outcome}</p>
    </div>
  )
}
