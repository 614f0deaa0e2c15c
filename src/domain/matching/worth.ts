import { firstPlan } from './candidate.ts'
import { commonDistricts } from './constraints.ts'
import type { Engine } from './engine-question.ts'
import { searchGroups } from './groups.ts'
import type { Instance, Offer } from './instance.ts'
import { matchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import { allowedPairs, effectiveGuarantee } from './pairs.ts'
import { costsOf, minimised } from './plan.ts'
import type { Criterion, MatchingResult } from './result.ts'
import type { Change } from './sensitivity.ts'
import { changeWithPlaceLess, changeWithPlaceMore, optimumOf } from './sensitivity.ts'

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
  engine: Engine,
): Promise<PlaceWorth[]> {
  const instance = withKeptGuarantees(asked)
  const question = { instance, result, engine }
  const fields = new Set([
    ...instance.offers.map(({ field }) => field),
    ...instance.students.flatMap(({ wishes }) => wishes.flatMap(({ field }) => field ?? [])),
  ])
  const worths: { worth: PlaceWorth; gain: Costs }[] = []
  for (const { id: district } of instance.districts) {
    for (const field of [...fields].toSorted()) {
      const own = instance.offers.filter(
        offer => offer.district === district && offer.field === field && offer.places > 0,
      )
      const more = await costsWithPlaceMore(question, district, field)
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
  }
  return worths.toSorted((a, b) => compareCosts(a.gain, b.gain)).map(({ worth }) => worth)
}

interface WorthQuestion {
  readonly instance: Instance
  readonly result: MatchingResult
  readonly engine: Engine
}

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
  district: string,
  field: string,
): Promise<Costs | null> {
  const { instance, result } = question
  const place = newOffer(instance, district, field)
  const withOffer = (places: number): Instance => ({
    ...instance,
    offers: [...instance.offers, { ...place, places }],
  })
  // Where the place lets a group into a district that was closed to it, the network alone can't tell.
  if (result.proof.kind === 'lp-duality' && hasSameCommonDistricts(instance, withOffer(0))) {
    const optimum = optimumOf(withOffer(0), result.policy, result.placements)
    const index = optimum.model.instance.offers.findIndex(({ id }) => id === place.id)
    const change = changeWithPlaceMore(optimum, index)
    if (change.keepsGroups) return change.costs
  }
  const costs = await costsAnew(question, withOffer(1))
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

function hasSameCommonDistricts(before: Instance, after: Instance): boolean {
  const [common, other] = [before, after].map(instance => commonDistricts(instance, allowedPairs(instance)))
  return [...(other ?? [])].every(([group, districts]) => common?.get(group)?.size === districts.size)
}

async function worstLoss(question: WorthQuestion, own: readonly Offer[]): Promise<PlaceWorth['less']> {
  const { instance, result } = question
  const optimum =
    result.proof.kind === 'lp-duality' ? optimumOf(instance, result.policy, result.placements) : null
  let worst: Costs | null = null
  for (const offer of own) {
    const index = optimum?.model.instance.offers.findIndex(({ id }) => id === offer.id) ?? -1
    const change: Change | null = optimum && changeWithPlaceLess(optimum, index)
    const offers = instance.offers.map(each =>
      each.id === offer.id ? { ...each, places: each.places - 1 } : each,
    )
    const costs = change?.keepsGroups ? change.costs : await costsAnew(question, { ...instance, offers })
    if (costs === 'infeasible' || costs === null) return costs
    if (!worst || compareCosts(costs, worst) > 0) worst = costs
  }
  return worst && changeOf(result.criteria, worst)
}

/** By how much the best plan of the variant costs more; null when time ran out. */
async function costsAnew(
  { result, engine }: WorthQuestion,
  variant: Instance,
): Promise<Costs | 'infeasible' | null> {
  const model = matchingModel(variant, result.policy)
  const { optimum, outOfTime } = await searchGroups(engine, model, firstPlan(model, result.placements))
  if (outOfTime) return null
  if (!optimum) return 'infeasible'
  return costsOf(model, optimum.plan).map((cost, at) => {
    const before = result.criteria[at]
    return cost - (before ? minimised(before, before.value) : 0)
  })
}

function changeOf(criteria: readonly Criterion[], costs: Costs): CriteriaChange {
  return criteria.flatMap(({ name, sense }, at) => {
    const by = minimised({ sense }, costs[at] ?? 0)
    return by === 0 || name === 'lottery' ? [] : [{ name, by }]
  })
}
