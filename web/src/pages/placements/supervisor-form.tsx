import type { BodyOf } from '../../api/client.ts'
import type { FieldFault } from '../../api/problem.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { isEmail } from '../../forms/email.ts'
import { NumberField, SelectField, TextField } from '../../forms/fields.tsx'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'

export type SupervisorFacts = Omit<BodyOf<'PUT /api/supervisors/:supervisorId'>, 'seen'>

export interface SupervisorValues {
  readonly name: string
  readonly email: string
  readonly degreeYear: number | null
  readonly course: 'yes' | 'no' | null
}

/** Empty for nobody. */
export function supervisorValues(known: SupervisorFacts | null): SupervisorValues {
  const hasCourse = known?.hasSupervisorCourse ?? null
  return {
    name: known?.name ?? '',
    email: known?.email ?? '',
    degreeYear: known?.degreeYear ?? null,
    course: hasCourse === null ? null : hasCourse ? 'yes' : 'no',
  }
}

export function supervisorFacts({ name, email, degreeYear, course }: SupervisorValues): SupervisorFacts {
  return {
    name: name.trim(),
    email: email.trim() || null,
    degreeYear,
    hasSupervisorCourse: course === null ? null : course === 'yes',
  }
}

/** `at` is where the facts lie in the request's body, such as `supervisor.`. */
export function supervisorFaults(
  { name, email }: SupervisorValues,
  t: (typeof sv)['supervisorForm'],
  at: string,
): FieldFault[] {
  return [
    ...(name.trim() === '' ? [{ path: `${at}name`, text: t.nameFault }] : []),
    ...(email.trim() !== '' && !isEmail(email) ? [{ path: `${at}email`, text: t.emailFault }] : []),
  ]
}

export function SupervisorFormFields({ form, at }: { form: Form<SupervisorValues>; at: string }) {
  const t = useCopy(sv, en).supervisorForm
  return (
    <>
      <TextField label={t.name} spellCheck={false} {...form.bind('name', `${at}name`)} />
      <TextField
        label={t.email}
        type="email"
        optional
        spellCheck={false}
        {...form.bind('email', `${at}email`)}
      />
      <NumberField
        label={t.degreeYear}
        hint={t.degreeYearHint}
        optional
        {...form.bind('degreeYear', `${at}degreeYear`)}
      />
      <SelectField
        label={t.course}
        none={t.unknown}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
        {...form.bind('course', `${at}hasSupervisorCourse`)}
      />
    </>
  )
}
