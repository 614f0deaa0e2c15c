import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/domain/matching/certificate.ts'
import { checkPlacements } from '../../../src/domain/matching/check-rules.ts'
import type { Instance } from '../../../src/domain/matching/instance.ts'
import { POLICIES } from '../../../src/domain/matching/instance.ts'
import { compareCosts } from '../../../src/domain/matching/order.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { bestPlanByBruteForce } from '../../support/brute-force.ts'
import { bigInstance } from '../../support/big-instance.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance, shuffledInstance } from '../../support/random-instance.ts'

const onNetwork = (
  instance: Instance,
  options: Parameters<typeof matched>[1] = {},
): Promise<MatchingResult> => matched(instance, { ...options, engine: 'network', solver: null })

const outcome = ({ status, criteria, placements, unplaced, conflicts }: MatchingResult) => ({
  status,
  criteria,
  placements,
  unplaced,
  conflicts,
})

describe('the engine network', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => 1000 + index)

  it.each(POLICIES)('finds the best plan there is under %s, by trying all', async policy => {
    for (const seed of seeds) {
      const instance = randomInstance(seed, { together: seed % 3 === 0 })
      if (instance.students.length > 5) continue
      const best = bestPlanByBruteForce(instance, policy)
      const result = await onNetwork(instance, { policy })
      expect(result.status, `seed ${seed}`).toBe(best ? 'optimal' : 'infeasible')
      expect(result.criteria, `seed ${seed}`).toEqual(best?.criteria ?? [])
    }
  })

  it.each(POLICIES)('keeps groups together as well as trying all can, under %s', async policy => {
    let divided = 0
    for (const seed of seeds) {
      const random = randomInstance(seed, { mayBeInfeasible: seed % 3 === 0 })
      if (random.students.length > 5) continue
      const students = random.students.map((student, index) => ({ ...student, together: `g${index % 2}` }))
      const instance = { ...random, students }
      const best = bestPlanByBruteForce(instance, policy)
      const result = await onNetwork(instance, { policy })
      expect(result.status, `seed ${seed}`).toBe(best ? 'optimal' : 'infeasible')
      expect(result.criteria, `seed ${seed}`).toEqual(best?.criteria ?? [])
      if (result.proof.kind === 'branch-and-bound') divided += 1
    }
    expect(divided).toBeGreaterThan(3)
  })

  it.each(POLICIES)(
    'gives the same as HiGHS under %s where many offers are interchangeable',
    async policy => {
      const instance = bigInstance(80, 7, { twoPlacesEach: true })
      expect(outcome(await onNetwork(instance, { policy }))).toEqual(
        outcome(await matched(instance, { policy })),
      )
    },
  )

  it('gives the same, proof included, whatever the order of the lists', async () => {
    for (const seed of seeds) {
      const instance = randomInstance(seed)
      const { milliseconds: _, ...result } = await onNetwork(instance)
      const { milliseconds: __, ...shuffled } = await onNetwork(shuffledInstance(instance, seed))
      expect(shuffled, `seed ${seed}`).toEqual(result)
    }
  })

  it('ends with the same from wherever it starts', async () => {
    const instance = bigInstance(60, 3)
    const result = await onNetwork(instance)
    const other = await onNetwork({ ...instance, seed: 'another' }, { policy: 'lowest-average' })
    for (const start of [result.placements, other.placements]) {
      expect(outcome(await onNetwork(instance, { start }))).toEqual(outcome(result))
    }
  })

  it('tells offers apart that a wish, a journey, a block or a pin names, although they are alike otherwise', async () => {
    const offers = ['o1', 'o2', 'o3', 'o4'].map(id => buildOffer(id))
    const students = [
      buildStudent('s1', { wishes: [{ offer: 'o2' }] }),
      buildStudent('s2', { wishes: [], travelMinutes: { farsta: 30, o3: 5 } }),
      buildStudent('s3', { blocked: [{ offer: 'o1' }] }),
      buildStudent('s4'),
    ]
    const pinned = [{ student: 's4', offer: 'o4' }]
    const instance = buildInstance({ seed: 'x', offers, students, pinned })
    expect((await onNetwork(instance)).status).toBe('optimal')
    expect(outcome(await onNetwork(instance))).toEqual(outcome(await matched(instance)))
  })

  it('proves every stage by dual values that stop proving when one is changed', async () => {
    const instance = bigInstance(40, 5)
    const result = await onNetwork(instance)
    expect(result.proof.kind).toBe('lp-duality')
    expect(checkCertificate(instance, result)).toEqual([])
    let falsified = 0
    for (const [at, stage] of result.proof.stages.entries()) {
      const changed = structuredClone(result)
      const duals = changed.proof.kind === 'lp-duality' ? changed.proof.stages[at]?.duals : undefined
      const named = Object.entries(duals?.offers ?? {})[0]
      if (!duals || !named) continue
      duals.offers[named[0]] = named[1] - 1
      expect(checkCertificate(instance, changed), stage.name).not.toEqual([])
      falsified += 1
    }
    expect(falsified).toBeGreaterThan(0)
  })

  it('gives the best plan so far, with what is proved of it, when time runs out', async () => {
    const instance = bigInstance(400, 2)
    // Every look at the clock costs a second: time runs out in the middle of a stage.
    let looks = 0
    const now = (): number => 1000 * looks++
    const result = await onNetwork(instance, { now, timeLimitSeconds: 6 })
    expect(result.status).toBe('feasible')
    expect(result.proof).toMatchObject({ kind: 'branch-and-bound', search: [{ of: null, keeps: 0 }] })
    expect(result.placements.length).toBeGreaterThan(0)
    expect(checkCertificate(instance, result)).toEqual([])
  })

  describe('when time runs out in the search over groups', () => {
    const big = bigInstance(60, 2)
    const students = big.students.map((student, index) =>
      index < 12 ? { ...student, together: `g${index % 6}` } : student,
    )
    const instance = { ...big, students }
    /** Every look at the clock costs a second. */
    const within = async (seconds: number): Promise<MatchingResult> => {
      let looks = 0
      return onNetwork(instance, { now: () => 1000 * looks++, timeLimitSeconds: seconds })
    }
    const costsOf = ({ criteria }: MatchingResult) =>
      criteria.map(({ sense, value }) => (sense === 'max' ? -value : value))

    it('gives a plan that splits no group, with a bound, and more time never makes it worse', async () => {
      const results = await Promise.all([60, 90, 120, 200, 400].map(within))
      expect(results.map(({ status }) => status)).toContain('feasible')
      for (const { placements } of results) expect(checkPlacements(instance, placements)).toEqual([])
      const costs = results.map(costsOf)
      expect(costs).toEqual(costs.toSorted((a, b) => compareCosts(b, a)))
    })
  })
})
