import { describe, expect, it } from 'vitest'
import { matching as en } from '../../web/src/copy/en/matching.ts'
import { matching as sv } from '../../web/src/copy/sv/matching.ts'
import {
  averageTravel,
  countWishes,
  criterionText,
  wishCountsOf,
} from '../../web/src/pages/matching/criteria.ts'

const min = (name: string, value: number) => ({ name, sense: 'min' as const, value })
const max = (name: string, value: number) => ({ name, sense: 'max' as const, value })
const text = (name: string, value: number, words = sv) =>
  criterionText(min(name, value), 96, words.criterion).replaceAll(/[\u00a0\u202f]/g, ' ')

describe('criterionText', () => {
  it('says each stage in words', () => {
    expect(text('outside', 0)).toBe('Utanför sin lista: 0')
    expect(text('wish-2', 14)).toBe('På önskemål 2: 14')
    expect(text('placed', 96)).toBe('Placerade: 96')
    expect(text('kept', 90)).toBe('Behåller sin plats: 90')
    expect(text('wish-sum', 124)).toBe('Summan av önskemålens nummer: 124')
    expect(text('travel', 2890)).toBe('Restid enkel väg, alla tillsammans: 2 890 minuter (30,1 i snitt)')
    expect(text('lottery', 31415926)).toBe('Lottning mellan planer som är lika bra i allt ovan')
  })

  it('names a priority class only when there is more than the first', () => {
    expect(text('priority-1', 3)).toBe('Placerade med förtur: 3')
    expect(text('priority-2', 1)).toBe('Placerade med förtur 2: 1')
  })

  it('shows an unknown stage as it is', () => {
    expect(text('wish-x', 1)).toBe('wish-x: 1')
  })

  it('speaks English too', () => {
    expect(text('outside', 0, en)).toBe('Outside their list: 0')
  })
})

describe('wish counts', () => {
  const placement = (wish: number | null) => ({ wish })

  it('counts placements by wish number', () => {
    const placements = [1, 3, null, 1].map(placement) as unknown as Parameters<typeof countWishes>[0]
    expect(countWishes(placements)).toEqual({ byWish: [2, 0, 1], outside: 1 })
  })

  it('finds first wishes as the rest when outside and later wishes are known', () => {
    const criteria = [max('placed', 96), min('outside', 1), min('wish-3', 5), min('wish-2', 14)]
    expect(wishCountsOf(criteria)).toEqual({ byWish: [76, 14, 5], outside: 1 })
  })

  it('finds outside as the rest when all wishes are known', () => {
    const criteria = [max('placed', 96), max('wish-1', 79), max('wish-2', 15)]
    expect(wishCountsOf(criteria)).toEqual({ byWish: [79, 15], outside: 2 })
  })

  it('cannot tell from a sum', () => {
    expect(wishCountsOf([max('placed', 96), min('wish-sum', 124)])).toBeNull()
    expect(wishCountsOf([])).toBeNull()
  })

  it('has no average travel without anyone placed', () => {
    expect(averageTravel([min('travel', 0)], 0)).toBeNull()
  })
})
