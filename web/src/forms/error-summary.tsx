import { useEffect, useRef } from 'react'
import type { FieldFault } from '../api/problem.ts'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import { fieldId } from './form-state.ts'

interface Props {
  faults: readonly FieldFault[]
  refusal: string | null
  refusals: number
}

/** The element for a fault, or for the nearest thing around it that has a field. */
function fieldFor(path: string): HTMLElement | null {
  const parts = path.split('.')
  while (parts.length > 0) {
    const element = document.getElementById(fieldId(parts.join('.')))
    if (element) return element
    parts.pop()
  }
  return null
}

/** All faults with links to their fields; takes focus each time something was refused. `<Form>` renders it. */
export function ErrorSummary({ faults, refusal, refusals }: Props) {
  const t = useUiCopy()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusals > 0) box.current?.focus()
  }, [refusals])
  if (faults.length === 0 && refusal === null) return null
  return (
    <div
      ref={box}
      className="error-summary flow"
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{refusal === null ? t.faultsTitle(faults.length) : t.couldNotSave}</h2>
      {refusal !== null && <p>{refusal}</p>}
      {faults.length > 0 && (
        <ul>
          {faults.map(fault => (
            <li key={`${fault.path} ${fault.text}`}>
              <a
                href={`#${fieldId(fault.path)}`}
                onClick={event => {
                  event.preventDefault()
                  fieldFor(fault.path)?.focus()
                }}
              >
                {fault.text}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
