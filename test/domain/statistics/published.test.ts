import { describe, expect, it } from 'vitest'
import { asNow } from '../../../src/domain/statistics/as-now.ts'
import {
  CATEGORIES,
  noCounts,
  SEXES,
  type Counts,
  type Declines,
  type Sex,
  type TermFigures,
} from '../../../src/domain/statistics/funnel.ts'
import { publish } from '../../../src/domain/statistics/published.ts'
import { randomSource } from '../../support/random-source.ts'
import { rangeOf, readerOf, readerOfAdded, withSums } from '../../support/suppression-attack.ts'

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

/** The same with another student in the first district and at the first university, who has completed. */
function withOneMore(figures: TermFigures, sex: Sex): TermFigures {
  const more = <Row extends { readonly counts: Counts }>(rows: readonly Row[]) =>
    rows.map((row, index) => ({
      ...row,
      counts: row.counts.map((sexes, category) =>
        sexes.map((students, column) =>
          index === 0 && category === CATEGORIES.indexOf('completed') && column === SEXES.indexOf(sex)
            ? students + 1
            : students,
        ),
      ),
    }))
  return { ...figures, districts: more(figures.districts), universities: more(figures.universities) }
}

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

  it.each(WORLDS.slice(0, 3))(
    'keeps them open beside its own sums in today’s organisation, for %s',
    (_, world) => {
      const figures = figuresOfWorld(1, world)
      const published = publish(figures)
      const merged = [['0', 'merged'] as const, ['1', 'merged'] as const]
      const now = asNow(published, merged, [])
      const reader = withSums(readerOf(published, figures), now, id => (id === 'merged' ? ['0', '1'] : [id]))
      const known = reader.targets
        .filter(({ isLeftOut, value, name }) => isLeftOut && value > 0 && name.startsWith('d-'))
        .flatMap(target => {
          const { least, greatest } = rangeOf(reader, target)
          return greatest - least > 2.999 ? [] : [`${target.name} = ${target.value}: ${least}–${greatest}`]
        })
      expect(now.districts.some(({ id }) => id === 'merged')).toBe(true)
      expect(known).toEqual([])
    },
  )

  it.each(WORLDS.slice(0, 4))(
    'does not tell the sex of one who is added after a report of %s was frozen',
    (_, world) => {
      const figures = figuresOfWorld(1, world)
      const frozen = publish(figures)
      const sexes =
        frozen.sexGroups.length > 0 ? frozen.sexGroups : ([['female', 'other'], ['male']] as const)
      for (const sex of ['female', 'male'] as const) {
        const later = withOneMore(figures, sex)
        const { reader, target } = readerOfAdded(
          frozen,
          publish(later, [frozen]),
          [figures, later],
          sexes.find(group => (group as readonly string[]).includes(sex))!,
        )
        expect([sex, rangeOf(reader, target)]).toEqual([sex, { least: 0, greatest: 1 }])
      }
    },
  )

  it('would tell it without regard to the report that was frozen before', () => {
    const figures = figuresOfWorld(1, WORLDS[3]![1])
    const later = withOneMore(figures, 'female')
    const frozen = publish(figures)
    const group = frozen.sexGroups.find(sexes => sexes.includes('female'))!
    const { reader, target } = readerOfAdded(frozen, publish(later), [figures, later], group)
    expect(rangeOf(reader, target)).toEqual({ least: 1, greatest: 1 })
  })

  it('tells nothing by sex of a day that somebody chooses', () => {
    const { city, districts, universities, sexGroups } = publish(figuresOfWorld(1, WORLDS[5]![1]), [], false)
    expect(sexGroups).toEqual([])
    for (const { cells } of [city, ...districts, ...universities]) {
      expect(Object.values(cells).flatMap(({ bySex }) => bySex)).toEqual([])
    }
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

describe('declines by reason', () => {
  const none = {
    supervisor: 0,
    unqualified: 0,
    workload: 0,
    reorganised: 0,
    period: 0,
    unsuitable: 0,
    other: 0,
    unstated: 0,
  }
  const figuresWith = (declines: Partial<Declines>) => ({
    ...figuresOfWorld(1, WORLDS[5]![1]),
    declines: { ...none, ...declines },
  })
  const told = (declines: Partial<Declines>) => publish(figuresWith(declines)).city.declines

  it('are told where there are five or more, and the others together', () => {
    expect(told({ workload: 7, supervisor: 3, period: 2 })).toMatchObject({ workload: 7, together: 5 })
    expect(told({ workload: 7, supervisor: 3, period: 2 })).not.toHaveProperty('supervisor')
  })

  it('are left out when one reason alone would be known from the rest, and told when there are none', () => {
    expect(told({ workload: 7, supervisor: 3 })).toBeNull()
    expect(told({})).toMatchObject({ workload: 0 })
  })

  it('are left out beside an earlier report with other numbers', () => {
    const frozen = publish(figuresWith({ workload: 7 }))
    expect(publish(figuresWith({ workload: 7 }), [frozen]).city.declines).toMatchObject({ workload: 7 })
    expect(publish(figuresWith({ workload: 8 }), [frozen]).city.declines).toBeNull()
  })
})
