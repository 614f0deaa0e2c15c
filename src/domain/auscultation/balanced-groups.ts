import { createHash } from 'node:crypto'

export interface GroupedStudent {
  readonly id: string
  /** Makes the draw: the same numbers and seed give the same groups. */
  readonly number: string
  /** Null: wherever there is room. */
  readonly districtId: string | null
}

export interface GroupingDistrict {
  readonly districtId: string
  /** Students that it receives. */
  readonly places: number
  readonly groups: number
}

/** Where a student goes; `number` is the group's in its district, from 1. Without a district there was no room. */
export type GroupPlace =
  { studentId: string; districtId: string; number: number } | { studentId: string; districtId: null }

/**
 * Puts every student in a group. Whoever has a receiving district stays there, also beyond its places, which a
 * coordinator sees; the others fill the places that are left, the emptiest district first. A district's groups differ by
 * at most one student. Who goes where is drawn from the seed: the order in a file, or anything about a person, changes
 * nothing (P7).
 */
export function balancedGroups(
  students: readonly GroupedStudent[],
  districts: readonly GroupingDistrict[],
  seed: string,
): GroupPlace[] {
  const drawn = students
    .map(student => ({ student, lot: lotOf(seed, student.number) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ student }) => student)
  const receiving = districts
    .filter(({ groups }) => groups > 0)
    .toSorted((a, b) => (a.districtId < b.districtId ? -1 : 1))
  const members = new Map(receiving.map(({ districtId }) => [districtId, [] as string[]]))
  const rest = drawn.filter(({ id, districtId }) => {
    const own = districtId === null ? undefined : members.get(districtId)
    own?.push(id)
    return !own
  })
  const homeless: string[] = []
  for (const { id } of rest) {
    const emptiest = receiving
      .map(district => ({
        ...district,
        free: district.places - (members.get(district.districtId)?.length ?? 0),
      }))
      .toSorted((a, b) => b.free - a.free)[0]
    if (emptiest && emptiest.free > 0) members.get(emptiest.districtId)?.push(id)
    else homeless.push(id)
  }
  return [
    ...receiving.flatMap(({ districtId, groups }) =>
      (members.get(districtId) ?? []).map((studentId, index) => ({
        studentId,
        districtId,
        number: 1 + (index % groups),
      })),
    ),
    ...homeless.map(studentId => ({ studentId, districtId: null })),
  ]
}

const lotOf = (seed: string, number: string): string =>
  createHash('sha256').update(`${seed}\n${number}`).digest('hex')
