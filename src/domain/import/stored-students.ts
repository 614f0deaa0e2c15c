import { foldedName } from './cell-text.ts'
import type { ReferenceData } from './reference-data.ts'
import type { ImportSentences } from './sentences.ts'
import type { StudentRow, StudentValues } from './students.ts'
import { studentColumns, WISH_KEYS } from './student-columns.ts'

/** The student's stored values, as their columns would give them. */
export function storedValues(student: StudentRow): StudentValues {
  const wishes = WISH_KEYS.map((key, index) => [key, student.wishes[index] ?? null])
  const { homeArea, priority } = student
  return {
    ...student,
    email: student.email ?? undefined,
    homeArea: homeArea === null ? null : { name: homeArea, isKnown: true, nearest: null },
    drivingLicence: student.has.includes('driving-licence'),
    accessibility: student.needs.includes('step-free'),
    priority: { priority, hadReason: false },
    ...(Object.fromEntries(wishes) as Pick<StudentValues, (typeof WISH_KEYS)[number]>),
  }
}

/** Stored students by number; case and spacing don't tell numbers apart. */
export function byNumber(stored: readonly StudentRow[]): ReadonlyMap<string, StudentRow> {
  return new Map(stored.map(student => [foldedName(student.number), student]))
}

/** The title of every column that the file hasn't and that says something of a stored student in the file. */
export function keptTitles(
  reference: ReferenceData,
  positions: ReadonlyMap<string, number>,
  stored: readonly StudentRow[],
): string[] {
  const values = stored.map(storedValues)
  return Object.entries(studentColumns(reference))
    .filter(([key]) => !positions.has(key))
    .filter(([key]) => values.some(student => saysSomething(student[key as keyof StudentValues])))
    .map(([, { title }]) => title)
}

function saysSomething(value: StudentValues[keyof StudentValues]): boolean {
  if (value === null || value === undefined || value === false) return false
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || !('priority' in value) || value.priority > 0
}

/** What would be lost without anybody having meant it: a protection that ends, a block that goes (R10). */
export function warningsOn(
  rows: readonly StudentRow[],
  stored: ReadonlyMap<string, StudentRow>,
  { districts }: ReferenceData,
  { warnings }: ImportSentences,
): string[] {
  const before = rows.flatMap(after => {
    const student = stored.get(foldedName(after.number))
    return student ? [{ after, student }] : []
  })
  const exposed = before
    .filter(({ after, student }) => student.protected && !after.protected)
    .map(({ student }) => student.number)
  const unblocked = before.flatMap(({ after, student }) => {
    const removed = student.blockedDistrictIds.filter(id => !after.blockedDistrictIds.includes(id))
    const names = removed.map(id => districts.find(district => district.id === id)?.name ?? id)
    return names.length > 0 ? [warnings.blocksRemoved(student.number, names)] : []
  })
  return [...(exposed.length > 0 ? [warnings.protectionRemoved(exposed)] : []), ...unblocked]
}
