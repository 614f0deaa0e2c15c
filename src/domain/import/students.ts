import { foldedName, lineText } from './cell-text.ts'
import { locateColumns, reportMissingForNew } from './columns.ts'
import { parsed } from './parsed.ts'
import { note, type ImportWarning } from './facts.ts'
import { keptTitles } from './kept-columns.ts'
import { checkPeriod } from './period.ts'
import type { ReferenceData } from './reference-data.ts'
import type { FaultLog, ImportOptions, ImportOutcome } from './row-faults.ts'
import { notesOn } from './student-notes.ts'
import { createFaultLog, repetitionCheck } from './row-faults.ts'
import type { RowValues } from './row-reader.ts'
import { rowReader } from './row-reader.ts'
import type { Sex } from './student-columns.ts'
import { byNumber, storedValues, warningsOn } from './stored-students.ts'
import { nameColumns, studentColumns, WISH_KEYS, wishTitle } from './student-columns.ts'
import { checkGroups, withMutualPairs } from './student-pairs.ts'
import type { Table, TableRow } from './table.ts'
import type { ImportedWish } from './wishes.ts'
import { wishKey } from './wishes.ts'

export type StudentRow = {
  /** The university's own number; the pseudonym of a protected person (P2). */
  number: string
  /** The next three are null for a protected person. */
  firstName: string | null
  lastName: string | null
  email: string | null
  sex: Sex | null
  homeArea: string | null
  /** One way, 10–240; null is the term's maximum (R9). */
  maxTravelMinutes: number | null
  has: string[]
  needs: string[]
  /** 0 is none, 9 the highest class. */
  priority: number
  onlyWishes: boolean
  protected: boolean
  /** In order, without gaps or repetitions. */
  wishes: ImportedWish[]
  blockedDistrictIds: string[]
  /** Other students' numbers as the file or the register spells them; from both sides (R11). */
  togetherWith: string[]
  fromOn: string | null
  toOn: string | null
}

export type StudentImportOptions = ImportOptions & {
  /**
   * The university's students that are stored already. What a column would say that the file hasn't stays as it is with
   * them, and they may be named in `Placeras med`. Pairs from both sides.
   */
  stored?: readonly StudentRow[]
}

export type StudentImportOutcome = ImportOutcome<StudentRow> & {
  /** Of protections and blocks that the file would take away. */
  warnings: ImportWarning[]
}

export type StudentValues = RowValues<ReturnType<typeof studentColumns>>

/** One university's students. The file doesn't say which university: that is the caller's to know. */
export function parseStudents(
  table: Table,
  reference: ReferenceData,
  { stored = [], ...options }: StudentImportOptions = {},
): StudentImportOutcome {
  const log = createFaultLog()
  const columns = studentColumns(reference)
  const located = locateColumns(table, columns, log)
  const { positions } = located
  const readRow = rowReader(table, columns, located, log)
  const noteRepetition = repetitionCheck(log, columns.number.title)
  const before = byNumber(stored)
  const cellOf = (row: TableRow, key: 'number' | 'protected') => row.cells[positions.get(key) ?? -1] ?? ''
  const read = table.rows.map(row => {
    const known = before.get(foldedName(lineText(cellOf(row, 'number'))))
    const protection = columns.protected.parse(cellOf(row, 'protected'))
    const isProtected = positions.has('protected') ? protection : parsed(known?.protected ?? false)
    // A cell that is neither Ja nor Nej hides the person too, until it is put right.
    const isHidden = !isProtected.ok || isProtected.value === true
    const values = readRow(row, {
      skipped: isHidden ? ['firstName', 'lastName', 'email'] : [],
      stored: known && storedValues(known),
    })
    if (values.number !== undefined) noteRepetition(row.number, values.number)
    if (!isHidden) checkNames(row.number, values, log)
    checkPeriod(row.number, values, log, options.term)
    checkWishes(row.number, values, positions, log)
    return { row: row.number, values, known, isHidden }
  })
  const added = read.filter(({ known }) => !known)
  const named = added.filter(({ isHidden }) => !isHidden)
  reportMissingForNew(table, columns, located, key => (key in nameColumns ? named : added).length, log)
  // The file's own spelling goes before the stored one.
  const numbers = [
    ...stored.map(({ number }) => number),
    ...read.flatMap(({ values }) => values.number ?? []),
  ]
  const spellings = new Map(numbers.map(number => [foldedName(number), number]))
  for (const student of read) checkTogether(student, spellings, columns.togetherWith.title, log)
  const rows = withMutualPairs(read.map(({ values, known }) => studentOf(values, spellings, known)))
  const placed = rows.map((student, index) => ({ student, row: read[index]?.row ?? 0 }))
  checkGroups(placed, stored, columns.togetherWith.title, log)
  const kept = keptTitles(
    columns,
    positions,
    read.map(({ values }) => values),
  )
  return {
    rows,
    faults: log.faults(),
    ignoredColumns: located.ignoredColumns,
    notes: [
      ...table.notes,
      ...log.notes(),
      ...(kept.length > 0 ? [note('keptColumns', kept)] : []),
      ...notesOn(read, reference),
    ],
    warnings: warningsOn(rows, before, reference),
  }
}

