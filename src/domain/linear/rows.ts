import type { LinearModel } from './model.ts'

/** `coefficient × column` as a part of a row's sum. */
export interface Term {
  readonly column: number
  readonly coefficient: number
}

/** A rule of the domain as one row: `lower ≤ Σ coefficient × column ≤ upper`. Infinity is no upper bound. */
export interface WeightedConstraint {
  /** The rule's number, for example `A3`. */
  readonly rule: string
  readonly lower: number
  readonly upper: number
  readonly terms: readonly Term[]
}

/** A column's bounds and its cost in the objective that is minimised. */
export interface ColumnBounds {
  readonly lower: number
  readonly upper: number
  readonly cost: number
}

/** The columns as terms with one coefficient, 1 unless told otherwise. */
export const sum = (columns: readonly number[], coefficient = 1): Term[] =>
  columns.map(column => ({ column, coefficient }))

/** The model of the rows over at least one column, whole numbers all of them; a column may stand in a row once. */
export function integerModel(
  name: string,
  columns: readonly ColumnBounds[],
  rows: readonly WeightedConstraint[],
): LinearModel {
  const starts = new Int32Array(columns.length + 1)
  for (const { terms } of rows)
    for (const { column } of terms) starts[column + 1] = (starts[column + 1] ?? 0) + 1
  for (let column = 0; column < columns.length; column += 1) {
    starts[column + 1] = (starts[column + 1] ?? 0) + (starts[column] ?? 0)
  }
  const next = starts.slice()
  const entries = starts[columns.length] ?? 0
  const rowIndices = new Int32Array(entries)
  const coefficients = new Float64Array(entries)
  rows.forEach(({ terms }, row) => {
    for (const { column, coefficient } of terms) {
      const at = next[column] ?? 0
      rowIndices[at] = row
      coefficients[at] = coefficient
      next[column] = at + 1
    }
  })
  return {
    name,
    integer: true,
    columnCost: Float64Array.from(columns, ({ cost }) => cost),
    columnLower: Float64Array.from(columns, ({ lower }) => lower),
    columnUpper: Float64Array.from(columns, ({ upper }) => upper),
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    starts,
    rowIndices,
    coefficients,
  }
}
