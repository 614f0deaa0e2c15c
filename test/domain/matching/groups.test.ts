import { describe, expect, it } from 'vitest'
import { firstPlan } from '../../../src/domain/matching/candidate.ts'
import { checkCertificate } from '../../../src/domain/matching/certificate.ts'
import { eachDecidedGroupStaysTogether } from '../../../src/domain/matching/constraints.ts'
import { choicesOfTightestGroup } from '../../../src/domain/matching/division.ts'
import type { Engine } from '../../../src/domain/matching/engine-question.ts'
import { faceOf } from '../../../src/domain/matching/face.ts'
import { searchGroups, splitGroups } from '../../../src/domain/matching/groups.ts'
import type { Instance, InstanceInput } from '../../../src/domain/matching/instance.ts'
import { isComplete, solveNext, unsolved } from '../../../src/domain/matching/lexicographic.ts'
import { matchingModel } from '../../../src/domain/matching/model.ts'
import { boundFrom, compareCosts } from '../../../src/domain/matching/order.ts'
import type { MatchingResult } from '../../../src/domain/matching/result.ts'
import { pairSolver } from '../../../src/domain/matching/search-match.ts'
import { bigInstance } from '../../support/big-instance.ts'
import { bestPlanByBruteForce } from '../../support/brute-force.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { inProcessSolver, matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

const engine: Engine = { name: 'highs', solver: inProcessSolver, remainingSeconds: () => Infinity }

const placementsOf = (result: MatchingResult): string[] =>
  result.placements.map(({ student, offer }) => `${student} in ${offer}`)

const OFFERS = [
  buildOffer('f1'),
  buildOffer('f2'),
  buildOffer('b1', { district: 'bromma' }),
  buildOffer('b2', { district: 'bromma' }),
]
const toFarsta = [{ district: 'farsta' }]
const toBromma = [{ district: 'bromma' }]

const grouped = (changes: Partial<InstanceInput>): Instance => buildInstance({ offers: OFFERS, ...changes })

describe('a group (R11)', () => {
  it('is placed in one district although its members wish for two', async () => {
    const students = [
      buildStudent('s1', { together: 'g', wishes: toFarsta }),
      buildStudent('s2', { together: 'g', wishes: toBromma }),
    ]
    const result = await matched(grouped({ students }))
    expect(result).toMatchObject({ status: 'optimal', proof: { kind: 'branch-and-bound' } })
    expect(result.criteria).toContainEqual({ name: 'outside', sense: 'min', value: 1 })
    expect(new Set(placementsOf(result).map(text => text.slice(-2, -1))).size).toBe(1)
  })

  it('is not placed at all when no district can take all of it, and the places go to others', async () => {
    const students = [
      buildStudent('s1', { together: 'g', priority: 1 }),
      buildStudent('s2', { together: 'g', blocked: toFarsta }),
      buildStudent('s3', { together: 'g', blocked: toBromma }),
      buildStudent('s4'),
    ]
    const result = await matched(grouped({ students }))
    expect(result.placements.map(({ student }) => student)).toEqual(['s4'])
    // No two of its members' districts had to be tried: the common districts are known beforehand.
    expect(result.proof.kind).toBe('lp-duality')
  })

  it('stays without places rather than displacing a higher priority', async () => {
    const students = [
      buildStudent('s1', { together: 'g', blocked: toBromma }),
      buildStudent('s2', { together: 'g', blocked: toBromma }),
      buildStudent('s3', { priority: 1, blocked: toBromma }),
    ]
    expect(placementsOf(await matched(grouped({ students }))).map(text => text.slice(0, 2))).toEqual(['s3'])
  })

  it('can have members from two universities', async () => {
    const students = [
      buildStudent('s1', { together: 'g', wishes: toFarsta }),
      buildStudent('s2', { together: 'g', university: 'ESB', wishes: toBromma }),
    ]
    const universities = [{ id: 'SU' }, { id: 'ESB', quota: 0 }]
    expect(placementsOf(await matched(grouped({ students })))).toHaveLength(2)
    expect(placementsOf(await matched(grouped({ students, universities })))).toEqual([])
  })

  it('of one student is no constraint', async () => {
    const students = [buildStudent('s1', { together: 'g', wishes: toBromma }), buildStudent('s2')]
    const result = await matched(grouped({ students }))
    expect(result.proof.kind).toBe('lp-duality')
    expect(placementsOf(result)).toHaveLength(2)
  })

  it('follows a pinned member', async () => {
    const students = [
      buildStudent('s1', { together: 'g', wishes: toFarsta }),
      buildStudent('s2', { together: 'g', wishes: toFarsta }),
    ]
    const result = await matched(grouped({ students, pinned: [{ student: 's2', offer: 'b1' }] }))
    expect(placementsOf(result)).toEqual(['s1 in b2', 's2 in b1'])
  })

  it('with members pinned in two districts has no plan', async () => {
    const students = [buildStudent('s1', { together: 'g' }), buildStudent('s2', { together: 'g' })]
    const pinned = [
      { student: 's1', offer: 'f1' },
      { student: 's2', offer: 'b1' },
    ]
    const result = await matched(grouped({ students, pinned }))
    expect(result).toMatchObject({ status: 'infeasible', proof: { kind: 'branch-and-bound', stages: [] } })
    expect(result.conflicts[0]?.rules).toEqual(['R11', 'R12'])
  })

  it(
    'is placed as well as trying every plan can, in 60 random instances of two groups',
    { timeout: 60_000 },
    async () => {
      let divided = 0
      let tried = 0
      for (let seed = 1; tried < 60; seed++) {
        const random = randomInstance(seed, { mayBeInfeasible: seed % 3 === 0 })
        if (random.students.length > 5) continue
        const students = random.students.map((student, index) => ({ ...student, together: `g${index % 2}` }))
        const instance = { ...random, students }
        const best = bestPlanByBruteForce(instance)
        const result = await matched(instance)
        expect(result.status, `seed ${seed}`).toBe(best ? 'optimal' : 'infeasible')
        expect(result.criteria, `seed ${seed}`).toEqual(best?.criteria ?? [])
        if (result.proof.kind === 'branch-and-bound') divided++
        tried++
      }
      expect(divided).toBeGreaterThan(5)
    },
  )
})

