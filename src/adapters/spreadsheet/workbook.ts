import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { note, type ImportNote } from '../../domain/import/facts.ts'
import type { Cell, TableRow } from '../../domain/import/table.ts'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import { numberMasks } from './number-masks.ts'
import type { FileFaults, Refusal, Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'
import { checkLayout } from './sheet-layout.ts'
import { scanSheet } from './sheet-scan.ts'
import { relationshipsIn, visibleSheets } from './workbook-parts.ts'
import type { ZipEntry } from './zip-archive.ts'
import { readZipDirectory, unpack } from './zip-archive.ts'

const WORKBOOK = 'xl/workbook.xml'
const RELATIONSHIPS = 'xl/_rels/workbook.xml.rels'

export type WorkbookRows = { rows: TableRow[]; notes: ImportNote[] }

/** The rows that aren't blank on the workbook's first visible sheet; of other sheets a note tells that they exist. */
export async function readWorkbook(
  bytes: Uint8Array,
  limits: SpreadsheetLimits,
  faults: FileFaults,
): Promise<Step<WorkbookRows>> {
  const directory = readZipDirectory(bytes)
  if (!directory.ok) return directory
  const unpackNamed = (names: readonly string[]): Step<Map<string, Uint8Array>> =>
    unpack(
      bytes,
      directory.value.filter(entry => names.includes(entry.name)),
      limits,
    )

  const outline = unpackNamed([WORKBOOK, RELATIONSHIPS])
  if (!outline.ok) return outline
  const workbookXml = textOf(outline.value, WORKBOOK)
  if (workbookXml === null) return foreignArchive(directory.value)
  const relationships = relationshipsIn(textOf(outline.value, RELATIONSHIPS) ?? '')
  const sheets = visibleSheets(workbookXml, relationships)
  const [sheet] = sheets
  if (!sheet) return refuse('damaged')

  const parts = unpackNamed([sheet.path, ...relationships.shared])
  if (!parts.ok) return parts
  const xml = textOf(parts.value, sheet.path) ?? ''
  const masks = numberMasks(textOf(parts.value, relationships.styles ?? '') ?? '')
  const scanned = scanSheet(xml, limits, masks, faults)
  if (!scanned.ok) return scanned
  const hidden = checkLayout(xml, scanned.value.area, faults)
  const checked = {
    ...Object.fromEntries([...outline.value, ...parts.value]),
    [sheet.path]: encoded(scanned.value.xml),
  }
  const cells = await cellsOf(checked, sheet.position)
  if (!cells) return faults.refusal() ?? refuse('damaged')
  const others = sheets.length > 1 ? [note('firstSheetOnly', sheets.length, sheet.name)] : []
  return done({ rows: filledRows(cells), notes: [...others, ...hidden] })
}

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text)

function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string | null {
  const part = parts.get(name)
  return part ? new TextDecoder().decode(part) : null
}

function foreignArchive(entries: readonly ZipEntry[]): Refusal {
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('xl/workbook.bin')) return refuse('binaryExcel')
  if (names.has('mimetype') && names.has('content.xml')) return refuse('openDocument')
  return refuse('unknownFileType')
}

/**
 * The sheet's cells, by row from the sheet's first, or null when the parser can't make sense of them. The parser is
 * given an archive made anew of the parts that were checked, so that it sees nothing else, and nothing packed.
 */
async function cellsOf(parts: Record<string, Uint8Array>, sheet: number): Promise<unknown[][] | null> {
  const archive = zipSync(parts, { level: 0, mtime: '2000-01-02' })
  try {
    return await readSheet(archive.slice().buffer, sheet)
  } catch {
    return null
  }
}

function filledRows(cells: readonly unknown[][]): TableRow[] {
  return cells
    .map((row, index) => ({ number: index + 1, cells: row.map(cellOf) }))
    .filter(row => row.cells.some(cell => cell !== ''))
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej'
  if (typeof value === 'number' && Number.isFinite(value)) return value
  // The parser puts dates at midnight UTC. One outside the calendar stays text that no column takes for a date.
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? '#' : value.toISOString().slice(0, 10)
  return ''
}
