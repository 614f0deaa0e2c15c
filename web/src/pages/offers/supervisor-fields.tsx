import { useRead } from '../../api/queries.ts'
import { offers as en } from '../../copy/en/offers.ts'
import { offers as sv } from '../../copy/sv/offers.ts'
import { NumberField, SelectField, TextField } from '../../forms/fields.tsx'
import { FormSection } from '../../forms/form-section.tsx'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { ChangeSupervisor } from '../placements/change-supervisor.tsx'
import type { OfferFormValues } from './offer-form.ts'
import { supervisorValues } from './offer-form.ts'

/** The supervisor's four fields, filled in by hand or from one whom the district has named before. */
export function SupervisorFields({ form }: { form: Form<OfferFormValues> }) {
  const t = useCopy(sv, en).form
  return (
    <FormSection legend={t.supervisor} hint={t.supervisorHint} id="f-supervisor">
      {form.values.districtId !== null && <KnownSupervisor form={form} districtId={form.values.districtId} />}
      <TextField
        label={t.name}
        optional
        spellCheck={false}
        {...form.bind('supervisorName', 'supervisor.name')}
      />
      <TextField
        label={t.email}
        optional
        type="email"
        spellCheck={false}
        {...form.bind('supervisorEmail', 'supervisor.email')}
      />
      <NumberField
        label={t.degreeYear}
        hint={t.degreeYearHint}
        optional
        {...form.bind('supervisorDegreeYear', 'supervisor.degreeYear')}
      />
      <SelectField
        label={t.course}
        none={t.unknown}
        options={[
          { value: 'yes', label: t.yes },
          { value: 'no', label: t.no },
        ]}
        {...form.bind('supervisorCourse', 'supervisor.hasSupervisorCourse')}
      />
    </FormSection>
  )
}

function KnownSupervisor({ form, districtId }: { form: Form<OfferFormValues>; districtId: string }) {
  const t = useCopy(sv, en).form
  const answer = useRead('GET /api/districts/:districtId/supervisors', { params: { districtId } })
  const supervisors = answer.data?.supervisors ?? []
  if (supervisors.length === 0) return null
  const { supervisorName, supervisorEmail } = form.values
  const chosen = supervisors.find(
    ({ name, email }) => name === supervisorName && (email ?? '') === supervisorEmail,
  )
  return (
    <SelectField
      id="f-known-supervisor"
      label={t.known}
      hint={t.knownHint}
      optional
      none={t.knownNone}
      options={supervisors.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      error={undefined}
      onChange={id => form.set(supervisorValues(supervisors.find(known => known.id === id) ?? null))}
    />
  )
}

/** Beside the form, as it saves by itself: the way to correct what is known of the supervisor whom the form names. */
export function ChangeNamedSupervisor({ form }: { form: Form<OfferFormValues> }) {
  const { districtId, supervisorName, supervisorEmail } = form.values
  const params = { districtId: districtId ?? '' }
  const answer = useRead(
    'GET /api/districts/:districtId/supervisors',
    { params },
    { enabled: districtId !== null },
  )
  const known = answer.data?.supervisors ?? []
  const address = supervisorEmail.trim().toLowerCase()
  const named =
    known.find(({ email }) => email !== null && email === address) ??
    known.find(({ name, email }) => email === null && name === supervisorName.trim())
  return named ? (
    <ChangeSupervisor
      key={named.id}
      supervisor={named}
      onChanged={changed => form.set(supervisorValues(changed))}
    />
  ) : null
}
