import type { MatchingModel } from './model.ts'

/** Costs of the stages in the minimised form, in the strict order; Infinity for what has no plan. */
export type Costs = readonly number[]

/** A negative number when `a` comes before `b` in the strict order, 0 when they are equal. */
export function compareCosts(a: Costs, b: Costs): number {
  const at = a.findIndex((cost, index) => cost !== b[index])
  if (at < 0) return 0
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1
}

export const worseOf = (a: Costs, b: Costs): Costs => (compareCosts(a, b) < 0 ? b : a)

/** What no plan is better than, by the first stages' optima; for the other stages the best that can be thought of. */
export const boundFrom = (
  model: Pick<MatchingModel, 'instance' | 'stages'>,
  proved: readonly { readonly cost: number }[],
): Costs => [...proved.map(({ cost }) => cost), ...boundless(model).slice(proved.length)]

/** What no plan can be better than: every student counts for the better, nobody for the worse. */
const boundless = ({ instance, stages }: Pick<MatchingModel, 'instance' | 'stages'>): Costs =>
  stages.map(({ sense }) => (sense === 'max' ? -instance.students.length : 0))
