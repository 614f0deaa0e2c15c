import type { Face } from './face.ts'
import type { MatchingModel } from './model.ts'
import { ROWS_PER_COLUMN } from './model.ts'
import type { Stage } from './objective.ts'
import type { ResultPlacement } from './result.ts'

/** The columns that are 1: at most one for each student. In ascending order. */
export type Plan = readonly number[]

// Engines work with floating point to 1e-7 or so; what is further from a whole number isn't a vertex.
const INTEGRALITY_TOLERANCE = 1e-6

export type ReadPlan = { ok: true; plan: Plan } | { ok: false; reason: string }

/**
 * An engine's values for the columns as a plan. Refuses, with an English reason for a log, values that aren't
 * whole and plans that break a row of the face; `lowerBounds: false` lets rows stay below their lower bounds.
 */
export function planFromValues(
  model: MatchingModel,
  face: Face,
  columns: ArrayLike<number>,
  values: Float64Array,
  { lowerBounds }: { lowerBounds: boolean },
): ReadPlan {
  const plan: number[] = []
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at] as number
    const value = values[at] ?? Number.NaN
    const whole = Math.round(value)
    if (!(Math.abs(value - whole) <= INTEGRALITY_TOLERANCE) || whole < 0 || whole > 1) {
      return { ok: false, reason: `column ${column} is ${value}, neither 0 nor 1` }
    }
    if (whole === 1) plan.push(column)
  }
  const sums = rowSums(model, plan)
  const broken = sums.findIndex(
    (sum, row) => sum > (face.rowUpper[row] ?? 0) || (lowerBounds && sum < (face.rowLower[row] ?? 0)),
  )
  if (broken < 0) return { ok: true, plan }
  const row = model.rows[broken]
  return { ok: false, reason: `${row?.rule} ${row?.name} has the sum ${sums[broken]}` }
}

/** For each row the sum of its columns. */
export function rowSums({ rows, rowsOfColumn }: MatchingModel, plan: Plan): Float64Array {
  const sums = new Float64Array(rows.length)
  for (const column of plan) {
    const first = column * ROWS_PER_COLUMN
    for (let at = first; at < first + ROWS_PER_COLUMN; at++) {
      const row = rowsOfColumn[at] as number
      sums[row] = (sums[row] as number) + 1
    }
  }
  return sums
}

/** The stage's value: the sum of the coefficients of the plan's pairs, in the stage's own sense. */
export const valueOf = ({ pairs }: MatchingModel, stage: Stage, plan: Plan): number =>
  plan.reduce((sum, column) => {
    const pair = pairs[column]
    return pair ? sum + stage.coefficient(pair) : sum
  }, 0)

/** Every stage's value in the minimised form, in the strict order. */
export const costsOf = (model: MatchingModel, plan: Plan): number[] =>
  model.stages.map(stage => minimised(stage, valueOf(model, stage, plan)))

/** A stage's value as a cost, or a cost as its value: the sign is changed when the stage maximises. */
export const minimised = ({ sense }: Pick<Stage, 'sense'>, value: number): number =>
  // Not −0, which isn't the same as 0 to every comparison.
  sense === 'max' ? 0 - value : value

/** The plan as placements in the order of the students' ids. */
export function placementsOf({ instance, pairs }: MatchingModel, plan: Plan): ResultPlacement[] {
  return plan.flatMap(column => {
    const pair = pairs[column]
    const student = pair && instance.students[pair.student]
    const offer = pair && instance.offers[pair.offer]
    if (!student || !offer) return []
    return { student: student.id, offer: offer.id, wish: pair.wish, travelMinutes: pair.knownTravelMinutes }
  })
}
