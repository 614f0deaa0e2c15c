import { foldedTitle, plainText } from './cell-text.ts'
import { columnLetters } from './column-letters.ts'
import { nearestName } from './nearest.ts'
import type { CellParser } from './parsed.ts'
import type { FaultLog, IgnoredColumn } from './row-faults.ts'
import type { Table } from './table.ts'

export type Column<Value> = {
  /** As in the files and in every sentence; compared forgivingly. */
  title: string
  /** Other titles that are taken for the same column. */
  aliases?: readonly string[]
  /** Whether the file must have the column; whether a cell must be filled is the parser's matter. */
  isRequired?: boolean
  /** The file must have it when it has a row that isn't stored: nothing is known of what the column would say. */
  isRequiredForNew?: boolean
  /** The cell's text is repeated nowhere, not even where it is faulty. */
  isConcealed?: boolean
  parse: CellParser<Value>
}

/** A kind of file: its columns by the name of the value that each gives. */
export type Columns = Readonly<Record<string, Column<unknown>>>

export type LocatedColumns<Key extends string> = {
  /** Position from 0 in the row; a column that the file hasn't is not there. */
  positions: ReadonlyMap<Key, number>
  /** What means nothing here, titles as written in the file. */
  ignoredColumns: IgnoredColumn[]
  /** Titles of columns that the file hasn't but, as has been reported, nearly has. */
  misspelt: ReadonlySet<string>
}

/**
 * Finds the columns in the header. A missing required column is a fault that suggests the title nearest to it. So is
 * an unknown title that is nearly a known, absent one: to skip a misspelt "Undanta förvaltning" in silence would
 * place a student where they must not be. Two columns for one value are a fault, as either may be the right one.
 */
export function locateColumns<Kind extends Columns>(
  table: Table,
  columns: Kind,
  log: FaultLog,
): LocatedColumns<Extract<keyof Kind, string>> {
  type Key = Extract<keyof Kind, string>
  const entries = Object.entries<Column<unknown>>(columns) as [Key, Column<unknown>][]
  const titles = table.header.map(foldedTitle)
  const positions = new Map<Key, number>()
  const known = new Set<number>()
  for (const [key, { title, aliases = [] }] of entries) {
    const names = [title, ...aliases].map(foldedTitle)
    const [first, ...others] = titles.flatMap((name, position) => (names.includes(name) ? [position] : []))
    if (first === undefined) continue
    positions.set(key, first)
    for (const position of [first, ...others]) known.add(position)
    for (const position of others) reportRepeated(table, first, position, log)
  }
  const ignoredColumns = columnsBeside(table, known)
  const unknown = ignoredColumns.filter(column => typeof column === 'string')
  const absent = entries.filter(([key]) => !positions.has(key)).map(([, column]) => column)
  const explained = new Set(reportMissing(table.headerRow, absent, unknown, log))
  const misspelt = reportNearMisses(
    table.headerRow,
    absent,
    unknown.filter(title => !explained.has(title)),
    log,
  )
  return { positions, ignoredColumns, misspelt: new Set(misspelt) }
}

/** Reports the absent columns that rows which aren't stored need; `newRows` says how many need the column. */
export function reportMissingForNew<Kind extends Columns>(
  table: Table,
  columns: Kind,
  { positions, misspelt }: LocatedColumns<Extract<keyof Kind, string>>,
  newRows: (key: Extract<keyof Kind, string>) => number,
  log: FaultLog,
): void {
  const entries = Object.entries<Column<unknown>>(columns) as [Extract<keyof Kind, string>, Column<unknown>][]
  for (const [key, { title, isRequiredForNew }] of entries) {
    if (!isRequiredForNew || misspelt.has(title) || positions.has(key)) continue
    const needing = newRows(key)
    if (needing === 0) continue
    const place = { row: table.headerRow, column: title, value: null }
    log.add(place, 'missingColumnForNew', title, needing)
  }
}

function reportRepeated({ header, headerRow }: Table, first: number, second: number, log: FaultLog): void {
  const [earlier = '', title = ''] = [header[first], header[second]]
  log.add({ row: headerRow, column: title, value: null }, 'repeatedColumn', title, earlier)
}

/** Reports absent required columns; returns the titles that it suggested for them. */
function reportMissing(
  row: number,
  absent: readonly Column<unknown>[],
  unknown: readonly string[],
  log: FaultLog,
): string[] {
  return absent
    .filter(column => column.isRequired)
    .flatMap(({ title }) => {
      const nearest = nearestName(title, unknown)
      log.add({ row, column: title, value: null }, 'missingColumn', title, nearest)
      return nearest === null ? [] : [nearest]
    })
}

/** Returns the titles that it suggested. */
function reportNearMisses(
  row: number,
  absent: readonly Column<unknown>[],
  unknown: readonly string[],
  log: FaultLog,
): string[] {
  const names = absent.map(column => column.title)
  return unknown.flatMap(title => {
    const nearest = nearestName(title, names)
    if (nearest === null) return []
    log.add({ row, column: title, value: null }, 'unknownColumn', title, nearest)
    return [nearest]
  })
}

function columnsBeside(table: Table, known: ReadonlySet<number>): IgnoredColumn[] {
  return table.header.flatMap((title, position): IgnoredColumn[] => {
    if (known.has(position)) return []
    if (title !== '') return [title]
    const isUsed = table.rows.some(row => plainText(row.cells[position]) !== '')
    return isUsed ? [{ letters: columnLetters(position) }] : []
  })
}
