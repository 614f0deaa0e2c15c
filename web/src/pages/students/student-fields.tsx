import type { ResponseOf } from '../../api/client.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { CheckboxField, CheckboxGroup } from '../../forms/choices.tsx'
import { DateField, NumberField, SelectField, TextField } from '../../forms/fields.tsx'
import { FormSection } from '../../forms/form-section.tsx'
import type { Form } from '../../forms/use-form.ts'
import { dateRange } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { useViewer } from '../../shell/viewer.ts'
import type { Sex, StudentFormValues, StudentView } from './student-form.ts'
import { TogetherEditor } from './together-editor.tsx'
import { WishesEditor } from './wishes-editor.tsx'

const SEXES: readonly Sex[] = ['female', 'male', 'other']
const REQUIREMENTS = ['driving-licence', 'register-extract'] as const
const PROVISIONS = ['step-free'] as const

interface Props {
  form: Form<StudentFormValues>
  reference: ResponseOf<'GET /api/reference'>
  term: TermSummary | null
  students: readonly StudentView[]
  selfId: string | null
}

/** Every field of a student. */
export function StudentFields({ form, reference, term, students, selfId }: Props) {
  const t = useCopy(sv, en)
  const range = term ? dateRange(term.startsOn, term.endsOn) : ''
  return (
    <>
      <IdentityFields form={form} reference={reference} />
      <FormSection legend={t.form.travel}>
        <SelectField
          label={t.form.homeArea}
          hint={t.form.homeAreaHint}
          optional
          none={t.form.notStated}
          options={homeAreas(reference, form.values.homeArea)}
          {...form.bind('homeArea')}
        />
        <NumberField
          label={t.form.maxTravel}
          hint={t.form.maxTravelHint}
          optional
          {...form.bind('maxTravelMinutes')}
        />
        <CheckboxGroup
          legend={t.form.has}
          options={REQUIREMENTS.map(value => ({ value, label: t.has[value] }))}
          {...form.bind('has')}
        />
        <CheckboxGroup
          legend={t.form.needs}
          options={PROVISIONS.map(value => ({ value, label: t.needs[value] }))}
          {...form.bind('needs')}
        />
      </FormSection>
      <WishesEditor form={form} reference={reference} />
      <FormSection legend={t.form.terms}>
        <NumberField label={t.form.priority} hint={t.form.priorityHint} {...form.bind('priority')} />
        <TogetherEditor form={form} students={students} selfId={selfId} />
        <div className="many-choices">
          <CheckboxGroup
            legend={t.form.blocked}
            hint={t.form.blockedHint}
            options={reference.districts.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.bind('blockedDistrictIds')}
          />
        </div>
      </FormSection>
      <FormSection legend={t.form.period} hint={t.form.periodHint(range)}>
        <div className="form-row">
          <DateField label={t.form.fromOn} optional {...form.bind('fromOn')} />
          <DateField label={t.form.toOn} optional {...form.bind('toOn')} />
        </div>
      </FormSection>
    </>
  )
}

/** The known areas, and the student's own when the travel times don't know it. */
function homeAreas(reference: ResponseOf<'GET /api/reference'>, own: string | null) {
  const areas = own === null || reference.homeAreas.includes(own) ? [] : [own]
  return [...areas, ...reference.homeAreas].map(area => ({ value: area, label: area }))
}

function IdentityFields({ form, reference }: Pick<Props, 'form' | 'reference'>) {
  const t = useCopy(sv, en).form
  const viewer = useViewer()
  const own = new Set(viewer.universities.map(({ id }) => id))
  const universities = reference.universities.filter(({ id }) => viewer.isCentral || own.has(id))
  const isProtected = form.values.protected
  // Hidden rather than forgotten: a box ticked by mistake costs nothing. They are not sent (studentBody).
  const concealed = <Binding extends { value: string }>(binding: Binding): Binding =>
    isProtected ? { ...binding, value: '' } : binding
  return (
    <FormSection legend={t.student}>
      {universities.length > 1 && (
        <SelectField
          label={t.university}
          options={universities.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.bind('universityId')}
        />
      )}
      <TextField label={t.number} hint={t.numberHint} spellCheck={false} {...form.bind('number')} />
      <CheckboxField label={t.protected} hint={t.protectedHint} {...form.bind('protected')} />
      <fieldset className="fieldset" disabled={isProtected} aria-describedby="f-protected-hint">
        <legend className="visually-hidden">{t.identity}</legend>
        <TextField label={t.firstName} spellCheck={false} {...concealed(form.bind('firstName'))} />
        <TextField label={t.lastName} spellCheck={false} {...concealed(form.bind('lastName'))} />
        <TextField label={t.email} type="email" spellCheck={false} {...concealed(form.bind('email'))} />
      </fieldset>
      <SelectField
        label={t.sex}
        hint={t.sexHint}
        optional
        none={t.notStated}
        options={SEXES.map(value => ({ value, label: t.sexes[value] }))}
        {...form.bind('sex')}
      />
    </FormSection>
  )
}
