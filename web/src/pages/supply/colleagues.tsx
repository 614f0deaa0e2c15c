import type { ResponseOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { supply as en } from '../../copy/en/supply.ts'
import { supply as sv } from '../../copy/sv/supply.ts'
import { NumberField, SelectField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'

interface Props {
  termId: string
  answers: ResponseOf<'GET /api/terms/:termId/supply'>['answers']
}

interface Values {
  readonly districtId: string | null
  readonly students: number | null
}

/** How many of the term's students were employed later: a number for an administration, and nothing else. */
export function Colleagues({ termId, answers }: Props) {
  const t = useCopy(sv, en)
  const save = useChange('PUT /api/terms/:termId/colleagues', ['GET /api/terms/:termId/supply'])
  const form = useForm<Values>({
    keep: 'colleagues',
    initial: { districtId: answers[0]?.districtId ?? null, students: null },
    submit: ({ districtId, students }) =>
      save.mutateAsync({ params: { termId }, body: { districtId: districtId ?? '', students } }),
    onDone: () => say(t.saved),
  })
  return (
    <Section title={t.noteTitle} lead={t.noteLead}>
      <Form form={form} action={t.save}>
        <div className="form-row">
          <SelectField
            label={t.district}
            options={answers.map(one => ({ value: one.districtId, label: shortDistrict(one.name) }))}
            {...form.bind('districtId')}
          />
          <NumberField label={t.count} {...form.bind('students')} />
        </div>
      </Form>
    </Section>
  )
}
