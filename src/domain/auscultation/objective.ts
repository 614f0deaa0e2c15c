import type { WeightedConstraint } from '../linear/rows.ts'
import { sum } from '../linear/rows.ts'
import type { HostKind } from './pilot.ts'
import type { Timetable } from './timetable.ts'
import type { Variables } from './variables.ts'

// A10 and A12, one function for each line of the order. A line's optimum is the smallest limit that a plan can keep
// together with the optima of the lines before it, so that every line is a limit and never a weight.

/** What a plan must reach, line by line; Infinity asks for nothing. */
export interface Goal {
  /** A12: sessions that aren't as they were in the previous plan. */
  readonly changed: number
  /** A10: days used. */
  readonly days: { readonly minimum: number; readonly maximum: number }
  /** A10: idle passes of all groups. */
  readonly idlePasses: number
  /** A10: sessions of any staff host. */
  readonly staffLoad: number
  /** A10: sessions of every term-five host. */
  readonly termFiveLoad: { readonly minimum: number; readonly maximum: number }
}

/** The goal's loads when nothing is asked of them. */
export const anyLoad: Pick<Goal, 'staffLoad' | 'termFiveLoad'> = {
  staffLoad: Infinity,
  termFiveLoad: { minimum: 0, maximum: Infinity },
}

/** A12 [sessions]: at most so many sessions aren't as they were. */
export function changedAtMost(
  limit: number,
  { meetings }: Timetable,
  { keep }: Variables,
): WeightedConstraint[] {
  const lower = meetings.length - limit
  return lower > 0
    ? [{ rule: 'A12', lower, upper: Infinity, terms: sum(keep.map(({ column }) => column)) }]
    : []
}

/** A10 [days]: from `minimum` to `maximum` days are used. */
export const withDaysUsed = (timetable: Timetable, dayCount: Goal['days']): Timetable => ({
  ...timetable,
  dayCount,
})

/** A10 [passes]: the groups are idle in at most so many passes. */
export const idleAtMost = (limit: number, { idle }: Variables): WeightedConstraint[] =>
  limit === Infinity
    ? []
    : [{ rule: 'A10', lower: 0, upper: limit, terms: sum(idle.map(({ column }) => column)) }]

/** A10 [sessions]: no staff host leads more than so many. */
export const withStaffLoadAtMost = (timetable: Timetable, maximum: number): Timetable =>
  withLoads(timetable, 'staff', { minimum: 0, maximum })

/** A10 [sessions]: every term-five host leads from `minimum` to `maximum`. */
export const withTermFiveLoadWithin = (timetable: Timetable, load: Goal['termFiveLoad']): Timetable =>
  withLoads(timetable, 'termFive', load)

function withLoads(
  timetable: Timetable,
  kind: HostKind,
  { minimum, maximum }: Goal['termFiveLoad'],
): Timetable {
  const hosts = timetable.hosts.map(planned =>
    planned.host.kind === kind
      ? {
          ...planned,
          minimum: Math.max(planned.minimum, minimum),
          maximum: Math.min(planned.maximum, maximum),
        }
      : planned,
  )
  return { ...timetable, hosts }
}

/** The timetable with the goal's limits on loads, to be set before it is divided into parts. */
export const withLoadsOf = (goal: Goal, timetable: Timetable): Timetable =>
  withTermFiveLoadWithin(withStaffLoadAtMost(timetable, goal.staffLoad), goal.termFiveLoad)

/** The goal's limits that are rows. */
export const goalRows = (goal: Goal, timetable: Timetable, variables: Variables): WeightedConstraint[] => [
  ...changedAtMost(goal.changed, timetable, variables),
  ...idleAtMost(goal.idlePasses, variables),
]
