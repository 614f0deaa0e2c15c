import type { FieldFault } from '../../api/problem.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { isEmail } from '../../forms/email.ts'
import { SelectField, TextField } from '../../forms/fields.tsx'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import type { Person } from './role-words.ts'

export interface PersonValues {
  readonly name: string
  readonly email: string
  readonly language: 'sv' | 'en' | null
}

export const personValues = ({ name, email, language }: Person): PersonValues => ({ name, email, language })

export function personFaults({ name, email }: PersonValues, t: typeof sv): FieldFault[] {
  return [
    ...(name.trim() === '' ? [{ path: 'name', text: t.form.nameFault }] : []),
    ...(isEmail(email) ? [] : [{ path: 'email', text: t.form.emailFault }]),
  ]
}

export function personBody({ name, email, language }: PersonValues) {
  return { name: name.trim(), email: email.trim(), language: language ?? 'sv' }
}

export function PersonFields<Values extends PersonValues>({ form }: { form: Form<Values> }) {
  const t = useCopy(sv, en)
  return (
    <>
      <TextField label={t.form.name} spellCheck={false} {...form.bind('name')} />
      <TextField label={t.form.email} type="email" spellCheck={false} {...form.bind('email')} />
      <SelectField<'sv' | 'en'>
        label={t.form.language}
        options={[
          { value: 'sv', label: t.form.languages.sv },
          { value: 'en', label: t.form.languages.en },
        ]}
        {...form.bind('language')}
      />
    </>
  )
}
