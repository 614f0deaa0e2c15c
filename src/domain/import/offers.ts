import {
  email,
  integer,
  knownId,
  listOf,
  optional,
  personName,
  required,
  text,
  yesNo,
} from './cell-parsers.ts'
import { foldedName, lineText } from './cell-text.ts'
import type { Column } from './columns.ts'
import { locateColumns } from './columns.ts'
import { note } from './facts.ts'
import { keptTitles } from './kept-columns.ts'
import { storedOffersOf, withStoredValues } from './stored-offers.ts'
import type { Named } from './name-matcher.ts'
import { districtNames, namesOf } from './name-matcher.ts'
import type { CellParser } from './parsed.ts'
import { parsed, refused } from './parsed.ts'
import { checkPeriod, periodColumns } from './period.ts'
import type { ReferenceData } from './reference-data.ts'
import type { FaultLog, ImportOptions, ImportOutcome } from './row-faults.ts'
import { createFaultLog } from './row-faults.ts'
import type { RowValues } from './row-reader.ts'
import { rowReader } from './row-reader.ts'
import type { Table } from './table.ts'

export type ImportedSupervisor = {
  name: string
  email: string | null
  degreeYear: number | null
  /** Null is unknown. */
  hasSupervisorCourse: boolean | null
}

export type OfferRow = {
  /** {@link offerKey}: which stored offer the row is when the file is imported again. */
  key: string
  districtId: string
  unit: string
  fieldId: string
  /** 1–50. */
  places: number
  supervisor: ImportedSupervisor | null
  fromOn: string | null
  toOn: string | null
  requires: string[]
  provides: string[]
  /** Empty is open to all (R6). */
  universityIds: string[]
  comment: string | null
}

export type OfferImportOptions = ImportOptions & {
  /** The districts that the file may have offers in; all when left out. */
  allowedDistrictIds?: readonly string[]
  /** The offers that earlier files gave: what a column would say that the file hasn't stays as it is with them. */
  stored?: readonly OfferRow[]
}

export type OfferValues = RowValues<ReturnType<typeof offerColumns>>

/** Places offered by districts' units, one offer a row. */
export function parseOffers(
  table: Table,
  reference: ReferenceData,
  options: OfferImportOptions = {},
): ImportOutcome<OfferRow> {
  const log = createFaultLog()
  const columns = offerColumns(reference, options.allowedDistrictIds)
  const located = locateColumns(table, columns, log)
  const { positions } = located
  const readRow = rowReader(table, columns, located, log)
  const read = table.rows.map(row => readRow(row))
  const stored = options.stored ?? []
  const known = storedOffersOf(read, keysOf(read.map(offerOf)), stored, positions)
  const values = read.map((row, index) => withStoredValues(row, known[index], stored, positions))
  for (const [index, completed] of values.entries()) {
    const row = table.rows[index]?.number ?? 0
    checkPeriod(row, completed, log, options.term)
    checkSupervisor(row, completed, columns.supervisorName.title, log)
  }
  const offers = values.map(offerOf)
  const keys = keysOf(
    offers,
    known.map(offer => offer?.key),
  )
  const kept = keptTitles(columns, positions, values)
  return {
    rows: offers.map((offer, index) => ({ key: keys[index] ?? '', ...offer })),
    faults: log.faults(),
    ignoredColumns: located.ignoredColumns,
    notes: [...table.notes, ...log.notes(), ...(kept.length > 0 ? [note('keptColumns', kept)] : [])],
  }
}

/** The offers' keys: those that are known already, and of the others the first that nobody has. */
function keysOf(
  offers: readonly Omit<OfferRow, 'key'>[],
  known: readonly (string | undefined)[] = [],
): string[] {
  const used = new Set(known)
  const occurrences = new Map<string, number>()
  return offers.map((offer, index) => {
    const given = known[index]
    if (given !== undefined) return given
    const alike = offerKey(offer, 0)
    let occurrence = (occurrences.get(alike) ?? 0) + 1
    while (used.has(offerKey(offer, occurrence))) occurrence += 1
    occurrences.set(alike, occurrence)
    return offerKey(offer, occurrence)
  })
}

