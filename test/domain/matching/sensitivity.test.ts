import { describe, expect, it } from 'vitest'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import type { Costs } from '../../../src/domain/matching/order.ts'
import { compareCosts } from '../../../src/domain/matching/order.ts'
import { allowedPairs } from '../../../src/domain/matching/pairs.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import type { Change, Optimum } from '../../../src/domain/matching/sensitivity.ts'
import {
  changeWithPlaceLess,
  changeWithPlaceMore,
  changesIfPlaced,
  optimumOf,
} from '../../../src/domain/matching/sensitivity.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed)

const costsOf = ({ criteria }: MatchingResult): Costs =>
  criteria.map(({ sense, value }) => (sense === 'max' ? 0 - value : value))

/** By how much the criteria of the other instance's best plan are worse; null when it has no plan. */
async function resolved(other: Instance, before: MatchingResult): Promise<Costs | null> {
  const after = await matched(other)
  if (after.status === 'infeasible') return null
  const costs = costsOf(after)
  return costsOf(before).map((cost, at) => (costs[at] ?? 0) - cost)
}

/** The optimum of a random instance that a proof by duality alone covers; null otherwise. */
async function provedOptimum(
  seed: number,
  together: boolean,
): Promise<{ instance: Instance; result: MatchingResult; optimum: Optimum } | null> {
  const instance = randomInstance(seed, { together })
  const result = await matched(instance)
  if (result.status !== 'optimal' || result.proof.kind !== 'lp-duality') return null
  return { instance, result, optimum: optimumOf(instance, result) }
}

/** An answer is exact; a bound, where the network's plan splits a group (R11), is no worse than the answer. */
function expectAnswer(change: Change | null, answer: Costs | null, at: string): 'exact' | 'bound' {
  const isBound = change?.keepsGroups === false
  const holds = isBound ? answer === null || compareCosts(change.costs, answer) <= 0 : true
  expect(holds, `the bound of ${at}`).toBe(true)
  expect(isBound ? answer : (change?.costs ?? null), at).toEqual(answer)
  return isBound ? 'bound' : 'exact'
}

const pinned = (instance: Instance, student: string, offer: string): Instance => ({
  ...instance,
  pinned: [...instance.pinned.filter(pin => pin.student !== student), { student, offer }],
})

const withPlaces = (instance: Instance, offer: number, by: number): Instance => ({
  ...instance,
  offers: instance.offers.map((each, index) =>
    index === offer ? { ...each, places: each.places + by } : each,
  ),
})

describe('what an optimum says about a change', () => {
  it.each([false, true])(
    'is what solving anew with the student in the offer gives, with groups %s',
    async together => {
      let exact = 0
      for (const seed of seeds(45)) {
        const proved = await provedOptimum(seed, together)
        if (!proved) continue
        const { instance, result, optimum } = proved
        const isPinned = (student: string) => instance.pinned.some(pin => pin.student === student)
        for (const pair of allowedPairs(instance)) {
          const student = instance.students[pair.student]?.id ?? ''
          const offer = instance.offers[pair.offer]?.id ?? ''
          if (isPinned(student)) continue
          const change = changesIfPlaced(optimum, pair.student)(pair.offer)
          const answer = await resolved(pinned(instance, student, offer), result)
          if (expectAnswer(change, answer, `seed ${seed}, ${student} in ${offer}`) === 'exact') exact += 1
        }
      }
      expect(exact).toBeGreaterThan(100)
    },
    60_000,
  )

  it.each([false, true])(
    'is what solving anew with a place more or less gives, with groups %s',
    async together => {
      let moved = 0
      for (const seed of seeds(80)) {
        const proved = await provedOptimum(seed, together)
        if (!proved) continue
        const { instance, result, optimum } = proved
        for (const [index, { id, places }] of instance.offers.entries()) {
          const more = changeWithPlaceMore(optimum, index)
          expectAnswer(more, await resolved(withPlaces(instance, index, 1), result), `${seed}: ${id} +1`)
          if (more.costs.some(cost => cost !== 0)) moved += 1
          if (places === 0) continue
          const less = changeWithPlaceLess(optimum, index)
          expectAnswer(less, await resolved(withPlaces(instance, index, -1), result), `${seed}: ${id} −1`)
        }
      }
      expect(moved).toBeGreaterThan(50)
    },
    60_000,
  )

  it('comes with the plan that has these criteria', async () => {
    for (const seed of seeds(25)) {
      const proved = await provedOptimum(seed, false)
      if (!proved) continue
      const { optimum } = proved
      const { model, plan } = optimum
      const total = (columns: readonly number[]): number[] =>
        model.stages.map(stage =>
          columns.reduce((sum, column) => {
            const pair = model.pairs[column]
            const value = pair ? stage.coefficient(pair) : 0
            return sum + (stage.sense === 'max' ? 0 - value : value)
          }, 0),
        )
      const before = total(plan)
      for (const pair of model.pairs) {
        const change = changesIfPlaced(optimum, pair.student)(pair.offer)
        if (!change) continue
        expect(total(change.plan).map((cost, at) => cost - (before[at] ?? 0))).toEqual(change.costs)
        expect(
          change.plan.some(column => {
            const other = model.pairs[column]
            return other?.student === pair.student && other.offer === pair.offer
          }),
        ).toBe(true)
      }
    }
  })
})
