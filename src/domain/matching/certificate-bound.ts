import type { Face, Program, Row } from './certificate-program.ts'
import { quoted } from './fault.ts'
import type { Offer, Student } from './instance.ts'
import type { DualValues } from './proof.ts'

/*
 * What dual values prove, by weak duality.
 *
 * For any plan x with cost c·x and any dual values y with c_j ≥ Σ y_i over column j's rows i for every column j,
 *
 *     c·x ≥ Σ_i y_i · (row i's sum) ≥ Σ_i min(y_i · lower_i, y_i · upper_i) = the bound.
 *
 * A plan that costs no more than the bound has equality throughout: a row with y_i > 0 is at its lower bound, one
 * with y_i < 0 at its upper, and a column with c_j > Σ y_i isn't used. The next stage is about those plans alone.
 */

/** What the rows' sums may be. */
export type RowBounds = Pick<Face, 'lower' | 'upper'>

/** A bound that no plan of a face costs less than, in the minimised form, and the plans that reach it. */
export type Priced =
  | { readonly ok: true; readonly bound: bigint; readonly optimal: () => Face }
  /** A Swedish sentence about why the values prove nothing, without its subject and full stop. */
  | { readonly ok: false; readonly text: string }

/**
 * Prices the columns of the face with the dual values, or those of some students alone when it is known of the others
 * that no reduced cost is negative. `costsOf` gives the costs of a student's columns, minimised, by column of the program.
 */
export function price(
  program: Program,
  face: Face,
  duals: Float64Array,
  costsOf: (student: number, columns: Int32Array) => Float64Array,
  students: Iterable<number> = face.columns.keys(),
): Priced {
  const limitless = limitlessRow(face, duals)
  if (limitless >= 0) return { ok: false, text: isLimitless(program.rows[limitless]) }
  const { offers } = program
  const paidFor = paidForOffers(program, duals)
  for (const student of students) {
    const columns = face.columns[student] ?? new Int32Array()
    const costs = costsOf(student, columns)
    const paidBy = paidByStudent(program, duals, student)
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as number
      const offer = offers[column] as number
      if ((costs[column] as number) < paidBy + (paidFor[offer] as number)) {
        const { instance } = program
        return { ok: false, text: doesNotExclude(instance.students[student], instance.offers[offer]) }
      }
    }
  }
  const optimalOf = (student: number, columns: Int32Array): Int32Array => {
    const costs = costsOf(student, columns)
    const paidBy = paidByStudent(program, duals, student)
    const kept = new Int32Array(columns.length)
    let count = 0
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as number
      if (costs[column] === paidBy + (paidFor[offers[column] as number] as number)) kept[count++] = column
    }
    return count === columns.length ? columns : kept.subarray(0, count)
  }
  return {
    ok: true,
    bound: boundOf(face, duals),
    optimal: () => ({
      columns: face.columns.map((columns, student) => optimalOf(student, columns)),
      ...boundsOfOptimal(face, duals),
    }),
  }
}

/** What a plan pays for one more in the offer and its district, by offer. */
function paidForOffers({ districtRows, firstOfferRow }: Program, duals: Float64Array): Float64Array {
  const paid = new Float64Array(districtRows.length)
  for (let offer = 0; offer < paid.length; offer++) {
    paid[offer] = (duals[firstOfferRow + offer] as number) + (duals[districtRows[offer] as number] as number)
  }
  return paid
}

/** What a plan pays for the student's place among the student's and the university's. */
const paidByStudent = (
  { universityRows, firstStudentRow }: Program,
  duals: Float64Array,
  student: number,
): number =>
  (duals[universityRows[student] as number] as number) + (duals[firstStudentRow + student] as number)

/** What the rows' sums may be in the plans that reach the bound. */
export function boundsOfOptimal({ lower, upper }: RowBounds, duals: Float64Array): RowBounds {
  const optimal = { lower: lower.slice(), upper: upper.slice() }
  for (let row = 0; row < duals.length; row++) {
    const dual = duals[row] as number
    if (dual < 0) optimal.lower[row] = upper[row] as number
    if (dual > 0) optimal.upper[row] = lower[row] as number
  }
  return optimal
}

/** A row whose dual value would have no bound to count with; -1 when there is none. */
export function limitlessRow({ upper }: RowBounds, duals: Float64Array): number {
  for (let row = 0; row < duals.length; row++) {
    if ((duals[row] as number) < 0 && upper[row] === Infinity) return row
  }
  return -1
}

export const isLimitless = (row: Row | undefined): string =>
  `har ett negativt dualvärde för ${quoted(row?.id)}, som inte har någon övre gräns`

export const doesNotExclude = (student: Student | undefined, offer: Offer | undefined): string =>
  `utesluter inte att ${quoted(student?.id)} i ${quoted(offer?.id)} ger en bättre plan`

/** The bound that follows from one on a larger face when each of these students' rows must have the sum 1 instead. */
export const boundWithPlaces = (
  { face, bound }: { readonly face: Face; readonly bound: bigint },
  duals: Float64Array,
  rows: readonly number[],
): bigint => rows.reduce((sum, row) => sum + BigInt(duals[row] as number) - shareOf(face, duals, row), bound)

/** What no plan costs less than, when no reduced cost is negative. */
export function boundOf(face: RowBounds, duals: Float64Array): bigint {
  let bound = 0
  let largest = 0
  for (let row = 0; row < duals.length; row++) {
    const dual = duals[row] as number
    if (dual === 0) continue
    const share = dual * ((dual > 0 ? face.lower[row] : face.upper[row]) as number)
    bound += share
    largest += Math.abs(share)
  }
  // Doubles add whole numbers exactly as long as no sum on the way can leave the safe ones.
  if (largest <= Number.MAX_SAFE_INTEGER) return BigInt(bound)
  return duals.reduce((sum, _, row) => sum + shareOf(face, duals, row), 0n)
}

function shareOf({ lower, upper }: RowBounds, duals: Float64Array, row: number): bigint {
  const dual = duals[row] as number
  if (dual === 0) return 0n
  return BigInt(dual) * BigInt((dual > 0 ? lower[row] : upper[row]) as number)
}

/**
 * The dual values by row: those that are named, the others as in `base`. Not ok, with the name of a stranger, when an
 * id among them is no row's.
 */
export function dualsByRow(
  indexOf: RowIndex,
  named: DualValues,
  base: Float64Array,
): { readonly ok: true; readonly duals: Float64Array } | { readonly ok: false; readonly stranger: string } {
  const duals = base.slice()
  for (const family of FAMILIES) {
    const values = named[family]
    for (const id in values) {
      const row = indexOf[family].get(id)
      if (row === undefined) return { ok: false, stranger: id }
      duals[row] = values[id] as number
    }
  }
  return { ok: true, duals }
}

/** The rows' indices by their place in the dual values. */
export type RowIndex = Readonly<Record<keyof DualValues, ReadonlyMap<string, number>>>

const FAMILIES = ['universities', 'students', 'offers', 'districts'] as const

export function rowIndexOf({ rows }: Pick<Program, 'rows'>): RowIndex {
  const index = { universities: new Map(), students: new Map(), offers: new Map(), districts: new Map() }
  rows.forEach(({ family, id }, row) => index[family].set(id, row))
  return index
}
