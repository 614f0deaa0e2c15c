import { describe, expect, it } from 'vitest'
import { firstPlan } from '../../../src/domain/matching/candidate.ts'
import { checkPlacements } from '../../../src/domain/matching/check-rules.ts'
import { incumbentOf, wholeGroupsIn } from '../../../src/domain/matching/incumbent.ts'
import type { InstanceInput } from '../../../src/domain/matching/instance.ts'
import type { MatchingModel } from '../../../src/domain/matching/model.ts'
import { matchingModel } from '../../../src/domain/matching/model.ts'
import { compareCosts } from '../../../src/domain/matching/order.ts'
import type { Plan } from '../../../src/domain/matching/plan.ts'
import { placementsOf } from '../../../src/domain/matching/plan.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { randomInstance } from '../../support/random-instance.ts'

const OFFERS = [
  buildOffer('f1'),
  buildOffer('f2'),
  buildOffer('b1', { district: 'bromma' }),
  buildOffer('b2', { district: 'bromma' }),
]
const toFarsta = [{ district: 'farsta' }]
const toBromma = [{ district: 'bromma' }]

const modelOf = (changes: Partial<InstanceInput>): MatchingModel =>
  matchingModel(buildInstance({ offers: OFFERS, ...changes }), 'no-one-outside')

const textOf = (model: MatchingModel, plan: Plan): string =>
  placementsOf(model, plan)
    .map(({ student, offer }) => `${student} ${offer}`)
    .join(', ')

const planOf = (model: MatchingModel, placements: Record<string, string>): Plan =>
  firstPlan(
    model,
    Object.entries(placements).map(([student, offer]) => ({ student, offer })),
  )

describe('wholeGroupsIn', () => {
  it('places a group that was split in the district that suits it best, and others where it was', () => {
    const students = [
      buildStudent('s1', { together: 'g', wishes: toBromma }),
      buildStudent('s2', { together: 'g', wishes: toBromma }),
      buildStudent('s3', { wishes: toFarsta }),
    ]
    const model = modelOf({ students })
    const split = planOf(model, { s1: 'f1', s2: 'b1', s3: 'f2' })
    expect(textOf(model, split)).toBe('s1 f1, s2 b1, s3 f2')
    expect(textOf(model, wholeGroupsIn(model)(split))).toMatch(/^s1 b\d, s2 b\d, s3 f2$/)
  })

  it('gives the places of a group that has no room as a whole to single students', () => {
    const students = [
      buildStudent('s1', { together: 'g' }),
      buildStudent('s2', { together: 'g' }),
      buildStudent('s3', { together: 'g' }),
      buildStudent('s4'),
    ]
    const model = modelOf({ students, offers: OFFERS.slice(0, 2) })
    expect(textOf(model, wholeGroupsIn(model)(planOf(model, { s1: 'f1', s2: 'f2' })))).toMatch(/^s4 f\d$/)
  })

  it('places a member with few choices before the others of the group', () => {
    const students = [
      buildStudent('s1', { together: 'g', wishes: [{ offer: 'f1' }], blocked: toBromma }),
      buildStudent('s2', { together: 'g', onlyWishes: true, wishes: [{ offer: 'f1' }] }),
    ]
    const model = modelOf({ students })
    expect(textOf(model, wholeGroupsIn(model)([]))).toBe('s1 f2, s2 f1')
  })

  it('keeps a place for a pinned student (R12)', () => {
    const students = [
      buildStudent('s1', { together: 'g', blocked: toBromma }),
      buildStudent('s2', { together: 'g', blocked: toBromma }),
      buildStudent('s3'),
    ]
    const model = modelOf({ students, pinned: [{ student: 's3', offer: 'f1' }] })
    expect(textOf(model, wholeGroupsIn(model)([]))).toBe('s3 f1')
  })
})

describe('incumbentOf', () => {
  it('keeps the best of the plans that obey every rule', () => {
    let found = 0
    for (let seed = 1; seed <= 80; seed++) {
      const instance = randomInstance(seed, { together: true })
      const model = matchingModel(instance, instance.policy)
      const incumbent = incumbentOf(model)
      incumbent.consider(firstPlan(model))
      const first = incumbent.best()
      incumbent.consider([])
      const best = incumbent.best()
      if (!best) continue
      expect(compareCosts(best.costs, first?.costs ?? [Infinity]), `seed ${seed}`).toBeLessThanOrEqual(0)
      expect(checkPlacements(instance, placementsOf(model, best.plan)), `seed ${seed}`).toEqual([])
      found++
    }
    expect(found).toBeGreaterThan(40)
  })
})
