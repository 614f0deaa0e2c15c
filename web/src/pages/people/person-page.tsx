import { Link, useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../api/queries.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { Form } from '../../forms/form.tsx'
import { useEditForm } from '../../forms/use-edit-form.ts'
import { useForm } from '../../forms/use-form.ts'
import { VersionConflict } from '../../forms/version-conflict.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import type { PersonValues } from './person-fields.tsx'
import { personBody, personFaults, PersonFields, personValues } from './person-fields.tsx'
import type { RoleValues } from './role-fields.tsx'
import { NO_ROLE, roleBody, roleFaults, RoleFields } from './role-fields.tsx'
import type { Person } from './role-words.ts'
import { SignInSection } from './sign-in-section.tsx'
import { RolesTable } from './roles-table.tsx'

/** What a change of a person shows on. */
export const PERSON_READINGS = ['GET /api/people', 'GET /api/people/:personId'] as const

/** One person's details and roles, and the way to end them. */
export function PersonPage() {
  const t = useCopy(sv, en)
  const { personId = '' } = useParams({ strict: false })
  const person = useRead('GET /api/people/:personId', { params: { personId } })
  return (
    <Page
      title={person.data?.name ?? t.person.placeholder}
      over={<Link to="/personer">{t.person.back}</Link>}
    >
      <Loaded query={person}>
        {found => (
          <>
            <Section title={t.person.roles} lead={t.person.rolesLead}>
              <RolesTable person={found} />
            </Section>
            <AddRole person={found} />
            <SignInSection person={found} />
            <Details key={found.id} person={found} readAnew={() => person.refetch()} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function AddRole({ person }: { person: Person }) {
  const t = useCopy(sv, en)
  const add = useChange('POST /api/people/:personId/roles', PERSON_READINGS)
  const form = useForm<RoleValues>({
    keep: 'role',
    initial: NO_ROLE,
    validate: values => roleFaults(values, t, ''),
    submit: values => add.mutateAsync({ params: { personId: person.id }, body: roleBody(values) }),
    onDone: () => {
      say(t.person.roleAdded)
      form.reset(NO_ROLE)
    },
  })
  return (
    <Section title={t.person.addRole}>
      <Form form={form} action={t.form.add}>
        <RoleFields form={form} path="" />
      </Form>
    </Section>
  )
}

function Details({ person, readAnew }: { person: Person; readAnew: () => Promise<unknown> }) {
  const t = useCopy(sv, en)
  const change = useChange('PUT /api/people/:personId', PERSON_READINGS)
  const invite = useChange('POST /api/people/:personId/invite', PERSON_READINGS)
  const { id: personId, name } = person
  const { form, conflict } = useEditForm<Person, PersonValues>({
    latest: person,
    valuesOf: personValues,
    keep: 'person',
    validate: values => personFaults(values, t),
    submit: (values, base) =>
      change.mutateAsync({
        params: { personId },
        body: { ...personBody(values), seen: personBody(personValues(base)) },
      }),
    readAnew,
    onDone: () => say(t.saved),
  })
  return (
    <Section title={t.person.facts}>
      <Form form={form} action={t.form.save}>
        <VersionConflict
          {...conflict}
          labels={{ name: t.form.name, email: t.form.email, language: t.form.language }}
          tell={{ language: language => t.form.languages[language ?? 'sv'] }}
        />
        <PersonFields form={form} />
      </Form>
      <div className="flow">
        <p className="soft">{t.person.inviteLead}</p>
        <p>
          <Button
            busy={invite.isPending}
            onClick={() => invite.mutate({ params: { personId } }, { onSuccess: () => say(t.invited(name)) })}
          >
            {t.person.inviteAgain}
          </Button>
        </p>
        {invite.error && <FailureNotice error={invite.error} />}
      </div>
    </Section>
  )
}
