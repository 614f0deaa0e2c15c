import { describe, expect, it } from 'vitest'
import { boundOf } from '../../../src/domain/matching/certificate-bound.ts'

const bound = (duals: number[], lower: number[], upper: number[]): bigint =>
  boundOf({ lower: Float64Array.from(lower), upper: Float64Array.from(upper) }, Float64Array.from(duals))

describe('the bound that dual values prove', () => {
  it('takes the lower bound of a row that is worth something, and the upper of one that costs', () => {
    expect(bound([3, -2, 0], [4, 0, 7], [9, 5, 8])).toBe(2n)
  })

  it('is exact where doubles would round', () => {
    const large = 2 ** 53
    expect(bound([1, large, -large], [1, 1, 0], [1, 1, 1])).toBe(1n)
    expect(bound([large, 1, 1], [1, 1, 1], [1, 1, 1])).toBe(9_007_199_254_740_994n)
  })
})
