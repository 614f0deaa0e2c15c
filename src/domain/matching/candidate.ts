import { eachPinHolds } from './constraints.ts'
import { faceOf, isOpenIn, studentRow } from './face.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { MatchingModel } from './model.ts'
import { ROWS_PER_COLUMN } from './model.ts'
import type { Plan } from './plan.ts'

/** Students who are placed one by one, in allowed columns and where no upper bound is in the way. */
export interface Placing {
  /** Indices of all students: the pinned, then by priority, the highest first. */
  readonly byUrgency: readonly number[]
  readonly isPlaced: (student: number) => boolean
  /** Uses the column if that is possible. */
  readonly use: (column: number) => void
  /** Places the student in the preferred column that is possible, among those that may be used. */
  readonly place: (student: number, may: (column: number) => boolean) => void
  /** The columns in which all of the students could be placed; null when they can't. Places nobody. */
  readonly wouldPlace: (
    students: readonly number[],
    may: (column: number) => boolean,
  ) => readonly number[] | null
  readonly plan: () => Plan
}

/** Nobody placed yet. */
export function placing(model: MatchingModel, isAllowed: (column: number) => boolean): Placing {
  const { instance, rows, pairs } = model
  const left = Float64Array.from(rows, row => row.upper)
  const used = new Map<number, number>()
  const columnsOf = (student: number): readonly number[] => rows[studentRow(model, student)]?.columns ?? []
  const isPossible = (column: number): boolean =>
    isAllowed(column) && rowsOf(model, column).every(row => (left[row] as number) > 0)
  const take = (column: number, change: 1 | -1): void => {
    for (const row of rowsOf(model, column)) left[row] = (left[row] as number) - change
  }
  const use = (column: number): void => {
    const student = pairs[column]?.student ?? -1
    if (!isPossible(column)) return
    used.set(student, column)
    take(column, 1)
  }
  return {
    byUrgency: byUrgency(instance),
    isPlaced: student => used.has(student),
    use,
    place(student, may) {
      if (used.has(student)) return
      const column = columnsOf(student).find(each => may(each) && isPossible(each))
      if (column !== undefined) use(column)
    },
    wouldPlace(students, may) {
      const choices = students.map(student =>
        columnsOf(student).filter(each => may(each) && isPossible(each)),
      )
      // Who has the fewest choices first: then the others seldom take the only one.
      const columns: number[] = []
      for (const open of choices.toSorted((a, b) => a.length - b.length)) {
        const column = open.find(isPossible)
        if (column === undefined) break
        take(column, 1)
        columns.push(column)
      }
      for (const column of columns) take(column, -1)
      return columns.length === students.length ? columns : null
    },
    plan: () => [...used.values()].toSorted((a, b) => a - b),
  }
}

/**
 * A plan to start from: the pinned students and those who keep their place of `start`, then the others, each group by
 * priority and each student in the preferred column that is still free. It keeps every upper bound; what the pins
 * (R12) and lower bounds still miss, and pairs of `start` that the model doesn't have, are left to the search.
 */
export function firstPlan(model: MatchingModel, start: readonly StudentInOffer[] = []): Plan {
  const { instance, pairs } = model
  const table = placing(model, isOpenIn(faceOf(model, eachPinHolds(instance))))
  const pinned = new Set(instance.pinned.map(({ student }) => student))
  const offerOf = new Map(start.map(({ student, offer }) => [student, offer]))
  const idOf = (student: number): string => instance.students[student]?.id ?? ''
  const isKept = (column: number): boolean => {
    const pair = pairs[column]
    return pair !== undefined && instance.offers[pair.offer]?.id === offerOf.get(idOf(pair.student))
  }
  for (const student of table.byUrgency) {
    table.place(student, pinned.has(idOf(student)) ? () => true : isKept)
  }
  for (const student of table.byUrgency) table.place(student, () => true)
  return table.plan()
}

/** Indices of the students: the pinned, then by priority, the highest first. */
export function byUrgency({ students, pinned }: Instance): number[] {
  const pinnedIds = new Set(pinned.map(({ student }) => student))
  const urgency = students.map(({ id, priority }) => (pinnedIds.has(id) ? Infinity : priority))
  return [...students.keys()].toSorted((a, b) => compareDescending(urgency[a], urgency[b]))
}

const compareDescending = (a = 0, b = 0): number => (a === b ? 0 : a > b ? -1 : 1)

const rowsOf = ({ rowsOfColumn }: MatchingModel, column: number): Int32Array =>
  rowsOfColumn.subarray(column * ROWS_PER_COLUMN, (column + 1) * ROWS_PER_COLUMN)
