import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tileLayout } from '../../web/src/charts/tile-layout.ts'

/** The administrations of the demonstration term. */
const places = fs
  .readFileSync('demo/forvaltningar.csv', 'utf8')
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map(line => {
    const [id = '', , latitude, longitude] = line.split(';')
    return { id, latitude: Number(latitude), longitude: Number(longitude) }
  })

describe('the tiles of a city', () => {
  const { tiles } = tileLayout(places)
  const at = (id: string) => tiles.find(tile => tile.id === id)!

  it('lie as the districts do', () => {
    expect(at('hasselby-vallingby').column).toBeLessThan(at('bromma').column)
    expect(at('bromma').column).toBeLessThan(at('kungsholmen').column)
    expect(at('rinkeby-kista').row).toBeLessThan(at('kungsholmen').row)
    expect(at('kungsholmen').row).toBeLessThan(at('sodermalm').row)
    expect(at('sodermalm').row).toBeLessThan(at('farsta').row)
    expect(at('skarholmen').column).toBeLessThan(at('skarpnack').column)
  })

  it('have room for a new district without being told of it', () => {
    const more = tileLayout([...places, { id: 'norra-djurgarden', latitude: 59.36, longitude: 18.1 }])
    const found = more.tiles.find(({ id }) => id === 'norra-djurgarden')!
    const farsta = more.tiles.find(({ id }) => id === 'farsta')!
    expect(found.row).toBeLessThan(farsta.row)
  })

  it('keep districts without coordinates, in rows below', () => {
    const unknown = ['nya', 'okanda'].map(id => ({ id, latitude: null, longitude: null }))
    const more = tileLayout([...places, ...unknown])
    const lowest = Math.max(
      ...more.tiles.filter(({ id }) => id !== 'nya' && id !== 'okanda').map(({ row }) => row),
    )
    for (const id of ['nya', 'okanda'])
      expect(more.tiles.find(tile => tile.id === id)!.row).toBeGreaterThan(lowest)
    expect(tileLayout(unknown).tiles.map(({ row, column }) => [row, column])).toEqual([
      [1, 1],
      [1, 2],
    ])
  })
})

describe('any places', () => {
  const place = fc.record({
    latitude: fc.option(fc.double({ min: 55, max: 69, noNaN: true })),
    longitude: fc.double({ min: 11, max: 24, noNaN: true }),
  })
  const some = fc.array(place, { maxLength: 16 }).map(list =>
    list.map(({ latitude, longitude }, index) => ({
      id: `d${index}`,
      latitude,
      longitude: latitude === null ? null : longitude,
    })),
  )

  it('get a tile each, of their own, inside the grid, whatever order they come in', () => {
    fc.assert(
      fc.property(some, given => {
        const { columns, tiles } = tileLayout(given)
        expect(tiles.map(({ id }) => id).toSorted()).toEqual(given.map(({ id }) => id).toSorted())
        expect(new Set(tiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(given.length)
        for (const { column, row } of tiles) {
          expect(column).toBeGreaterThanOrEqual(1)
          expect(column).toBeLessThanOrEqual(columns)
          expect(row).toBeGreaterThanOrEqual(1)
        }
        expect(tileLayout(given.toReversed())).toEqual({ columns, tiles })
      }),
    )
  })
})
