import { describe, expect, it } from 'vitest'
import { NetworkSimplex } from '../../../src/domain/linear/network-simplex.ts'
import type { PathProblem } from '../../../src/domain/linear/path-problem.ts'
import { rowFlows } from '../../../src/domain/linear/path-problem.ts'
import { leastShortfall } from '../../../src/domain/linear/shortfall.ts'
import type { RandomSource } from '../../support/random-source.ts'
import { randomSource } from '../../support/random-source.ts'

const HUB = 0
const never = (): boolean => false
const nobody = (problem: PathProblem): Int32Array => new Int32Array(problem.starts.length - 1).fill(-1)

interface Row {
  lower?: number
  upper: number
}

/** One outer supply row, sources, sinks and one outer demand row; an arc for each source and sink that `allowed` says. */
function problemOf(given: {
  supply: Row
  sources: number
  sinks: Row[]
  demand: Row
  allowed: number[][]
}): PathProblem {
  const { supply, sources, sinks, demand, allowed } = given
  const rows: Row[] = [supply, ...Array.from({ length: sources }, () => ({ upper: 1 })), ...sinks, demand]
  const lastNode = rows.length
  const isSupply = (row: number): boolean => row <= sources
  const outer = (row: number): number =>
    row === 0 || row === rows.length - 1 ? HUB : isSupply(row) ? 1 : lastNode
  return {
    nodes: rows.length + 1,
    rowTail: Int32Array.from(rows, (_, row) => (isSupply(row) ? outer(row) : row + 1)),
    rowHead: Int32Array.from(rows, (_, row) => (isSupply(row) ? row + 1 : outer(row))),
    rowLower: Int32Array.from(rows, ({ lower = 0 }) => lower),
    rowUpper: Int32Array.from(rows, ({ upper }) => upper),
    firstSource: 1,
    starts: Int32Array.from([0, ...allowed.map((_, at) => allowed.slice(0, at + 1).flat().length)]),
    sinks: Int32Array.from(allowed.flat(), sink => 1 + sources + sink + 1),
  }
}

function randomProblem(random: RandomSource) {
  const sources = random.integer(1, 5)
  const sinks = Array.from({ length: random.integer(1, 4) }, () => ({ upper: random.integer(0, 2) }))
  const upper = random.integer(0, sources)
  const problem = problemOf({
    supply: { upper: random.integer(0, sources) },
    sources,
    sinks,
    demand: { lower: random.integer(0, upper), upper },
    allowed: Array.from({ length: sources }, () => [...sinks.keys()].filter(() => random.chance(0.6))),
  })
  return { problem, costs: Int32Array.from(problem.sinks, () => random.integer(-4, 4)) }
}

/** Every plan below the upper bounds. */
function everyPlan(problem: PathProblem): Int32Array[] {
  let plans: number[][] = [[]]
  for (let source = 0; source + 1 < problem.starts.length; source++) {
    const arcs = Array.from(
      { length: (problem.starts[source + 1] ?? 0) - (problem.starts[source] ?? 0) },
      (_, at) => (problem.starts[source] ?? 0) + at,
    )
    plans = plans.flatMap(plan => [-1, ...arcs].map(arc => [...plan, arc]))
  }
  return plans
    .map(plan => Int32Array.from(plan))
    .filter(plan => rowFlows(problem, plan).every((flow, row) => flow <= (problem.rowUpper[row] ?? 0)))
}

const missingIn = (problem: PathProblem, plan: Int32Array): number =>
  rowFlows(problem, plan).reduce(
    (sum, flow, row) => sum + Math.max(0, (problem.rowLower[row] ?? 0) - flow),
    0,
  )

const costOf = (plan: Int32Array, costs: Int32Array): number =>
  plan.reduce((sum, arc) => sum + (arc < 0 ? 0 : (costs[arc] ?? 0)), 0)

describe('the network simplex method', () => {
  it('finds the least cost among all plans, from any of them, and keeps exactly the optimal ones', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = randomSource(seed)
      const { problem, costs } = randomProblem(random)
      const plans = everyPlan(problem).filter(plan => missingIn(problem, plan) === 0)
      const [start] = random.shuffle(plans)
      if (!start) continue
      const simplex = new NetworkSimplex(problem, start)
      expect(simplex.minimise(costs, never)).toBe(true)
      const least = Math.min(...plans.map(plan => costOf(plan, costs)))
      expect(costOf(simplex.plan(), costs), `seed ${seed}`).toBe(least)
      const best = plans.filter(plan => costOf(plan, costs) === least)
      const kept = simplex.keepOptimalFace()
      const face = simplex.face()
      const onFace = everyPlan(face).filter(plan => missingIn(face, plan) === 0)
      const asBefore = onFace.map(plan => plan.map(arc => (arc < 0 ? -1 : (kept[arc] ?? -1))).join())
      expect(asBefore.toSorted(), `seed ${seed}`).toEqual(best.map(plan => plan.join()).toSorted())
    }
  })

  it('goes on to another cost among the plans that are left', () => {
    const problem = problemOf({
      supply: { upper: 2 },
      sources: 2,
      sinks: [{ upper: 1 }, { upper: 1 }],
      demand: { upper: 2 },
      allowed: [
        [0, 1],
        [0, 1],
      ],
    })
    const simplex = new NetworkSimplex(problem, nobody(problem))
    simplex.minimise(Int32Array.of(-1, -1, -1, -1), never)
    expect([...simplex.keepOptimalFace()]).toEqual([0, 1, 2, 3])
    simplex.minimise(Int32Array.of(3, 1, 1, 1), never)
    expect([...simplex.plan()]).toEqual([1, 2])
  })
})

describe('leastShortfall', () => {
  it('misses the lower bounds by as little as any plan does, and its dual values prove it', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const { problem } = randomProblem(randomSource(seed))
      const found = leastShortfall(problem, nobody(problem), never)
      const least = Math.min(...everyPlan(problem).map(plan => missingIn(problem, plan)))
      expect(found?.missing, `seed ${seed}`).toBe(least)
      expect(missingIn(problem, found?.plan ?? nobody(problem)), `seed ${seed}`).toBe(least)
      const bound = [...(found?.duals ?? [])].reduce((sum, dual, row) => {
        if (dual === 0) return sum
        return sum + dual * ((dual > 0 ? problem.rowLower[row] : problem.rowUpper[row]) ?? 0)
      }, 0)
      expect(bound, `seed ${seed}`).toBe(least)
    }
  })
})
