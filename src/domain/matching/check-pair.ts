import { hash } from 'node:crypto'
import type { Instance, Offer, Student } from './instance.ts'

// The second opinion about a single pair. It shares no code with pairs.ts on purpose: a mistake in one of them
// shows as a disagreement. Written from the rules, one line each.

/** The numbers of the rules (R5–R10, R14) that the pair breaks on its own; empty when it is allowed. */
export function pairViolations(instance: Instance, student: Student, offer: Offer): string[] {
  const broken: string[] = []
  if (startsTooLate(student, offer) || endsTooEarly(student, offer)) broken.push('R5')
  if (offer.universities && !offer.universities.some(id => id === student.university)) broken.push('R6')
  for (const requirement of offer.requires) {
    if (!student.has.includes(requirement)) {
      broken.push('R7')
      break
    }
  }
  for (const need of student.needs) {
    if (!offer.provides.includes(need)) {
      broken.push('R8')
      break
    }
  }
  const limit = travelLimitOf(instance, student)
  const minutes = statedTravelMinutes(student, offer)
  if (limit !== null && minutes !== null && minutes > limit) broken.push('R9')
  for (const block of student.blocked) {
    if (namesOffer(block, offer)) {
      broken.push('R10')
      break
    }
  }
  if (student.onlyWishes && rankOf(student, offer) === null) broken.push('R14')
  return broken
}

/** Position from 1 of the first wish that names the offer; null when none does; 1 when there are no wishes. */
export function rankOf(student: Student, offer: Offer): number | null {
  let rank = 0
  for (const wish of student.wishes) {
    rank += 1
    if (namesOffer(wish, offer)) return rank
  }
  return rank === 0 ? 1 : null
}

/** What the instance says about the way there, one way in minutes: about the offer, or about its district; or null. */
export function statedTravelMinutes({ travelMinutes }: Student, offer: Offer): number | null {
  if (Object.hasOwn(travelMinutes, offer.id)) return travelMinutes[offer.id] ?? null
  if (Object.hasOwn(travelMinutes, offer.district)) return travelMinutes[offer.district] ?? null
  return null
}

/** What the pair adds to the criterion `travel`: an unknown way counts as the limit, and as 90 without a limit. */
export function travelAddend(instance: Instance, student: Student, offer: Offer): number {
  return statedTravelMinutes(student, offer) ?? travelLimitOf(instance, student) ?? 90
}

/** What the pair adds to the criterion `lottery`. */
export function lotteryAddend(instance: Instance, student: Student, offer: Offer): number {
  const digits = hash('sha256', [instance.seed, student.id, offer.id].join('|'), 'hex')
  return Number(`0x${digits.slice(0, 8)}`) % 1_000_003
}

/** The longest way in minutes that the student accepts (R9); null when there is no limit. */
export function travelLimitOf(instance: Instance, student: Student): number | null {
  return student.maxTravelMinutes === undefined ? instance.maxTravelMinutes : student.maxTravelMinutes
}

const startsTooLate = (student: Student, offer: Offer): boolean =>
  student.from !== undefined && offer.from !== undefined && offer.from > student.from

const endsTooEarly = (student: Student, offer: Offer): boolean =>
  student.to !== undefined && offer.to !== undefined && offer.to < student.to

/** A wish or a block names an offer when none of its members says something else than the offer. */
function namesOffer(
  pattern: {
    district?: string | undefined
    unit?: string | undefined
    offer?: string | undefined
    field?: string | undefined
  },
  offer: Offer,
): boolean {
  if (pattern.district !== undefined && pattern.district !== offer.district) return false
  if (pattern.unit !== undefined && pattern.unit !== offer.unit) return false
  if (pattern.offer !== undefined && pattern.offer !== offer.id) return false
  return pattern.field === undefined || pattern.field === offer.field
}
