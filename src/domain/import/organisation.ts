import { coordinate, integer, optional, required, text } from './cell-parsers.ts'
import { plainText } from './cell-text.ts'
import type { Column, Columns } from './columns.ts'
import { locateColumns } from './columns.ts'
import { note } from './facts.ts'
import { keptTitles } from './kept-columns.ts'
import type { CellParser } from './parsed.ts'
import { refused } from './parsed.ts'
import type { FaultLog, ImportOutcome } from './row-faults.ts'
import { createFaultLog, repetitionCheck } from './row-faults.ts'
import type { RowValues } from './row-reader.ts'
import { rowReader } from './row-reader.ts'
import type { Table, TableRow } from './table.ts'

/** Degrees (WGS 84), both or neither. */
export type DistrictRow = { id: string; name: string; latitude: number | null; longitude: number | null }

/** The share is the university's part of the term's target, in places. */
export type UniversityRow = { id: string; name: string; share: number | null }

export type FieldRow = { id: string; name: string }

const shortText = text(100)

/** Ids go into addresses and file names: a–z, digits and hyphens, at most 100. */
const id: CellParser<string> = cell =>
  /^[A-Za-z0-9-]+$/.test(plainText(cell)) ? shortText(cell) : refused('notAnId', plainText(cell))

const namedColumns = {
  id: { title: 'Id', isRequired: true, parse: required(id) },
  name: { title: 'Namn', isRequired: true, parse: required(text(200)) },
} satisfies Record<string, Column<string>>

const districtColumns = {
  ...namedColumns,
  latitude: { title: 'Latitud', parse: optional(coordinate(90)) },
  longitude: { title: 'Longitud', parse: optional(coordinate(180)) },
} satisfies Columns

const universityColumns = {
  ...namedColumns,
  share: { title: 'Andel av 100 platser', aliases: ['Andel'], parse: optional(integer(0, 10_000)) },
} satisfies Columns

export type DistrictImportOptions = {
  /** The districts that are stored already: where the file has no coordinates theirs stay. */
  stored?: readonly DistrictRow[]
}

/** The city's districts. Which of them is the central one isn't in the file. */
export function parseDistricts(
  table: Table,
  options: DistrictImportOptions = {},
): ImportOutcome<DistrictRow> {
  return parseNamed(table, districtColumns, options, (row, values, log) => {
    const { latitude = null, longitude = null } = values
    const isHalf = (values.latitude === null) !== (values.longitude === null)
    if (isHalf && values.latitude !== undefined && values.longitude !== undefined)
      log.add({ row, column: null, value: null }, 'coordinateIncomplete')
    return { id: values.id ?? '', name: values.name ?? '', latitude, longitude }
  })
}

export function parseUniversities(table: Table): ImportOutcome<UniversityRow> {
  return parseNamed(table, universityColumns, {}, (_row, values) => {
    return { id: values.id ?? '', name: values.name ?? '', share: values.share ?? null }
  })
}

export function parseFields(table: Table): ImportOutcome<FieldRow> {
  return parseNamed(table, namedColumns, {}, (_row, values) => {
    return { id: values.id ?? '', name: values.name ?? '' }
  })
}

/** Neither an id nor a name may come twice. */
function parseNamed<Kind extends Columns, Row extends FieldRow>(
  table: Table,
  columns: Kind,
  options: { stored?: readonly (RowValues<Kind> & { id: string })[] },
  rowOf: (row: number, values: RowValues<Kind>, log: FaultLog) => Row,
): ImportOutcome<Row> {
  const log = createFaultLog()
  const located = locateColumns(table, columns, log)
  const readRow = rowReader(table, columns, located, log)
  const noteId = repetitionCheck(log, namedColumns.id.title)
  const noteName = repetitionCheck(log, namedColumns.name.title)
  const stored = new Map(options.stored?.map(known => [known.id, known]))
  const positions: ReadonlyMap<string, number> = located.positions
  const idOf = ({ cells }: TableRow): string => plainText(cells[positions.get('id') ?? -1])
  const read = table.rows.map(row => ({
    row: row.number,
    values: readRow(row, { stored: stored.get(idOf(row)) }),
  }))
  const kept = keptTitles(
    columns,
    positions,
    read.map(({ values }) => values),
  )
  const rows = read.map(({ row, values }) => {
    const named = rowOf(row, values, log)
    // Empty where the cell is faulty, which has been reported.
    if (named.id !== '') noteId(row, named.id)
    if (named.name !== '') noteName(row, named.name)
    return named
  })
  return {
    rows,
    faults: log.faults(),
    ignoredColumns: located.ignoredColumns,
    notes: [...table.notes, ...log.notes(), ...(kept.length > 0 ? [note('keptColumns', kept)] : [])],
  }
}
