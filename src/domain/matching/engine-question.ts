import { EngineFault } from '../linear/engine-fault.ts'
import type { LinearModel, LinearSolver } from '../linear/model.ts'
import type { Face } from './face.ts'
import type { MatchingModel } from './model.ts'
import { ROWS_PER_COLUMN } from './model.ts'
import { networkPlan } from './network-question.ts'
import type { Plan } from './plan.ts'
import { planFromValues } from './plan.ts'

/** The engine that a run uses, and how long it may still take. */
export interface Engine {
  readonly name: string
  /** Null for the domain's own engine, which is called straight. */
  readonly solver: LinearSolver | null
  readonly remainingSeconds: () => number
  readonly signal?: AbortSignal | undefined
}

/** One minimisation over a face: the columns that take part and what each costs. */
export interface Question {
  readonly stage: string
  readonly face: Face
  readonly columns: Int32Array
  /** By column of the whole model. */
  readonly costs: Float64Array
  /** True to ask how far the rows' lower bounds can be reached; then no column has a cost. */
  readonly shortfall: boolean
}

/**
 * The engine's plan, from one at hand that is feasible, or null when time ran out. The plan is feasible; whether it is optimal remains to be proved.
 * Throws an {@link EngineFault} for every other answer: the question always has an answer.
 */
export async function askEngine(
  engine: Engine,
  model: MatchingModel,
  question: Question,
  planAtHand: Plan,
): Promise<Plan | null> {
  const { stage, face, columns, shortfall } = question
  const fault = (code: EngineFault['code'], reason: string): EngineFault =>
    new EngineFault(code, engine.name, stage, reason)

  const timeLimitSeconds = engine.remainingSeconds()
  if (timeLimitSeconds <= 0) return null
  if (!engine.solver) return networkPlan(model, question, planAtHand, () => engine.remainingSeconds() <= 0)
  const answer = await engine.solver.solve(linearModel(model, question), {
    timeLimitSeconds,
    signal: engine.signal,
  })
  switch (answer.status) {
    case 'optimal': {
      const read = planFromValues(model, face, columns, answer.values, { lowerBounds: !shortfall })
      if (!read.ok) throw fault('engineBrokePlan', read.reason)
      return read.plan
    }
    case 'timeLimit':
    case 'feasible':
      return null
    case 'infeasible':
      throw fault('engineFailed', 'says that there is no plan, but there is one')
    case 'refused':
      throw fault('engineRefused', answer.message)
    case 'error':
      throw fault('engineFailed', answer.message)
  }
}

/**
 * The question as a linear model: a row for each of the model's, a column for each that takes part. Asked for the
 * shortfall, every row with a lower bound gets one more column, the missing part of it, and only those cost.
 */
function linearModel(
  model: MatchingModel,
  { stage, face, columns, costs, shortfall }: Question,
): LinearModel {
  const short = shortfall ? [...face.rowLower.keys()].filter(row => (face.rowLower[row] ?? 0) > 0) : []
  const count = columns.length + short.length
  const entries = columns.length * ROWS_PER_COLUMN
  const rowIndices = new Int32Array(entries + short.length)
  columns.forEach((column, at) => {
    const first = column * ROWS_PER_COLUMN
    rowIndices.set(model.rowsOfColumn.subarray(first, first + ROWS_PER_COLUMN), at * ROWS_PER_COLUMN)
  })
  rowIndices.set(short, entries)
  return {
    name: stage,
    columnCost: Float64Array.from({ length: count }, (_, at) =>
      at < columns.length ? (costs[columns[at] as number] as number) : 1,
    ),
    columnLower: new Float64Array(count),
    columnUpper: new Float64Array(count).fill(Infinity),
    integer: false,
    rowLower: face.rowLower,
    rowUpper: face.rowUpper,
    starts: Int32Array.from({ length: count + 1 }, (_, at) =>
      at <= columns.length ? at * ROWS_PER_COLUMN : entries + at - columns.length,
    ),
    rowIndices,
    coefficients: new Float64Array(rowIndices.length).fill(1),
  }
}
