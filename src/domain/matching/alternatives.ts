import type { Instance, StudentInOffer } from './instance.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import { minimised, placementsOf } from './plan.ts'
import type { MatchingResult } from './result.ts'
import type { Optimum } from './sensitivity.ts'
import { changesIfPlaced, optimumOf } from './sensitivity.ts'

/** The best plan of another instance, solved and proved from the start; null when time ran out. */
export type Resolve = (variant: Instance) => Promise<MatchingResult | null>

/** What the best plan would be if a student had one of some offers. */
export interface Alternative {
  readonly student: string
  readonly offer: string
  /** By how much each criterion would be worse, in the strict order; negative for better. The first that isn't 0 is positive. */
  readonly costs: Costs
  readonly placements: readonly StudentInOffer[]
}

export type AlternativeAnswer =
  | { readonly kind: 'found'; readonly alternative: Alternative }
  /** No plan that obeys the rules has the student there. */
  | { readonly kind: 'impossible' }
  /** The search ran out of time. */
  | { readonly kind: 'unknown' }

/** Answers for a student and the allowed offers, at least one, that are asked about. */
export type Alternatives = (student: string, offers: readonly string[]) => Promise<AlternativeAnswer>

/**
 * The price of what wasn't chosen, exactly: from the residual network of the optimum where that decides, otherwise
 * (groups, R11) by solving anew with the student pinned to each offer. The result must be optimal.
 */
export function alternativesOf(instance: Instance, result: MatchingResult, resolve: Resolve): Alternatives {
  const optimum =
    result.proof.kind === 'lp-duality' ? optimumOf(instance, result.policy, result.placements) : null
  return async (student, offers) => {
    const candidates = optimum
      ? bounded(optimum, student, offers)
      : offers.map(offer => ({ offer, bound: null, exact: null }))
    let best: Alternative | null = null
    for (const { offer, bound, exact } of candidates) {
      // In the order of their bounds: what comes after can't be better than what is found.
      if (best && bound && compareCosts(best.costs, bound) <= 0) break
      const found = exact ?? (await pinnedAnew(instance, result, resolve, { student, offer }))
      if (found === 'unknown') return { kind: 'unknown' }
      if (found && (!best || compareCosts(found.costs, best.costs) < 0)) best = found
    }
    return best ? { kind: 'found', alternative: best } : { kind: 'impossible' }
  }
}

interface Candidate {
  readonly offer: string
  readonly bound: Costs | null
  /** Null when the bound's plan splits a group. */
  readonly exact: Alternative | null
}

function bounded(
  { model, plan, residual }: Optimum,
  student: string,
  offers: readonly string[],
): Candidate[] {
  const { instance, stages } = model
  const indexOf = new Map(instance.offers.map(({ id }, index) => [id, index]))
  const index = instance.students.findIndex(({ id }) => id === student)
  const changeAt = changesIfPlaced({ model, plan, residual }, index)
  return offers
    .flatMap((offer): Candidate[] => {
      const change = changeAt(indexOf.get(offer) ?? -1)
      if (!change) return []
      const placements = placementsOf(model, change.plan)
      const alternative = { student, offer, costs: change.costs, placements }
      return [{ offer, bound: change.costs, exact: change.keepsGroups ? alternative : null }]
    })
    .toSorted((a, b) => compareCosts(a.bound ?? stages.map(() => 0), b.bound ?? stages.map(() => 0)))
}

async function pinnedAnew(
  instance: Instance,
  result: MatchingResult,
  resolve: Resolve,
  pin: StudentInOffer,
): Promise<Alternative | 'unknown' | null> {
  const others = instance.pinned.filter(({ student }) => student !== pin.student)
  if (others.length < instance.pinned.length) return null // R12: it is pinned elsewhere.
  const after = await resolve({ ...instance, policy: result.policy, pinned: [...others, pin] })
  if (after?.status === 'infeasible') return null
  if (after?.status !== 'optimal') return 'unknown'
  const costs = result.criteria.map((criterion, at) => {
    const value = after.criteria[at]?.value ?? criterion.value
    return minimised(criterion, value - criterion.value)
  })
  return { ...pin, costs, placements: after.placements }
}
