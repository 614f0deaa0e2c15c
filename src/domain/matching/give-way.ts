import { shortestPathsTo } from '../linear/lexicographic-paths.ts'
import { studentRow } from './face.ts'
import type { Instance, Offer, Student } from './instance.ts'
import type { PairRule } from './pairs.ts'
import { brokenPairRules, knownTravelMinutes } from './pairs.ts'
import { rowSums } from './plan.ts'
import type { Optimum } from './sensitivity.ts'

/** A limit that is reached: an offer's places (R2), a university's quota (R3) or a district's maximum (R4). */
export interface ReachedLimit {
  readonly rule: 'R2' | 'R3' | 'R4'
  /** The id of the offer, the university or the district. */
  readonly id: string
}

/**
 * The fewest limits that, raised by one each, give the student a place without anyone losing theirs; of equally few
 * those that cost the criteria least. Empty when nothing needs to give way, null when no raised limits help.
 *
 * The student's unit looks for a way to the hub and back. A limit that is reached may be passed at the price of one,
 * which comes before every criterion; that a placed student gives up the place isn't a way.
 */
export function limitsInTheWay(
  { model, plan, residual }: Optimum,
  student: number,
): readonly ReachedLimit[] | null {
  const { network, rows } = model
  const own = studentRow(model, student)
  const isStudentRow = (row: number): boolean => rows[row]?.rule === 'R1'
  const { width } = residual
  const arcs = {
    width: width + 1,
    from: [] as number[],
    to: [] as number[],
    costs: [] as number[],
    row: [] as number[],
  }
  const add = (from: number, to: number, costs: readonly number[], row: number): void => {
    arcs.from.push(from)
    arcs.to.push(to)
    for (const cost of costs) arcs.costs.push(cost)
    arcs.row.push(row)
  }
  const still = Array.from({ length: width }, () => 0)
  residual.from.forEach((from, arc) => {
    const row = residual.row[arc] ?? -1
    if (row >= 0 && isStudentRow(row)) return
    const costs = residual.costs.slice(arc * width, (arc + 1) * width)
    add(from, residual.to[arc] as number, [0, ...costs], -1)
  })
  rowSums(model, plan).forEach((sum, row) => {
    if (isStudentRow(row) || sum < (rows[row]?.upper ?? 0)) return
    add(network.rowTail[row] as number, network.rowHead[row] as number, [1, ...still], row)
  })
  const paths = shortestPathsTo(network.rowTail[own] as number, network.nodes, arcs)
  const start = network.rowHead[own] as number
  if (paths.costsFrom(start) === null) return null
  return paths.arcsFrom(start).flatMap(arc => {
    const row = rows[arcs.row[arc] ?? -1]
    return row ? [{ rule: row.rule as ReachedLimit['rule'], id: row.name }] : []
  })
}

/** A set of rules that together keep a student from some places, and how many places those are. */
export interface RuleSet {
  readonly rules: readonly PairRule[]
  readonly places: number
  /** Where travel (R9) is all that is in the way, blocks (R10) apart: the least minutes, one way, to one of the places. */
  readonly minutes: number | null
}

/**
 * The sets of rules that keep the student from the offers, those of fewest rules first: the smallest are what would
 * have to give way. Empty when one of the offers is allowed, or there are none.
 */
export function rulesInTheWay(instance: Instance, student: Student, offers: readonly Offer[]): RuleSet[] {
  const sets = new Map<string, { rules: PairRule[]; places: number; minutes: number | null }>()
  for (const offer of offers) {
    const rules = brokenPairRules(instance, student, offer)
    if (rules.length === 0) return []
    const set = sets.get(rules.join(' ')) ?? { rules, places: 0, minutes: null }
    set.places += offer.places
    if (rules.every(rule => rule === 'R9' || rule === 'R10')) {
      const minutes = knownTravelMinutes(student, offer)
      if (minutes !== null) set.minutes = Math.min(set.minutes ?? Infinity, minutes)
    }
    sets.set(rules.join(' '), set)
  }
  return [...sets.values()].toSorted((a, b) => a.rules.length - b.rules.length || b.places - a.places)
}
