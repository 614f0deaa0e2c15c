import { useRead } from '../../api/queries.ts'
import { offers as en } from '../../copy/en/offers.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { CheckboxGroup } from '../../forms/choices.tsx'
import { DateField, NumberField, SelectField, TextAreaField, TextField } from '../../forms/fields.tsx'
import { FormSection } from '../../forms/form-section.tsx'
import type { Form } from '../../forms/use-form.ts'
import { dateRange } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { TermSummary } from '../../shell/term-choice.ts'
import { useViewer } from '../../shell/viewer.ts'
import type { OfferFormValues, Provision, Requirement } from './offer-form.ts'
import { SupervisorFields } from './supervisor-fields.tsx'

const REQUIREMENTS: readonly Requirement[] = ['driving-licence', 'register-extract']
const PROVISIONS: readonly Provision[] = ['step-free']

interface Props {
  form: Form<OfferFormValues>
  term: TermSummary | null
}

/** Every field of an offer, in the order in which a coordinator thinks of them. */
export function OfferFields({ form, term }: Props) {
  const t = useCopy(sv, en)
  const reference = useRead('GET /api/reference', {})
  const named = (things: readonly { id: string; name: string }[] = []) =>
    things.map(({ id, name }) => ({ value: id, label: name }))
  const range = term ? dateRange(term.startsOn, term.endsOn) : ''
  return (
    <>
      <FormSection legend={t.form.place}>
        <DistrictField form={form} districts={named(reference.data?.districts)} />
        <TextField label={t.form.unit} hint={t.form.unitHint} {...form.bind('unit')} />
        <SelectField label={t.form.field} options={named(reference.data?.fields)} {...form.bind('fieldId')} />
        <NumberField label={t.form.places} hint={t.form.placesHint} {...form.bind('places')} />
      </FormSection>
      <SupervisorFields form={form} />
      <FormSection legend={t.form.terms}>
        <CheckboxGroup
          legend={t.form.universities}
          hint={t.form.universitiesHint}
          options={named(reference.data?.universities)}
          {...form.bind('universityIds')}
        />
        <CheckboxGroup
          legend={t.form.requires}
          hint={t.form.requiresHint}
          options={REQUIREMENTS.map(value => ({ value, label: t.form.requirement[value] }))}
          {...form.bind('requires')}
        />
        <CheckboxGroup
          legend={t.form.provides}
          hint={t.form.providesHint}
          options={PROVISIONS.map(value => ({ value, label: t.provides[value] }))}
          {...form.bind('provides')}
        />
      </FormSection>
      <FormSection legend={t.form.period} hint={t.form.periodHint(range)}>
        <div className="form-row">
          <DateField label={t.form.fromOn} optional {...form.bind('fromOn')} />
          <DateField label={t.form.toOn} optional {...form.bind('toOn')} />
        </div>
      </FormSection>
      <FormSection legend={t.form.other}>
        <TextAreaField
          label={t.form.comment}
          hint={t.form.commentHint}
          optional
          rows={3}
          {...form.bind('comment')}
        />
      </FormSection>
    </>
  )
}

interface DistrictProps {
  form: Form<OfferFormValues>
  districts: readonly { value: string; label: string }[]
}

/** A coordinator of one district need not say which. */
function DistrictField({ form, districts }: DistrictProps) {
  const t = useCopy(sv, en)
  const viewer = useViewer()
  const own = new Set(viewer.districts.map(({ id }) => id))
  if (!viewer.isCentral && own.size < 2) return null
  const options = viewer.isCentral ? districts : districts.filter(({ value }) => own.has(value))
  return <SelectField label={t.form.district} options={options} {...form.bind('districtId')} />
}
