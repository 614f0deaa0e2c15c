import type { LinearModel } from '../../src/domain/linear/model.ts'
import { randomSource } from './random-source.ts'

/** A model given row by row: the coefficients of all columns. Columns are at least 0. */
export function buildModel(given: {
  costs: number[]
  rows: { coefficients: number[]; lower?: number; upper?: number }[]
  upper?: number
  integer?: boolean
}): LinearModel {
  const { costs, rows, upper = Infinity, integer = false } = given
  const columns = costs.map((_, column) =>
    rows.flatMap(({ coefficients }, row) => {
      const value = coefficients[column] ?? 0
      return value === 0 ? [] : [{ row, value }]
    }),
  )
  const lengths = columns.map(entries => entries.length)
  return {
    name: 'test',
    columnCost: Float64Array.from(costs),
    columnLower: new Float64Array(costs.length),
    columnUpper: new Float64Array(costs.length).fill(upper),
    integer,
    rowLower: Float64Array.from(rows, row => row.lower ?? 0),
    rowUpper: Float64Array.from(rows, row => row.upper ?? Infinity),
    starts: Int32Array.from([0, ...lengths.map((_, at) => sum(lengths.slice(0, at + 1)))]),
    rowIndices: Int32Array.from(columns.flat().map(({ row }) => row)),
    coefficients: Float64Array.from(columns.flat().map(({ value }) => value)),
  }
}

/** Everyone to one place each, at random costs: `size`² columns, so large ones take an engine a while. */
export function assignmentModel(size: number, seed: number): LinearModel {
  const random = randomSource(seed)
  const columns = Array.from({ length: size * size }, (_, column) => column)
  return {
    name: `assignment of ${size}`,
    columnCost: Float64Array.from(columns, () => random.integer(1, 1000)),
    columnLower: new Float64Array(columns.length),
    columnUpper: new Float64Array(columns.length).fill(Infinity),
    integer: false,
    rowLower: new Float64Array(2 * size).fill(1),
    rowUpper: new Float64Array(2 * size).fill(1),
    starts: Int32Array.from([...columns, columns.length], column => 2 * column),
    rowIndices: Int32Array.from(
      columns.flatMap(column => [Math.floor(column / size), size + (column % size)]),
    ),
    coefficients: new Float64Array(2 * columns.length).fill(1),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
