import { describe, expect, it } from 'vitest'
import { checkPlacements } from '../../../src/domain/matching/check-rules.ts'
import { comparePolicies } from '../../../src/domain/matching/policies.ts'
import { averageStatistics, statisticsOf } from '../../../src/domain/matching/plan-statistics.ts'
import { randomTurns } from '../../../src/domain/matching/random-turns.ts'
import { buildInstance, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { matched } from '../../support/in-process-solver.ts'
import { randomInstance } from '../../support/random-instance.ts'

const FARSTA = { district: 'farsta' }
const BROMMA = { district: 'bromma' }

describe('random turns', () => {
  it('obey every rule but guarantees and minima in random instances', () => {
    for (let seed = 0; seed < 200; seed++) {
      const instance = randomInstance(seed, { together: seed % 2 === 0, mayBeInfeasible: false })
      const rules = new Set(checkPlacements(instance, randomTurns(instance)('a')).map(({ rule }) => rule))
      expect([...rules], `seed ${seed}`).toEqual([])
    }
  })

  it('give the place to whoever is drawn first, and another seed another order', () => {
    const wishes = [FARSTA]
    const students = ['s1', 's2', 's3', 's4'].map(id => buildStudent(id, { wishes }))
    const instance = buildInstance({ offers: [buildOffer('f')], students })
    const winners = new Set(
      Array.from({ length: 40 }, (_, seed) => randomTurns(instance)(String(seed))[0]?.student),
    )
    expect(winners).toEqual(new Set(['s1', 's2', 's3', 's4']))
    expect(randomTurns(instance)('a')).toEqual(randomTurns(instance)('a'))
  })

  it('let a group choose a district with room for all of it, or go without (R11)', () => {
    const students = [
      buildStudent('s1', { together: 'g', wishes: [FARSTA] }),
      buildStudent('s2', { together: 'g', wishes: [FARSTA] }),
    ]
    const bromma = ['b1', 'b2'].map(id => buildOffer(id, BROMMA))
    const roomy = buildInstance({ offers: [buildOffer('f'), ...bromma], students })
    expect(randomTurns(roomy)('a').map(({ offer }) => offer)).toEqual(expect.arrayContaining(['b1', 'b2']))
    expect(randomTurns(buildInstance({ offers: [buildOffer('f'), bromma[0]!], students }))('a')).toEqual([])
  })
})

describe('the statistics of a plan', () => {
  const instance = buildInstance({
    offers: [buildOffer('f'), buildOffer('b', BROMMA)],
    students: [
      buildStudent('s1', { wishes: [FARSTA, BROMMA], travelMinutes: { farsta: 10, bromma: 40 } }),
      buildStudent('s2', { wishes: [FARSTA], travelMinutes: { farsta: 20 } }),
      buildStudent('s3', { wishes: [FARSTA] }),
    ],
  })
  const placements = [
    { student: 's1', offer: 'b' },
    { student: 's2', offer: 'f' },
  ]

  it('count wishes, those outside and travel, of the students asked about', () => {
    expect(statisticsOf(instance, instance.students, placements)).toEqual({
      students: 3,
      placed: 2,
      atWish: [1, 1],
      outside: 0,
      worstWish: 2,
      averageMinutes: 30,
      longestMinutes: 40,
    })
    expect(statisticsOf(instance, instance.students.slice(2), placements)).toMatchObject({
      placed: 0,
      worstWish: null,
      averageMinutes: null,
    })
  })

  it('are averaged over plans, but the worst is the worst of any', () => {
    const other = [{ student: 's1', offer: 'f' }]
    const both = [placements, other].map(plan => statisticsOf(instance, instance.students, plan))
    expect(averageStatistics(both)).toMatchObject({
      placed: 1.5,
      atWish: [1, 0.5],
      worstWish: 2,
      longestMinutes: 40,
    })
  })
})

describe('the price of a policy', () => {
  it('shows what each policy gives, and the random order beside them', async () => {
    const instance = buildInstance({
      seed: 'a',
      offers: ['o1', 'o2', 'o3'].map(id => buildOffer(id)),
      students: [
        buildStudent('s1', { wishes: [{ offer: 'o1' }, { offer: 'o2' }, { offer: 'o3' }] }),
        buildStudent('s2', { wishes: [{ offer: 'o1' }, { offer: 'o2' }] }),
        buildStudent('s3', { wishes: [{ offer: 'o2' }, { offer: 'o3' }] }),
      ],
    })
    const groups = [{ name: 'bara s1', students: ['s1'] }]
    const outcomes = await comparePolicies(instance, groups, policy => matched(instance, { policy }))
    expect(outcomes.map(({ way, isProved }) => [way, isProved])).toEqual([
      ['no-one-outside', true],
      ['most-first-choices', true],
      ['lowest-average', true],
      ['random-turns', false],
    ])
    const [careful, first] = outcomes
    expect(careful?.all).toMatchObject({ placed: 3, atWish: [1, 2, 0], worstWish: 2 })
    expect(first?.all).toMatchObject({ placed: 3, atWish: [2, 0, 1], worstWish: 3 })
    expect(careful?.groups).toEqual([
      { name: 'bara s1', statistics: expect.objectContaining({ students: 1, placed: 1 }) },
    ])
    expect(outcomes[3]?.all?.placed).toBeLessThanOrEqual(3)
  })
})
