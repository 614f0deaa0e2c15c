import { describe, expect, it } from 'vitest'
import { addResidualArc, noResidualArcs, potentials } from '../../../src/domain/linear/potentials.ts'
import { randomSource } from '../../support/random-source.ts'

type Arc = [from: number, to: number, cost: number]

function residual(...arcs: Arc[]) {
  const list = noResidualArcs()
  for (const [from, to, cost] of arcs) addResidualArc(list, from, to, cost)
  return list
}

describe('potentials', () => {
  it('are the shortest distances from a root that reaches every node at no cost', () => {
    const found = potentials(4, residual([0, 1, -3], [1, 2, 1], [0, 2, -1], [2, 3, 5]))
    expect(found).toEqual({ ok: true, values: Float64Array.of(0, -3, -2, 0) })
  })

  it('exist when a cycle costs nothing', () => {
    expect(potentials(2, residual([0, 1, -4], [1, 0, 4]))).toEqual({
      ok: true,
      values: Float64Array.of(0, -4),
    })
  })

  it('do not exist when a cycle costs less than nothing; the cycle is given in order', () => {
    const found = potentials(5, residual([0, 1, 2], [1, 2, -3], [2, 3, 1], [3, 1, 1], [3, 4, 0]))
    if (found.ok) throw new Error('there is a cycle of cost −1')
    const start = found.cycle.indexOf(1)
    expect([...found.cycle.slice(start), ...found.cycle.slice(0, start)]).toEqual([1, 2, 3])
  })

  it('hold for every arc, or the cycle is negative, in 300 random networks', () => {
    let cycles = 0
    for (let seed = 1; seed <= 300; seed++) {
      const random = randomSource(seed)
      const nodes = random.integer(2, 9)
      const arcs = Array.from({ length: random.integer(1, 25) }, (): Arc => [
        random.integer(0, nodes - 1),
        random.integer(0, nodes - 1),
        random.integer(-2, 9),
      ])
      const found = potentials(nodes, residual(...arcs))
      const proof = found.ok ? leastSlack(arcs, found.values) : -1 - leastCost(arcs, found.cycle)
      expect(proof, `seed ${seed}`).toBeGreaterThanOrEqual(0)
      if (!found.ok) cycles++
    }
    expect(cycles).toBeGreaterThan(50)
    expect(cycles).toBeLessThan(250)
  })
})

const leastSlack = (arcs: readonly Arc[], values: Float64Array): number =>
  Math.min(...arcs.map(([from, to, cost]) => (values[from] ?? 0) + cost - (values[to] ?? 0)))

const leastCost = (arcs: readonly Arc[], cycle: readonly number[]): number =>
  cycle.reduce((sum, node, at) => {
    const next = cycle[(at + 1) % cycle.length]
    return (
      sum + Math.min(...arcs.filter(([from, to]) => from === node && to === next).map(([, , cost]) => cost))
    )
  }, 0)
