import type { LinearModel } from './model.ts'

/** A column or its negation: `2 × column` is true when the column is 1, `2 × column + 1` when it is 0. */
export type Literal = number

export const negated = (literal: Literal): Literal => literal ^ 1

/**
 * `Σ coefficient × literal ≥ bound`, where a literal counts 1 when it is true. Coefficients are positive whole
 * numbers, the largest first, none larger than the bound.
 */
export interface PseudoBoolean {
  readonly literals: Int32Array
  readonly coefficients: Int32Array
  readonly bound: number
}

/** A model over columns that are 0 or 1 with whole coefficients; null when it isn't one. */
export function pseudoBooleans(model: LinearModel): PseudoBoolean[] | null {
  const columns = model.columnCost.length
  const terms: { column: number; coefficient: number }[][] = Array.from(model.rowLower, () => [])
  for (let column = 0; column < columns; column += 1) {
    if (model.columnLower[column] !== 0 && model.columnLower[column] !== 1) return null
    if (model.columnUpper[column] !== 0 && model.columnUpper[column] !== 1) return null
    if (!Number.isInteger(model.columnCost[column])) return null
    for (let at = model.starts[column] ?? 0; at < (model.starts[column + 1] ?? 0); at += 1) {
      const coefficient = model.coefficients[at] ?? 0
      if (!Number.isInteger(coefficient)) return null
      terms[model.rowIndices[at] ?? -1]?.push({ column, coefficient })
    }
  }
  return terms.flatMap((row, index) => {
    const lower = model.rowLower[index] ?? -Infinity
    const upper = model.rowUpper[index] ?? Infinity
    return [
      ...(lower > -Infinity ? [atLeast(row, Math.ceil(lower))] : []),
      ...(upper < Infinity ? [atLeast(row.map(negatedTerm), -Math.floor(upper))] : []),
    ].filter(({ bound }) => bound > 0)
  })
}

const negatedTerm = ({ column, coefficient }: { column: number; coefficient: number }) => ({
  column,
  coefficient: -coefficient,
})

/** The sum of the terms is at least the bound; a negative coefficient becomes a positive one of the negation. */
export function atLeast(
  terms: readonly { readonly column: number; readonly coefficient: number }[],
  lower: number,
): PseudoBoolean {
  let bound = lower
  const positive = terms.flatMap(({ column, coefficient }) => {
    if (coefficient === 0) return []
    if (coefficient > 0) return [{ literal: 2 * column, coefficient }]
    bound -= coefficient
    return [{ literal: 2 * column + 1, coefficient: -coefficient }]
  })
  const capped = positive
    .map(({ literal, coefficient }) => ({ literal, coefficient: Math.min(coefficient, Math.max(bound, 0)) }))
    .toSorted((a, b) => b.coefficient - a.coefficient)
  return {
    literals: Int32Array.from(capped, ({ literal }) => literal),
    coefficients: Int32Array.from(capped, ({ coefficient }) => coefficient),
    bound,
  }
}
