import { foldedName } from './cell-text.ts'
import { locateColumns } from './columns.ts'
import { checkPeriod } from './period.ts'
import type { ReferenceData } from './reference-data.ts'
import type { FaultLog, ImportOptions, ImportOutcome } from './row-faults.ts'
import { createFaultLog, repetitionCheck } from './row-faults.ts'
import type { RowValues } from './row-reader.ts'
import { rowReader } from './row-reader.ts'
import type { ImportSentences } from './sentences.ts'
import type { Sex } from './student-columns.ts'
import { studentColumns, WISH_KEYS, wishTitle } from './student-columns.ts'
import type { Table } from './table.ts'
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
  /** Other students' numbers as the file or the register spells them; not yet symmetric (R11). */
  togetherWith: string[]
  fromOn: string | null
  toOn: string | null
}

export type StudentImportOptions = ImportOptions & {
  /** Numbers of the university's students that are stored already, who may be named in `Placeras med`. */
  existingNumbers?: readonly string[]
}

type Values = RowValues<ReturnType<typeof studentColumns>>

/** One university's students. The file doesn't say which university: that is the caller's to know. */
export function parseStudents(
  table: Table,
  reference: ReferenceData,
  options: StudentImportOptions = {},
): ImportOutcome<StudentRow> {
  const log = createFaultLog(options)
  const columns = studentColumns(reference)
  const located = locateColumns(table, columns, log)
  const readRow = rowReader(table, columns, located, log)
  const noteRepetition = repetitionCheck(log, columns.number.title)
  const read = table.rows.map(row => {
    const isProtected = columns.protected.parse(row.cells[located.positions.get('protected') ?? -1] ?? '')
    // A cell that is neither Ja nor Nej hides the person too, until it is put right.
    const isHidden = !isProtected.ok || isProtected.value === true
    const values = readRow(row, isHidden ? ['firstName', 'lastName', 'email'] : [])
    if (values.number !== undefined) noteRepetition(row.number, values.number)
    checkPeriod(row.number, values, log)
    checkWishes(row.number, values, log)
    return { row: row.number, values }
  })
  // The file's own spelling goes before the stored one.
  const numbers = [...(options.existingNumbers ?? []), ...read.flatMap(({ values }) => values.number ?? [])]
  const spellings = new Map(numbers.map(number => [foldedName(number), number]))
  for (const student of read) checkTogether(student, spellings, columns.togetherWith.title, log)
  return {
    rows: read.map(({ values }) => studentOf(values, spellings)),
    faults: log.faults(),
    ignoredColumns: located.ignoredColumns,
    notes: [...table.notes, ...log.notes(), ...notesOn(read, reference, log.sentences.notes)],
  }
}

type ReadStudent = { row: number; values: Values }

const wishesOf = (values: Values): { title: string; wish: ImportedWish }[] =>
  WISH_KEYS.flatMap((key, index) => {
    const wish = values[key]
    return wish ? [{ title: wishTitle(index), wish }] : []
  })

function checkWishes(row: number, values: Values, log: FaultLog): void {
  const titles = new Map<string, string>()
  for (const { title, wish } of wishesOf(values)) {
    const earlier = titles.get(wishKey(wish))
    if (earlier === undefined) titles.set(wishKey(wish), title)
    else log.add({ row, column: title, value: null }, 'repeatedWish', say => say.repeatedWish(earlier))
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
      log.add(place, 'togetherSelf', say => say.togetherSelf())
    else if (!spellings.has(foldedName(other)))
      log.add(place, 'togetherUnknown', say => say.togetherUnknown(other))
  }
}

function studentOf(values: Values, spellings: ReadonlyMap<string, string>): StudentRow {
  const togetherWith = values.togetherWith ?? []
  return {
    number: values.number ?? '',
    firstName: values.firstName ?? null,
    lastName: values.lastName ?? null,
    email: values.email ?? null,
    sex: values.sex ?? null,
    homeArea: values.homeArea?.name ?? null,
    maxTravelMinutes: values.maxTravelMinutes ?? null,
    has: values.drivingLicence ? ['driving-licence'] : [],
    needs: values.accessibility ? ['step-free'] : [],
    priority: values.priority?.priority ?? 0,
    onlyWishes: values.onlyWishes ?? false,
    protected: values.protected ?? false,
    wishes: wishesOf(values).map(({ wish }) => wish),
    blockedDistrictIds: values.blockedDistrictIds ?? [],
    togetherWith: [...new Set(togetherWith.map(number => spellings.get(foldedName(number)) ?? number))],
    fromOn: values.fromOn ?? null,
    toOn: values.toOn ?? null,
  }
}

function notesOn(
  read: readonly ReadStudent[],
  { homeAreas }: ReferenceData,
  notes: ImportSentences['notes'],
): string[] {
  const reasons = read.filter(({ values }) => values.priority?.hadReason).length
  const hidden = read.filter(({ values }) => values.protected === true).length
  return [
    ...(reasons > 0 ? [notes.droppedReasons(reasons)] : []),
    ...(hidden > 0 ? [notes.protectedStudents(hidden)] : []),
    ...sharedAddresses(read).map(rows => notes.sharedAddress(rows)),
    // Before any travel times are stored every area is unknown, which says nothing of the file.
    ...(homeAreas.length > 0 ? homeAreaNotes(read, notes) : []),
  ]
}

/** The rows of students who have one address between them: no fault, as it may be theirs, but a letter for one reaches all. */
function sharedAddresses(read: readonly ReadStudent[]): number[][] {
  const rows = new Map<string, number[]>()
  for (const { row, values } of read) {
    const address = values.email?.toLowerCase()
    if (address) rows.set(address, [...(rows.get(address) ?? []), row])
  }
  return [...rows.values()].filter(same => same.length > 1)
}

const MAX_NOTED_AREAS = 20

function homeAreaNotes(read: readonly ReadStudent[], notes: ImportSentences['notes']): string[] {
  const unknown = new Map<string, { name: string; nearest: string | null; rows: number[] }>()
  for (const { row, values } of read) {
    if (!values.homeArea || values.homeArea.isKnown) continue
    const { name, nearest } = values.homeArea
    const area = unknown.get(foldedName(name)) ?? { name, nearest, rows: [] }
    area.rows.push(row)
    unknown.set(foldedName(name), area)
  }
  const areas = [...unknown.values()]
  const sentences = areas
    .slice(0, MAX_NOTED_AREAS)
    .map(({ name, rows, nearest }) => notes.unknownHomeArea(name, rows, nearest))
  const more = areas.length - sentences.length
  return more > 0 ? [...sentences, notes.moreUnknownHomeAreas(more)] : sentences
}
