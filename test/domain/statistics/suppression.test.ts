import { describe, expect, it } from 'vitest'
import { groupsToTell } from '../../../src/domain/statistics/suppression.ts'

describe('the groups that may be told of (P7)', () => {
  it.each([
    ['all when all are large', { women: 30, men: 9 }, ['women', 'men']],
    ['none but those of five or more', { women: 30, men: 4, other: 3, unknown: 9 }, ['women', 'unknown']],
    ['one less when a single small one could be worked out', { women: 30, men: 9, other: 2 }, ['women']],
    ['all when the rest is empty', { women: 30, men: 9, other: 0 }, ['women', 'men']],
    ['none when the only other would tell of the small one', { women: 30, men: 2 }, []],
  ])('are %s', (_, sizes, told) => {
    expect(groupsToTell(new Map(Object.entries(sizes)))).toEqual(told)
  })
})
