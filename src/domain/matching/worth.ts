import { bestInParts, variantOf } from './best-in-parts.ts'
import { commonDistricts } from './constraints.ts'
import type { Instance, Offer } from './instance.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import type { ProvedPart } from './part-bounds.ts'
import { costOfOneLess, leastReducedCost } from './part-bounds.ts'
import { effectiveGuarantee, pairsOfGroups } from './pairs.ts'
import { minimised } from './plan.ts'
import type { Criterion, MatchingResult } from './result.ts'
import type { Change, Optimum } from './sensitivity.ts'
import {
  WHOLE,
  changeWithPlaceLess,
  changeWithPlaceMore,
  offerRow,
  openParts,
  optimumOf,
} from './sensitivity.ts'

/** By how much a criterion would change, in its own sense, in the strict order. Only criteria that change are there. */
export type CriteriaChange = readonly { readonly name: string; readonly by: number }[]

/** What a place is worth in a district and field. */
export interface PlaceWorth {
  readonly district: string
  readonly field: string
  /** Places offered there now. */
  readonly places: number
  /** With one place more, open to everyone: empty when nothing would be better. Null when time ran out. */
  readonly more: CriteriaChange | null
  /** Without the place that is missed most; `infeasible` when no plan would be left. Null without a place, or time. */
  readonly less: CriteriaChange | 'infeasible' | null
}

/**
 * The worth of one place more, and of one less, in every district and field, the most useful first. A place more is
 * a new offer that takes every student whom travel, blocks and `onlyWishes` let go there. The changes are those of
 * the best plans, lottery left out, found by the residual network of the optimum or (R11) by solving anew; the
 * guarantees count as the result kept them. The result must be optimal.
 */
export async function worthOfPlaces(
  asked: Instance,
  result: MatchingResult,
  isOutOfTime: () => boolean,
): Promise<PlaceWorth[]> {
  const instance = withKeptGuarantees(asked)
  const fields = new Set([
    ...instance.offers.map(({ field }) => field),
    ...instance.students.flatMap(({ wishes }) => wishes.flatMap(({ field }) => field ?? [])),
  ])
  const places = instance.districts.flatMap(({ id: district }) =>
    [...fields].toSorted().map(field => ({ district, field, offer: newOffer(instance, district, field) })),
  )
  const question = questionAbout(instance, result, isOutOfTime, places)
  const worths: { worth: PlaceWorth; gain: Costs }[] = []
  for (const { district, field, offer: place } of places) {
    const own = instance.offers.filter(
      offer => offer.district === district && offer.field === field && offer.places > 0,
    )
    const more = await costsWithPlaceMore(question, place)
    worths.push({
      worth: {
        district,
        field,
        places: own.reduce((sum, { places }) => sum + places, 0),
        more: more && changeOf(result.criteria, more),
        less: await worstLoss(question, own),
      },
      gain: more ?? [],
    })
  }
  return worths.toSorted((a, b) => compareCosts(a.gain, b.gain)).map(({ worth }) => worth)
}

interface WorthQuestion {
  readonly instance: Instance
  readonly result: MatchingResult
  readonly isOutOfTime: () => boolean
  /** The result among these new offers, which have no places yet; those that change what groups can do (R11) left out. */
  readonly optimum: Optimum
}

/** One optimum answers for all new offers: without places they change nothing. */
function questionAbout(
  instance: Instance,
  result: MatchingResult,
  isOutOfTime: () => boolean,
  places: readonly { readonly offer: Offer }[],
): WorthQuestion {
  const common = commonDistrictsOf(instance)
  const keepsCommon = (offers: readonly Offer[]): boolean =>
    hasSameCommonDistricts(common, { ...instance, offers: [...instance.offers, ...offers] })
  const alone = places.map(({ offer }) => ({ ...offer, places: 0 })).filter(offer => keepsCommon([offer]))
  // Two that change nothing each by itself may do so together: then there is no optimum to share.
  const shared = keepsCommon(alone) ? alone : []
  const withPlaces = { ...instance, offers: [...instance.offers, ...shared] }
  const optimum = optimumOf(withPlaces, result)
  return { instance, result, isOutOfTime, optimum }
}

