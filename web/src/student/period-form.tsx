import { useState } from 'react'
import { call } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { FailureNotice } from '../ui/notice.tsx'

type Form = 'span' | 'last-day'

interface Props {
  value: Form
  token: string
  onChange: (form: Form) => void
}

/** The whole period in the calendar, or its last day alone. */
export function PeriodForm({ value, token, onChange }: Props) {
  const t = useCopy(sv, en)
  const [error, setError] = useState<Error | null>(null)

  async function choose(periodForm: Form) {
    try {
      await call('PUT /api/personal-page/period-form', { body: { periodForm } }, { bearer: token })
      setError(null)
      onChange(periodForm)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error('unknown'))
    }
  }
  return (
    <fieldset className="field">
      <legend>{t.periodForm}</legend>
      {(['span', 'last-day'] as const).map(form => (
        <div key={form} className="choice">
          <input
            id={`period-${form}`}
            type="radio"
            name="period-form"
            checked={form === value}
            onChange={() => void choose(form)}
          />
          <label htmlFor={`period-${form}`}>{t.periodForms[form]}</label>
        </div>
      ))}
      {error && <FailureNotice error={error} />}
    </fieldset>
  )
}
