import { z } from 'zod'
import { csvText } from '../../adapters/spreadsheet/write-csv.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { AuditRow } from './repository.ts'

/** Of an import's thousands of rows the page shows the first; the export has them all. */
const ROWS_SHOWN = 20

const values = z.record(z.string(), z.unknown())
const detailsSchema = z.array(
  z.object({
    key: values,
    changed: z.array(z.string()).default([]),
    before: values.default({}),
    after: values.default({}),
  }),
)

type Actors = ReadonlyMap<string, string | null>

export function presentEntry(row: AuditRow, actors: Actors) {
  const rows = detailsSchema.parse(JSON.parse(row.details))
  return {
    id: Number(row.id),
    at: row.at.toISOString(),
    by: row.personId === null ? null : { id: row.personId, name: actors.get(row.personId) ?? null },
    via: row.via,
    subject: row.subject,
    operation: row.operation,
    rowCount: rows.length,
    rows: rows.slice(0, ROWS_SHOWN),
  }
}

/** The entries as a file for a spreadsheet program, with everything that the hashes cover. */
export function presentCsv(rows: readonly AuditRow[], actors: Actors, language: Language): string {
  return csvText(
    copyIn[language].audit.columns,
    rows.map(row => [
      String(row.id),
      String(row.number ?? ''),
      row.at.toISOString(),
      row.personId ?? '',
      (row.personId && actors.get(row.personId)) ?? '',
      row.via,
      String(row.transaction),
      row.subject,
      row.operation,
      row.details,
      row.previousHash ?? '',
      row.hash ?? '',
    ]),
  )
}
