import { csvText } from '../../adapters/spreadsheet/write-csv.ts'
import type { Sheet, WorkbookCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { BodyOf } from '../contract.ts'

type Table = Pick<BodyOf<'POST /api/table-files'>, 'head' | 'rows'>

const LONGEST_NAME = 60

/** `Lediga platser` of a day → `lediga-platser-2020-01-20.csv`, in letters that every disk takes. */
export function presentFileName(name: string, on: string, format: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replace(/^-|-$/g, '')
  return `${plain === '' ? 'tabell' : plain}-${on}.${format}`
}

/** One sheet, which has the same name whatever the rows are: a caption can be longer than a sheet's name may be. */
export function presentTableSheets({ head, rows }: Table, language: Language): Sheet[] {
  return [{ name: copyIn[language].tableFiles.sheet, hasHeading: true, rows: [head, ...rows] }]
}

/** Numbers have the decimal comma that goes with the semicolons between them. */
export function presentTableCsv({ head, rows }: Table): string {
  const text = (cell: WorkbookCell) =>
    typeof cell === 'number' ? String(cell).replace('.', ',') : (cell ?? '')
  return csvText(
    head,
    rows.map(row => row.map(text)),
  )
}
