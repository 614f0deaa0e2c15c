import { canonicalInstanceHash } from '../../src/domain/matching/canonical.ts'
import { recomputedCriteria } from '../../src/domain/matching/check-criteria.ts'
import { rankOf, statedTravelMinutes } from '../../src/domain/matching/check-pair.ts'
import { lookUp } from '../../src/domain/matching/check-rules.ts'
import { loweredGuarantees } from '../../src/domain/matching/conflicts.ts'
import type { Instance, StudentInOffer } from '../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../src/domain/matching/result.ts'
import { unplacedStudents } from '../../src/domain/matching/unplaced.ts'

/** A result with the placements and all else that follows from them, but no proof that they are the best. */
export function buildResult(
  instance: Instance,
  placements: readonly StudentInOffer[],
  status: MatchingResult['status'] = 'feasible',
): MatchingResult {
  const { placed } = lookUp(instance, placements)
  const criteria = recomputedCriteria(instance, instance.policy, placed)
  return {
    format: 'vfu-matching-result/1',
    instance: canonicalInstanceHash(instance),
    status,
    policy: instance.policy,
    engine: 'highs',
    criteria,
    placements: placed
      .map(({ student, offer }) => ({
        student: student.id,
        offer: offer.id,
        wish: rankOf(student, offer),
        travelMinutes: statedTravelMinutes(student, offer),
      }))
      .toSorted((a, b) => (a.student < b.student ? -1 : 1)),
    unplaced: unplacedStudents(instance, placements, status),
    conflicts: loweredGuarantees(instance),
    proof: { kind: 'lp-duality', stages: [] },
    milliseconds: { total: 0, stages: criteria.map(() => 0) },
  }
}
