import { useNavigate } from '@tanstack/react-router'
import { useChange, useRead } from '../../../api/queries.ts'
import { copyPilot as en } from '../../../copy/en/pilot-days.ts'
import { copyPilot as sv } from '../../../copy/sv/pilot-days.ts'
import { SelectField, TextField } from '../../../forms/fields.tsx'
import { Form } from '../../../forms/form.tsx'
import { useForm } from '../../../forms/use-form.ts'
import { useCopy } from '../../../language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { say } from '../../../ui/messages.tsx'
import { Section } from '../../../ui/section.tsx'
import type { Pilot } from '../pilot-frame.tsx'

/** Pilot 2 of pilot 1 (A13): the set-up is copied, the people are not. */
export function CopyPilot({ pilot }: { pilot: Pilot }) {
  const t = useCopy(sv, en)
  const navigate = useNavigate()
  const terms = useRead('GET /api/terms', {})
  const copy = useChange('POST /api/pilots/:pilotId/copies', ['GET /api/pilots'])
  const form = useForm<{ name: string; termId: string | null }>({
    keep: 'copy',
    initial: { name: '', termId: null },
    warnOnLeave: false,
    validate: ({ name, termId }) => [
      ...(name.trim() === '' ? [{ path: 'name', text: t.nameFault }] : []),
      ...(termId === null ? [{ path: 'termId', text: t.term }] : []),
    ],
    submit: async ({ name, termId }) => {
      const body = { name, termId: termId ?? '' }
      const { id } = await copy.mutateAsync({ params: { pilotId: pilot.id }, body })
      say(t.created, { onNextPage: true })
      void navigate({ to: '/auskultation/$pilotId', params: { pilotId: id } })
    },
  })
  return (
    <Section title={t.title} lead={t.lead}>
      <Loaded query={terms}>
        {list => (
          <details>
            <summary>{t.open}</summary>
            <Form form={form} action={t.create}>
              <div className="form-row">
                <TextField label={t.name} {...form.bind('name')} />
                <SelectField
                  label={t.term}
                  options={list.terms.map(({ id }) => ({ value: id, label: id }))}
                  {...form.bind('termId')}
                />
              </div>
            </Form>
          </details>
        )}
      </Loaded>
    </Section>
  )
}
