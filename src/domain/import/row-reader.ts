import { plainText } from './cell-text.ts'
import type { Column, LocatedColumns } from './columns.ts'
import type { CellParser } from './parsed.ts'
import { concealed, refused } from './parsed.ts'
import { holdsPersonalIdentityNumber } from './personal-identity-number.ts'
import type { FaultLog } from './row-faults.ts'
import type { Table, TableRow } from './table.ts'

// More than any list needs, and little enough to be read thousands of times.
const MAX_CELL_CHARACTERS = 3_000

/**
 * The values of one row; undefined where the cell is faulty or was skipped, and where a column is absent that the file
 * must have.
 */
export type RowValues<Kind> = {
  [Key in keyof Kind]: Kind[Key] extends Column<infer Value> ? Value | undefined : never
}

export type RowOptions<Kind> = {
  skipped?: readonly (keyof Kind)[]
  /** What is stored of the row: where the file hasn't the column it stays. */
  stored?: RowValues<Kind> | undefined
}

/** Reads every cell of a row that isn't skipped and reports every faulty one. */
export type RowReader<Kind> = (row: TableRow, options?: RowOptions<Kind>) => RowValues<Kind>

export function rowReader<Kind extends Readonly<Record<string, Column<unknown>>>>(
  table: Table,
  columns: Kind,
  { positions }: LocatedColumns<Extract<keyof Kind, string>>,
  log: FaultLog,
): RowReader<Kind> {
  const keys = Object.keys(columns) as Extract<keyof Kind, string>[]
  return (row, { skipped = [], stored } = {}) => {
    reportCellsBeyondHeader(table, row, log)
    const values = keys.map(key => {
      const column: Column<unknown> | undefined = columns[key]
      const position = positions.get(key)
      if (!column || skipped.includes(key)) return [key, undefined]
      if (position === undefined && (column.isRequired || column.isRequiredForNew || stored))
        return [key, stored?.[key]]
      return [key, readCell(column, row, position, log)]
    })
    return Object.fromEntries(values) as RowValues<Kind>
  }
}

/** The column's value in the row, from the position if the file has it; undefined, and reported, when it is faulty. */
export function readCell<Value>(
  column: Column<Value>,
  row: TableRow,
  position: number | undefined,
  log: FaultLog,
): Value | undefined {
  const cell = position === undefined ? '' : (row.cells[position] ?? '')
  const result = readable(column.parse)(cell)
  if (result.ok) return result.value
  for (const { code, details, isConcealed = column.isConcealed } of result.faults) {
    const value = isConcealed ? null : plainText(cell)
    log.add({ row: row.number, column: column.title, value }, code, ...details)
  }
  return undefined
}

/** Whatever the column: a cell is of some length, and no personal identity number stands in it (P1). */
const readable =
  <Value>(parse: CellParser<Value>): CellParser<Value> =>
  cell => {
    if (typeof cell === 'string' && cell.length > MAX_CELL_CHARACTERS)
      return refused('tooLong', cell.length, MAX_CELL_CHARACTERS)
    return holdsPersonalIdentityNumber(plainText(cell)) ? concealed('personalIdentityNumber') : parse(cell)
  }

/** A row with more filled cells than there are titles: most often a stray separator in a text file. */
export function reportCellsBeyondHeader(table: Table, row: TableRow, log: FaultLog): void {
  const used = row.cells.findLastIndex(cell => plainText(cell) !== '') + 1
  if (used <= table.header.length) return
  log.add({ row: row.number, column: null, value: null }, 'cellsBeyondHeader', used, table.header.length)
}
