import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowLayout, flowTable, largestFlow } from '../../web/src/charts/flow-layout.ts'

const flow = (from: string, to: string, count: number) => ({ from, to, count })
const flows = [
  flow('SU', 'Farsta', 5),
  flow('SH', 'Farsta', 2),
  flow('SU', 'Älvsjö', 1),
  flow('SU', 'Farsta', 1),
  flow('SH', 'Bromma', 0),
]

describe('flows', () => {
  it('tell the largest, those of one pair together', () => {
    expect(largestFlow(flows)).toEqual(flow('SU', 'Farsta', 6))
    expect(largestFlow([flow('SU', 'Farsta', 0)])).toBeNull()
  })

  it('are the same numbers in the table, the largest first', () => {
    expect(flowTable(flows)).toEqual({
      from: ['SU', 'SH'],
      rows: [
        { to: 'Farsta', counts: [6, 2], sum: 8 },
        { to: 'Älvsjö', counts: [1, 0], sum: 1 },
      ],
    })
  })
})

describe('any flows', () => {
  const name = (names: string) => fc.constantFrom(...names)
  const some = fc.array(
    fc.record({ from: name('abc'), to: name('klmnopqr'), count: fc.integer({ min: 0, max: 40 }) }),
    { minLength: 1, maxLength: 40 },
  )

  it('are bands as thick as their students are many, which fill their bars without touching', () => {
    fc.assert(
      fc.property(some, given => {
        const { height, left, right, bands } = flowLayout(given)
        const total = given.reduce((sum, { count }) => sum + count, 0)
        expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(total)
        for (const [ends, side] of [
          [left, 'from'],
          [right, 'to'],
        ] as const) {
          for (const [index, end] of ends.entries()) {
            const own = bands.filter(band => band[side] === end.name)
            expect(own.reduce((sum, band) => sum + band.height, 0)).toBeCloseTo(end.height)
            const spans = own
              .map(band => (side === 'from' ? band.fromTop : band.toTop))
              .toSorted((a, b) => a - b)
            expect(spans[0]).toBeCloseTo(end.top)
            const next = ends[index + 1]?.top ?? height
            expect(end.top + end.height).toBeLessThan(next)
          }
        }
        const thickness = new Set(bands.map(band => (band.height / band.count).toFixed(6)))
        expect(thickness.size).toBeLessThanOrEqual(1)
      }),
    )
  })
})
