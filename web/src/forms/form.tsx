import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import { ErrorSummary } from './error-summary.tsx'
import type { Form as FormOf } from './use-form.ts'

interface Props<Values> {
  form: FormOf<Values>
  /** The submit button's words: `Spara platsen`. */
  action: string
  /** `danger` for what cannot be undone. */
  actionKind?: 'primary' | 'danger'
  /** More beside the submit button, e.g. a link back. */
  beside?: ReactNode
  /** In a dialog: the way out, before the submit button. */
  cancel?: ReactNode
  children: ReactNode
}

/** The form element with its summary of faults on top and the submit button last. */
export function Form<Values>({
  form,
  action,
  actionKind = 'primary',
  beside,
  cancel,
  children,
}: Props<Values>) {
  const t = useUiCopy()
  return (
    <form className="form" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary faults={form.faults} refusal={form.refusal} refusals={form.refusals} />
      {form.restored && (
        <Notice>
          <p>{t.restored}</p>
          <p>
            <Button onClick={form.startOver}>{t.startOver}</Button>
          </p>
        </Notice>
      )}
      {children}
      <div className="form-end">
        {cancel}
        <Button type="submit" kind={actionKind} busy={form.submitting}>
          {action}
        </Button>
        {beside}
      </div>
    </form>
  )
}
