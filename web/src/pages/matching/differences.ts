import type { ResponseOf } from '../../api/client.ts'
import type { matching as Matching } from '../../copy/sv/matching.ts'
import type { runsCompared as Words } from '../../copy/sv/runs-compared.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import { placeName } from './pins.ts'

export type RunComparison = ResponseOf<'GET /api/terms/:termId/runs/compare'>
export type InputDifference = RunComparison['differences'][number]

/** One difference between what two runs were given, as a sentence. */
export function differenceText(
  difference: InputDifference,
  words: typeof Words,
  policies: typeof Matching.policy,
): string {
  const t = words.difference
  switch (difference.kind) {
    case 'policy':
      return t.policy(policies[difference.before], policies[difference.after])
    case 'seed':
      return t.seed
    case 'travelLimit':
      return t.travelLimit(difference.before, difference.after)
    case 'share': {
      const { before, after } = difference
      const { name } = difference.university
      if (!before) return t.shareAdded(name)
      if (!after) return t.shareRemoved(name)
      return t.share(name, [
        ...(before.quota === after.quota ? [] : [t.quota(before.quota, after.quota)]),
        ...(before.guarantee === after.guarantee ? [] : [t.guarantee(before.guarantee, after.guarantee)]),
      ])
    }
    case 'bounds': {
      const { before, after } = difference
      const name = shortDistrict(difference.district.name)
      if (!before) return t.boundsAdded(name)
      if (!after) return t.boundsRemoved(name)
      return t.bounds(name, [
        ...(before.minimum === after.minimum ? [] : [t.minimum(before.minimum, after.minimum)]),
        ...(before.maximum === after.maximum ? [] : [t.maximum(before.maximum, after.maximum)]),
      ])
    }
    case 'places': {
      const { before, after } = difference
      const offer = offerName(difference.offer)
      if (after === null) return t.offerRemoved(offer)
      return before === null ? t.offerAdded(offer, after) : t.places(offer, before, after)
    }
    case 'offer':
      return t.offer(
        offerName(difference.offer),
        difference.members.map(member => words.offerMember[member]),
      )
    case 'studentAdded':
      return t.studentAdded(difference.student.label)
    case 'studentRemoved':
      return t.studentRemoved(difference.student.label)
    case 'student':
      return t.student(
        difference.student.label,
        difference.members.map(member => words.studentMember[member]),
      )
    case 'pin': {
      const { before, after, student } = difference
      if (before && after) return t.pinMoved(student.label, placeName(before), placeName(after))
      if (after) return t.pinAdded(student.label, placeName(after))
      return before ? t.pinRemoved(student.label, placeName(before)) : ''
    }
  }
}

const offerName = (offer: Parameters<typeof placeName>[0] & { readonly fieldName: string }): string =>
  `${placeName(offer)} (${offer.fieldName})`
