import { describe, expect, it } from 'vitest'
import { neighbour, toggled } from '../../web/src/pages/pilots/week-grid.ts'

describe('the week grid', () => {
  it('switches cells on unless all of them are on', () => {
    expect([...toggled(new Set(['a']), ['a', 'b'])].sort()).toEqual(['a', 'b'])
    expect([...toggled(new Set(['a', 'b', 'c']), ['a', 'b'])]).toEqual(['c'])
  })

  it('moves by arrows within its edges, and along the row by Home and End', () => {
    const size = { rows: 3, columns: 5 }
    expect(neighbour('ArrowRight', { row: 1, column: 1 }, size)).toEqual({ row: 1, column: 2 })
    expect(neighbour('ArrowUp', { row: 0, column: 1 }, size)).toBeNull()
    expect(neighbour('ArrowRight', { row: 0, column: 4 }, size)).toBeNull()
    expect(neighbour('Home', { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 0 })
    expect(neighbour('End', { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 4 })
    expect(neighbour('a', { row: 2, column: 3 }, size)).toBeNull()
  })
})
