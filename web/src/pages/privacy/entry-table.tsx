import type { ResponseOf } from '../../api/client.ts'
import { privacy as en } from '../../copy/en/privacy.ts'
import { privacy as sv } from '../../copy/sv/privacy.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { DataTable, type Column } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'

type Entry = ResponseOf<'GET /api/retention'>['due'][number]

interface Props {
  name: string
  caption: string
  entries: readonly Entry[]
  empty: string
}

/** How many rows of which register are ended, by which rule. */
export function EntryTable({ name, caption, entries, empty }: Props) {
  const words = useCopy(sv, en)
  const t = words.retention
  const columns: Column<Entry>[] = [
    {
      key: 'register',
      header: t.column.table,
      heading: true,
      cell: ({ table }) => words.table[table] ?? table,
    },
    { key: 'regel', header: t.column.rule, cell: ({ rule }) => t.rule[rule] },
    { key: 'termin', header: t.column.term, cell: ({ termId }) => termId ?? '–' },
    { key: 'rader', header: t.column.rows, align: 'end', cell: ({ rows }) => number(rows) },
  ]
  return (
    <DataTable
      stacks
      hasFile
      name={name}
      caption={caption}
      captionHidden
      columns={columns}
      rows={entries}
      rowKey={({ rule, table, termId }) => `${rule} ${table} ${termId}`}
      empty={<Empty title={empty} />}
    />
  )
}
