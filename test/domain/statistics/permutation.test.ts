import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../src/domain/statistics/equal-terms.ts'
import { holm, permutationTest } from '../../../src/domain/statistics/permutation.ts'
import { percentile } from '../../../src/domain/statistics/percentile.ts'
import { randomSource } from '../../support/random-source.ts'

const of = (group: string, stratum: string, ...values: number[]) =>
  values.map(value => ({ value, group, stratum }))

describe('whether groups differ by more than chance', () => {
  it('is near the exact chance where all shuffles can be counted', () => {
    // Of the 20 ways to choose three of six values, two are as uneven as this one.
    const p = permutationTest([...of('a', '', 1, 2, 3), ...of('b', '', 4, 5, 6)], 'seed')
    expect(p).toBeCloseTo(0.1, 1)
    expect(permutationTest([...of('a', '', 1, 2, 3), ...of('b', '', 4, 5, 6)], 'seed')).toBe(p)
  })

  it('is never zero, and null without two groups or any difference', () => {
    const far = [...of('a', '', ...Array(20).fill(1)), ...of('b', '', ...Array(20).fill(9))]
    expect(permutationTest(far, 'seed')).toBe(1 / 10_000)
    expect(permutationTest(of('a', '', 1, 2), 'seed')).toBeNull()
    expect(permutationTest([...of('a', '', 3, 3), ...of('b', '', 3)], 'seed')).toBeNull()
  })

  it('is not taken for a difference between groups what is one between strata', () => {
    // Women are mostly at the university whose students got low numbers, and get the same there as men.
    const confounded = [
      ...of('women', 'SU', ...Array(16).fill(1), ...Array(4).fill(2)),
      ...of('men', 'SU', 1, 1, 1, 1, 2),
      ...of('women', 'SH', 4, 4, 4, 4, 5),
      ...of('men', 'SH', ...Array(16).fill(4), ...Array(4).fill(5)),
    ]
    expect(permutationTest(confounded, 'seed')).toBeGreaterThan(0.5)
    expect(
      permutationTest(
        confounded.map(one => ({ ...one, stratum: '' })),
        'seed',
      ),
    ).toBeLessThan(0.001)
  })

  it('is a false alarm about as often as it says', () => {
    const source = randomSource(7)
    const alarms = Array.from({ length: 60 }, (_, index) => {
      const drawn = Array.from({ length: 20 }, () => ({
        value: source.integer(1, 5),
        group: source.pick(['a', 'b', 'c']),
        stratum: '',
      }))
      return permutationTest(drawn, String(index))! < 0.1
    }).filter(Boolean)
    expect(alarms.length).toBeLessThanOrEqual(13)
  })

  it('is adjusted for all that is shown', () => {
    expect(holm([0.01, null, 0.04, 0.03])).toEqual([0.03, null, 0.06, 0.06])
    expect(holm([0.9, 0.8])).toEqual([1, 1])
  })
})

describe('the comparison of groups', () => {
  const student = (sex: string, wishNumber: number) => ({
    universityId: 'SU',
    districtId: 'farsta',
    sex,
    wishNumber,
    travelMinutes: 20,
  })

  it('tells of no sex with fewer than five, nor of the one that would give it away', () => {
    const few = [
      ...Array.from({ length: 9 }, () => student('female', 1)),
      ...[1, 2, 3].map(n => student('male', n)),
    ]
    const bySex = compareGroups(few, 'VT2020').find(
      ({ measure, grouping }) => measure === 'wish' && grouping === 'sex',
    )
    expect(bySex).toMatchObject({ groups: [], p: null, isLargerThanChance: null })
  })

  it('says that a difference is larger than chance only when it is', () => {
    const wide = [1, 1, 1, 1, 1, 1, 1, 1]
      .map(n => student('female', n))
      .concat([4, 4, 4, 4, 4, 4, 4, 4].map(n => student('male', n)))
    const bySex = compareGroups(wide, 'VT2020').find(
      ({ measure, grouping }) => measure === 'wish' && grouping === 'sex',
    )
    expect(bySex).toMatchObject({ isLargerThanChance: true })
    expect(bySex?.groups.map(({ id, mean }) => [id, mean])).toEqual([
      ['female', 1],
      ['male', 4],
    ])
  })
})

describe('a percentile', () => {
  it('is one of the values, by nearest rank', () => {
    const days = [9, 1, 3, 2, 4, 5, 6, 7, 8, 10]
    expect([percentile(days, 0.5), percentile(days, 0.9), percentile([], 0.5)]).toEqual([5, 9, null])
  })
})
