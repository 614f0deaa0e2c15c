import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { privacy as en } from '../../copy/en/privacy.ts'
import { privacy as sv } from '../../copy/sv/privacy.ts'
import { dateTime, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import { EntryTable } from './entry-table.tsx'

type Retention = ResponseOf<'GET /api/retention'>
type Protocol = Retention['protocols'][number]
type Field = Retention['fields'][number]

/** When personal data end (P4): what is due, what was done, and the rule for every field. */
export function RetentionPage() {
  const { retention: t } = useCopy(sv, en)
  const retention = useRead('GET /api/retention', {})
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded query={retention}>
        {answer => (
          <>
            <Due entries={answer.due} />
            <Protocols protocols={answer.protocols} />
            <Fields fields={answer.fields} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Due({ entries }: { entries: Retention['due'] }) {
  const { retention: t } = useCopy(sv, en)
  const [asking, setAsking] = useState(false)
  const run = useChange('POST /api/retention', ['GET /api/retention'])
  return (
    <Section title={t.dueTitle} lead={t.dueLead}>
      <EntryTable name="nu-" caption={t.dueTitle} entries={entries} empty={t.nothingDue} />
      {entries.length > 0 && <Button onClick={() => setAsking(true)}>{t.run}</Button>}
      {run.error && <FailureNotice error={run.error} />}
      {asking && (
        <ConfirmDialog
          title={t.confirmTitle}
          action={t.run}
          kind="danger"
          busy={run.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            run.mutate({}, { onSuccess: () => say(t.done), onSettled: () => setAsking(false) })
          }
        >
          <p>{t.confirmText}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}

function Protocols({ protocols }: { protocols: readonly Protocol[] }) {
  const words = useCopy(sv, en)
  const t = words.retention
  const columns: Column<Protocol>[] = [
    { key: 'nar', header: t.protocol.at, heading: true, cell: ({ at }) => dateTime(at) },
    { key: 'vad', header: t.protocol.kind, cell: ({ kind }) => t.kind[kind] },
    { key: 'av', header: t.protocol.by, cell: ({ by }) => by ?? t.system },
    {
      key: 'rader',
      header: t.protocol.rows,
      align: 'end',
      cell: ({ entries }) => number(entries.reduce((sum, { rows }) => sum + rows, 0)),
    },
    {
      key: 'fordelning',
      header: t.protocol.details,
      cell: ({ entries }) =>
        entries
          .map(({ table, termId, rows }) =>
            [words.table[table] ?? table, termId, number(rows)].filter(Boolean).join(' '),
          )
          .join('; '),
    },
  ]
  return (
    <Section title={t.protocolsTitle}>
      <WideTable>
        <DataTable
          stacks
          hasFile
          name="protokoll-"
          caption={t.protocolsTitle}
          captionHidden
          columns={columns}
          rows={protocols}
          rowKey={({ id }) => id}
          empty={<Empty title={t.noProtocols} />}
        />
      </WideTable>
    </Section>
  )
}

/** For each kind of person what ends when, in words, and why it is there; of what stays the registers. */
function Fields({ fields }: { fields: readonly Field[] }) {
  const { retention: t } = useCopy(sv, en)
  const owners = [...new Set(fields.map(({ whose }) => whose))]
  return (
    <Section title={t.fieldsTitle} lead={t.fieldsLead}>
      {owners.map(whose => (
        <section key={whose} className="flow fields-of">
          <h3>{t.whose[whose]}</h3>
          <FieldsOf fields={fields.filter(field => field.whose === whose)} />
        </section>
      ))}
    </Section>
  )
}

function FieldsOf({ fields }: { fields: readonly Field[] }) {
  const words = useCopy(sv, en)
  const t = words.retention
  const rules = [...new Set(fields.map(({ rule }) => rule))]
  const lineOf = ({ table, columns: [first], purpose, rule }: Field) => {
    const register = words.table[table] ?? table
    const what = words.what[`${table}.${first}`]
    if (rule === 'kept') return what ?? register
    return `${what ?? register}: ${t.purpose[purpose]}`
  }
  return (
    <dl className="facts">
      {rules.map(rule => (
        <div key={rule} className="data-row">
          <dt>{t.rule[rule]}</dt>
          <dd>
            <ul>
              {[...new Set(fields.filter(field => field.rule === rule).map(lineOf))].map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  )
}
