import type { PartsAsLeft } from './best-in-parts.ts'
import { bestInParts } from './best-in-parts.ts'
import type { ClassNetwork } from './class-network.ts'
import { classNetwork, faceWhere } from './class-network.ts'
import { studentRow } from './face.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import { leastReducedCost } from './part-bounds.ts'
import { costsOf, placementsOf } from './plan.ts'
import type { MatchingResult } from './result.ts'
import type { Change, Optimum } from './sensitivity.ts'
import { changesIfPlaced, openParts, optimumOf } from './sensitivity.ts'

/** What the best plan would be if a wish of a student were met. */
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

/** Answers for a student and the number of one of the student's wishes. */
export type Alternatives = (student: string, wish: number) => Promise<AlternativeAnswer>

/**
 * The price of what wasn't chosen, exactly: from the residual network of the optimum where that decides, otherwise
 * (groups, R11) by a search of the parts that the proof leaves open. The result must be optimal.
 */
export function alternativesOf(
  instance: Instance,
  result: MatchingResult,
  isOutOfTime: () => boolean,
): Alternatives {
  const optimum = optimumOf(instance, result)
  const { model, plan } = optimum
  const known = { costs: costsOf(model, plan), placements: result.placements }
  let network: ClassNetwork | null = null
  const asLeft: PartsAsLeft = new Map()
  return async (studentId, wish) => {
    const student = model.instance.students.findIndex(({ id }) => id === studentId)
    const columns = (model.rows[studentRow(model, student)]?.columns ?? []).filter(
      column => model.pairs[column]?.wish === wish,
    )
    const change = cheapest(optimum, student, columns)
    const limit = change?.keepsGroups ? change.costs : null
    const parts = openParts(optimum, change, part => leastReducedCost(model, part, columns))
    if (parts.length > 0) {
      network ??= classNetwork(model.instance)
      const question = { known, parts, limit, isOutOfTime, asLeft }
      const better = await bestInParts(wishMet(network, model, student, wish), question)
      if (better === 'outOfTime') return { kind: 'unknown' }
      if (better) return found(studentId, better.placements(), better.costs)
    }
    if (!change?.keepsGroups) return { kind: 'impossible' }
    return found(studentId, placementsOf(model, change.plan), change.costs)
  }
}

/** The cheapest change that uses one of the student's columns; null when none can be used. */
function cheapest(optimum: Optimum, student: number, columns: readonly number[]): Change | null {
  const changeAt = changesIfPlaced(optimum, student)
  return columns.reduce<Change | null>((best, column) => {
    const change = changeAt(optimum.model.pairs[column]?.offer ?? -1)
    return change && (!best || compareCosts(change.costs, best.costs) < 0) ? change : best
  }, null)
}

/** The plans in which the student has a place that meets the wish. */
function wishMet(network: ClassNetwork, model: MatchingModel, student: number, wish: number) {
  const face = faceWhere(network, [student], true, arc => network.arcs.wishes[arc] === wish)
  const own = studentRow(model, student)
  const rows = model.rows.map((row, index) => (index === own ? { ...row, lower: 1 } : row))
  return { network: { ...network, ...face }, model: { ...model, rows } }
}

function found(student: string, placements: readonly StudentInOffer[], costs: Costs): AlternativeAnswer {
  const offer = placements.find(placement => placement.student === student)?.offer ?? ''
  return { kind: 'found', alternative: { offer, costs, placements } }
}
