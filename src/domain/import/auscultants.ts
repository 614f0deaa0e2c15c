import { email, knownId, optional, required, yesNo } from './cell-parsers.ts'
import { foldedName, lineText } from './cell-text.ts'
import { locateColumns, reportMissingForNew, type Column } from './columns.ts'
import { note, warning } from './facts.ts'
import { keptTitles } from './kept-columns.ts'
import { districtNames } from './name-matcher.ts'
import { parsed } from './parsed.ts'
import type { ReferenceData } from './reference-data.ts'
import type { ImportOutcome } from './row-faults.ts'
import { createFaultLog, repetitionCheck } from './row-faults.ts'
import { rowReader } from './row-reader.ts'
import { nameColumns, numberColumn, sexColumn, type Sex } from './student-columns.ts'
import type { Table } from './table.ts'

/** A term-two student. Of a protected one there is no name and no address (P2). */
export interface AuscultantRow {
  readonly number: string
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly sex: Sex | null
  readonly protected: boolean
  /** Null: wherever there is room. */
  readonly districtId: string | null
}

function auscultantColumns(districts: ReferenceData['districts']) {
  const names = districts.map(({ name }) => name)
  const district = knownId(districtNames(districts), (typed, nearest) => ({
    code: 'unknownDistrict',
    details: [typed, nearest, names],
  }))
  return {
    number: numberColumn,
    ...nameColumns,
    email: { title: 'E-post', aliases: ['E-postadress'], isRequiredForNew: true, parse: required(email) },
    sex: sexColumn,
    districtId: { title: 'Förvaltning', parse: optional(district) },
    protected: { title: 'Skyddade personuppgifter', parse: optional(yesNo) },
  } satisfies Record<string, Column<unknown>>
}

/**
 * The term-two students of one pilot. `districts` are those that receive students in it; `stored` its students now: what
 * a column would say that the file hasn't stays as it is with them.
 */
export function parseAuscultants(
  table: Table,
  districts: ReferenceData['districts'],
  { stored = [] }: { stored?: readonly AuscultantRow[] } = {},
): ImportOutcome<AuscultantRow> {
  const log = createFaultLog()
  const columns = auscultantColumns(districts)
  const located = locateColumns(table, columns, log)
  const readRow = rowReader(table, columns, located, log)
  const noteRepetition = repetitionCheck(log, columns.number.title)
  const before = new Map(stored.map(student => [foldedName(student.number), student]))
  const cellAt = (cells: Table['rows'][number]['cells'], key: 'number' | 'protected') =>
    cells[located.positions.get(key) ?? -1] ?? ''
  const read = table.rows.map(row => {
    const known = before.get(foldedName(lineText(cellAt(row.cells, 'number'))))
    const protection = located.positions.has('protected')
      ? columns.protected.parse(cellAt(row.cells, 'protected'))
      : parsed(known?.protected ?? false)
    // A cell that is neither Ja nor Nej hides the person too, until it is put right.
    const isHidden = !protection.ok || protection.value === true
    const values = readRow(row, {
      skipped: isHidden ? ['firstName', 'lastName', 'email'] : [],
      stored: known && { ...known, email: known.email ?? undefined },
    })
    if (values.number !== undefined) noteRepetition(row.number, values.number)
    return { values, known, isHidden }
  })
  const added = read.filter(({ known }) => !known)
  const named = added.filter(({ isHidden }) => !isHidden)
  reportMissingForNew(table, columns, located, key => (key === 'number' ? added : named).length, log)
  const rows = read.map(({ values }) => ({
    number: values.number ?? '',
    firstName: values.firstName ?? null,
    lastName: values.lastName ?? null,
    email: values.email ?? null,
    sex: values.sex ?? null,
    protected: values.protected ?? false,
    districtId: values.districtId ?? null,
  }))
  const kept = keptTitles(
    columns,
    located.positions,
    read.map(({ values }) => values),
  )
  const exposed = rows.filter(row => before.get(foldedName(row.number))?.protected && !row.protected)
  return {
    rows,
    faults: log.faults(),
    ignoredColumns: located.ignoredColumns,
    notes: [...table.notes, ...log.notes(), ...(kept.length > 0 ? [note('keptColumns', kept)] : [])],
    warnings:
      exposed.length > 0
        ? [
            warning(
              'protectionRemoved',
              exposed.map(({ number }) => number),
            ),
          ]
        : [],
  }
}
