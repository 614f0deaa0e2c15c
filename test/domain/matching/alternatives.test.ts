import { describe, expect, it } from 'vitest'
import { alternativesOf } from '../../../src/domain/matching/alternatives.ts'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import type { Costs } from '../../../src/domain/matching/order.ts'
import { compareCosts } from '../../../src/domain/matching/order.ts'
import { allowedPairsOf } from '../../../src/domain/matching/pairs.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

const costsOf = ({ criteria }: MatchingResult): Costs =>
  criteria.map(({ sense, value }) => (sense === 'max' ? 0 - value : value))

/** The best of the plans with the student pinned to each of the offers in turn; null when none has a plan. */
async function bestOfPins(
  instance: Instance,
  before: Costs,
  student: string,
  offers: readonly string[],
): Promise<Costs | null> {
  let best: Costs | null = null
  for (const offer of offers) {
    const after = await matched({ ...instance, pinned: [...instance.pinned, { student, offer }] })
    if (after.status === 'infeasible') continue
    const costs = costsOf(after).map((cost, at) => cost - (before[at] ?? 0))
    if (!best || compareCosts(costs, best) < 0) best = costs
  }
  return best
}

describe('the alternatives to an optimal result', () => {
  it('cost what solving anew with a pin to each offer costs at least, groups or not', async () => {
    let divided = 0
    for (let seed = 0; seed < 70; seed++) {
      const instance = randomInstance(seed, { together: seed % 3 > 0 })
      const result = await matched(instance)
      if (result.status !== 'optimal') continue
      if (result.proof.kind === 'branch-and-bound') divided += 1
      const alternatives = alternativesOf(instance, result, () => false)
      for (const [index, { id }] of instance.students.entries()) {
        if (instance.pinned.some(({ student }) => student === id)) continue
        const pairs = allowedPairsOf(instance, index)
        for (const wish of new Set(pairs.flatMap(pair => pair.wish ?? []))) {
          const meeting = pairs.flatMap(pair =>
            pair.wish === wish ? (instance.offers[pair.offer]?.id ?? []) : [],
          )
          const answer = await alternatives(id, wish)
          const best = await bestOfPins(instance, costsOf(result), id, meeting)
          const { costs, offer } = answer.kind === 'found' ? answer.alternative : { costs: null, offer: null }
          const at = `seed ${seed}, ${id} in ${meeting.join()}`
          expect(costs, at).toEqual(best)
          expect([...meeting, null], at).toContain(offer)
        }
      }
    }
    expect(divided).toBeGreaterThan(3)
  }, 60_000)

  it('are unknown when time has run out before the search', async () => {
    const instance = randomInstance(4, { together: true, mayBeInfeasible: false })
    const result = await matched(instance)
    const proof = { kind: 'branch-and-bound' as const, stages: [], search: [] }
    const alternatives = alternativesOf(instance, { ...result, proof }, () => true)
    const wish = instance.students.flatMap(({ id }, index) =>
      allowedPairsOf(instance, index).flatMap(pair => (pair.wish === null ? [] : { id, number: pair.wish })),
    )[0]
    expect(await alternatives(wish?.id ?? '', wish?.number ?? 0)).toEqual({ kind: 'unknown' })
  })
})
