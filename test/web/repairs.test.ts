import { describe, expect, it } from 'vitest'
import { repairs as sv } from '../../web/src/copy/sv/repairs.ts'
import type { RepairsView, RepairView, WithoutPlace } from '../../web/src/pages/repairs/repair-view.ts'
import {
  changesOf,
  criterionName,
  keptSentence,
  leftWithout,
} from '../../web/src/pages/repairs/repair-view.ts'

const buildRepair = (parts: Partial<RepairView>) =>
  ({ status: 'optimal', held: 93, kept: 92, moved: [], placed: [], lost: [], ...parts }) as RepairView

describe('the sentence of a repair (R20)', () => {
  it.each([
    ['92 av 93 behåller sin plats, och fler kan inte göra det – bevisat.', {}],
    ['Alla 93 som har en plats behåller den.', { kept: 93 }],
    ['Den som har en plats behåller den.', { kept: 1, held: 1 }],
    [
      '92 av 93 behåller sin plats. Tiden tog slut: det är inte uteslutet att fler kan göra det.',
      { status: 'feasible' as const },
    ],
  ])('is “%s”', (sentence, parts) => {
    expect(keptSentence(buildRepair(parts), sv)).toBe(sentence)
  })
})

describe('what a repair does', () => {
  it('counts whoever moves, gets a place or loses one', () => {
    const row = {} as never
    expect(changesOf(buildRepair({ moved: [row], placed: [row, row], lost: [row] }))).toBe(4)
    expect(changesOf(buildRepair({}))).toBe(0)
  })

  it('leaves out those who had no place in the matching either', () => {
    const rows = [
      { last: null, isLate: false },
      { last: null, isLate: true },
      { last: {}, isLate: false },
    ] as WithoutPlace[]
    expect(leftWithout({ withoutPlace: rows } as unknown as RepairsView)).toEqual(rows.slice(1))
  })

  it.each([
    ['priority-1', 'Placerade med förtur'],
    ['priority-2', 'Placerade med förtur 2'],
    ['wish-3', 'På önskemål 3'],
    ['wish-sum', 'Summan av önskemålens nummer'],
    ['travel', 'Restid enkel väg, minuter tillsammans'],
    ['something-new', 'something-new'],
  ])('names the criterion %s in words', (name, words) => {
    expect(criterionName(name, sv.names)).toBe(words)
  })
})
