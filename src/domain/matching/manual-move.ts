import { pairViolations, rankOf, statedTravelMinutes } from './check-pair.ts'
import { checkPlacements, type Placement } from './check-rules.ts'
import { countedConflicts } from './conflict-counts.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { Conflict } from './result.ts'
import type { Violation } from './violation.ts'
import { withPin } from './what-if.ts'

/** An offer as one student sees it: `wish` is null outside the list, and `broken` empty when it is allowed. */
export interface OfferForStudent {
  readonly offer: string
  readonly wish: number | null
  /** One way; null when the instance doesn't know. */
  readonly travelMinutes: number | null
  /** The numbers of the rules (R5–R10, R14) that the pair breaks on its own. */
  readonly broken: readonly string[]
}

/**
 * Every offer for the student: allowed ones first, by wish and then travel, then the forbidden, those with the fewest
 * broken rules first. Empty for an unknown student.
 */
export function offersForStudent(instance: Instance, studentId: string): OfferForStudent[] {
  const student = instance.students.find(({ id }) => id === studentId)
  if (!student) return []
  const order = ({ broken, wish, travelMinutes }: OfferForStudent): number[] => [
    broken.length,
    wish ?? Infinity,
    travelMinutes ?? Infinity,
  ]
  return instance.offers
    .map(offer => ({
      offer: offer.id,
      wish: rankOf(student, offer),
      travelMinutes: statedTravelMinutes(student, offer),
      broken: pairViolations(instance, student, offer),
    }))
    .toSorted((a, b) => compareNumbers(order(a), order(b)) || (a.offer < b.offer ? -1 : 1))
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}

/**
 * Every rule that the placements would break if the student had the offer and nobody else moved, by the checker; those
 * that they break already are left out. A pin that the student has elsewhere gives way to the move (R12).
 */
export function violationsOfMove(
  instance: Instance,
  placements: readonly Placement[],
  { student, offer }: StudentInOffer,
): Violation[] {
  const others = placements.filter(placement => placement.student !== student)
  const moved = [...others, { student, offer }]
  const before = new Set(checkPlacements(instance, placements).map(({ text }) => text))
  const after = checkPlacements(withPin(instance, { student, offer }), moved)
  return after.filter(({ text }) => !before.has(text))
}

/**
 * What speaks against pinning the student in the offer for certain (R12), given the pins there are: more pinned than an
 * offer's places (R2), a university's quota (R3) or a district's maximum (R4), or a group pinned apart (R11). Empty
 * doesn't promise that a plan exists: that is the matching's to find out.
 */
export function pinConflicts(instance: Instance, pin: StudentInOffer): Conflict[] {
  const before = new Set(countedConflicts(instance).map(({ text }) => text))
  return countedConflicts(withPin(instance, pin)).filter(
    ({ rules, text }) => rules.includes('R12') && !before.has(text),
  )
}
