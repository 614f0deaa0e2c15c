import { describe, expect, it } from 'vitest'
import { CATEGORIES, noCounts, SEXES, type TermFigures } from '../../../src/domain/statistics/funnel.ts'
import { publish } from '../../../src/domain/statistics/published.ts'
import { randomSource } from '../../support/random-source.ts'
import { rangeOf, readerOf } from '../../support/suppression-attack.ts'

const NO_REASONS = {
  withdrawn: 0,
  waiting: 0,
  declined: 0,
  silence: 0,
  studentLeft: 0,
  replaced: 0,
  notAsked: 0,
}

interface World {
  readonly districts: readonly number[]
  /** Chances of the categories, in order, and of the sexes. */
  readonly outcomes: readonly number[]
  readonly sexes: readonly number[]
  readonly unplaced: number
}

function figuresOfWorld(seed: number, { districts, outcomes, sexes, unplaced }: World): TermFigures {
  const source = randomSource(seed)
  const draw = (chances: readonly number[]) => {
    const at = source.next() * chances.reduce((sum, chance) => sum + chance, 0)
    let sum = 0
    return chances.findIndex(chance => at < (sum += chance))
  }
  const universities = [noCounts(), noCounts(), noCounts()]
  const place = (category: number, rows: (number[][] | undefined)[]) => {
    const sex = draw(sexes)
    for (const row of rows) row![category]![sex]!++
  }
  const counts = districts.map(size => {
    const own = noCounts()
    for (let student = 0; student < size; student++) {
      place(draw(outcomes), [own, universities[draw([45, 30, 25])]])
    }
    return own
  })
  for (let student = 0; student < unplaced; student++) place(0, [universities[draw([45, 30, 25])]])
  return {
    districts: counts.map((own, index) => ({ id: `${index}`, offered: 10, unused: 0, counts: own })),
    universities: universities.map((own, index) => ({ id: `${index}`, counts: own })),
    reasons: NO_REASONS,
  }
}

const OUTCOMES = [0, 2, 1, 2, 4, 0, 91]
const WORLDS: readonly (readonly [string, World])[] = [
  [
    'an ordinary term',
    { districts: [12, 9, 8, 7, 7, 6, 5, 3], outcomes: OUTCOMES, sexes: [84, 15, 1], unplaced: 6 },
  ],
  [
    'a term with few interruptions',
    { districts: [14, 10, 9, 8, 2, 1], outcomes: [0, 1, 0, 1, 6, 30, 62], sexes: [70, 29, 1], unplaced: 2 },
  ],
  [
    'a small term',
    { districts: [6, 4, 3, 0], outcomes: [0, 0, 0, 0, 10, 0, 90], sexes: [60, 40, 0], unplaced: 0 },
  ],
  ['two districts', { districts: [40, 2], outcomes: OUTCOMES, sexes: [50, 50, 0], unplaced: 12 }],
  [
    'a term before publication',
    { districts: [12, 9, 9, 6], outcomes: [0, 60, 40, 0, 0, 0, 0], sexes: [75, 22, 3], unplaced: 9 },
  ],
  [
    'a large term',
    { districts: [60, 55, 40, 30, 22], outcomes: [0, 8, 8, 8, 12, 0, 64], sexes: [55, 40, 5], unplaced: 40 },
  ],
]

describe('a publication that is attacked by solving for what it leaves out (P7)', () => {
  const cases = WORLDS.flatMap(([name, world]) => [1, 2].map(seed => [name, seed, world] as const))

  it.each(cases)('keeps every hidden number of %s open (seed %i)', (_, seed, world) => {
    const figures = figuresOfWorld(seed, world)
    const published = publish(figures)
    const reader = readerOf(published, figures)
    const toProtect = new Map(
      reader.targets
        .filter(({ isLeftOut, value }) => value > 0 && (isLeftOut || value < 5))
        .map(target => [target.terms.join(), target]),
    )
    expect(toProtect.size).toBeGreaterThan(0)
    const known = [...toProtect.values()].flatMap(target => {
      const { least, greatest } = rangeOf(reader, target)
      return greatest - least > 2.999 ? [] : [`${target.name} = ${target.value}: ${least}–${greatest}`]
    })
    expect(known).toEqual([])
  })

  it('is cracked when one hidden number is told after all', () => {
    const figures = figuresOfWorld(1, WORLDS[3]![1])
    const published = publish(figures)
    const [first, ...rest] = published.districts
    const all = CATEGORIES.reduce(
      (sum, _, category) =>
        sum +
        (category > 0
          ? SEXES.reduce((part, __, sex) => part + figures.districts[0]!.counts[category]![sex]!, 0)
          : 0),
      0,
    )
    const told = { ...first!, cells: { ...first!.cells, matched: { ...first!.cells.matched, all } } }
    const reader = readerOf({ ...published, districts: [told, ...rest] }, figures)
    const other = reader.targets.find(({ name }) => name === 'd-1 matched all')!
    expect(other.isLeftOut).toBe(true)
    expect(rangeOf(reader, other)).toEqual({ least: 2, greatest: 2 })
  })
})
