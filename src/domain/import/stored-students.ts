import { foldedName } from './cell-text.ts'
import { warning, type ImportWarning } from './facts.ts'
import type { ReferenceData } from './reference-data.ts'
import type { StudentRow, StudentValues } from './students.ts'
import { WISH_KEYS } from './student-columns.ts'

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

/** What would be lost without anybody having meant it: a protection that ends, a block that goes (R10). */
export function warningsOn(
  rows: readonly StudentRow[],
  stored: ReadonlyMap<string, StudentRow>,
  { districts }: ReferenceData,
): ImportWarning[] {
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
    return names.length > 0 ? [warning('blocksRemoved', student.number, names)] : []
  })
  return [...(exposed.length > 0 ? [warning('protectionRemoved', exposed)] : []), ...unblocked]
}
