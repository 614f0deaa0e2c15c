import type { Instance } from '../../domain/matching/instance.ts'
import type { StudentGroup } from '../../domain/matching/policies.ts'
import { groupsToTell } from '../../domain/statistics/suppression.ts'

type Sex = 'female' | 'male' | 'other'

/** The groups that policies are counted for: every university, and every sex that may be told of (P7). */
export function studentGroups(
  { universities, students }: Instance,
  sexes: readonly { readonly id: string; readonly sex: Sex | null }[],
): StudentGroup[] {
  const inInstance = new Set(students.map(({ id }) => id))
  const ofSex = (sex: Sex | null): string[] =>
    sexes.filter(each => each.sex === sex && inInstance.has(each.id)).map(({ id }) => id)
  const sizes = new Map((['female', 'male', 'other', null] as const).map(sex => [sex, ofSex(sex).length]))
  const told = groupsToTell(sizes).filter(sex => sex !== null)
  return [
    ...universities.map(({ id }) => ({
      name: `university ${id}`,
      students: students.filter(({ university }) => university === id).map(student => student.id),
    })),
    ...told.map(sex => ({ name: `sex ${sex}`, students: ofSex(sex) })),
  ]
}
