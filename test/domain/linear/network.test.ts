import { describe, expect, it } from 'vitest'
import type { PathConstraint } from '../../../src/domain/linear/network.ts'
import { pathNetwork } from '../../../src/domain/linear/network.ts'

const row = (side: PathConstraint['side'], ...columns: number[]): PathConstraint => ({
  rule: 'R0',
  name: columns.join(),
  side,
  lower: 0,
  upper: 1,
  columns,
})

describe('pathNetwork', () => {
  it('leads from the hub through the supply rows, the column and the demand rows back to the hub', () => {
    const network = pathNetwork(
      [
        row('supply', 0, 1, 2),
        row('supply', 0, 1),
        row('supply', 2),
        row('demand', 0, 2),
        row('demand', 1),
        row('demand', 0, 1, 2),
      ],
      3,
    )
    expect(network).toEqual({
      nodes: 7,
      rowTail: Int32Array.of(0, 1, 1, 4, 5, 6),
      rowHead: Int32Array.of(1, 2, 3, 6, 6, 0),
      columnTail: Int32Array.of(2, 2, 3),
      columnHead: Int32Array.of(4, 5, 4),
    })
  })

  it('puts a row without columns between its node and the hub', () => {
    const network = pathNetwork([row('supply'), row('demand')], 0)
    expect([...network.rowTail]).toEqual([0, 2])
    expect([...network.rowHead]).toEqual([1, 0])
  })

  it.each(['supply', 'demand'] as const)(
    'refuses %s rows that overlap without one holding the other',
    side => {
      expect(() => pathNetwork([row(side, 0, 1), row(side, 1, 2)], 3)).toThrow('not nested')
    },
  )
})
