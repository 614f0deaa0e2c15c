import { eachPinHolds } from './constraints.ts'
import { faceOf, isOpenIn, studentRow } from './face.ts'
import type { SearchPart } from './groups.ts'
import { splitGroups } from './groups.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import { ROWS_PER_COLUMN } from './model.ts'
import type { Costs } from './order.ts'
import { compareCosts } from './order.ts'
import type { Plan } from './plan.ts'
import { costsOf, rowSums } from './plan.ts'

/**
 * A plan to start from: the pinned students and those who keep their place of `start`, then the others, each group by
 * priority and each student in the preferred column that is still free. It keeps every upper bound; what the pins
 * (R12) and lower bounds still miss, and pairs of `start` that the model doesn't have, are left to the search.
 */
export function firstPlan(model: MatchingModel, start: readonly StudentInOffer[] = []): Plan {
  const { instance, rows, pairs } = model
  const isAllowed = isOpenIn(faceOf(model, eachPinHolds(instance)))
  const left = rows.map(row => row.upper)
  const isFree = (column: number): boolean =>
    isAllowed(column) && rowsOf(model, column).every(row => (left[row] ?? 0) > 0)
  const plan: number[] = []
  const isPlaced = new Set<number>()
  const place = (student: number, may: (column: number) => boolean): void => {
    if (isPlaced.has(student)) return
    const column = rows[studentRow(model, student)]?.columns.find(each => may(each) && isFree(each))
    if (column === undefined) return
    plan.push(column)
    isPlaced.add(student)
    for (const row of rowsOf(model, column)) left[row] = (left[row] ?? 0) - 1
  }
  const urgent = byUrgency(instance)
  const pinned = new Set(instance.pinned.map(({ student }) => student))
  const offerOf = new Map(start.map(({ student, offer }) => [student, offer]))
  const idOf = (student: number): string => instance.students[student]?.id ?? ''
  const isKept = (column: number): boolean => {
    const pair = pairs[column]
    return pair !== undefined && instance.offers[pair.offer]?.id === offerOf.get(idOf(pair.student))
  }
  for (const student of urgent) place(student, pinned.has(idOf(student)) ? () => true : isKept)
  for (const student of urgent) place(student, () => true)
  return plan.toSorted((a, b) => a - b)
}

function byUrgency({ students, pinned }: Instance): number[] {
  const pinnedIds = new Set(pinned.map(({ student }) => student))
  const urgency = students.map(({ id, priority }) => (pinnedIds.has(id) ? Infinity : priority))
  return [...students.keys()].toSorted((a, b) => compareDescending(urgency[a], urgency[b]))
}

const compareDescending = (a = 0, b = 0): number => (a === b ? 0 : a > b ? -1 : 1)

const rowsOf = ({ rowsOfColumn }: MatchingModel, column: number): Int32Array =>
  rowsOfColumn.subarray(column * ROWS_PER_COLUMN, (column + 1) * ROWS_PER_COLUMN)

/**
 * The best plan that obeys every rule among those that the parts of an unfinished search have at hand, once the
 * groups that a plan splits (R11) are left without places; null when that misses a lower bound or a pin each time.
 */
export function bestCandidate(model: MatchingModel, root: SearchPart): Plan | null {
  const face = faceOf(model, eachPinHolds(model.instance))
  const isAllowed = isOpenIn(face)
  let best: { plan: Plan; costs: Costs } | null = null
  for (const { standing, start } of everyPart(root)) {
    const plan = withoutSplitGroups(model, (standing ?? start).plan).filter(isAllowed)
    if (rowSums(model, plan).some((sum, row) => sum < (face.rowLower[row] ?? 0))) continue
    const costs = costsOf(model, plan)
    if (!best || compareCosts(costs, best.costs) < 0) best = { plan, costs }
  }
  return best?.plan ?? null
}

function everyPart(part: SearchPart): SearchPart[] {
  return [part, ...(part.divided?.parts ?? []).flatMap(everyPart)]
}

function withoutSplitGroups(model: MatchingModel, plan: Plan): Plan {
  const split = splitGroups(model, plan)
  return plan.filter(column => {
    const student = model.instance.students[model.pairs[column]?.student ?? -1]
    return student?.together === undefined || !split.has(student.together)
  })
}
