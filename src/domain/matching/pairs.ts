import { hash } from 'node:crypto'
import type { Fault } from './fault.ts'
import { quoted } from './fault.ts'
import type { Block, Instance, Offer, PinnedRows, Student, Wish } from './instance.ts'
import { DEFAULT_MAX_TRAVEL_MINUTES } from './instance.ts'

/** The rules that a pair of a student and an offer can break on its own. */
export type PairRule = 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R14'

/** An allowed pair: the student may be placed in the offer. `student` and `offer` are indices in the instance. */
export interface Pair {
  student: number
  offer: number
  /** The wish number, from 1; null outside the student's wishes. */
  wish: number | null
  /** The cost in stage `travel`: the known minutes, otherwise the student's limit, 90 without one. */
  travelMinutes: number
  /** Null when the instance says nothing about the pair. */
  knownTravelMinutes: number | null
}

/** Every allowed pair (R5–R10, R14), by student and then offer, in the instance's order. */
export function allowedPairs(instance: Instance): Pair[] {
  const pairs: Pair[] = []
  // Not flatMap: copying the students' lists takes longer than finding them.
  instance.students.forEach((_, student) => {
    for (const pair of allowedPairsOf(instance, student)) pairs.push(pair)
  })
  return pairs
}

/** The allowed pairs of students who must be placed together with others (R11). */
export const pairsOfGroups = (instance: Instance): Pair[] =>
  instance.students.flatMap(({ together }, student) =>
    together === undefined ? [] : allowedPairsOf(instance, student),
  )

/** One student's allowed pairs in the offers' order; empty when no rule leaves any. */
export function allowedPairsOf(instance: Instance, studentIndex: number): Pair[] {
  const student = instance.students[studentIndex]
  if (!student) return []
  const look = lookAt(instance, student)
  const pairs: Pair[] = []
  instance.offers.forEach((offer, offerIndex) => {
    if (!obeysOwnRules(look, offer)) return
    const wish = wishNumber(student, offer)
    if (wish === null && student.onlyWishes) return
    const known = look.minutesTo(offer)
    pairs.push({
      student: studentIndex,
      offer: offerIndex,
      wish,
      travelMinutes: countedTravelMinutes(known, look.maxTravelMinutes),
      knownTravelMinutes: known,
    })
  })
  return pairs
}

/** The pair of a student and an offer, by their indices, whether it is allowed or not. */
export function pairOf(instance: Instance, studentIndex: number, offerIndex: number): Pair {
  const student = instance.students[studentIndex] as Student
  const offer = instance.offers[offerIndex] as Offer
  const known = knownTravelMinutes(student, offer)
  return {
    student: studentIndex,
    offer: offerIndex,
    wish: wishNumber(student, offer),
    travelMinutes: countedTravelMinutes(known, maxTravelMinutesOf(instance, student)),
    knownTravelMinutes: known,
  }
}

/** The rules that the pair breaks on its own, in number order; empty for an allowed pair. */
export function brokenPairRules(
  instance: Pick<Instance, 'maxTravelMinutes'>,
  student: Student,
  offer: Offer,
): PairRule[] {
  const look = lookAt(instance, student)
  const rules: [PairRule, boolean][] = [
    ['R5', offerCoversPeriod(student, offer)],
    ['R6', offerTakesUniversity(student, offer)],
    ['R7', studentHasWhatOfferRequires(look.has, offer)],
    ['R8', offerProvidesWhatStudentNeeds(student, offer)],
    ['R9', withinReach(look, offer)],
    ['R10', !isBlocked(student, offer)],
    ['R14', !student.onlyWishes || wishNumber(student, offer) !== null],
  ]
  return rules.flatMap(([rule, holds]) => (holds ? [] : rule))
}

/** The 1-based position of the first wish that matches; null outside, 1 everywhere for a student without wishes. */
export function wishNumber(student: Student, offer: Offer): number | null {
  if (student.wishes.length === 0) return 1
  const index = student.wishes.findIndex(wish => matches(wish, offer))
  return index < 0 ? null : index + 1
}

/** The student's own limit one way in minutes, otherwise the term's; null is no limit (R9). */
export function maxTravelMinutesOf(
  instance: Pick<Instance, 'maxTravelMinutes'>,
  student: Student,
): number | null {
  return student.maxTravelMinutes ?? instance.maxTravelMinutes
}

/** The minutes one way that the instance gives for the pair, an offer's own before its district's; null when unknown. */
export function knownTravelMinutes(student: Student, offer: Offer): number | null {
  const minutes = new Map(Object.entries(student.travelMinutes))
  return minutes.get(offer.id) ?? minutes.get(offer.district) ?? null
}

/** What a journey counts as: unknown ones as the student's limit, 90 without one. */
export const countedTravelMinutes = (known: number | null, limit: number | null): number =>
  known ?? limit ?? DEFAULT_MAX_TRAVEL_MINUTES

/** R9; unknown travel is allowed. */
export const isWithinReach = (known: number | null, limit: number | null): boolean =>
  limit === null || known === null || known <= limit

/**
 * The pair's cost in stage `lottery`, 0–1 000 002: the first four bytes of SHA-256 over `seed|student|offer`,
 * big-endian, modulo 1 000 003. A function of its own because only the last stage needs it, for few pairs.
 */
