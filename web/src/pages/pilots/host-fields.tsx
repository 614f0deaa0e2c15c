import { useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { CheckboxGroup } from '../../forms/choices.tsx'
import { NumberField, SelectField, TextField } from '../../forms/fields.tsx'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import { WHOLE_CITY, type HostKind, type HostValues } from './host-values.ts'
import type { Host } from './hosts-page.tsx'
import type { Pilot } from './pilot-frame.tsx'

/** The kinds of hosts that the reader may enter. */
export function useKinds(): HostKind[] {
  const viewer = useViewer()
  return [
    ...(viewer.hasRole('central', 'district') ? (['staff', 'termFive'] as const) : []),
    ...(viewer.hasRole('central', 'university') ? (['teacher'] as const) : []),
  ]
}

/** Who a host is and what they can lead; the kind of a stored host stays. */
export function HostFields({
  form,
  pilot,
  host,
}: {
  form: Form<HostValues>
  pilot: Pilot
  host: Host | null
}) {
  const copy = useCopy(sv, en)
  const t = copy.host
  const viewer = useViewer()
  const kinds = useKinds()
  const suggestions = useRead('GET /api/pilots/:pilotId/host-suggestions', { params: { pilotId: pilot.id } })
  const { kind, districtId, studentId, personId } = form.values
  const own = pilot.districts.filter(
    district => viewer.isCentral || viewer.districts.some(({ id }) => id === district.districtId),
  )
  const districts = [
    ...own.map(district => ({ value: district.districtId, label: shortDistrict(district.name) })),
    ...(viewer.isCentral && kind === 'staff' ? [{ value: WHOLE_CITY, label: t.whole }] : []),
  ]
  const itself = host === null ? [] : [{ id: host.studentId ?? host.personId, label: host.label }]
  const students = [
    ...itself.flatMap(({ id, label }) => (id !== null && kind === 'termFive' ? [{ value: id, label }] : [])),
    ...(suggestions.data?.students ?? [])
      .filter(student => student.districtId === districtId)
      .map(student => ({ value: student.studentId, label: student.label })),
  ]
  const teachers = [
    ...itself.flatMap(({ id, label }) => (id !== null && kind === 'teacher' ? [{ value: id, label }] : [])),
    ...(suggestions.data?.teachers ?? []).map(({ personId: value, name }) => ({ value, label: name })),
  ]
  const isNamed = (kind === 'termFive' && studentId !== null) || (kind === 'teacher' && personId !== null)
  return (
    <>
      {host === null && kinds.length > 1 && (
        <SelectField
          label={t.kind}
          options={kinds.map(value => ({ value, label: copy.hosts.kind[value] }))}
          {...form.bind('kind', 'identity.kind')}
        />
      )}
      {kind !== 'teacher' && (
        <SelectField
          label={t.district}
          options={districts}
          {...form.bind('districtId', 'identity.districtId')}
        />
      )}
      {kind === 'termFive' && (
        <SelectField
          label={t.student}
          none={t.studentNone}
          options={students}
          {...form.bind('studentId', 'identity.studentId')}
        />
      )}
      {kind === 'teacher' && (
        <SelectField
          label={t.teacher}
          none={t.teacherNone}
          options={teachers}
          {...form.bind('personId', 'identity.personId')}
        />
      )}
      {!isNamed && (
        <div className="form-row">
          <TextField
            label={t.name}
            {...(kind === 'termFive' ? { hint: t.placeholderHint } : {})}
            {...form.bind('name', 'identity.name')}
          />
          {kind !== 'termFive' && (
            <TextField label={t.email} type="email" optional {...form.bind('email', 'identity.email')} />
          )}
        </div>
      )}
      <CheckboxGroup
        legend={t.modules}
        options={pilot.modules.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.bind('moduleIds')}
      />
      <NumberField label={t.most} {...form.bind('maximumSessions')} />
    </>
  )
}