describe('searchGroups', () => {
  const instance = bigInstance(50, 2)
  const paired: Instance = {
    ...instance,
    students: instance.students.map((student, index) =>
      index < 6 ? { ...student, together: `g${index % 3}` } : student,
    ),
  }
  const model = matchingModel(paired, paired.policy)

  it('leaves the parts that duality shows to be worse unsolved', async () => {
    const { root, optimum } = await searchGroups(model, pairSolver(engine, model, firstPlan(model)))
    expect(optimum).not.toBeNull()
    expect(root.divided).not.toBeNull()
    const parts = root.divided?.parts ?? []
    const costs = optimum?.stages.map(({ cost }) => cost) ?? []
    const unsolved = parts.filter(({ standing }) => standing === null)
    expect(unsolved.length).toBeGreaterThan(0)
    for (const { bound } of unsolved) expect(compareCosts(bound, costs)).toBeGreaterThanOrEqual(0)
  })

  it('goes into no part when the time is up, also when no engine would be asked', async () => {
    let isLate = false
    const late: Engine = { ...engine, remainingSeconds: () => (isLate ? 0 : Infinity) }
    const { root, optimum, outOfTime } = await searchGroups(
      model,
      pairSolver(late, model, firstPlan(model)),
      {
        beforeDividing() {
          isLate = true
          return Promise.resolve()
        },
      },
    )
    expect({ optimum, outOfTime }).toEqual({ optimum: null, outOfTime: true })
    expect(root.divided?.parts.every(({ standing }) => standing === null)).toBe(true)
  })

  it('gives no part a better bound than the part that it came from', async () => {
    const { root } = await searchGroups(model, pairSolver(engine, model, firstPlan(model)))
    for (const part of root.divided?.parts ?? []) {
      expect(compareCosts(part.bound, root.bound)).toBeGreaterThanOrEqual(0)
      expect(part.decisions).toHaveLength(1)
    }
  })

  it('knows no more beforehand about a choice than solving it confirms', async () => {
    const { root } = await searchGroups(model, pairSolver(engine, model, firstPlan(model)))
    const choices = choicesOfTightestGroup(model, ['g0', 'g1', 'g2'], root.standing?.stages ?? [])
    expect(choices.length).toBeGreaterThan(3)
    let informed = 0
    for (const { decision, stages } of choices) {
      let standing = unsolved(
        faceOf(model, eachDecidedGroupStaysTogether(model.instance, [decision])),
        root.standing ?? { plan: [], columns: [] },
      )
      while (!isComplete(model, standing)) standing = (await solveNext(engine, model, standing)) ?? standing
      const costs = standing.stages.map(({ cost }) => cost)
      expect(compareCosts(costs, boundFrom(model, stages)), JSON.stringify(decision)).toBeGreaterThanOrEqual(
        0,
      )
      if (stages.length > 0) informed++
    }
    expect(informed).toBeGreaterThan(0)
  })

  it('finds the groups that a plan splits', () => {
    const columnOf = (student: string, offer: string): number =>
      model.pairs.findIndex(
        pair =>
          model.instance.students[pair.student]?.id === student &&
          model.instance.offers[pair.offer]?.id === offer,
      )
    const [first, second] = paired.students.filter(({ together }) => together === 'g1')
    const offersOf = (id = ''): string[] =>
      model.pairs.flatMap(pair =>
        model.instance.students[pair.student]?.id === id ? (model.instance.offers[pair.offer]?.id ?? '') : [],
      )
    const [offer = ''] = offersOf(first?.id)
    expect([...splitGroups(model, [])]).toEqual([])
    expect([...splitGroups(model, [columnOf(first?.id ?? '', offer)])]).toEqual(['g1'])
    const district = paired.offers.find(({ id }) => id === offer)?.district
    const same =
      offersOf(second?.id).find(id => paired.offers.find(each => each.id === id)?.district === district) ?? ''
    expect([
      ...splitGroups(model, [columnOf(first?.id ?? '', offer), columnOf(second?.id ?? '', same)]),
    ]).toEqual([])
  })

  it('leaves a proof that holds, and not for a part left out', async () => {
    const result = await matched(paired)
    expect(checkCertificate(paired, result)).toEqual([])
    if (result.proof.kind !== 'branch-and-bound') throw new Error('not divided')
    const { search } = result.proof
    const ofWhole = [...search.keys()].filter(index => search[index]?.of === 0)
    expect(ofWhole.length).toBeGreaterThan(3)
    for (const left of ofWhole) {
      const last = search.findIndex(({ of }, index) => index > left && of === 0)
      const gone = (last < 0 ? search.length : last) - left
      const renumbered = (of: number | null): number | null => (of !== null && of > left ? of - gone : of)
      const parts = search.toSpliced(left, gone).map(part => ({ ...part, of: renumbered(part.of) }))
      const proof = { ...result.proof, search: parts }
      expect(checkCertificate(paired, { ...result, proof })).toMatchObject([{ rule: 'proof' }])
    }
  })
})