/**
 * The identity of an offer over repeated imports: district, unit, field, supervisor's address and period, and its
 * running number (from 1) among rows that are alike in all of those. Places, requirements and the rest may change
 * without its becoming another offer; a new supervisor or period makes another.
 */
export function offerKey(offer: Omit<OfferRow, 'key'>, occurrence: number): string {
  return JSON.stringify([
    offer.districtId,
    foldedName(offer.unit),
    offer.fieldId,
    offer.supervisor?.email?.toLowerCase() ?? '',
    offer.fromOn ?? '',
    offer.toOn ?? '',
    occurrence,
  ])
}

function offerColumns(
  { districts, universities, fields }: ReferenceData,
  allowedDistrictIds: readonly string[] | undefined,
) {
  const field = knownId(namesOf(fields), (typed, nearest) => ({
    code: 'unknownField',
    details: [typed, nearest, fields.map(nameOf)],
  }))
  const university = knownId(namesOf(universities), (typed, nearest) => ({
    code: 'unknownUniversity',
    details: [typed, nearest, universities.map(nameOf)],
  }))
  return {
    districtId: {
      title: 'Förvaltning',
      isRequired: true,
      parse: required(districtParser(districts, allowedDistrictIds)),
    },
    unit: { title: 'Enhet', isRequired: true, parse: required(text(200)) },
    fieldId: { title: 'Verksamhetsområde', isRequired: true, parse: required(field) },
    places: { title: 'Antal platser', isRequired: true, parse: required(integer(1, 50)) },
    supervisorName: { title: 'Handledare', parse: optional(personName(200)) },
    supervisorEmail: { title: 'Handledarens e-post', parse: optional(email) },
    degreeYear: { title: 'Socionomexamen år', parse: optional(integer(1950, 2100)) },
    hasSupervisorCourse: { title: 'Handledarutbildning', parse: optional(yesNo) },
    drivingLicence: { title: 'Kräver körkort', parse: optional(yesNo) },
    stepFree: { title: 'Tillgänglig lokal', parse: optional(yesNo) },
    universityIds: { title: 'Endast för lärosäte', parse: listOf(university, 50) },
    comment: { title: 'Kommentar', parse: optional(text(500, true)) },
    ...periodColumns,
  } satisfies Record<string, Column<unknown>>
}

const nameOf = ({ name }: Named): string => name

function districtParser(
  districts: readonly Named[],
  allowedIds: readonly string[] | undefined,
): CellParser<string> {
  const match = districtNames(districts)
  const allowedNames = districts.filter(({ id }) => allowedIds?.includes(id)).map(({ name }) => name)
  return cell => {
    const typed = lineText(cell)
    const found = match(typed)
    if (!found.ok)
      return refused('unknownDistrict', typed, found.nearest?.name ?? null, districts.map(nameOf))
    if (allowedIds && !allowedIds.includes(found.known.id))
      return refused('districtNotAllowed', typed, allowedNames)
    return parsed(found.known.id)
  }
}

function checkSupervisor(row: number, values: OfferValues, column: string, log: FaultLog): void {
  const { supervisorName, supervisorEmail, degreeYear, hasSupervisorCourse } = values
  if (supervisorName !== null) return
  if ((supervisorEmail ?? degreeYear ?? hasSupervisorCourse ?? null) === null) return
  log.add({ row, column, value: null }, 'supervisorWithoutName')
}

function offerOf(values: OfferValues): Omit<OfferRow, 'key'> {
  return {
    districtId: values.districtId ?? '',
    unit: values.unit ?? '',
    fieldId: values.fieldId ?? '',
    places: values.places ?? 0,
    supervisor: values.supervisorName
      ? {
          name: values.supervisorName,
          email: values.supervisorEmail ?? null,
          degreeYear: values.degreeYear ?? null,
          hasSupervisorCourse: values.hasSupervisorCourse ?? null,
        }
      : null,
    fromOn: values.fromOn ?? null,
    toOn: values.toOn ?? null,
    requires: values.drivingLicence ? ['driving-licence'] : [],
    provides: values.stepFree ? ['step-free'] : [],
    universityIds: values.universityIds ?? [],
    comment: values.comment ?? null,
  }
}
