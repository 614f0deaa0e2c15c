import type { Copy } from '../../copy/copy.ts'
import { countBy } from '../../domain/matching/check-rules.ts'
import { offersForStudent } from '../../domain/matching/manual-move.ts'
import type { Matching } from '../../domain/matching/run-comparison.ts'
import { presentOffer, presentStudent, withNames, type Names } from '../runs/presenter.ts'
import { presentSupposition } from '../what-if/presenter.ts'
import type { MovePreview } from './commands.ts'
import type { PinRow } from './repository.ts'

/** A pin in names; `broken` are the rules that it breaks in the term as it is. */
export function presentPin(pin: PinRow, names: Names, broken: readonly string[], { rules }: Copy) {
  return {
    id: pin.id,
    student: presentStudent(names, pin.studentId),
    offer: presentOffer(names, pin.offerId),
    reason: pin.reason,
    pinnedAt: pin.pinnedAt.toISOString(),
    pinnedBy: pin.pinnedBy?.name ?? null,
    removedAt: pin.removedAt?.toISOString() ?? null,
    removedBy: pin.removedBy?.name ?? null,
    broken: broken.map(rule => ({ rule, text: rules.pairRules[rule] ?? rule })),
  }
}

export function presentPreview(names: Names, { isAllowed, violations, outcome }: MovePreview, copy: Copy) {
  const { violationSentence } = copy.storedSentences
  return {
    isAllowed,
    violations: violations.map(({ rule, text }) => ({
      rule,
      text: withNames(violationSentence(text), names),
    })),
    outcome: outcome && presentSupposition(names, outcome, copy),
  }
}

/** Every offer of the run for one student, who is known to the run. */
export function presentOffersForStudent(
  { instance, result }: Matching,
  names: Names,
  studentId: string,
  { rules }: Copy,
) {
  const taken = countBy(result.placements, ({ offer }) => offer)
  const places = new Map(instance.offers.map(offer => [offer.id, offer.places]))
  return {
    student: presentStudent(names, studentId),
    offerId: result.placements.find(({ student }) => student === studentId)?.offer ?? null,
    offers: offersForStudent(instance, studentId).map(({ offer, wish, travelMinutes, broken }) => ({
      ...presentOffer(names, offer),
      places: places.get(offer) ?? 0,
      taken: taken.get(offer) ?? 0,
      wish,
      travelMinutes,
      broken: broken.map(rule => ({ rule, text: rules.pairRules[rule] ?? rule })),
    })),
  }
}
