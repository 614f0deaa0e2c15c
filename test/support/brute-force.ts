import { recomputedCriteria } from '../../src/domain/matching/check-criteria.ts'
import { pairViolations } from '../../src/domain/matching/check-pair.ts'
import { checkPlacements, lookUp } from '../../src/domain/matching/check-rules.ts'
import type { Instance, Offer, StudentInOffer } from '../../src/domain/matching/instance.ts'
import type { Criterion, Policy } from '../../src/domain/matching/result.ts'

export interface BruteForcePlan {
  placements: StudentInOffer[]
  criteria: Criterion[]
}

/**
 * The best plan found by trying every one, judged by the checker alone; null when no plan obeys the rules. For
 * instances of a few students and offers: the work grows as offers to the power of students.
 */
export function bestPlanByBruteForce(
  instance: Instance,
  policy: Policy = instance.policy,
): BruteForcePlan | null {
  let best: BruteForcePlan | null = null
  for (const placements of everyPlan(instance)) {
    if (checkPlacements(instance, placements).length > 0) continue
    const criteria = recomputedCriteria(instance, policy, lookUp(instance, placements).placed)
    if (best === null || isBetter(criteria, best.criteria)) best = { placements, criteria }
  }
  return best
}

/** Whether any plan obeys the rules, by trying every one. */
export function hasPlanByBruteForce(instance: Instance): boolean {
  return everyPlan(instance).some(placements => checkPlacements(instance, placements).length === 0)
}

/** Plans that keep the places (R2) and the rules of single pairs; the caller looks at the rest. */
function everyPlan(instance: Instance): StudentInOffer[][] {
  const plans: StudentInOffer[][] = []
  const taken = new Map<Offer, number>()
  const place = (index: number, placements: StudentInOffer[]): void => {
    const student = instance.students[index]
    if (!student) {
      plans.push(placements)
      return
    }
    place(index + 1, placements)
    for (const offer of instance.offers) {
      const count = taken.get(offer) ?? 0
      if (count >= offer.places || pairViolations(instance, student, offer).length > 0) continue
      taken.set(offer, count + 1)
      place(index + 1, [...placements, { student: student.id, offer: offer.id }])
      taken.set(offer, count)
    }
  }
  place(0, [])
  return plans
}

function isBetter(criteria: readonly Criterion[], than: readonly Criterion[]): boolean {
  for (const [index, { sense, value }] of criteria.entries()) {
    const difference = value - (than[index]?.value ?? value)
    if (difference !== 0) return sense === 'max' ? difference > 0 : difference < 0
  }
  return false
}
