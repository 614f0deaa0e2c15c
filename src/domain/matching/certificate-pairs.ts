import { pairViolations, statedTravelMinutes, travelLimitOf } from './check-pair.ts'
import type { Instance, Offer, Student } from './instance.ts'

/** Offers that no rule and no criterion but the lottery tells apart, whatever student is asked. */
export interface AlikeOffers {
  /** Indices of the instance's offers; at least one. */
  readonly members: readonly number[]
  readonly someone: Offer
}

/** Goes through a student's allowed offers (R5–R12, R14), as many alike at a time as there are. */
export type EachAllowed = (student: number, visit: (kind: number) => void) => void

/**
 * Every pair tried against the rules, those of offers that are alike at once, without a list of pairs. What only depends on
 * the student's university, period, papers and needs (R5–R8) is tried once for all who have the same.
 */
export function pairsByAlikeOffers(instance: Instance): {
  readonly kinds: readonly AlikeOffers[]
  /** R11: the districts where each member of a group has an allowed offer. */
  readonly districtsOfGroups: ReadonlyMap<string, ReadonlySet<string>>
  readonly eachAllowed: EachAllowed
} {
  const kinds = alikeOffers(instance)
  const { students, pinned } = instance
  const pinnedOffer = new Map(pinned.map(({ student, offer }) => [student, offer]))
  const openTo = rememberedByPapers(instance, kinds)
  const allowedKinds = (student: Student): number[] => {
    const pin = pinnedOffer.get(student.id)
    const limit = travelLimitOf(instance, student)
    const isPlain = student.blocked.length === 0 && !student.onlyWishes
    return openTo(student).filter(kind => {
      const { someone } = kinds[kind] as AlikeOffers
      if (pin !== undefined && pin !== someone.id) return false
      if (!isPlain) return pairViolations(instance, student, someone).length === 0
      const minutes = limit === null ? null : statedTravelMinutes(student, someone)
      return limit === null || minutes === null || minutes <= limit
    })
  }
  const inCommon = commonDistricts(students, student =>
    allowedKinds(student).map(kind => kinds[kind]?.someone.district ?? ''),
  )
  return {
    kinds,
    districtsOfGroups: inCommon,
    eachAllowed(index, visit) {
      const student = students[index] as Student
      const districts = student.together === undefined ? null : inCommon.get(student.together)
      for (const kind of allowedKinds(student)) {
        if (districts?.has(kinds[kind]?.someone.district ?? '') ?? true) visit(kind)
      }
    },
  }
}

function alikeOffers({ offers, students, pinned, previous }: Instance): AlikeOffers[] {
  const units = new Set(students.flatMap(({ blocked }) => blocked.map(({ unit }) => unit)))
  const named = new Set([
    ...pinned.map(({ offer }) => offer),
    ...previous.map(({ offer }) => offer),
    ...students.flatMap(({ wishes, blocked }) => [...wishes, ...blocked].map(({ offer }) => offer)),
  ])
  for (const { travelMinutes } of students) for (const key of Object.keys(travelMinutes)) named.add(key)
  const byLook = new Map<string, { members: number[]; someone: Offer }>()
  for (const [index, offer] of offers.entries()) {
    const { id, unit, places: _, ...rest } = offer
    const look = JSON.stringify([
      named.has(id) && id,
      units.has(unit) && unit,
      Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ])
    const alike = byLook.get(look)
    if (alike) alike.members.push(index)
    else byLook.set(look, { members: [index], someone: offer })
  }
  return [...byLook.values()]
}

function rememberedByPapers(
  instance: Instance,
  kinds: readonly AlikeOffers[],
): (student: Student) => number[] {
  const known = new Map<string, number[]>()
  return student => {
    const { university, from, to, has, needs } = student
    const papers = JSON.stringify([university, from, to, has, needs])
    let open = known.get(papers)
    if (!open) {
      const bare: Student = { ...student, blocked: [], onlyWishes: false, travelMinutes: {} }
      open = [...kinds.keys()].filter(kind => {
        const { someone } = kinds[kind] as AlikeOffers
        return pairViolations(instance, bare, someone).length === 0
      })
      known.set(papers, open)
    }
    return open
  }
}

function commonDistricts(
  students: readonly Student[],
  districtsOf: (student: Student) => readonly string[],
): Map<string, Set<string>> {
  const common = new Map<string, Set<string>>()
  for (const student of students) {
    if (student.together === undefined) continue
    const own = new Set(districtsOf(student))
    const others = common.get(student.together) ?? own
    common.set(student.together, new Set([...others].filter(district => own.has(district))))
  }
  return common
}
