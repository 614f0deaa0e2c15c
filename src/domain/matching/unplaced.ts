import type { Instance, Offer, Student, StudentInOffer } from './instance.ts'
import { allowedPairsOf, brokenPairRules, maxTravelMinutesOf } from './pairs.ts'
import type { MatchingResult } from './result.ts'
import type { Because, ToldRule } from './unplaced-sentences.ts'
import { becauseSentence } from './unplaced-sentences.ts'

/** A student without a place and one Swedish sentence about why. */
export interface UnplacedStudent {
  student: string
  because: string
}

/**
 * Every student whom the placements leave out, sorted by id, with a sentence that is true of these placements:
 * no place is allowed for them, time ran out, the group can't be kept together (R11), the university's quota is full
 * (R3), all allowed places are taken (R2), or the districts with places left are at their maximum (R4). The sentence
 * tells nothing about any other student, and never that a block exists (R10): it counts no places, and names a rule
 * only when that keeps the student from every one of them.
 */
export function unplacedStudents(
  instance: Instance,
  placements: readonly StudentInOffer[],
  status: MatchingResult['status'],
): UnplacedStudent[] {
  const filled = fillingOf(instance, placements)
  return instance.students
    .flatMap((student, index) =>
      filled.students.has(student.id)
        ? []
        : {
            student: student.id,
            because: becauseSentence(becauseOf(instance, student, index, filled, status)),
          },
    )
    .toSorted((a, b) => (a.student < b.student ? -1 : 1))
}

interface Filling {
  students: ReadonlySet<string>
  offers: ReadonlyMap<string, number>
  universities: ReadonlyMap<string, number>
}

function fillingOf(instance: Instance, placements: readonly StudentInOffer[]): Filling {
  const universityOf = new Map(instance.students.map(({ id, university }) => [id, university]))
  const offers = new Map<string, number>()
  const universities = new Map<string, number>()
  const add = (counts: Map<string, number>, id = ''): unknown => counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const { student, offer } of placements) {
    add(offers, offer)
    add(universities, universityOf.get(student))
  }
  return { students: new Set(placements.map(({ student }) => student)), offers, universities }
}

function becauseOf(
  instance: Instance,
  student: Student,
  index: number,
  filled: Filling,
  status: MatchingResult['status'],
): Because {
  const offers = instance.offers.filter(({ places }) => places > 0)
  if (offers.length === 0) return { kind: 'noPlaces' }
  const allowed = allowedPairsOf(instance, index)
    .map(pair => instance.offers[pair.offer] as Offer)
    .filter(({ places }) => places > 0)
  if (allowed.length === 0) {
    const maxTravelMinutes = maxTravelMinutesOf(instance, student)
    return { kind: 'nothingAllowed', rule: ruleInTheWay(instance, student, offers), maxTravelMinutes }
  }
  if (status === 'feasible') return { kind: 'outOfTime' }

  const isInGroup = instance.students.some(
    ({ id, together }) => together !== undefined && together === student.together && id !== student.id,
  )
  if (isInGroup) return { kind: 'group' }
  const quota = instance.universities.find(({ id }) => id === student.university)?.quota ?? null
  if (quota !== null && (filled.universities.get(student.university) ?? 0) >= quota) {
    return { kind: 'quota', quota }
  }
  // In the best plan a place that is free can only be kept so by its district's maximum.
  const isFree = allowed.some(({ id, places }) => (filled.offers.get(id) ?? 0) < places)
  return { kind: isFree ? 'districtsFull' : 'taken' }
}

/** The first rule that keeps the student from each of the offers; null when they are kept by different ones. */
function ruleInTheWay(instance: Instance, student: Student, offers: readonly Offer[]): ToldRule | null {
  const [first = [], ...others] = offers.map((offer): ToldRule[] => {
    const told = brokenPairRules(instance, student, offer).flatMap(rule => (rule === 'R10' ? [] : rule))
    return told.length > 0 ? told : ['R6']
  })
  return first.find(rule => others.every(rules => rules.includes(rule))) ?? null
}
