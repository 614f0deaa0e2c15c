import type { Placed } from './check-criteria.ts'
import { pairViolations } from './check-pair.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import type { Violation } from './violation.ts'

// The rules R1–R12 and R14, one function each, from the instance and the placements alone.
// (R13 is applied when the instance is made.)

/** A student in an offer, by id: all that the rules need to know of a placement. */
export interface Placement {
  student: string
  offer: string
}

/** The rules R1–R12 and R14 for any set of placements, for example one that was edited by hand; empty when they hold. */
export function checkPlacements(instance: Instance, placements: readonly Placement[]): Violation[] {
  const { placed, unknown } = lookUp(instance, placements)
  return [
    ...unknown,
    ...atMostOnePlacementEach(placed),
    ...offersWithinPlaces(placed),
    ...universitiesWithinQuotaAndGuarantee(instance, placed),
    ...districtsWithinMinimumAndMaximum(instance, placed),
    ...allowedOnTheirOwn(instance, placed),
    ...groupsTogether(instance, placed),
    ...pinsHold(instance, placements),
  ]
}

/**
 * The university's hard lower bound (R3): its guarantee, but at most its students who have an allowed pair and
 * at most its quota. 0 for an unknown id.
 */
export function guaranteeToKeep(instance: Instance, universityId: string): number {
  const university = instance.universities.find(({ id }) => id === universityId)
  if (!university) return 0
  let placeable = 0
  for (const student of instance.students) {
    if (placeable >= university.guarantee) break
    if (student.university !== universityId) continue
    if (instance.offers.some(offer => pairViolations(instance, student, offer).length === 0)) placeable += 1
  }
  return Math.min(university.guarantee, placeable, university.quota ?? university.guarantee)
}

/** The placements with their students and offers; a violation for each id that the instance doesn't have. */
export function lookUp(
  instance: Instance,
  placements: readonly Placement[],
): { placed: Placed[]; unknown: Violation[] } {
  const students = new Map(instance.students.map(student => [student.id, student]))
  const offers = new Map(instance.offers.map(offer => [offer.id, offer]))
  const placed: Placed[] = []
  const unknown: Violation[] = []
  for (const row of placements) {
    const student = students.get(row.student)
    const offer = offers.get(row.offer)
    if (student && offer) placed.push({ student, offer })
    if (!student)
      unknown.push({ rule: 'instance', text: `Studenten ${quoted(row.student)} finns inte i instansen.` })
    if (!offer)
      unknown.push({ rule: 'instance', text: `Platsen ${quoted(row.offer)} finns inte i instansen.` })
  }
  return { placed, unknown }
}

/** R1 */
function atMostOnePlacementEach(placed: readonly Placed[]): Violation[] {
  return [...countBy(placed, ({ student }) => student.id)].flatMap(([id, count]) =>
    count > 1 ? [{ rule: 'R1', text: `Studenten ${quoted(id)} har ${count} placeringar.` }] : [],
  )
}

/** R2 */
function offersWithinPlaces(placed: readonly Placed[]): Violation[] {
  const taken = countBy(placed, ({ offer }) => offer)
  return [...taken].flatMap(([{ id, places }, count]) =>
    count > places
      ? [{ rule: 'R2', text: `Platsen ${quoted(id)} har ${studentCount(count)} men tar högst ${places}.` }]
      : [],
  )
}

/** R3 */
function universitiesWithinQuotaAndGuarantee(instance: Instance, placed: readonly Placed[]): Violation[] {
  const taken = countBy(placed, ({ student }) => student.university)
  return instance.universities.flatMap(({ id, quota }) => {
    const count = taken.get(id) ?? 0
    const violations: Violation[] = []
    if (quota !== null && count > quota) {
      violations.push({
        rule: 'R3',
        text: `Lärosätet ${quoted(id)} har ${studentCount(count)}, över kvoten ${quota}.`,
      })
    }
    const guarantee = guaranteeToKeep(instance, id)
    if (count < guarantee) {
      violations.push({
        rule: 'R3',
        text: `Lärosätet ${quoted(id)} har ${studentCount(count)}, under garantin ${guarantee}.`,
      })
    }
    return violations
  })
}

/** R4 */
function districtsWithinMinimumAndMaximum(instance: Instance, placed: readonly Placed[]): Violation[] {
  const taken = countBy(placed, ({ offer }) => offer.district)
  return instance.districts.flatMap(({ id, minimum, maximum }) => {
    const count = taken.get(id) ?? 0
    if (count < minimum) {
      return [
        {
          rule: 'R4',
          text: `Förvaltningen ${quoted(id)} har ${studentCount(count)}, under sitt minsta antal ${minimum}.`,
        },
      ]
    }
    if (maximum !== null && count > maximum) {
      return [
        {
          rule: 'R4',
          text: `Förvaltningen ${quoted(id)} har ${studentCount(count)}, över sitt högsta antal ${maximum}.`,
        },
      ]
    }
    return []
  })
}

const PAIR_SENTENCES: Record<string, string> = {
  R5: 'platsens period täcker inte studentens',
  R6: 'platsen tar inte emot studenter från lärosätet',
  R7: 'studenten saknar något som platsen kräver',
  R8: 'platsen saknar något som studenten behöver',
  R9: 'restiden är längre än den längsta tillåtna',
  R10: 'platsen är undantagen för studenten',
  R14: 'platsen ligger utanför önskemålen, och studenten ska bara placeras inom dem',
}

/** R5–R10 and R14 */
function allowedOnTheirOwn(instance: Instance, placed: readonly Placed[]): Violation[] {
  return placed.flatMap(({ student, offer }) =>
    pairViolations(instance, student, offer).map(rule => ({
      rule,
      text: `Studenten ${quoted(student.id)} kan inte ha platsen ${quoted(offer.id)}: ${PAIR_SENTENCES[rule] ?? rule}.`,
    })),
  )
}

/** R11 */
function groupsTogether(instance: Instance, placed: readonly Placed[]): Violation[] {
  const districtsOf = new Map<string, Set<string>>()
  for (const { student, offer } of placed) {
    if (student.together === undefined) continue
    districtsOf.set(student.together, (districtsOf.get(student.together) ?? new Set()).add(offer.district))
  }
  const placedIds = new Set(placed.map(({ student }) => student.id))
  const violations: Violation[] = []
  for (const [group, districts] of districtsOf) {
    const missing = instance.students.filter(({ together, id }) => together === group && !placedIds.has(id))
    if (districts.size > 1) {
      const names = [...districts].toSorted().map(quoted).join(', ')
      violations.push({
        rule: 'R11',
        text: `Gruppen ${quoted(group)} är delad mellan förvaltningarna ${names}.`,
      })
    }
    if (missing.length > 0) {
      const names = missing.map(({ id }) => quoted(id)).join(', ')
      violations.push({ rule: 'R11', text: `Gruppen ${quoted(group)} är placerad utan ${names}.` })
    }
  }
  return violations
}

/** R12 */
function pinsHold(instance: Instance, placements: readonly Placement[]): Violation[] {
  const pairs = new Set(placements.map(({ student, offer }) => JSON.stringify([student, offer])))
  return instance.pinned.flatMap(({ student, offer }) =>
    pairs.has(JSON.stringify([student, offer]))
      ? []
      : [
          {
            rule: 'R12',
            text: `Studenten ${quoted(student)} är låst vid platsen ${quoted(offer)} men har den inte.`,
          },
        ],
  )
}

/** How many items have each key. */
export function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

const studentCount = (count: number): string => `${count} ${count === 1 ? 'student' : 'studenter'}`
