import { integer, optional, required, text } from './cell-parsers.ts'
import type { Column } from './columns.ts'
import { locateColumns } from './columns.ts'
import { note, type ImportNote } from './facts.ts'
import type { Named } from './name-matcher.ts'
import { districtNames } from './name-matcher.ts'
import type { ReferenceData } from './reference-data.ts'
import type { FaultLog, ImportOutcome } from './row-faults.ts'
import { createFaultLog, repetitionCheck } from './row-faults.ts'
import { readCell, reportCellsBeyondHeader } from './row-reader.ts'
import type { Table, TableRow } from './table.ts'

/** How long it takes one way from a home area to a district. */
export type TravelTimeRow = { homeArea: string; districtId: string; minutes: number }

const MOST_MINUTES = 600

const areaColumn = { title: 'Bostadsområde', isRequired: true, parse: required(text(100)) }

type DistrictColumn = { district: Named; position: number; column: Column<number | null> }

/**
 * A matrix: a row per home area, a column per district, whole minutes (0–600) in the cells. An empty cell gives no
 * row, which means that the time is unknown. A column that names no district is ignored unless it nearly does.
 */
export function parseTravelTimes(
  table: Table,
  { districts }: Pick<ReferenceData, 'districts'>,
): ImportOutcome<TravelTimeRow> {
  const log = createFaultLog()
  const located = locateColumns(table, { homeArea: areaColumn }, log)
  const areaPosition = located.positions.get('homeArea')
  const { columns, ignoredColumns } = districtColumns(table, areaPosition, districts, log)
  const noteRepetition = repetitionCheck(log, areaColumn.title)
  const rows = table.rows.flatMap(row => {
    reportCellsBeyondHeader(table, row, log)
    const homeArea = areaPosition === undefined ? undefined : readCell(areaColumn, row, areaPosition, log)
    if (homeArea !== undefined) noteRepetition(row.number, homeArea)
    return timesOf(row, homeArea ?? '', columns, log)
  })
  return { rows, faults: log.faults(), ignoredColumns, notes: notesOn(table, districts, columns, rows, log) }
}

function districtColumns(
  table: Table,
  areaPosition: number | undefined,
  districts: readonly Named[],
  log: FaultLog,
): { columns: DistrictColumn[]; ignoredColumns: string[] } {
  const match = districtNames(districts)
  const columns = new Map<string, DistrictColumn>()
  const ignoredColumns: string[] = []
  for (const [position, title] of table.header.entries()) {
    if (position === areaPosition || title === '') continue
    const found = match(title)
    const place = { row: table.headerRow, column: title, value: null }
    const earlier = found.ok ? columns.get(found.known.id) : undefined
    if (earlier) log.add(place, 'repeatedColumn', title, earlier.column.title)
    else if (found.ok)
      columns.set(found.known.id, {
        district: found.known,
        position,
        column: { title, parse: optional(integer(0, MOST_MINUTES)) },
      })
    else ignoredColumns.push(title)
    const nearest = found.ok ? null : found.nearest
    if (nearest) log.add(place, 'unknownColumn', title, nearest.name)
  }
  return { columns: [...columns.values()], ignoredColumns }
}

function timesOf(
  row: TableRow,
  homeArea: string,
  columns: readonly DistrictColumn[],
  log: FaultLog,
): TravelTimeRow[] {
  return columns.flatMap(({ district, position, column }) => {
    const minutes = readCell(column, row, position, log)
    return typeof minutes === 'number' ? [{ homeArea, districtId: district.id, minutes }] : []
  })
}

function notesOn(
  table: Table,
  districts: readonly Named[],
  columns: readonly DistrictColumn[],
  rows: readonly TravelTimeRow[],
  log: FaultLog,
): ImportNote[] {
  const covered = new Set(columns.map(({ district }) => district.id))
  const missing = districts.filter(({ id }) => !covered.has(id)).map(({ name }) => name)
  const empty = table.rows.length * columns.length - rows.length
  return [
    ...table.notes,
    ...log.notes(),
    ...(missing.length > 0 ? [note('districtsWithoutTravelTimes', missing)] : []),
    ...(empty > 0 ? [note('emptyTravelTimes', empty)] : []),
  ]
}
