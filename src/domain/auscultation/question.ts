import { EngineFault } from '../linear/engine-fault.ts'
import type { LinearModel, LinearSolver } from '../linear/model.ts'
import { integerModel } from '../linear/rows.ts'
import { canLeadAll } from './loads.ts'
import { planningModel } from './model.ts'
import type { Goal } from './objective.ts'
import { goalRows, withDaysUsed } from './objective.ts'
import type { Held } from './plan.ts'
import { heldIn } from './plan.ts'
import type { Timetable } from './timetable.ts'

/** Time ran out during a question. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime'
}

/** What a run asks: the project's own search first, and the engine for what that leaves open. */
export interface Inquiry {
  readonly search: LinearSolver
  readonly engine: LinearSolver
  readonly remainingSeconds: () => number
  readonly signal?: AbortSignal | undefined
  /** Questions asked so far, for measurements. */
  readonly asked: { count: number }
}

/**
 * Meetings that reach the goal in the timetable, whose hosts have the goal's loads already; null when there are none. Throws {@link OutOfTime} when time
 * runs out first, and an {@link EngineFault} when the engine fails.
 */
export async function ask(inquiry: Inquiry, timetable: Timetable, goal: Goal): Promise<Held[] | null> {
  if (!canLeadAll(timetable)) return null
  const limited = withDaysUsed(timetable, goal.days)
  const model = planningModel(limited)
  const { variables } = model
  const rows = [...model.rows, ...goalRows(goal, limited, variables)]
  const columns = variables.bounds.map(bounds => ({ ...bounds, cost: 0 }))
  const values = await solve(inquiry, integerModel(timetable.week, columns, rows))
  return values && heldIn(model, values)
}

/** The values of a model of 0-1 columns, or null when it has none. */
async function solve(inquiry: Inquiry, model: LinearModel): Promise<Float64Array | null> {
  inquiry.asked.count += 1
  const found = await solveWith(inquiry, inquiry.search, model)
  if (found !== 'refused') return found
  const answer = await solveWith(inquiry, inquiry.engine, model)
  if (answer === 'refused') throw new EngineFault('engineFailed', 'engine', model.name, 'refuses the model')
  return answer
}

async function solveWith(
  { remainingSeconds, signal }: Inquiry,
  solver: LinearSolver,
  model: LinearModel,
): Promise<Float64Array | null | 'refused'> {
  const timeLimitSeconds = remainingSeconds()
  if (timeLimitSeconds <= 0) throw new OutOfTime()
  const answer = await solver.solve(model, { timeLimitSeconds, signal })
  switch (answer.status) {
    case 'optimal':
      return answer.values
    case 'infeasible':
      return null
    case 'feasible':
    case 'timeLimit':
      throw new OutOfTime()
    case 'refused':
      return 'refused'
    case 'error':
      throw new EngineFault('engineFailed', 'engine', model.name, answer.message)
  }
}
