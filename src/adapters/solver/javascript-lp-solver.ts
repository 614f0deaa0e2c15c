import solverModule from 'javascript-lp-solver'
import type { LinearModel, SolverResult } from '../../domain/linear/model.ts'

// The package declares its CommonJS shape; loaded as a module, the default export is the solver itself.
const solver = solverModule as unknown as typeof solverModule.default

// Beyond these the engine was measured to take minutes, gigabytes, or for ever.
const MOST_COLUMNS = 30_000
const MOST_INTEGER_COLUMNS = 1_600

type Bounds = { min?: number; max?: number; equal?: number }

/**
 * Solves one model, synchronously. It sometimes never ends and sometimes answers wrongly: only for a caller that
 * can be killed and whose caller proves the answer. Its own time-out is not used, because it makes answers wrong.
 */
export function solveWithJavascriptLpSolver(model: LinearModel): SolverResult {
  const refusal = refusalOf(model)
  if (refusal) return { status: 'refused', message: refusal }
  const columns = [...model.columnCost.keys()]
  const answer = solver.Solve({
    optimize: 'cost',
    // Not 'minimize': words that it doesn't know are ignored.
    opType: 'min',
    constraints: { ...rowConstraints(model), ...columnConstraints(model) },
    variables: Object.fromEntries(columns.map(column => [columnKey(column), variable(model, column)])),
    ...(model.integer && { ints: Object.fromEntries(columns.map(column => [columnKey(column), 1])) }),
  })
  if (!isAnswer(answer)) return { status: 'error', message: 'the answer has another shape than documented' }
  if (!answer.feasible) return { status: 'infeasible' }
  if (answer.bounded === false) return { status: 'error', message: 'the model is said to be unbounded' }
  // Columns that are 0 are left out of the answer.
  const values = columns.map(column => Number(answer[columnKey(column)] ?? 0))
  return { status: 'optimal', values: Float64Array.from(values) }
}

function refusalOf({ columnCost, integer }: LinearModel): string | null {
  const largest = integer ? MOST_INTEGER_COLUMNS : MOST_COLUMNS
  if (columnCost.length <= largest) return null
  const number = (value: number): string => new Intl.NumberFormat('sv-SE').format(value)
  return (
    `Beräkningsmotorn javascript-lp-solver klarar högst ${number(largest)} möjliga placeringar åt gången ` +
    `och det här är ${number(columnCost.length)}. Välj motorn highs.`
  )
}

// Letters before the numbers: `result`, `feasible` and `bounded` are keys of its answer.
const columnKey = (column: number): string => `c${column}`
const rowKey = (row: number): string => `r${row}`

function variable(model: LinearModel, column: number): Record<string, number> {
  const coefficients: Record<string, number> = { cost: model.columnCost[column] ?? 0 }
  for (let at = model.starts[column] ?? 0; at < (model.starts[column + 1] ?? 0); at++) {
    coefficients[rowKey(model.rowIndices[at] ?? -1)] = model.coefficients[at] ?? 0
  }
  if (boundsOf(model.columnLower, model.columnUpper, column)) coefficients[columnKey(column)] = 1
  return coefficients
}

function rowConstraints(model: LinearModel): Record<string, Bounds> {
  const rows = [...model.rowLower.keys()]
  return Object.fromEntries(
    rows.flatMap(row => {
      const bounds = boundsOf(model.rowLower, model.rowUpper, row)
      return bounds ? [[rowKey(row), bounds]] : []
    }),
  )
}

/** It takes every variable to be at least 0 and knows no other bounds, so these become constraints. */
function columnConstraints(model: LinearModel): Record<string, Bounds> {
  const columns = [...model.columnLower.keys()]
  return Object.fromEntries(
    columns.flatMap(column => {
      const bounds = boundsOf(model.columnLower, model.columnUpper, column)
      return bounds ? [[columnKey(column), bounds]] : []
    }),
  )
}

/** Null when nothing binds a sum or a variable that can't be negative anyway. */
function boundsOf(lowers: Float64Array, uppers: Float64Array, index: number): Bounds | null {
  const lower = lowers[index] ?? 0
  const upper = uppers[index] ?? Infinity
  if (lower === upper) return { equal: lower }
  const bounds = { ...(lower > 0 && { min: lower }), ...(upper < Infinity && { max: upper }) }
  return Object.keys(bounds).length > 0 ? bounds : null
}

function isAnswer(answer: unknown): answer is Record<string, unknown> & { feasible: boolean } {
  return typeof answer === 'object' && answer !== null && 'feasible' in answer
}
