import { describe, expect, it } from 'vitest'
import { compareText } from '../../web/src/format.ts'
import { crossed, gainOf } from '../../web/src/pages/matching/worth-grid.ts'

const worth = (districtName: string, fieldName: string) => ({
  districtId: districtName,
  districtName,
  fieldName,
  places: 1,
  more: [],
  less: null,
})

describe('what a place more gives', () => {
  it.each([
    [
      [
        { name: 'placed', by: 2 },
        { name: 'outside', by: 1 },
      ],
      { kind: 'place', students: 2 },
    ],
    [[{ name: 'priority-1', by: 1 }], { kind: 'place', students: 1 }],
    [
      [
        { name: 'wish-3', by: -2 },
        { name: 'wish-2', by: 2 },
      ],
      { kind: 'wish', students: 2 },
    ],
    [[{ name: 'travel', by: -40 }], null],
    [[], null],
  ])('is its first change but journeys: %j', (change, gain) => {
    expect(gainOf(change)).toEqual(gain)
  })
})

describe('the grid', () => {
  it('has every district and field once, å ä ö last, and holes where nothing was asked', () => {
    const { fields, rows } = crossed(
      [worth('Älvsjö', 'Äldre'), worth('Farsta', 'Missbruk'), worth('Farsta', 'Äldre')],
      compareText,
    )
    expect(fields).toEqual(['Missbruk', 'Äldre'])
    expect(rows.map(({ district, worths }) => [district, ...worths.map(one => one?.fieldName)])).toEqual([
      ['Farsta', 'Missbruk', 'Äldre'],
      ['Älvsjö', undefined, 'Äldre'],
    ])
  })
})
