import type { ResponseOf } from '../../api/client.ts'
import { audit as en } from '../../copy/en/audit.ts'
import { audit as sv } from '../../copy/sv/audit.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import './audit.css'

type Entry = ResponseOf<'GET /api/audit'>['entries'][number]
type Row = Entry['rows'][number]

const ROWS_SHOWN = 3

/** One row an entry. The order is the log's own: nothing here sorts it. */
export function AuditTable({ entries }: { entries: readonly Entry[] }) {
  const t = useCopy(sv, en)
  const columns: Column<Entry>[] = [
    { key: 'nar', header: t.column.at, cell: ({ at }) => <span className="nowrap">{dateTime(at)}</span> },
    { key: 'vem', header: t.column.who, cell: ({ by }) => (by ? (by.name ?? t.erased) : t.nobody) },
    {
      key: 'vad',
      header: t.column.what,
      heading: true,
      cell: ({ operation, subject, via }) => (
        <>
          {t.operation[operation]} {t.subject[subject] ?? subject}
          <div className="small soft">{via}</div>
        </>
      ),
    },
    { key: 'galler', header: t.column.about, cell: entry => <Rows entry={entry} text={keyText} /> },
    { key: 'andrat', header: t.column.changes, cell: entry => <Rows entry={entry} text={changeText} /> },
  ]
  return (
    <WideTable>
      <DataTable
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={entries}
        rowKey={({ id }) => String(id)}
        empty={<Empty title={t.empty} />}
      />
    </WideTable>
  )
}

function Rows({ entry, text }: { entry: Entry; text: (row: Row) => string }) {
  const t = useCopy(sv, en)
  const shown = entry.rows.slice(0, ROWS_SHOWN).map(text)
  if (shown.every(line => line === '')) return null
  const rest = entry.rowCount - shown.length
  return (
    <span className="small audit-lines">
      {shown.map((line, index) => (
        // Two rows can read alike, and their order never changes.
        <div key={`${index} ${line}`}>{line}</div>
      ))}
      {rest > 0 && <div className="soft">{t.more(rest)}</div>}
    </span>
  )
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function keyText({ key }: Row): string {
  return Object.values(key).map(written).join(', ')
}

/** `places: 1 → 4`; of a column whose values the log keeps to itself, the name. */
function changeText({ changed, before, after }: Row): string {
  const names = changed.length > 0 ? changed : Object.keys(after)
  return names
    .map(name => {
      if (name in before) return `${name}: ${written(before[name])} → ${written(after[name])}`
      return name in after ? `${name}: ${written(after[name])}` : name
    })
    .join('; ')
}
