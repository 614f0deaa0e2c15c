/*
 * What the proof of a divided search (R11) says about other questions than the one that was asked.
 *
 * The dual values of a part prove its bound in the strict order, and by weak duality also what a change of the instance
 * can gain there: using a pair costs at least its reduced cost, a place less at least its dual value, and a place more
 * gains no more than the best pair there. So when the best plan with the groups as they are is no worse than every other
 * part's bound after the change, it is the best of all.
 */
import { faceOf, isOpenIn, reducedCost } from './face.ts'
import { demandsOn } from './groups.ts'
import type { MatchingModel } from './model.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import { minimised } from './plan.ts'
import type { DualValues, GroupDecision, SearchPartProof } from './proof.ts'
import { SHORTFALL } from './proof.ts'
import type { Criterion, MatchingResult } from './result.ts'

/** A part of a proof that wasn't divided further. */
export interface ProvedPart {
  readonly decisions: readonly GroupDecision[]
  /** No plan of the part obeys the rules; then the one stage is the shortfall. */
  readonly isInfeasible: boolean
  /** In the first stages, as far as the proof goes: by how much every plan of the part costs more than the result. */
  readonly beyond: Costs
  /** By stage and row of the model. */
  readonly duals: readonly Float64Array[]
  readonly mayUse: (column: number) => boolean
}

/** The parts of a proof, by the rows and columns of a model that may have more offers; none of a proof by duality. */
export function provedParts(model: MatchingModel, { proof, criteria }: MatchingResult): ProvedPart[] {
  if (proof.kind === 'lp-duality') return []
  const isDivided = new Set(proof.search.map(({ of }) => of))
  const isOpen = isOpenIn(faceOf(model, demandsOn(model, [])))
  const parts: ProvedPart[] = []
  for (const part of proof.search) parts.push(provedPart(model, parts[part.of ?? -1], part, criteria, isOpen))
  return parts.filter((_, index) => !isDivided.has(index))
}

function provedPart(
  model: MatchingModel,
  from: ProvedPart | undefined,
  { decision, keeps, stages }: SearchPartProof,
  criteria: readonly Criterion[],
  isOpen: (column: number) => boolean,
): ProvedPart {
  const isInfeasible = stages.at(-1)?.name === SHORTFALL
  const beyond = stages.map(({ bound }, at) => {
    const criterion = criteria[keeps + at]
    return isInfeasible || !criterion
      ? bound
      : minimised(criterion, bound) - minimised(criterion, criterion.value)
  })
  const duals = stages.map((stage, at) => dualsByRow(model, stage.duals, from?.duals[keeps + at]))
  const decisions = [...(from?.decisions ?? []), ...(decision ? [decision] : [])]
  const districtOf = new Map(decisions.map(({ together, district }) => [together, district]))
  return {
    decisions,
    isInfeasible,
    beyond: [...(from?.beyond.slice(0, keeps) ?? []), ...beyond],
    duals: [...(from?.duals.slice(0, keeps) ?? []), ...duals],
    mayUse(column) {
      const pair = model.pairs[column]
      const decided = districtOf.get(model.instance.students[pair?.student ?? -1]?.together ?? '')
      if (!isOpen(column)) return false
      return decided === undefined || model.instance.offers[pair?.offer ?? -1]?.district === decided
    },
  }
}

/** The values that are named, the others as in `base`. */
function dualsByRow(
  { rows }: MatchingModel,
  named: DualValues,
  base: Float64Array | undefined,
): Float64Array {
  return Float64Array.from(
    rows,
    ({ rule, name }, row) => named[FAMILY_OF_RULE[rule] ?? 'students'][name] ?? base?.[row] ?? 0,
  )
}

const FAMILY_OF_RULE: Readonly<Record<string, keyof DualValues>> = {
  R1: 'students',
  R2: 'offers',
  R3: 'universities',
  R4: 'districts',
}

/**
 * By how much every plan of the part costs more than the result in the first stages, when plans cost this much more than
 * its bound; null when it has none.
 */
export function beyondWith({ isInfeasible, beyond }: ProvedPart, more: Costs): Costs | null {
  const bound = beyond.map((cost, at) => cost + (more[at] ?? 0))
  if (!isInfeasible) return bound
  return (bound[0] ?? 0) > 0 ? null : []
}

/** Whether no plan that costs at least this much more than the result, in the first stages, costs less than the change. */
export function isNoBetter(bound: Costs, change: Costs): boolean {
  const order = compareCosts(bound, change.slice(0, bound.length))
  return order > 0 || (order === 0 && bound.length >= change.length)
}

/** What a plan of the part that uses one of the columns costs at least beyond its bound; null when none may be used. */
export function leastReducedCost(
  model: MatchingModel,
  { duals, isInfeasible, mayUse }: ProvedPart,
  columns: readonly number[],
): Costs | null {
  const costAt = (column: number, at: number): number => {
    const [pair, stage] = [model.pairs[column], model.stages[at]]
    const cost = pair && stage && !isInfeasible ? minimised(stage, stage.coefficient(pair)) : 0
    return reducedCost(model, duals[at] as Float64Array, cost, column)
  }
  // Stage after stage: most columns are out of the running after the first.
  let cheapest = columns.filter(mayUse)
  if (cheapest.length === 0) return null
  return duals.map((_, at) => {
    const costs = cheapest.map(column => costAt(column, at))
    const least = Math.min(...costs)
    cheapest = cheapest.filter((__, index) => costs[index] === least)
    return least
  })
}

/** What a plan of the part costs at least beyond its bound when the row's upper bound is one less. */
export const costOfOneLess = ({ duals }: ProvedPart, row: number): Costs =>
  duals.map(own => 0 - (own[row] as number))
