import { beforeAll, describe, expect, it } from 'vitest'
import { firstPlan } from '../../../src/domain/matching/candidate.ts'
import type { Engine } from '../../../src/domain/matching/engine-question.ts'
import type { Search } from '../../../src/domain/matching/groups.ts'
import { searchGroups } from '../../../src/domain/matching/groups.ts'
import { matchingModel } from '../../../src/domain/matching/model.ts'
import type { Costs } from '../../../src/domain/matching/order.ts'
import { boundFrom, compareCosts } from '../../../src/domain/matching/order.ts'
import type { Proof, SearchPartProof } from '../../../src/domain/matching/proof.ts'
import { proofOf, unfinishedProofOf } from '../../../src/domain/matching/search-proof.ts'
import { pairSolver } from '../../../src/domain/matching/search-match.ts'
import { bigInstance } from '../../support/big-instance.ts'
import { inProcessSolver } from '../../support/in-process-solver.ts'

const engine: Engine = { name: 'highs', solver: inProcessSolver, remainingSeconds: () => Infinity }

const instance = bigInstance(50, 2)
const students = instance.students.map((student, index) =>
  index < 6 ? { ...student, together: `g${index % 3}` } : student,
)
const model = matchingModel({ ...instance, students }, instance.policy)

describe('the proof of a search', () => {
  let search: Search
  let costs: Costs
  beforeAll(async () => {
    search = await searchGroups(model, pairSolver(engine, model, firstPlan(model)))
    costs = boundFrom(model, search.optimum?.stages ?? [])
  })
  const partsOf = (proof: Proof | null) => (proof?.kind === 'branch-and-bound' ? proof.search : [])
  const valuesIn = (parts: readonly SearchPartProof[]): number =>
    parts
      .flatMap(({ stages }) => stages.flatMap(({ duals }) => Object.values(duals)))
      .reduce((sum, values) => sum + Object.keys(values).length, 0)

  it('states of a part only what differs from the part that it came from', () => {
    const parts = partsOf(proofOf(model, search, costs))
    expect(parts.length).toBeGreaterThan(10)
    expect(valuesIn(parts)).toBeLessThan((valuesIn(parts.slice(0, 1)) * parts.length) / 4)
    expect(parts.slice(1).some(({ keeps }) => keeps > 0)).toBe(true)
  })

  it('has no stages of the whole but those that a part goes on from', () => {
    const [whole, ...parts] = partsOf(proofOf(model, search, costs))
    const longest = Math.max(
      ...parts.filter(({ of }) => of === 0).map(part => part.keeps + part.stages.length),
    )
    expect(whole?.stages).toHaveLength(longest)
  })

  it('is none when it would be too large', () => {
    expect(proofOf(model, search, costs, { parts: Infinity, characters: 1000 })).toBeNull()
  })

  it('has a lower bound when it may only have so many parts, and the whole alone as the last resort', () => {
    const all = partsOf(proofOf(model, search, costs)).length
    let before: Costs = costs
    for (const limit of [all - 1, 30, 1]) {
      const proof = unfinishedProofOf(model, search, costs, { parts: limit, characters: Infinity })
      expect(partsOf(proof).length).toBeLessThanOrEqual(limit)
      const bound = proof.stages.map(({ name, bound: value }) => {
        const stage = model.stages.find(each => each.name === name)
        return stage?.sense === 'max' ? -value : value
      })
      expect(compareCosts(bound, before)).toBeLessThanOrEqual(0)
      before = bound
    }
    expect(before).toEqual(search.root.bound)
  })
})
