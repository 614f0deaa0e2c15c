import { foldedName, plainText } from './cell-text.ts'
import { columnLetters } from './column-letters.ts'
import { nearestName } from './nearest.ts'
import type { CellParser } from './parsed.ts'
import type { FaultLog } from './row-faults.ts'
import type { Table } from './table.ts'

export type Column<Value> = {
  /** As in the files and in every sentence; compared forgivingly. */
  title: string
  /** Other titles that are taken for the same column. */
  aliases?: readonly string[]
  /** Whether the file must have the column; whether a cell must be filled is the parser's matter. */
  isRequired?: boolean
  /** The cell's text is repeated nowhere, not even where it is faulty. */
  isConcealed?: boolean
  parse: CellParser<Value>
}

/** A kind of file: its columns by the name of the value that each gives. */
export type Columns = Readonly<Record<string, Column<unknown>>>

export type LocatedColumns<Key extends string> = {
  /** Position from 0 in the row; a column that the file hasn't is not there. */
  positions: ReadonlyMap<Key, number>
  /** Titles that mean nothing here, as written in the file. */
  ignoredColumns: string[]
}

/**
 * Finds the columns in the header. A missing required column is a fault that suggests the title nearest to it. So is
 * an unknown title that is nearly a known, absent one: to skip a misspelt "Undanta förvaltning" in silence would
 * place a student where they must not be.
 */
export function locateColumns<Kind extends Columns>(
  table: Table,
  columns: Kind,
  log: FaultLog,
): LocatedColumns<Extract<keyof Kind, string>> {
  type Key = Extract<keyof Kind, string>
  const entries = Object.entries<Column<unknown>>(columns) as [Key, Column<unknown>][]
  const titles = table.header.map(foldedName)
  const positions = new Map<Key, number>()
  for (const [key, { title, aliases = [] }] of entries) {
    const position = [title, ...aliases]
      .map(name => titles.indexOf(foldedName(name)))
      .find(found => found >= 0)
    if (position !== undefined) positions.set(key, position)
  }
  const unknown = unknownTitles(table, new Set(positions.values()), log)
  const absent = entries.filter(([key]) => !positions.has(key)).map(([, column]) => column)
  const explained = new Set(reportMissing(table.headerRow, absent, unknown, log))
  reportNearMisses(
    table.headerRow,
    absent,
    unknown.filter(title => !explained.has(title)),
    log,
  )
  return { positions, ignoredColumns: unknown }
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
      log.add({ row, column: title, value: null }, 'missingColumn', say => say.missingColumn(title, nearest))
      return nearest === null ? [] : [nearest]
    })
}

function reportNearMisses(
  row: number,
  absent: readonly Column<unknown>[],
  unknown: readonly string[],
  log: FaultLog,
): void {
  for (const title of unknown) {
    const nearest = nearestName(
      title,
      absent.map(column => column.title),
    )
    if (nearest !== null)
      log.add({ row, column: title, value: null }, 'unknownColumn', say => say.unknownColumn(title, nearest))
  }
}

function unknownTitles(table: Table, known: ReadonlySet<number>, log: FaultLog): string[] {
  return table.header.flatMap((title, position) => {
    if (known.has(position)) return []
    if (title !== '') return [title]
    const isUsed = table.rows.some(row => plainText(row.cells[position]) !== '')
    return isUsed ? [log.sentences.untitledColumn(columnLetters(position))] : []
  })
}
