import { useNavigate } from '@tanstack/react-router'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { SelectField, TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useTermName } from '../../ui/use-term-name.ts'
import { PilotList } from './pilot-list.tsx'

/** Every pilot that the reader takes part in; central opens new ones. */
export function PilotsPage() {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  const { term } = useCurrentTerm()
  return (
    <Page title={t.title} lead={t.lead}>
      <PilotList />
      {isCentral && term && <NewPilot termId={term.id} />}
    </Page>
  )
}

interface Values {
  readonly name: string
  readonly universityId: string | null
}

function NewPilot({ termId }: { termId: string }) {
  const t = useCopy(sv, en)
  const termName = useTermName(termId)
  const navigate = useNavigate()
  const reference = useRead('GET /api/reference', {})
  const create = useChange('POST /api/terms/:termId/pilots', ['GET /api/pilots'])
  const form = useForm<Values>({
    keep: 'pilot',
    initial: { name: '', universityId: null },
    warnOnLeave: false,
    validate: ({ name, universityId }) => [
      ...(name.trim() === '' ? [{ path: 'name', text: t.host.nameFault }] : []),
      ...(universityId === null ? [{ path: 'universityId', text: t.university }] : []),
    ],
    submit: async ({ name, universityId }) => {
      const body = { name, universityId: universityId ?? '' }
      const { id } = await create.mutateAsync({ params: { termId }, body })
      say(t.created, { onNextPage: true })
      void navigate({ to: '/auskultation/$pilotId', params: { pilotId: id } })
    },
  })
  return (
    <Section title={`${t.new} · ${termName}`} lead={t.newLead}>
      <Loaded query={reference}>
        {({ universities }) => (
          <Form form={form} action={t.create}>
            <div className="form-row">
              <TextField label={t.name} hint={t.nameHint} {...form.bind('name')} />
              <SelectField
                label={t.university}
                options={universities.map(({ id, name }) => ({ value: id, label: name }))}
                {...form.bind('universityId')}
              />
            </div>
          </Form>
        )}
      </Loaded>
    </Section>
  )
}
