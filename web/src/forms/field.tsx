import type { ReactNode } from 'react'
import { useUiCopy } from '../ui/use-ui-copy.ts'

/** What all field components take beside `{...form.bind('name')}`. */
export interface FieldLabels {
  readonly label: string
  readonly hint?: ReactNode
  /** Fields are required unless this says otherwise; it adds “(frivilligt)”. */
  readonly optional?: boolean
  /** For fields in a grid whose headings say the same: the label is read out but not shown. */
  readonly labelHidden?: boolean
}

/** What ties an input to its hint and fault. */
export function described(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint === undefined ? null : `${id}-hint`, error === undefined ? null : `${id}-fault`].filter(
    Boolean,
  )
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error === undefined ? undefined : (true as const),
  }
}

export function HintAndFault({
  id,
  hint,
  error,
}: {
  id: string
  hint?: ReactNode
  error: string | undefined
}) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-fault`} className="fault">
          {error}
        </p>
      )}
    </>
  )
}

interface Props extends FieldLabels {
  id: string
  error: string | undefined
  children: ReactNode
}

/** Label, hint and fault around one input; the field components below build on it. */
export function Field({ id, label, labelHidden, hint, optional, error, children }: Props) {
  const t = useUiCopy()
  return (
    <div className="field" data-fault={error !== undefined}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : undefined}>
        {label}
        {optional && <span className="soft"> ({t.optional})</span>}
      </label>
      <HintAndFault id={id} hint={hint} error={error} />
      {children}
    </div>
  )
}
