/*
 * The formulation.
 *
 * Sets        S students, O offers, U universities, D districts; S_u the students of university u, O_d the
 *             offers of district d; A ⊆ S × O the allowed pairs (R5–R10, R13, R14)
 * Parameters  places_o; quota_u, guarantee_u (as far as it is possible); minimum_d, maximum_d
 * Variables   x_so ≥ 0 for (s, o) in A: the student is placed in the offer (1) or not (0)
 *
 * Rows        R3   guarantee_u ≤ Σ x_so over s in S_u           ≤ quota_u      for every university u
 *             R1             0 ≤ Σ x_so over o                  ≤ 1            for every student s
 *             R2             0 ≤ Σ x_so over s                  ≤ places_o     for every offer o
 *             R4     minimum_d ≤ Σ x_so over o in O_d           ≤ maximum_d    for every district d
 *             R12              Σ x_so over o = 1, and x_so = 0 for other offers than the pinned
 *
 * Objective   one stage after another, each on the optimal face of those before it (see objective.ts):
 *             priority-N, placed, kept [students], wishes by policy [students or wish numbers],
 *             travel [minutes], lottery [draws]
 *
 * Every column is a path hub → university → student → offer → district → hub, so the rows are the capacities of
 * a circulation and every stage has a whole optimum without integer variables.
 *
 * R11 (a group in one district, or nobody of it) is the only rule that isn't a row: see groups.ts.
 */
import type { PathConstraint, PathNetwork } from '../linear/network.ts'
import { pathNetwork } from '../linear/network.ts'
import {
  commonDistricts,
  eachDistrictWithinItsBounds,
  eachOfferHoldsItsPlaces,
  eachStudentPlacedAtMostOnce,
  eachUniversityHasItsShare,
} from './constraints.ts'
import type { Instance, Policy, StudentInOffer } from './instance.ts'
import type { Stage } from './objective.ts'
import { stagesOf } from './objective.ts'
import type { Pair } from './pairs.ts'
import { allowedPairs } from './pairs.ts'

/** How many rows a column is in: its university's, student's, offer's and district's. */
export const ROWS_PER_COLUMN = 4

export interface MatchingModel {
  /** With its lists in the order of their ids, so that the order in the file changes nothing. */
  readonly instance: Instance
  /** The columns: by student, and a student's in the order of their preference. */
  readonly pairs: readonly Pair[]
  readonly rows: readonly PathConstraint[]
  /** Column j's rows stand at 4j … 4j + 3, in the order of the path. */
  readonly rowsOfColumn: Int32Array
  readonly network: PathNetwork
  readonly stages: readonly Stage[]
  /** R11: for each group the districts where every member has one of the pairs. */
  readonly groupDistricts: ReadonlyMap<string, ReadonlySet<string>>
}

/** The model of an instance under a policy. */
export function matchingModel(unordered: Instance, policy: Policy): MatchingModel {
  const instance = orderedById(unordered)
  return modelOver(instance, allowedPairs(instance), stagesOf(instance, policy))
}

/** The model with these of the instance's pairs alone. The instance's lists must be in the order of their ids. */
export function modelOver(instance: Instance, some: Pair[], stages: readonly Stage[]): MatchingModel {
  const pairs = byStudentAndPreference(some)
  const rows = [
    ...eachUniversityHasItsShare(instance, pairs),
    ...eachStudentPlacedAtMostOnce(instance, pairs),
    ...eachOfferHoldsItsPlaces(instance, pairs),
    ...eachDistrictWithinItsBounds(instance, pairs),
  ]
  return {
    instance,
    pairs,
    rows,
    rowsOfColumn: rowsOfEachColumn(rows, pairs.length),
    network: pathNetwork(rows, pairs.length),
    stages,
    groupDistricts: commonDistricts(instance, pairs),
  }
}

/** The instance with its lists in the order of their ids. */
export function orderedById(instance: Instance): Instance {
  return {
    ...instance,
    universities: instance.universities.toSorted(byId),
    districts: instance.districts.toSorted(byId),
    offers: instance.offers.toSorted(byId),
    students: instance.students.toSorted(byId),
    pinned: instance.pinned.toSorted(byStudent),
    previous: instance.previous.toSorted(byStudent),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id)
const byStudent = (a: StudentInOffer, b: StudentInOffer): number => compare(a.student, b.student)

/** Preference only decides where the search for the optimum starts, never what it is. */
function byStudentAndPreference(pairs: Pair[]): Pair[] {
  return pairs.sort(
    (a, b) =>
      a.student - b.student ||
      (a.wish ?? Infinity) - (b.wish ?? Infinity) ||
      a.travelMinutes - b.travelMinutes ||
      spread(a) - spread(b),
  )
}

/** Students start with different offers among those that are as good to them. */
const spread = ({ student, offer }: Pair): number => Math.imul(offer + 1, student * 2 + 0x9e3779b1) >>> 0

function rowsOfEachColumn(rows: readonly PathConstraint[], columnCount: number): Int32Array {
  const rowsOfColumn = new Int32Array(columnCount * ROWS_PER_COLUMN)
  const filled = new Uint8Array(columnCount)
  rows.forEach((row, index) => {
    for (const column of row.columns) {
      const position = filled[column] as number
      rowsOfColumn[column * ROWS_PER_COLUMN + position] = index
      filled[column] = position + 1
    }
  })
  return rowsOfColumn
}
