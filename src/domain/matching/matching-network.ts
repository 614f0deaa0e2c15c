/*
 * The formulation of model.ts as a network, for the engine `network`.
 *
 * Rows, and a node at the inner end of each, in this order:
 *     R3  hub → university            from guarantee to quota
 *     R1  university → student        up to 1; from 1 when the student is pinned (R12)
 *     R2  unit → district             up to its places
 *     R4  district → hub              from minimum to maximum
 * Arcs    student → unit              for each allowed pair (R5–R12, R14)
 *
 * A unit is a class of interchangeable offers in all stages but the last, and one offer in the lottery, which alone tells
 * them apart. So pairs of students and offers are written out only where the lottery has to choose.
 */
import { joined } from '../linear/growing-array.ts'
import type { PathProblem } from '../linear/path-problem.ts'
import type { Instance } from './instance.ts'
import { effectiveGuarantee } from './pairs.ts'

/** Bounds of the rows of one kind, in the instance's order. */
export interface Bounds {
  readonly lower: Int32Array
  readonly upper: Int32Array
}

export interface RowBounds {
  readonly universities: Bounds
  readonly students: Bounds
  readonly units: Bounds
  readonly districts: Bounds
}

/** Where each kind of row begins; `end` is how many there are. */
export interface RowOffsets {
  readonly students: number
  readonly units: number
  readonly districts: number
  readonly end: number
}

export const rowOffsets = ({ universities, students, districts }: Instance, units: number): RowOffsets => ({
  students: universities.length,
  units: universities.length + students.length,
  districts: universities.length + students.length + units,
  end: universities.length + students.length + units + districts.length,
})

/** A limit as a row's upper bound. What nothing can reach is no limit, so that all bounds are small numbers. */
export const upperBound = ({ students }: Instance, limit: number | null): number =>
  Math.min(limit ?? Infinity, students.length + 1)

/** The rows' bounds by the rules. */
export function rowBounds(instance: Instance, placesOfUnit: readonly number[]): RowBounds {
  const { universities, students, districts, pinned } = instance
  const capped = (limit: number | null): number => upperBound(instance, limit)
  const isPinned = new Set(pinned.map(({ student }) => student))
  const guarantees = Int32Array.from(universities, (_, index) => effectiveGuarantee(instance, index))
  return {
    universities: { lower: guarantees, upper: Int32Array.from(universities, ({ quota }) => capped(quota)) },
    students: {
      lower: Int32Array.from(students, ({ id }) => (isPinned.has(id) ? 1 : 0)),
      upper: new Int32Array(students.length).fill(1),
    },
    units: {
      lower: new Int32Array(placesOfUnit.length),
      upper: Int32Array.from(placesOfUnit, capped),
    },
    districts: {
      lower: Int32Array.from(districts, ({ minimum }) => minimum),
      upper: Int32Array.from(districts, ({ minimum, maximum }) => Math.max(minimum, capped(maximum))),
    },
  }
}

/** The network; `districtOfUnit` holds ids, `units` the unit of each arc. */
export function matchingNetwork(
  instance: Instance,
  bounds: RowBounds,
  districtOfUnit: readonly string[],
  { starts, units }: { readonly starts: Int32Array; readonly units: Int32Array },
): PathProblem {
  const { universities, students, districts } = instance
  const at = rowOffsets(instance, districtOfUnit.length)
  const universityNode = new Map(universities.map(({ id }, index) => [id, index + 1]))
  const districtNode = new Map(districts.map(({ id }, index) => [id, at.districts + index + 1]))
  const outer = joined([
    universities.map(() => HUB),
    students.map(({ university }) => universityNode.get(university) ?? HUB),
    districtOfUnit.map(id => districtNode.get(id) ?? HUB),
    districts.map(() => HUB),
  ])
  const kinds = [bounds.universities, bounds.students, bounds.units, bounds.districts]
  return {
    nodes: at.end + 1,
    rowTail: outer.map((node, row) => (row < at.units ? node : row + 1)),
    rowHead: outer.map((node, row) => (row < at.units ? row + 1 : node)),
    rowLower: joined(kinds.map(({ lower }) => lower)),
    rowUpper: joined(kinds.map(({ upper }) => upper)),
    firstSource: at.students,
    starts,
    sinks: units.map(unit => at.units + unit + 1),
  }
}

const HUB = 0
