import { useNavigate } from '@tanstack/react-router'
import { useChange } from '../../api/queries.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { say } from '../../ui/messages.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import type { PersonValues } from './person-fields.tsx'
import { personBody, personFaults, PersonFields } from './person-fields.tsx'
import type { RoleValues } from './role-fields.tsx'
import { NO_ROLE, roleBody, roleFaults, RoleFields } from './role-fields.tsx'

type Values = PersonValues & RoleValues

/** A new person with a first role; the invitation goes by mail. */
export function InvitePage() {
  const t = useCopy(sv, en)
  const navigate = useNavigate()
  const invite = useChange('POST /api/people', ['GET /api/people'])
  const form = useForm<Values>({
    keep: 'person',
    initial: { name: '', email: '', language: 'sv', ...NO_ROLE },
    validate: values => [...personFaults(values, t), ...roleFaults(values, t, 'role.')],
    submit: values => invite.mutateAsync({ body: { ...personBody(values), role: roleBody(values) } }),
    onDone: ({ name }) => {
      say(t.invited(name.trim()), { onNextPage: true })
      void navigate({ to: '/personer' })
    },
  })
  return (
    <Page title={t.form.title} lead={t.form.lead}>
      <Card>
        <Form
          form={form}
          action={t.form.send}
          beside={<LinkButton to="/personer">{t.person.back}</LinkButton>}
        >
          <PersonFields form={form} />
          <RoleFields form={form} path="role." />
        </Form>
      </Card>
    </Page>
  )
}
