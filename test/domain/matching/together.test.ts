import { describe, expect, it } from 'vitest'
import { groupsOf, groupsTooLarge, LARGEST_GROUP } from '../../../src/domain/matching/together.ts'

const pair = (studentId: string, otherId: string) => ({ studentId, otherId })

/** A chain of as many students as told. */
const chain = (length: number) =>
  Array.from({ length: length - 1 }, (_, index) => pair(`s${index}`, `s${index + 1}`))

describe('groups of pairs (R11)', () => {
  it('connect whoever is paired, over any number of steps, under the smallest member', () => {
    expect([...groupsOf([pair('d', 'c'), pair('b', 'd'), pair('x', 'y')])].toSorted()).toEqual([
      ['b', 'b'],
      ['c', 'b'],
      ['d', 'b'],
      ['x', 'x'],
      ['y', 'x'],
    ])
  })

  it('are too large when one more is in them than may be', () => {
    expect(groupsTooLarge(chain(LARGEST_GROUP))).toEqual([])
    const [group, ...others] = groupsTooLarge([...chain(LARGEST_GROUP + 1), pair('a', 'b')])
    expect([group?.length, group?.[0], others]).toEqual([LARGEST_GROUP + 1, 's0', []])
  })
})
