import type { ReactNode } from 'react'
import { FieldSet } from './choices.tsx'
import './form-section.css'

interface Props {
  legend: string
  hint?: ReactNode
  id?: string
  error?: string | undefined
  children: ReactNode
}

/** A part of a long form: a field set under a heading of its own, apart from the next. */
export function FormSection(props: Props) {
  return (
    <div className="form-section">
      <FieldSet {...props} />
    </div>
  )
}
