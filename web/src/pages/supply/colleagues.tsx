import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { supply as en } from '../../copy/en/supply.ts'
import { supply as sv } from '../../copy/sv/supply.ts'
import { NumberField, SelectField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { say } from '../../ui/messages.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'

type Answer = ResponseOf<'GET /api/terms/:termId/supply'>['answers'][number]

interface Props {
  termId: string
  answers: readonly Answer[]
}

interface Values {
  readonly students: number | null
}

/** How many of the term's students were employed later: a number for an administration, and nothing else. */
export function Colleagues({ termId, answers }: Props) {
  const t = useCopy(sv, en)
  const [chosenId, setChosen] = useState<string | null>(null)
  const chosen = answers.find(({ districtId }) => districtId === chosenId) ?? answers[0]
  if (!chosen) return null
  return (
    <Section title={t.noteTitle} lead={t.noteLead}>
      <SelectField
        id="colleagues-of"
        label={t.district}
        options={answers.map(one => ({ value: one.districtId, label: shortDistrict(one.name) }))}
        value={chosen.districtId}
        onChange={setChosen}
        error={undefined}
      />
      <Count key={chosen.districtId} termId={termId} answer={chosen} />
    </Section>
  )
}

const SUPPLY = ['GET /api/terms/:termId/supply'] as const

/** The count of one administration; another has a form of its own, with what was typed in it. */
function Count({ termId, answer }: { termId: string; answer: Answer }) {
  const t = useCopy(sv, en)
  const save = useChange('PUT /api/terms/:termId/colleagues', SUPPLY)
  const client = useQueryClient()
  const { districtId } = answer
  const { form, conflict } = useEditForm<Answer, Values>({
    keep: `colleagues ${districtId}`,
    latest: answer,
    valuesOf: ({ colleagues }) => ({ students: colleagues }),
    readAnew: () => client.refetchQueries({ queryKey: [SUPPLY[0]], type: 'active' }),
    submit: ({ students }, base) =>
      save.mutateAsync({ params: { termId }, body: { districtId, students, seen: base.colleagues } }),
    onDone: () => say(t.saved),
  })
  return (
    <Form form={form} action={t.save}>
      <VersionConflict {...conflict} labels={{ students: t.count }} />
      <NumberField label={t.count} {...form.bind('students')} />
    </Form>
  )
}
