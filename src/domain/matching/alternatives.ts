import type { StudentDemand } from './constraints.ts'
import type { Engine } from './engine-question.ts'
import { studentRow } from './face.ts'
import { searchGroups } from './groups.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import type { ProvedPart } from './part-bounds.ts'
import { leastReducedCost } from './part-bounds.ts'
import type { Plan } from './plan.ts'
import { costsOf, placementsOf } from './plan.ts'
import type { MatchingResult } from './result.ts'
import { pairSolver } from './search-match.ts'
import type { Change, Optimum } from './sensitivity.ts'
import { changesIfPlaced, isBestOfAll, optimumOf } from './sensitivity.ts'

/** What the best plan would be if a student had one of some offers. */
export interface Alternative {
  readonly offer: string
  /** By how much each criterion would be worse, in the strict order, negative for better: the first that isn't 0 is worse. */
  readonly costs: Costs
  readonly placements: readonly StudentInOffer[]
}

export type AlternativeAnswer =
  | { readonly kind: 'found'; readonly alternative: Alternative }
  /** No plan that obeys the rules has the student there. */
  | { readonly kind: 'impossible' }
  /** The search ran out of time. */
  | { readonly kind: 'unknown' }

/** Answers for a student and offers that are allowed for the student. */
export type Alternatives = (student: string, offers: readonly string[]) => Promise<AlternativeAnswer>

/**
 * The price of what wasn't chosen, exactly: from the residual network of the optimum where that decides, otherwise
 * (groups, R11) by a new search that starts from the optimum. The result must be optimal.
 */
export function alternativesOf(instance: Instance, result: MatchingResult, engine: Engine): Alternatives {
  const optimum = optimumOf(instance, result)
  const { model, plan } = optimum
  return async (studentId, offerIds) => {
    const student = model.instance.students.findIndex(({ id }) => id === studentId)
    const offers = [...model.instance.offers.keys()].filter(offer =>
      offerIds.includes(model.instance.offers[offer]?.id ?? ''),
    )
    const best = cheapest(optimum, student, offers)
    if (!best && optimum.others?.length === 0) return { kind: 'impossible' }
    const columns = (model.rows[studentRow(model, student)]?.columns ?? []).filter(column =>
      offers.includes(model.pairs[column]?.offer ?? -1),
    )
    const moreIn = (part: ProvedPart) => leastReducedCost(model, part, columns)
    if (best && isBestOfAll(optimum, best, moreIn)) return found(model, student, best.plan, best.costs)
    return searched({ model, plan, engine }, student, offers)
  }
}

/** The cheapest change that places the student in one of the offers; null when none can. */
function cheapest(optimum: Optimum, student: number, offers: readonly number[]): Change | null {
  const changeAt = changesIfPlaced(optimum, student)
  return offers.reduce<Change | null>((best, offer) => {
    const change = changeAt(offer)
    return change && (!best || compareCosts(change.costs, best.costs) < 0) ? change : best
  }, null)
}

async function searched(
  { model, plan, engine }: { model: MatchingModel; plan: Plan; engine: Engine },
  student: number,
  offers: readonly number[],
): Promise<AlternativeAnswer> {
  const demand: StudentDemand = {
    rule: 'R12',
    student,
    mustBePlaced: true,
    mayUse: ({ offer }) => offers.includes(offer),
  }
  const { optimum, outOfTime } = await searchGroups(model, pairSolver(engine, model, plan, [demand]))
  if (outOfTime) return { kind: 'unknown' }
  if (!optimum) return { kind: 'impossible' }
  const before = costsOf(model, plan)
  const costs = costsOf(model, optimum.plan).map((cost, at) => cost - (before[at] ?? 0))
  return found(model, student, optimum.plan, costs)
}

function found(model: MatchingModel, student: number, plan: Plan, costs: Costs): AlternativeAnswer {
  const placements = placementsOf(model, plan)
  const id = model.instance.students[student]?.id
  const offer = placements.find(placement => placement.student === id)?.offer ?? ''
  return { kind: 'found', alternative: { offer, costs, placements } }
}
