import { EngineFault } from '../linear/engine-fault.ts'
import type { LinearModel, LinearSolver } from '../linear/model.ts'
import { integerModel } from '../linear/rows.ts'
import { idlePassesIn } from './held-measures.ts'
import { canLeadAll } from './loads.ts'
import { planningModel } from './model.ts'
import type { Goal } from './objective.ts'
import { goalRows, withDaysUsed } from './objective.ts'
import type { Held } from './plan.ts'
import type { Stage } from './stages.ts'
import { heldIn } from './plan.ts'
import type { Timetable } from './timetable.ts'
import type { Variables } from './variables.ts'

/** Time ran out during a question. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime'
}

/**
 * What planning is at: a plan that is best in every line at once (`ideal`), any plan at all, a line of the order, or what
 * can't hold together.
 */
export type PlanningStage = 'ideal' | 'any' | Stage['name'] | 'conflicts'

/** What a run asks: the project's own search first, and the engine for what that leaves open. */
export interface Inquiry {
  readonly search: LinearSolver
  readonly engine: LinearSolver
  readonly remainingSeconds: () => number
  readonly signal?: AbortSignal | undefined
  /** Told what is being looked for: a line's name, or see bestPlan. */
  readonly onStage?: ((stage: PlanningStage, index: number, total: number) => void) | undefined
  /** Questions asked so far, for measurements. */
  readonly asked: { count: number }
}

/**
 * Meetings that reach the goal in the timetable, whose hosts have the goal's loads already; null when there are none. Throws {@link OutOfTime} when time
 * runs out first, and an {@link EngineFault} when the engine fails.
 */
export async function ask(inquiry: Inquiry, timetable: Timetable, goal: Goal): Promise<Held[] | null> {
  return (await answer(inquiry, timetable, goal, () => []))?.held ?? null
}

/** The least number of idle passes with which the timetable reaches the goal; null when nothing does. */
export async function leastIdle(inquiry: Inquiry, timetable: Timetable, goal: Goal): Promise<number | null> {
  const found = await answer(inquiry, timetable, goal, ({ idle }) => idle.map(({ column }) => column))
  return found && idlePassesIn(timetable, found.held)
}

/** Meetings that reach the goal with as few as possible of the counted columns at 1. */
async function answer(
  inquiry: Inquiry,
  timetable: Timetable,
  goal: Goal,
  counted: (variables: Variables) => readonly number[],
): Promise<{ held: Held[] } | null> {
  if (!canLeadAll(timetable)) return null
  const limited = withDaysUsed(timetable, goal.days)
  const model = planningModel(limited)
  const { variables } = model
  const rows = [...model.rows, ...goalRows(goal, limited, variables)]
  const costly = new Set(counted(variables))
  const columns = variables.bounds.map((bounds, column) => ({ ...bounds, cost: costly.has(column) ? 1 : 0 }))
  const values = await solve(inquiry, integerModel(timetable.week, columns, rows))
  return values && { held: heldIn(model, values) }
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
  { remainingSeconds, signal, engine }: Inquiry,
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
    case 'timeLimit':
      throw new OutOfTime()
    case 'feasible':
      // The search can have used up its effort rather than the time: the engine may still prove what it couldn't.
      if (remainingSeconds() <= 0 || solver === engine) throw new OutOfTime()
      return 'refused'
    case 'refused':
      return 'refused'
    case 'error':
      throw new EngineFault('engineFailed', 'engine', model.name, answer.message)
  }
}
