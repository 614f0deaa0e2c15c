import type { ReactNode } from 'react'
import './read-only.css'

/** A form's fields to be read, when they can't be changed now: the same places, nothing to press. */
export function ReadOnly({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="fieldset read-only" disabled>
      <legend className="visually-hidden">{legend}</legend>
      {children}
    </fieldset>
  )
}