type ReadStudent = { row: number; values: StudentValues; known: StudentRow | undefined }

const wishesOf = (values: StudentValues): { key: string; title: string; wish: ImportedWish }[] =>
  WISH_KEYS.flatMap((key, index) => {
    const wish = values[key]
    return wish ? [{ key, title: wishTitle(index), wish }] : []
  })

/** A name that no cell was faulty about and yet isn't there: the file hasn't the column, and nothing is stored. */
function checkNames(row: number, values: StudentValues, log: FaultLog): void {
  const { firstName, lastName } = nameColumns
  for (const [name, { title }] of [
    [values.firstName, firstName],
    [values.lastName, lastName],
  ] as const)
    if (name === null) log.add({ row, column: title, value: null }, 'required')
}

/** A stored wish that the file says at another place has moved there, and is no repetition. */
function checkWishes(
  row: number,
  values: StudentValues,
  positions: ReadonlyMap<string, number>,
  log: FaultLog,
): void {
  const titles = new Map<string, string>()
  for (const { title, wish } of wishesOf(values).filter(({ key }) => positions.has(key))) {
    const earlier = titles.get(wishKey(wish))
    if (earlier === undefined) titles.set(wishKey(wish), title)
    else log.add({ row, column: title, value: null }, 'repeatedWish', earlier)
  }
}

function checkTogether(
  { row, values }: ReadStudent,
  spellings: ReadonlyMap<string, string>,
  column: string,
  log: FaultLog,
): void {
  for (const other of values.togetherWith ?? []) {
    const place = { row, column, value: other }
    if (values.number !== undefined && foldedName(other) === foldedName(values.number))
      log.add(place, 'togetherSelf')
    else if (!spellings.has(foldedName(other))) log.add(place, 'togetherUnknown', other)
  }
}

function studentOf(
  values: StudentValues,
  spellings: ReadonlyMap<string, string>,
  known: StudentRow | undefined,
): StudentRow {
  const togetherWith = values.togetherWith ?? []
  const wishes = new Map(wishesOf(values).map(({ wish }) => [wishKey(wish), wish]))
  // No column says that a register extract was shown.
  const extract = known?.has.filter(item => item === 'register-extract') ?? []
  return {
    number: values.number ?? '',
    firstName: values.firstName ?? null,
    lastName: values.lastName ?? null,
    email: values.email ?? null,
    sex: values.sex ?? null,
    homeArea: values.homeArea?.name ?? null,
    maxTravelMinutes: values.maxTravelMinutes ?? null,
    has: [...(values.drivingLicence ? ['driving-licence'] : []), ...extract],
    needs: values.accessibility ? ['step-free'] : [],
    priority: values.priority?.priority ?? 0,
    onlyWishes: values.onlyWishes ?? false,
    protected: values.protected ?? false,
    wishes: [...wishes.values()],
    blockedDistrictIds: values.blockedDistrictIds ?? [],
    togetherWith: [...new Set(togetherWith.map(number => spellings.get(foldedName(number)) ?? number))],
    fromOn: values.fromOn ?? null,
    toOn: values.toOn ?? null,
  }
}
