import { Link } from '@tanstack/react-router'
import { useRead } from '../../api/queries.ts'
import { people as en } from '../../copy/en/people.ts'
import { people as sv } from '../../copy/sv/people.ts'
import { dateTime, sortableTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Card } from '../../ui/section.tsx'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import type { Person } from './role-words.ts'
import { roleName } from './role-words.ts'

/** Who can sign in, and as what. */
export function PeoplePage() {
  const t = useCopy(sv, en)
  const answer = useRead('GET /api/people', {})
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <LinkButton kind="primary" to="/personer/ny">
          {t.invite}
        </LinkButton>
      }
    >
      <Loaded query={answer}>
        {({ people }) => (
          <Card>
            <PeopleTable people={people} />
          </Card>
        )}
      </Loaded>
    </Page>
  )
}

const hasRole = ({ roles }: Person) => roles.some(({ state }) => state === 'valid')

function PeopleTable({ people }: { people: readonly Person[] }) {
  const t = useCopy(sv, en)
  const states = [
    { value: 'gallande', label: t.states.valid },
    { value: 'utan', label: t.states.ended },
  ]
  const state = useUrlChoice('lage', states)
  const shown = people.filter(person => state === null || hasRole(person) === (state === 'gallande'))
  const rolesText = ({ roles }: Person) =>
    roles.filter(({ state }) => state === 'valid').map(role => roleName(role, t))
  const columns: Column<Person>[] = [
    {
      key: 'namn',
      header: t.column.name,
      heading: true,
      cell: ({ id, name }) => (
        <Link to="/personer/$personId" params={{ personId: id }}>
          {name}
        </Link>
      ),
      sort: ({ name }) => name,
      filter: ({ name }) => name,
    },
    { key: 'epost', header: t.column.email, cell: ({ email }) => email, filter: ({ email }) => email },
    {
      key: 'roller',
      header: t.column.roles,
      cell: person =>
        hasRole(person) ? rolesText(person).map(text => <div key={text}>{text}</div>) : t.noRole,
      sort: person => rolesText(person).join(', '),
      filter: person => rolesText(person).join(' '),
    },
    {
      key: 'inloggad',
      header: t.column.signedIn,
      cell: ({ signedInAt }) => (signedInAt === null ? t.never : dateTime(signedInAt)),
      sort: ({ signedInAt }) => signedInAt,
      file: ({ signedInAt }) => (signedInAt === null ? '' : sortableTime(signedInAt)),
    },
  ]
  return (
    <WideTable>
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        tools={<UrlSelect label={t.state} name="lage" options={states} all={t.all} />}
      />
    </WideTable>
  )
}
