import { measuresOf } from './check-measures.ts'
import type { Goal } from './objective.ts'
import type { Pilot } from './pilot.ts'
import { sessionsOf } from './plan.ts'
import type { Measures, Session } from './plan-file.ts'
import type { Inquiry } from './question.ts'
import { OutOfTime } from './question.ts'
import type { CandidateWeek, Reached } from './reach.ts'
import { raiseIdleFloors, reach, reachInSequence } from './reach.ts'
import type { Stage } from './stages.ts'
import { anyPlan } from './stages.ts'

/** A value of a line that no plan falls below, given the values of the lines before it. */
export interface Bound {
  readonly name: Stage['name']
  readonly value: number
}

export interface Best {
  readonly plan: FoundPlan | null
  /** True when the plan is proved best, or, without a plan, that there is none. */
  readonly isProved: boolean
  /** What is proved: all lines of a best plan, and fewer when time ran out. */
  readonly bounds: readonly Bound[]
}

export interface FoundPlan {
  readonly week: string
  readonly sessions: readonly Session[]
  readonly measures: Measures
}

/**
 * The best plan in the strict order. First the ideal: a plan at the floor of every line at once, which proves them
 * all. Without one each line in turn is raised from its floor until a plan reaches it, which the next lines keep.
 */
export async function bestPlan(
  inquiry: Inquiry,
  pilot: Pilot,
  weeks: readonly CandidateWeek[],
  stages: readonly Stage[],
  previous: readonly Session[] | null,
): Promise<Best> {
  const found = ({ timetable, held }: Reached): FoundPlan => {
    const sessions = sessionsOf(timetable, held)
    return { week: timetable.week, sessions, measures: measuresOf(pilot, sessions, previous) }
  }
  let plan: FoundPlan | null = null
  const bounds: Bound[] = []
  const total = stages.length + 2
  try {
    inquiry.onStage?.('ideal', 0, total)
    const ideal = await reachIdeal(inquiry, pilot, weeks, stages)
    if (ideal) {
      bounds.push(...stages.map(({ name, floor }) => ({ name, value: floor })))
      return { plan: found(ideal), isProved: true, bounds }
    }
    inquiry.onStage?.('any', 1, total)
    const any = await reach(inquiry, weeks, [anyPlan(pilot)])
    if (!any) return { plan: null, isProved: true, bounds }
    plan = found(any)
    let goals: Goal[] = [anyPlan(pilot)]
    for (const [index, stage] of stages.entries()) {
      const { name } = stage
      inquiry.onStage?.(name, index + 2, total)
      const best: number = stage.valueOf(plan.measures)
      let value: number = await floorOf(inquiry, weeks, goals, stage, best)
      for (; value < best; value += 1) {
        bounds.push({ name, value })
        const level = value
        const better = await reach(
          inquiry,
          weeks,
          goals.flatMap(goal => stage.goals(goal, level)),
        )
        bounds.pop()
        if (!better) continue
        plan = found(better)
        break
      }
      bounds.push({ name, value })
      goals = goals.flatMap(goal => stage.goals(goal, value))
    }
    return { plan, isProved: true, bounds }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    return { plan, isProved: false, bounds }
  }
}

/** A plan at every line's floor; null when looking district by district finds none in half of the time. */
async function reachIdeal(
  inquiry: Inquiry,
  pilot: Pilot,
  weeks: readonly CandidateWeek[],
  stages: readonly Stage[],
): Promise<Reached | null> {
  const half = inquiry.remainingSeconds() / 2
  const goals = stages.reduce(
    (so, { goals: next, floor }) => so.flatMap(goal => next(goal, floor)),
    [anyPlan(pilot)],
  )
  try {
    return await reachInSequence(
      { ...inquiry, remainingSeconds: () => inquiry.remainingSeconds() - half },
      weeks,
      goals,
    )
  } catch (error) {
    if (error instanceof OutOfTime) return null
    throw error
  }
}

/** The least value of the line that the districts, each alone, leave possible; at most the best that is found. */
async function floorOf(
  inquiry: Inquiry,
  weeks: readonly CandidateWeek[],
  goals: readonly Goal[],
  { name, floor }: Stage,
  best: number,
): Promise<number> {
  if (floor >= best || name !== 'idlePasses') return Math.min(floor, best)
  await raiseIdleFloors(inquiry, weeks, goals)
  const totals = weeks.map(({ floors }) =>
    [...floors.values()].reduce((total, { idlePasses }) => total + idlePasses, 0),
  )
  return Math.min(best, Math.max(floor, Math.min(...totals)))
}
