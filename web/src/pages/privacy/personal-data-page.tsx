import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call, type ResponseOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { privacy as en } from '../../copy/en/privacy.ts'
import { privacy as sv } from '../../copy/sv/privacy.ts'
import { TextField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { FileButton } from './file-button.tsx'

type Subject = ResponseOf<'POST /api/personal-data/search'>['subjects'][number]

/** Finds a person for articles 15 and 17, and discloses a term's placements. */
export function PersonalDataPage() {
  const { data: t } = useCopy(sv, en)
  const [found, setFound] = useState<readonly Subject[] | null>(null)
  const search = useChange('POST /api/personal-data/search')
  const form = useForm({
    keep: null,
    initial: { text: '' },
    validate: ({ text }) => (text.trim().length < 2 ? [{ path: 'text', text: t.searchFault }] : []),
    submit: async ({ text }) => {
      const { subjects } = await search.mutateAsync({ body: { text: text.trim() } })
      setFound(subjects)
    },
    onDone: () => {},
    warnOnLeave: false,
  })
  return (
    <Page title={t.title} lead={t.lead}>
      <Section title={t.search}>
        <Form form={form} action={t.find}>
          <TextField label={t.searchHint} {...form.bind('text')} />
        </Form>
        <div role="status">{found !== null && <Found subjects={found} />}</div>
      </Section>
      <Disclosure />
    </Page>
  )
}

function Found({ subjects }: { subjects: readonly Subject[] }) {
  const { data: t } = useCopy(sv, en)
  const columns: Column<Subject>[] = [
    {
      key: 'namn',
      header: t.column.name,
      heading: true,
      cell: ({ kind, id, label }) => (
        <Link to="/personuppgifter/$kind/$subjectId" params={{ kind, subjectId: id }}>
          {label}
        </Link>
      ),
    },
    { key: 'som', header: t.column.kind, cell: ({ kind }) => t.kind[kind] },
    { key: 'var', header: t.column.about, cell: ({ about }) => about },
  ]
  return (
    <DataTable
      stacks
      caption={t.found}
      columns={columns}
      rows={subjects}
      rowKey={({ id }) => id}
      empty={<Empty title={t.noneFound} />}
    />
  )
}

function Disclosure() {
  const { data: t } = useCopy(sv, en)
  const { term } = useCurrentTerm()
  if (!term) return null
  return (
    <Section title={t.disclosureTitle} lead={t.disclosureLead(term.id)}>
      <FileButton
        get={() => call('GET /api/terms/:termId/disclosure', { params: { termId: term.id } })}
        type="text/csv;charset=utf-8"
      >
        {t.disclose}
      </FileButton>
    </Section>
  )
}
