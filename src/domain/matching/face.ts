import type { StudentDemand } from './constraints.ts'
import type { MatchingModel } from './model.ts'
import { ROWS_PER_COLUMN } from './model.ts'

/**
 * A part of the model's plans: those that keep every row's sum within these bounds and use open columns only.
 * The first face of a search holds every plan that its demands allow; each stage then leaves its optimal face.
 */
export interface Face {
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** In ascending order. */
  readonly open: Int32Array
}

/** The plans that obey the rows and the demands (R11 as far as it is decided, R12). */
export function faceOf(model: MatchingModel, demands: readonly StudentDemand[]): Face {
  const rowLower = Float64Array.from(model.rows, row => row.lower)
  const rowUpper = Float64Array.from(model.rows, row => row.upper)
  const demandsOn = new Map<number, StudentDemand[]>()
  for (const demand of demands) {
    demandsOn.set(demand.student, [...(demandsOn.get(demand.student) ?? []), demand])
    if (demand.mustBePlaced) rowLower[studentRow(model, demand.student)] = 1
  }
  const open = Int32Array.from(model.pairs.keys()).filter(column => {
    const pair = model.pairs[column]
    return pair && (demandsOn.get(pair.student) ?? []).every(demand => demand.mayUse(pair))
  })
  return { rowLower, rowUpper, open }
}

/** Tells the face's open columns from the others. */
export function isOpenIn({ open }: Face): (column: number) => boolean {
  // Marks instead of a set: a large instance has a million columns.
  const marks = new Uint8Array((open.at(-1) ?? -1) + 1)
  for (const column of open) marks[column] = 1
  return column => marks[column] === 1
}

/** The row of the student's R1. */
export const studentRow = ({ instance }: MatchingModel, student: number): number =>
  instance.universities.length + student

/** A column's cost less the dual values of its rows: what using it would cost at the margin. */
export function reducedCost(
  { rowsOfColumn }: MatchingModel,
  duals: Float64Array,
  cost: number,
  column: number,
): number {
  const first = column * ROWS_PER_COLUMN
  let reduced = cost
  for (let at = first; at < first + ROWS_PER_COLUMN; at++) {
    reduced -= duals[rowsOfColumn[at] as number] as number
  }
  return reduced
}

/**
 * The plans of the face that are optimal, when the dual values are: by complementary slackness exactly those in
 * which a row with a dual value other than 0 stays at its bound, and a column with a reduced cost isn't used.
 */
export function optimalFace(
  model: MatchingModel,
  face: Face,
  duals: Float64Array,
  costs: Float64Array,
): Face {
  return {
    rowLower: face.rowLower.map((lower, row) => ((duals[row] ?? 0) < 0 ? (face.rowUpper[row] ?? 0) : lower)),
    rowUpper: face.rowUpper.map((upper, row) => ((duals[row] ?? 0) > 0 ? (face.rowLower[row] ?? 0) : upper)),
    open: face.open.filter(column => reducedCost(model, duals, costs[column] as number, column) === 0),
  }
}
