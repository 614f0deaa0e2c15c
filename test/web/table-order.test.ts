import { describe, expect, it } from 'vitest'
import { filterRows, nextSort, parseSort, searchText, sortRows } from '../../web/src/ui/table-order.ts'

describe('sorting', () => {
  it('goes through ascending, descending and unsorted', () => {
    expect(nextSort(null, 'namn')).toBe('namn')
    expect(nextSort({ key: 'namn', descending: false }, 'namn')).toBe('-namn')
    expect(nextSort({ key: 'namn', descending: true }, 'namn')).toBeNull()
    expect(nextSort({ key: 'namn', descending: true }, 'antal')).toBe('antal')
  })

  it('reads the address and ignores columns that do not exist', () => {
    expect(parseSort('-namn', ['namn'])).toEqual({ key: 'namn', descending: true })
    expect(parseSort('annat', ['namn'])).toBeNull()
  })

  it('puts å, ä and ö last, numbers in names by size, and leaves equals as they were', () => {
    const names = ['Örby 2', 'Ängby', 'alvik 10', 'Årsta', 'Alvik 9', 'Zinken', 'ALVIK 9']
    const sorted = ['Alvik 9', 'ALVIK 9', 'alvik 10', 'Zinken', 'Årsta', 'Ängby', 'Örby 2']
    expect(sortRows(names, name => name, false)).toEqual(sorted)
    const descending = ['Örby 2', 'Ängby', 'Årsta', 'Zinken', 'alvik 10', 'Alvik 9', 'ALVIK 9']
    expect(sortRows(names, name => name, true)).toEqual(descending)
  })

  it('takes what is infinite for more than any number', () => {
    expect(sortRows([Infinity, 2, Infinity, 1], row => row, false)).toEqual([1, 2, Infinity, Infinity])
  })

  it('puts rows without a value last in both directions', () => {
    const rows = [3, null, 10, 1]
    expect(sortRows(rows, row => row, false)).toEqual([1, 3, 10, null])
    expect(sortRows(rows, row => row, true)).toEqual([10, 3, 1, null])
  })
})

describe('filtering', () => {
  const rows = ['Åsa Ek, Bromma', 'Örjan Öberg, Farsta', 'Åke Berg, Farsta']

  const filtered = (filter: string) =>
    filterRows(
      rows,
      rows.map(row => searchText([row])),
      filter,
    )

  it('wants every word somewhere, whatever the case', () => {
    expect(filtered('FARSTA å')).toEqual(['Åke Berg, Farsta'])
  })

  it('tells å from a', () => {
    expect(filtered('asa')).toEqual([])
  })

  it('keeps all rows without words', () => {
    expect(filtered('  ')).toEqual(rows)
  })
})
