import type { FieldFault } from '../api/problem.ts'
import { placements as en } from '../copy/en/placements.ts'
import { placements as sv } from '../copy/sv/placements.ts'
import { NumberField, SelectField, TextField } from '../forms/fields.tsx'
import { useCopy } from '../language.ts'
import type { SupervisorValues } from '../pages/placements/supervisor-form.tsx'

interface Props {
  id: string
  values: SupervisorValues
  faults: readonly FieldFault[]
  onChange: (values: SupervisorValues) => void
}

/** Whom the district has not named before, with what R13 asks. */
export function NewSupervisorFields({ id, values, faults, onChange }: Props) {
  const t = useCopy(sv, en).supervisorForm
  const bind = <K extends keyof SupervisorValues>(name: K) => ({
    id: `${id}-${name}`,
    value: values[name],
    error: faults.find(({ path }) => path === name)?.text,
    onChange: (value: SupervisorValues[K]) => onChange({ ...values, [name]: value }),
  })
  return (
    <>
      <TextField label={t.name} spellCheck={false} {...bind('name')} />
      <TextField label={t.email} type="email" optional spellCheck={false} {...bind('email')} />
      <NumberField label={t.degreeYear} hint={t.degreeYearHint} optional {...bind('degreeYear')} />
      <SelectField
        label={t.course}
        none={t.unknown}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
        {...bind('course')}
      />
    </>
  )
}