/** A place more can make a guarantee possible that was lowered; what is asked here is what it does to the plan there is. */
function withKeptGuarantees(instance: Instance): Instance {
  const universities = instance.universities.map((university, index) => ({
    ...university,
    guarantee: effectiveGuarantee(instance, index),
  }))
  return { ...instance, universities }
}

async function costsWithPlaceMore(question: WorthQuestion, place: Offer): Promise<Costs | null> {
  const { instance, optimum } = question
  const index = optimum.model.instance.offers.findIndex(({ id }) => id === place.id)
  const change = index >= 0 ? changeWithPlaceMore(optimum, index) : null
  const columns = optimum.model.rows[offerRow(optimum.model, index)]?.columns ?? []
  const moreIn = (part: ProvedPart): Costs => {
    const least = leastReducedCost(optimum.model, part, columns) ?? []
    // A place that no pair gains by stays empty.
    return (least.find(cost => cost !== 0) ?? 0) < 0 ? least : []
  }
  const costs = await costsOfVariant(question, change, moreIn, () => [...instance.offers, place])
  return costs === 'infeasible' ? null : costs
}

/** An offer without limits of its own, under an id that nobody has. */
function newOffer({ offers, students }: Instance, district: string, field: string): Offer {
  const taken = new Set(offers.map(({ id }) => id))
  let id = `${district} ${field}`
  while (taken.has(id)) id += '+'
  const provides = [...new Set(students.flatMap(({ needs }) => needs))]
  return { id, district, unit: id, field, places: 1, requires: [], provides }
}

type CommonDistricts = ReadonlyMap<string, ReadonlySet<string>>

function hasSameCommonDistricts(common: CommonDistricts, other: Instance): boolean {
  return [...commonDistrictsOf(other)].every(
    ([group, districts]) => common.get(group)?.size === districts.size,
  )
}

const commonDistrictsOf = (instance: Instance): CommonDistricts =>
  commonDistricts(instance, pairsOfGroups(instance))

async function worstLoss(question: WorthQuestion, own: readonly Offer[]): Promise<PlaceWorth['less']> {
  const { instance, result, optimum } = question
  const without = (taken: Offer): Offer[] =>
    instance.offers.map(each => (each === taken ? { ...each, places: each.places - 1 } : each))
  let worst: Costs | null = null
  for (const offer of own) {
    const index = optimum.model.instance.offers.findIndex(({ id }) => id === offer.id)
    const row = offerRow(optimum.model, index)
    const change = changeWithPlaceLess(optimum, index)
    const moreIn = (part: ProvedPart): Costs => costOfOneLess(part, row)
    const costs = await costsOfVariant(question, change, moreIn, () => without(offer))
    if (costs === 'infeasible' || costs === null) return costs
    if (!worst || compareCosts(costs, worst) > 0) worst = costs
  }
  return worst && changeOf(result.criteria, worst)
}

/**
 * By how much the best plan with other offers costs more; null when time ran out. The change is the best within the part
 * of the proof that the plan is in; without one nothing is known.
 */
async function costsOfVariant(
  { instance, result, isOutOfTime, optimum }: WorthQuestion,
  change: Change | null,
  moreIn: (part: ProvedPart) => Costs,
  offers: () => readonly Offer[],
): Promise<Costs | 'infeasible' | null> {
  const limit = change?.keepsGroups ? change.costs : null
  const parts = change ? openParts(optimum, change, moreIn) : [WHOLE]
  if (limit && parts.length === 0) return limit
  const costs = result.criteria.map(criterion => minimised(criterion, criterion.value))
  const known = { costs, placements: result.placements }
  const variant = variantOf({ ...instance, offers: [...offers()] }, result.policy)
  const better = await bestInParts(variant, { known, parts, limit, isOutOfTime })
  return better === 'outOfTime' ? null : (better?.costs ?? limit ?? 'infeasible')
}

function changeOf(criteria: readonly Criterion[], costs: Costs): CriteriaChange {
  return criteria.flatMap(({ name, sense }, at) => {
    const by = minimised({ sense }, costs[at] ?? 0)
    return by === 0 || name === 'lottery' ? [] : [{ name, by }]
  })
}
