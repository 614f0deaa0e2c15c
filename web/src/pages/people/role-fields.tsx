import { useRead } from '../../api/queries.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { DateField, SelectField } from '../../forms/fields.tsx'
import type { Form } from '../../forms/use-form.ts'
import type { FieldFault } from '../../api/problem.ts'
import { useCopy } from '../../language.ts'
import type { PersonRole } from './role-words.ts'

export interface RoleValues {
  readonly kind: PersonRole['kind'] | null
  readonly districtId: string | null
  readonly universityId: string | null
  readonly fromOn: string | null
  readonly toOn: string | null
}

export const NO_ROLE: RoleValues = {
  kind: null,
  districtId: null,
  universityId: null,
  fromOn: null,
  toOn: null,
}
const KINDS = ['district', 'university', 'teacher', 'central'] as const

const ofUniversity = (kind: RoleValues['kind']) => kind === 'university' || kind === 'teacher'

/** The role as the contract takes it: a place that the chosen kind doesn't have is left out. */
export function roleBody({ kind, districtId, universityId, fromOn, toOn }: RoleValues) {
  if (kind === null) throw new Error('A form is sent only with a kind of role')
  return {
    kind,
    districtId: kind === 'district' ? districtId : null,
    universityId: ofUniversity(kind) ? universityId : null,
    fromOn,
    toOn,
  }
}

/** `path` is where the role lies in the request's body: `role.` or nothing. */
export function roleFaults(values: RoleValues, t: typeof sv, path: string): FieldFault[] {
  const { kind, districtId, universityId } = values
  if (kind === null) return [{ path: `${path}kind`, text: t.form.kindFault }]
  if (kind === 'district' && districtId === null)
    return [{ path: `${path}districtId`, text: t.form.placeFault }]
  if (ofUniversity(kind) && universityId === null)
    return [{ path: `${path}universityId`, text: t.form.placeFault }]
  return []
}

/** Kind of role, where, and from when to when. */
export function RoleFields<Values extends RoleValues>({ form, path }: { form: Form<Values>; path: string }) {
  const t = useCopy(sv, en)
  const reference = useRead('GET /api/reference', {})
  const options = (things: readonly { id: string; name: string }[] = []) =>
    things.map(({ id, name }) => ({ value: id, label: name }))
  const { kind } = form.values
  return (
    <>
      <SelectField
        label={t.form.kind}
        options={KINDS.map(value => ({ value, label: t.role[value] }))}
        {...form.bind('kind', `${path}kind`)}
      />
      {kind === 'district' && (
        <SelectField
          label={t.form.district}
          options={options(reference.data?.districts)}
          {...form.bind('districtId', `${path}districtId`)}
        />
      )}
      {ofUniversity(kind) && (
        <SelectField
          label={t.form.university}
          options={options(reference.data?.universities)}
          {...form.bind('universityId', `${path}universityId`)}
        />
      )}
      <DateField
        label={t.form.fromOn}
        hint={t.form.fromHint}
        optional
        {...form.bind('fromOn', `${path}fromOn`)}
      />
      <DateField label={t.form.toOn} hint={t.form.toHint} optional {...form.bind('toOn', `${path}toOn`)} />
    </>
  )
}
