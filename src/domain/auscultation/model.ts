import type { WeightedConstraint } from '../linear/rows.ts'
import {
  daysWithinTheirCount,
  eachHostWithinTheirSessions,
  eachInOneSessionPerPass,
  eachMeetingHasASeatForEveryone,
  eachMeetingHasItsHosts,
  eachMeetingHeldOnce,
  eachPositionKept,
  teachersHaveTimeToTravel,
  visitsLeaveTheirHalfDayFree,
} from './constraints.ts'
import { eachDayRunsFromFirstToLast, eachKeptMeetingAsItWas } from './measured-constraints.ts'
import { eachGroupTakesItsTurn, eachHostTakesTheirTurn } from './symmetry.ts'
import type { Timetable } from './timetable.ts'
import type { Variables } from './variables.ts'
import { variablesOf } from './variables.ts'

export interface PlanningModel {
  readonly timetable: Timetable
  readonly variables: Variables
  readonly rows: readonly WeightedConstraint[]
}

/** The model of a timetable: the whole pilot in one week, or a part of it. */
export function planningModel(timetable: Timetable): PlanningModel {
  const variables = variablesOf(timetable)
  const rules = [
    eachMeetingHeldOnce,
    eachInOneSessionPerPass,
    eachHostWithinTheirSessions,
    eachMeetingHasItsHosts,
    eachMeetingHasASeatForEveryone,
    daysWithinTheirCount,
    eachPositionKept,
    teachersHaveTimeToTravel,
    visitsLeaveTheirHalfDayFree,
    eachDayRunsFromFirstToLast,
    eachKeptMeetingAsItWas,
    eachGroupTakesItsTurn,
    eachHostTakesTheirTurn,
  ]
  return { timetable, variables, rows: rules.flatMap(rule => rule(timetable, variables)) }
}
