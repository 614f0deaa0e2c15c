import type { ReadTableResult, SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import { assembleTable } from './assemble-table.ts'
import { parseCsv } from './csv.ts'
import { decodeText } from './decode-text.ts'
import { fileKindOf } from './file-kind.ts'
import type { Step } from './refusal.ts'
import { createFileFaults } from './refusal.ts'
import type { WorkbookRows } from './workbook.ts'
import { readWorkbook } from './workbook.ts'

/** The file's table or its refusal, in the caller's own thread: a hostile file can take its time and memory. */
export async function parseFile(
  bytes: Uint8Array,
  fileName: string,
  limits: SpreadsheetLimits,
): Promise<ReadTableResult> {
  const kind = fileKindOf(bytes, fileName)
  if (!kind.ok) return kind
  const faults = createFileFaults()
  const sheet =
    kind.value === 'zip' ? await readWorkbook(bytes, limits, faults) : readDelimited(bytes, limits)
  if (!sheet.ok) return sheet
  const table = assembleTable(sheet.value.rows, sheet.value.notes, limits, faults)
  return table.ok ? { ok: true, table: table.value } : table
}

function readDelimited(bytes: Uint8Array, limits: SpreadsheetLimits): Step<WorkbookRows> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const rows = parseCsv(text.value, limits)
  return rows.ok ? { ok: true, value: { rows: rows.value, notes: [] } } : rows
}
