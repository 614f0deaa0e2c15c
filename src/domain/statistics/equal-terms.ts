import { holm, LEVEL, permutationTest } from './permutation.ts'
import { groupsToTell } from './suppression.ts'

/** A placed student, for comparing groups alone. */
export interface PlacedStudent {
  readonly universityId: string
  readonly districtId: string
  readonly sex: string | null
  /** 1 is the first; a place outside the list counts as one more than the term's longest. Null without wishes. */
  readonly wishNumber: number | null
  /** One way; null where no journey is known. */
  readonly travelMinutes: number | null
}

export const MEASURES = ['wish', 'travel'] as const
export const GROUPINGS = ['university', 'sex', 'district'] as const

export interface GroupComparison {
  readonly measure: (typeof MEASURES)[number]
  readonly grouping: (typeof GROUPINGS)[number]
  /** Groups that may be told of (P7), in order of their ids: never a ranking. */
  readonly groups: readonly { readonly id: string; readonly students: number; readonly mean: number }[]
  /** Null when there is nothing to compare. */
  readonly isLargerThanChance: boolean | null
  /** Adjusted for the other comparisons (Holm). */
  readonly p: number | null
}

/**
 * Wish numbers and journeys by university, sex and district: six comparisons of groups of at least five students. Sex and
 * district are compared within universities, which send different students; universities as they are. What is said of
 * chance is `permutationTest` over the groups shown, adjusted by `holm` for all six.
 */
export function compareGroups(students: readonly PlacedStudent[], termId: string): GroupComparison[] {
  const compared = MEASURES.flatMap(measure =>
    GROUPINGS.map(grouping => {
      const all = students.flatMap(student => {
        const value = measure === 'wish' ? student.wishNumber : student.travelMinutes
        const group = groupOf(student, grouping)
        const stratum = grouping === 'university' ? '' : student.universityId
        return value === null || group === null ? [] : [{ value, group, stratum }]
      })
      const sizes = new Map<string, number>()
      for (const { group } of all) sizes.set(group, (sizes.get(group) ?? 0) + 1)
      const told = groupsToTell(sizes).sort()
      const shown = all.filter(({ group }) => told.includes(group))
      const groups = told.map(id => {
        const values = shown.flatMap(({ group, value }) => (group === id ? [value] : []))
        return {
          id,
          students: values.length,
          mean: values.reduce((sum, value) => sum + value, 0) / values.length,
        }
      })
      return { measure, grouping, groups, p: permutationTest(shown, `${termId} ${measure} ${grouping}`) }
    }),
  )
  const adjusted = holm(compared.map(({ p }) => p))
  return compared.map((one, index) => {
    const p = adjusted[index] ?? null
    return { ...one, p, isLargerThanChance: p === null ? null : p < LEVEL }
  })
}

/** Whose sex isn't known is in no group. */
function groupOf(student: PlacedStudent, grouping: GroupComparison['grouping']): string | null {
  if (grouping === 'university') return student.universityId
  return grouping === 'sex' ? student.sex : student.districtId
}

/** Who supervised how many students in each of some terms, the earliest first. */
export interface SupervisorTerms {
  readonly id: string
  readonly districtId: string
  readonly students: readonly number[]
}

export interface SupervisorLoad {
  readonly active: number
  /** Supervised for the first time among the terms known. */
  readonly beginners: number
  /** Supervised in the term before, and not now. */
  readonly resting: number
  /** Students of the one with most, now. */
  readonly most: number
  /** Active now and in each of the two terms before. */
  readonly threeInARow: number
}

/** The supervisors' load in the last of the terms. */
export function loadOf(supervisors: readonly SupervisorTerms[]): SupervisorLoad {
  const now = ({ students }: SupervisorTerms) => students.at(-1) ?? 0
  const before = ({ students }: SupervisorTerms) => students.at(-2) ?? 0
  const active = supervisors.filter(one => now(one) > 0)
  return {
    active: active.length,
    beginners: active.filter(({ students }) => students.slice(0, -1).every(count => count === 0)).length,
    resting: supervisors.filter(one => now(one) === 0 && before(one) > 0).length,
    most: Math.max(0, ...active.map(now)),
    threeInARow: active.filter(one => before(one) > 0 && (one.students.at(-3) ?? 0) > 0).length,
  }
}
