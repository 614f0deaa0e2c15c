import type { LoadBounds } from './loads.ts'
import type { Goal } from './objective.ts'
import { anyLoad } from './objective.ts'
import type { Pilot } from './pilot.ts'
import type { Measures } from './plan-file.ts'
import type { Timetable } from './timetable.ts'

/** One line of the strict order: what it counts, from which value on plans may exist, and what reaching it means. */
export interface Stage {
  readonly name: 'changed' | 'daysBesideWanted' | 'idlePasses' | 'largestHostLoad' | 'termFiveSpread'
  /** The line's value for a plan with the measures. */
  readonly valueOf: (measures: Measures) => number
  /** No plan has less. */
  readonly floor: number
  /** The goals of which a plan with the value, or less, that reaches the goal so far reaches at least one. */
  readonly goals: (goal: Goal, value: number) => Goal[]
}

/** Asks for nothing but the rules. */
export const anyPlan = ({ days }: Pilot): Goal => ({
  changed: Infinity,
  days: { minimum: days.minimum, maximum: days.maximum },
  idlePasses: Infinity,
  ...anyLoad,
})

/**
 * The lines in their order. `kept` (A12) comes before all of A10: no allowed plan keeps more sessions, as in
 * a repair of placements (R20), because every changed session is a message to people who had planned their week.
 */
export function stagesOf(
  pilot: Pilot,
  timetables: readonly Timetable[],
  isRepair: boolean,
  bounds: LoadBounds,
): Stage[] {
  return [
    ...(isRepair ? [changedSessions(timetables)] : []),
    daysBesideTheWanted(pilot),
    idlePasses(),
    largestHostLoad(bounds),
    termFiveSpread(bounds),
  ]
}

/** A12: what can't be as it was in a week is changed in every plan of that week. */
const changedSessions = (timetables: readonly Timetable[]): Stage => ({
  name: 'changed',
  valueOf: ({ kept }) => (timetables[0]?.meetings.length ?? 0) - (kept ?? 0),
  floor: Math.min(
    ...timetables.map(({ meetings }) => meetings.filter(({ previous }) => previous === null).length),
  ),
  goals: (goal, value) => [{ ...goal, changed: value }],
})

/** A10: both that many days too many and that many too few will do. */
const daysBesideTheWanted = ({ days }: Pilot): Stage => ({
  name: 'daysBesideWanted',
  valueOf: ({ daysUsed }) => Math.abs(daysUsed - days.wanted),
  floor: Math.max(0, days.minimum - days.wanted, days.wanted - days.maximum),
  goals: (goal, value) =>
    [...new Set([days.wanted - value, days.wanted + value])]
      .filter(count => count >= days.minimum && count <= days.maximum)
      .map(count => ({ ...goal, days: { minimum: count, maximum: count } })),
})

/** A10 */
const idlePasses = (): Stage => ({
  name: 'idlePasses',
  valueOf: measures => measures.idlePasses,
  floor: 0,
  goals: (goal, value) => [{ ...goal, idlePasses: value }],
})

/** A10 */
const largestHostLoad = ({ staffLoad }: LoadBounds): Stage => ({
  name: 'largestHostLoad',
  valueOf: measures => measures.largestHostLoad,
  floor: staffLoad,
  goals: (goal, value) => [{ ...goal, staffLoad: value }],
})

/** A10: the loads lie within some range of that width. */
const termFiveSpread = ({ termFiveLargest, termFiveSmallest }: LoadBounds): Stage => ({
  name: 'termFiveSpread',
  valueOf: measures => measures.termFiveSpread,
  floor: Math.max(0, termFiveLargest - termFiveSmallest),
  goals: (goal, value) => {
    const lowest = Math.max(0, termFiveLargest - value)
    return Array.from({ length: Math.max(0, termFiveSmallest - lowest + 1) }, (_, index) => ({
      ...goal,
      termFiveLoad: { minimum: termFiveSmallest - index, maximum: termFiveSmallest - index + value },
    }))
  },
})
