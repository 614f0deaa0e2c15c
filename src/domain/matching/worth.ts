import type { PartsAsLeft, PartsQuestion, Variant } from './best-in-parts.ts'
import { bestInParts, variantOf } from './best-in-parts.ts'
import type { ClassNetwork } from './class-network.ts'
import { classNetwork } from './class-network.ts'
import { commonDistricts } from './constraints.ts'
import type { Instance, Offer } from './instance.ts'
import { rowOffsets, upperBound } from './matching-network.ts'
import { modelOver } from './model.ts'
import { LOTTERY } from './objective.ts'
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
    const found = await costsWithPlaceMore(question, place)
    const more = found === 'infeasible' ? null : found
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
  /** The same, to be searched in. */
  readonly shared: Variant
  readonly asLeft: PartsAsLeft
}

/** One optimum and one network answer for all new offers: without places they change nothing. */
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
  const ordered = optimum.model.instance
  const model = modelOver(ordered, pairsOfGroups(ordered), optimum.model.stages)
  return {
    instance,
    result,
    isOutOfTime,
    optimum,
    shared: withoutLottery({ network: classNetwork(ordered), model }),
    asLeft: new Map(),
  }
}

/** The draw has no say in what a place is worth. */
const withoutLottery = ({ network, model }: Variant): Variant => ({
  network,
  model: { ...model, stages: model.stages.filter(({ name }) => name !== LOTTERY) },
})

/** A place more can make a guarantee possible that was lowered; what is asked here is what it does to the plan there is. */
function withKeptGuarantees(instance: Instance): Instance {
  const universities = instance.universities.map((university, index) => ({
    ...university,
    guarantee: effectiveGuarantee(instance, index),
  }))
  return { ...instance, universities }
}

async function costsWithPlaceMore(
  question: WorthQuestion,
  place: Offer,
): Promise<Costs | 'infeasible' | null> {
  const { instance, result, optimum } = question
  const index = optimum.model.instance.offers.findIndex(({ id }) => id === place.id)
  if (index < 0) {
    const offers = [...instance.offers, place]
    const variant = variantOf({ ...instance, offers }, result.policy)
    return searchedCosts(question, withoutLottery(variant), {
      parts: [WHOLE],
      limit: null,
      asLeft: new Map(),
    })
  }
  const columns = optimum.model.rows[offerRow(optimum.model, index)]?.columns ?? []
  const moreIn = (part: ProvedPart): Costs => {
    const least = leastReducedCost(optimum.model, part, columns) ?? []
    // A place that no pair gains by stays empty.
    return (least.find(cost => cost !== 0) ?? 0) < 0 ? least : []
  }
  const change = changeWithPlaceMore(optimum, index)
  return costsWithPlaces(question, { offer: index, by: 1 }, change, moreIn)
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
  const { result, optimum, shared } = question
  const indices = own.map(offer => optimum.model.instance.offers.findIndex(({ id }) => id === offer.id))
  const { classOf } = shared.network
  const ofEachClass = indices.filter(
    (index, at) => indices.findIndex(other => classOf[other] === classOf[index]) === at,
  )
  let worst: Costs | null = null
  for (const offer of ofEachClass) {
    const row = offerRow(optimum.model, offer)
    const change = changeWithPlaceLess(optimum, offer)
    const moreIn = (part: ProvedPart): Costs => costOfOneLess(part, row)
    const costs = await costsWithPlaces(question, { offer, by: -1 }, change, moreIn)
    if (costs === 'infeasible' || costs === null) return costs
    if (!worst || compareCosts(costs, worst) > 0) worst = costs
  }
  return worst && changeOf(result.criteria, worst)
}

/**
 * By how much the best plan costs more when an offer has a place more or less; null when time ran out. The change is the
 * best within the part of the proof that the plan is in; without one nothing is known.
 */
async function costsWithPlaces(
  question: WorthQuestion,
  { offer, by }: { readonly offer: number; readonly by: 1 | -1 },
  changeWithLottery: Change | null,
  moreIn: (part: ProvedPart) => Costs,
): Promise<Costs | 'infeasible' | null> {
  const { optimum, shared, asLeft } = question
  const { network, model } = shared
  const change = changeWithLottery && {
    ...changeWithLottery,
    costs: changeWithLottery.costs.slice(0, model.stages.length),
  }
  const limit = change?.keepsGroups ? change.costs : null
  const parts = openParts(optimum, change, moreIn)
  if (limit && parts.length === 0) return limit
  const variant = { network: withPlaces(network, offer, by), model }
  return searchedCosts(question, variant, { parts, limit, asLeft })
}

async function searchedCosts(
  { result, isOutOfTime }: WorthQuestion,
  variant: Variant,
  { parts, limit, asLeft }: Pick<PartsQuestion, 'parts' | 'limit' | 'asLeft'>,
): Promise<Costs | 'infeasible' | null> {
  const costs = result.criteria.map(criterion => minimised(criterion, criterion.value))
  const known = { costs, placements: result.placements }
  const better = await bestInParts(variant, { known, parts, limit, isOutOfTime, asLeft })
  return better === 'outOfTime' ? null : (better?.costs ?? limit ?? 'infeasible')
}

/** The network with so many places more or less in the class of the offer. */
function withPlaces(network: ClassNetwork, offer: number, by: number): ClassNetwork {
  const { instance, members, classOf, problem } = network
  const own = classOf[offer] as number
  const places = (members[own] ?? []).reduce((sum, each) => sum + (instance.offers[each]?.places ?? 0), by)
  const rowUpper = problem.rowUpper.slice()
  rowUpper[rowOffsets(instance, members.length).units + own] = upperBound(instance, places)
  return { ...network, problem: { ...problem, rowUpper } }
}

/** The criteria that the costs don't reach (the lottery) don't count. */
function changeOf(criteria: readonly Criterion[], costs: Costs): CriteriaChange {
  return criteria.flatMap(({ name, sense }, at) => {
    const by = minimised({ sense }, costs[at] ?? 0)
    return by === 0 ? [] : [{ name, by }]
  })
}
