/*
 * The formulation, for one week; a part of the pilot has the same.
 *
 * Sets        T slots: the passes of the working days; M meetings to hold, each for a set of groups G_m ⊆ G; C classes of
 *             meetings, one module in one district or in all; H hosts, V venues; H_c, V_c those that class c may use
 *             (A3, A5, A9); F_h, F_v ⊆ T when a host, a venue is free
 * Parameters  passes_c; need_ck hosts of kind k; students_m, seats_v; minimum_h, maximum_h sessions
 * Variables   x_mt  meeting m starts in slot t               y_hct  host h leads a meeting of c that starts in t
 *             z_vct venue v holds a meeting of c that starts in t           u_d    day d has meetings
 *             w_gdab the day d of group g runs from pass a to pass b        i_gt   group g is idle in slot t
 *             k_m   meeting m is as it was
 *             all 0 or 1; y and z exist where F_h, F_v hold all passes of the meeting
 *
 * Rows        A1   Σ_t x_mt = 1                                                         for every meeting
 *             A2   Σ x over meetings of g under way in t ≤ 1; so Σ y for h, Σ z for v   for every slot
 *             A3   minimum_h ≤ Σ y_hct over c, t ≤ maximum_h                            for every host
 *             A4   Σ y_hct over h of kind k in H_c = need_ck · Σ x_mt over m in c       for every c, k, t
 *             A5   Σ z_vct over v in V_c with seats_v ≥ q  ≥  Σ x_mt over m in c with students_m ≥ q
 *                  for every c, t, q; equal for the smallest q
 *             A6   Σ_t x_mt over the day ≤ u_d ≤ Σ_m Σ_t x_mt; minimum ≤ Σ_d u_d ≤ maximum
 *             A7   Σ x_nt over t ≤ τ ≤ Σ x_mt over t ≤ τ − passes_m                     for every τ, m before n
 *             A8   Σ y_hct that end where Σ y_hc't of other districts begin ≤ 1         for every teacher
 *                  Σ x of the visit + Σ x of any other meeting in one half day ≤ 1
 *             A10  Σ_ab w_gdab ≤ 1; Σ w_gdab around t = Σ x under way in t + i_gt       for every group and slot
 *             A12  k_m ≤ x_mt, and Σ k_m ≤ y_hct, z_vct for what the meetings had before
 *
 * Objective   one line after another, each a limit: kept [sessions], days beside the wanted [days], idle passes [passes],
 *             largest staff load [sessions], spread of term-five loads [sessions] (see objective.ts and stages.ts)
 *
 * Groups, hosts and venues of one class that are alike don't show in y and z: only symmetry.ts tells groups apart.
 */
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
