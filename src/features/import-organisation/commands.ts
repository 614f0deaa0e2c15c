import type { Transaction } from '../../adapters/db/database.ts'
import { note, rowFault } from '../../domain/import/facts.ts'
import {
  parseDistricts,
  parseFields,
  parseUniversities,
  type DistrictRow,
  type FieldRow,
} from '../../domain/import/organisation.ts'
import type { ImportOutcome } from '../../domain/import/row-faults.ts'
import type { Table } from '../../domain/import/table.ts'
import { faultyImport, planOf, type PlannedImport } from '../imports/presenter.ts'
import {
  findDistricts,
  findFields,
  findUniversities,
  saveDistricts,
  saveFields,
  saveUniversities,
} from './repository.ts'

/**
 * Compares a file of districts with the stored ones, by id. A district whose name doesn't end in stadsdelsförvaltning is
 * central. As with universities and fields, none is ever taken away: placements of earlier terms belong to it.
 */
export async function planDistricts(tx: Transaction, table: Table): Promise<PlannedImport> {
  const stored = await findDistricts(tx)
  const read = parseDistricts(table, { stored })
  const cellsOf = ({ id, name, latitude, longitude }: DistrictRow) => ({
    Id: id,
    Namn: name,
    Latitud: degrees(latitude),
    Longitud: degrees(longitude),
  })
  const save = (rows: readonly DistrictRow[]) =>
    saveDistricts(
      tx,
      rows.map(row => ({ ...row, kind: isDistrictName(row.name) ? 'district' : 'central' })),
    )
  return planNamed(table, read, stored, cellsOf, save)
}

/** Compares a file of universities with the stored ones, by id. The share in the file is the term's to set. */
export async function planUniversities(tx: Transaction, table: Table): Promise<PlannedImport> {
  const read = parseUniversities(table)
  const hasShares = read.rows.some(({ share }) => share !== null)
  const notes = [...read.notes, ...(hasShares ? [note('sharesAreTheTerms')] : [])]
  return planNamed(table, { ...read, notes }, await findUniversities(tx), namedCells, rows =>
    saveUniversities(tx, rows),
  )
}

/** Compares a file of fields with the stored ones, by id. */
export async function planFields(tx: Transaction, table: Table): Promise<PlannedImport> {
  return planNamed(table, parseFields(table), await findFields(tx), namedCells, rows => saveFields(tx, rows))
}

function isDistrictName(name: string): boolean {
  return name.toLowerCase().endsWith('stadsdelsförvaltning')
}

function namedCells({ id, name }: FieldRow) {
  return { Id: id, Namn: name }
}

function degrees(value: number | null): string {
  return value === null ? '' : value.toString().replace('.', ',')
}

type Stored<Row> = Omit<Row, 'share'> & { validTo: Date | null }

function planNamed<Row extends FieldRow>(
  table: Table,
  read: ImportOutcome<Row>,
  stored: readonly (FieldRow & Stored<Row>)[],
  cellsOf: (row: FieldRow & Omit<Row, 'share'>) => Record<string, string>,
  save: (rows: readonly Row[]) => Promise<void>,
): PlannedImport {
  if (read.faults.length > 0) return faultyImport(read)
  const taken = takenNames(table, read.rows, stored)
  if (taken.length > 0) return faultyImport(read, taken)
  const comparable = (row: FieldRow & Omit<Row, 'share'>) => {
    return { key: row.id, label: row.name, cells: cellsOf(row) }
  }
  const inFile = new Set(read.rows.map(({ id }) => id))
  const absent = stored
    .filter(({ id, validTo }) => validTo === null && !inFile.has(id))
    .map(({ name }) => name)
  const notes = [...read.notes, ...(absent.length > 0 ? [note('absent', absent)] : [])]
  const plan = planOf(
    { ...read, notes },
    read.rows.map(comparable),
    stored.map(row => ({ ...comparable(row), version: JSON.stringify(cellsOf(row)) })),
    () => false,
  )
  return {
    plan,
    write: () => save(read.rows.filter(({ id }) => plan.added.has(id) || plan.changed.has(id))),
  }
}

/** A name is one thing's only, of all that are stored. */
function takenNames(table: Table, rows: readonly FieldRow[], stored: readonly FieldRow[]) {
  return rows.flatMap(({ id, name }, index) => {
    const holder = stored.find(other => other.name === name && other.id !== id)
    const row = table.rows[index]?.number ?? 0
    if (!holder) return []
    return [{ row, column: 'Namn', value: name, ...rowFault('nameTaken', name, holder.id) }]
  })
}