export const lotteryCost = (seed: string, studentId: string, offerId: string): number =>
  Number.parseInt(hash('sha256', `${seed}|${studentId}|${offerId}`).slice(0, 8), 16) % 1_000_003

/**
 * The university's guarantee as far as it has students who can be placed (R3): no more than its students with
 * an allowed pair, nor than its quota. When that is less than the guarantee asked for, the result says so in
 * `conflicts`, also when it is optimal. What remains is a hard lower bound.
 */
export function effectiveGuarantee(instance: Instance, universityIndex: number): number {
  const university = instance.universities[universityIndex]
  if (!university || university.guarantee === 0) return 0
  let placeable = 0
  for (const student of instance.students) {
    if (placeable === university.guarantee) break
    if (student.university !== university.id) continue
    if (instance.offers.some(offer => brokenPairRules(instance, student, offer).length === 0)) placeable += 1
  }
  return Math.min(university.guarantee, placeable, university.quota ?? Infinity)
}

/** A fault for each pin on a pair that breaks a rule on its own; the sentence names the rules (R12). */
export function pinFaults(rows: PinnedRows): Fault[] {
  const students = new Map(rows.students.map(student => [student.id, student]))
  const offers = new Map(rows.offers.map(offer => [offer.id, offer]))
  return rows.pinned.flatMap((pin, index) => {
    if (!pin) return []
    const student = students.get(pin.student)
    const offer = offers.get(pin.offer)
    const broken = student && offer ? brokenPairRules(rows, student, offer) : []
    if (broken.length === 0) return []
    const reasons = broken.map(rule => `${PIN_REASONS[rule]} (${rule})`).join(', ')
    const text =
      `Studenten ${quoted(pin.student)} kan inte låsas vid platsen ${quoted(pin.offer)}: ${reasons}. ` +
      'Ta bort låsningen eller ändra det som hindrar.'
    return [{ path: `$.pinned[${index}]`, text }]
  })
}

const PIN_REASONS: Record<PairRule, string> = {
  R5: 'platsens period täcker inte studentens',
  R6: 'platsen tar inte emot lärosätets studenter',
  R7: 'studenten saknar något som platsen kräver',
  R8: 'platsen saknar något som studenten behöver',
  R9: 'restiden är längre än studentens längsta',
  R10: 'platsen är undantagen för studenten',
  R14: 'platsen ligger utanför studentens önskemål',
}

interface StudentLook {
  student: Student
  has: ReadonlySet<string>
  maxTravelMinutes: number | null
  minutesTo: (offer: Offer) => number | null
}

// What is the same for all of a student's pairs is worked out once: there can be millions of pairs.
function lookAt(instance: Pick<Instance, 'maxTravelMinutes'>, student: Student): StudentLook {
  const minutes = new Map(Object.entries(student.travelMinutes))
  return {
    student,
    has: new Set(student.has),
    maxTravelMinutes: maxTravelMinutesOf(instance, student),
    minutesTo: offer => minutes.get(offer.id) ?? minutes.get(offer.district) ?? null,
  }
}

const obeysOwnRules = (look: StudentLook, offer: Offer): boolean =>
  isOpenTo(look, offer) && withinReach(look, offer) && !isBlocked(look.student, offer)

/** R5–R8: what doesn't depend on where the offer is or on what it is called. */
export const offerIsOpenTo = (student: Student, offer: Offer): boolean =>
  isOpenTo({ student, has: new Set(student.has) }, offer)

const isOpenTo = ({ student, has }: Pick<StudentLook, 'student' | 'has'>, offer: Offer): boolean =>
  offerCoversPeriod(student, offer) &&
  offerTakesUniversity(student, offer) &&
  studentHasWhatOfferRequires(has, offer) &&
  offerProvidesWhatStudentNeeds(student, offer)

/** R5; a student or an offer without a period fits any. */
function offerCoversPeriod(student: Student, offer: Offer): boolean {
  if (student.from === undefined || student.to === undefined) return true
  if (offer.from === undefined || offer.to === undefined) return true
  return offer.from <= student.from && student.to <= offer.to
}

/** R6; an empty list takes nobody, an absent one everybody. */
const offerTakesUniversity = (student: Student, offer: Offer): boolean =>
  offer.universities === undefined || offer.universities.includes(student.university)

/** R7 */
const studentHasWhatOfferRequires = (has: ReadonlySet<string>, offer: Offer): boolean =>
  offer.requires.every(requirement => has.has(requirement))

/** R8 */
const offerProvidesWhatStudentNeeds = (student: Student, offer: Offer): boolean =>
  student.needs.every(need => offer.provides.includes(need))

const withinReach = ({ maxTravelMinutes, minutesTo }: StudentLook, offer: Offer): boolean =>
  maxTravelMinutes === null || isWithinReach(minutesTo(offer), maxTravelMinutes)

/** R10 */
const isBlocked = (student: Student, offer: Offer): boolean =>
  student.blocked.some(block => matches(block, offer))

/** Whether the offer is what the wish or the block names: every member that it has must match. */
export function matches(pattern: Wish & Block, offer: Offer): boolean {
  return (
    (pattern.field === undefined || pattern.field === offer.field) &&
    (pattern.district === undefined || pattern.district === offer.district) &&
    (pattern.unit === undefined || pattern.unit === offer.unit) &&
    (pattern.offer === undefined || pattern.offer === offer.id)
  )
}
