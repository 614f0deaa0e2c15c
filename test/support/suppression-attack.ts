import { equalTo, solve, type Constraint } from 'yalps'
import { STAGES, type Cells, type Stage } from '../../src/domain/statistics/cells.ts'
import { CATEGORIES, SEXES, type Sex, type TermFigures } from '../../src/domain/statistics/funnel.ts'
import type { Published } from '../../src/domain/statistics/published.ts'

/** A number that a reader might want to know: a sum of unknowns, and what it really is. */
export interface Target {
  readonly name: string
  readonly terms: readonly string[]
  readonly value: number
  /** Whether the publication leaves it out by name. */
  readonly isLeftOut: boolean
}

const CATEGORIES_OF: Record<Stage, readonly number[]> = {
  requested: [0, 1, 2, 3, 4, 5, 6],
  matched: [1, 2, 3, 4, 5, 6],
  confirmed: [2, 3, 4, 5, 6],
  published: [3, 4, 5, 6],
  cancelled: [3],
  interrupted: [4],
  underWay: [5],
  completed: [6],
}

/**
 * A reader who has the publication alone: one unknown for the students of each row, category and sex, and an equation for
 * every number that is published. Written without the code that leaves numbers out. `when` tells the unknowns of several
 * publications apart.
 */
export function readerOf(published: Published, figures: TermFigures, when = '') {
  const equations: { terms: readonly string[]; equals: number }[] = []
  const targets: Target[] = []
  const unknown = (row: string, category: number, sex: number) => unknownOf(`${when}${row}`, category, sex)
  const everySex = SEXES.map((_, sex) => sex)
  const rows = [
    ...published.districts.map((row, index) => ({
      table: 'd',
      cells: row.cells,
      counts: figures.districts[index]!.counts,
      name: `d-${row.id}`,
    })),
    ...published.universities.map((row, index) => ({
      table: 'u',
      cells: row.cells,
      counts: figures.universities[index]!.counts,
      name: `u-${row.id}`,
    })),
  ]
  const sumsOf = (names: readonly string[], categories: readonly number[], sexes: readonly number[]) =>
    names.flatMap(name => categories.flatMap(category => sexes.map(sex => unknown(name, category, sex))))

  function read(
    names: readonly string[],
    label: string,
    cells: Cells,
    valueOf: (categories: readonly number[], sexes: readonly number[]) => number,
    isDistrict: boolean,
  ) {
    const range = (first: number, last: number) =>
      CATEGORIES.flatMap((_, index) => (index >= first && index <= last ? [index] : []))
    for (const stage of STAGES) {
      const categories = CATEGORIES_OF[stage].filter(category => !isDistrict || category > 0)
      if (isDistrict && stage === 'requested') continue
      const groups = [
        { sexes: everySex, told: cells[stage].all, sex: 'all' },
        ...cells[stage].bySex.map((told, index) => ({
          sexes: published.sexGroups[index]!.map(sex => SEXES.indexOf(sex)),
          told,
          sex: String(index),
        })),
      ]
      for (const { sexes, told, sex } of groups) {
        const terms = sumsOf(names, categories, sexes)
        if (told !== null) equations.push({ terms, equals: told })
        targets.push({
          name: `${label} ${stage} ${sex}`,
          terms,
          value: valueOf(categories, sexes),
          isLeftOut: told === null,
        })
      }
    }
    // Differences between stages, and each sex on its own, though nobody publishes them.
    for (let first = isDistrict ? 1 : 0; first < CATEGORIES.length; first++) {
      for (let last = first; last < CATEGORIES.length; last++) {
        for (const sexes of [everySex, ...everySex.map(sex => [sex])]) {
          targets.push({
            name: `${label} ${first}–${last} ${sexes.join('+')}`,
            terms: sumsOf(names, range(first, last), sexes),
            value: valueOf(range(first, last), sexes),
            isLeftOut: false,
          })
        }
      }
    }
  }

  const count =
    (counts: readonly (readonly number[])[]) => (categories: readonly number[], sexes: readonly number[]) =>
      categories.reduce(
        (sum, category) => sum + sexes.reduce((part, sex) => part + counts[category]![sex]!, 0),
        0,
      )
  for (const { name, cells, counts, table } of rows) read([name], name, cells, count(counts), table === 'd')
  const universities = rows.filter(({ table }) => table === 'u')
  const districts = rows.filter(({ table }) => table === 'd')
  read(
    universities.map(({ name }) => name),
    'city',
    published.city.cells,
    (categories, sexes) =>
      universities.reduce((sum, { counts }) => sum + count(counts)(categories, sexes), 0),
    false,
  )
  // Everyone with a placement is in a district and at a university.
  const links = CATEGORIES.flatMap((_, category) =>
    category === 0
      ? []
      : everySex.map(sex => ({
          plus: universities.map(({ name }) => unknown(name, category, sex)),
          minus: districts.map(({ name }) => unknown(name, category, sex)),
        })),
  )
  return { equations, links, targets }
}

const unknownOf = (row: string, category: number, sex: number) => `${row} ${category} ${sex}`
type Reader = ReturnType<typeof readerOf>

/** The reader has the same publication in today's organisation too, where each of these rows is the sum of its parts. */
export function withSums(reader: Reader, now: Published, partsOf: (id: string) => readonly string[]): Reader {
  const equations = now.districts.flatMap(({ id, cells }) =>
    STAGES.filter(stage => stage !== 'requested').flatMap(stage => {
      const sexGroups = now.sexGroups.map(group => group.map(sex => SEXES.indexOf(sex)))
      const told = [[cells[stage].all, SEXES.map((_, sex) => sex)] as const].concat(
        cells[stage].bySex.map((value, index) => [value, sexGroups[index]!] as const),
      )
      return told.flatMap(([equals, sexes]) => {
        const terms = partsOf(id).flatMap(part =>
          CATEGORIES_OF[stage]
            .filter(category => category > 0)
            .flatMap(category => sexes.map(sex => unknownOf(`d-${part}`, category, sex))),
        )
        return equals === null ? [] : [{ terms, equals }]
      })
    }),
  )
  return { ...reader, equations: [...reader.equations, ...equations] }
}

/**
 * The reader has two publications and knows that one student was added in between, of whatever category and sex: the
 * target is whether that student has one of the sexes.
 */
export function readerOfAdded(
  before: Published,
  after: Published,
  figures: [TermFigures, TermFigures],
  sexes: readonly Sex[],
) {
  const readers = [readerOf(before, figures[0], 'then '), readerOf(after, figures[1], 'now ')] as const
  const tables = [
    figures[0].districts.map(({ id }) => `d-${id}`),
    figures[0].universities.map(({ id }) => `u-${id}`),
  ]
  const added = (row: string, category: number, sex: number) => unknownOf(`added ${row}`, category, sex)
  const each = <T>(of: (category: number, sex: number) => T) =>
    CATEGORIES.flatMap((_, category) => SEXES.map((__, sex) => of(category, sex)))
  const [ofDistricts, ofUniversities] = tables.map(rows =>
    rows.flatMap(row => each((category, sex) => added(row, category, sex))),
  )
  const changes = tables.flat().flatMap(row =>
    each((category, sex) => ({
      plus: [unknownOf(`now ${row}`, category, sex)],
      minus: [unknownOf(`then ${row}`, category, sex), added(row, category, sex)],
    })),
  )
  const same = each((category, sex) => ({
    plus: tables[0]!.map(row => added(row, category, sex)),
    minus: tables[1]!.map(row => added(row, category, sex)),
  }))
  const reader: Reader = {
    equations: [
      ...readers.flatMap(({ equations }) => equations),
      { terms: ofDistricts!, equals: 1 },
      { terms: ofUniversities!, equals: 1 },
    ],
    links: [...readers.flatMap(({ links }) => links), ...changes, ...same],
    targets: [],
  }
  const terms = ofUniversities!.filter(one => sexes.some(sex => one.endsWith(` ${SEXES.indexOf(sex)}`)))
  return { reader, target: { name: sexes.join(), terms, value: 0, isLeftOut: true } satisfies Target }
}

/** The least and the greatest that the target can be, as far as the reader can tell. */
export function rangeOf(reader: Reader, target: Target): { least: number; greatest: number } {
  const constraints = new Map<string, Constraint>()
  const variables = new Map<string, Map<string, number>>()
  const put = (variable: string, row: string, by: number) => {
    const known = variables.get(variable) ?? new Map<string, number>()
    known.set(row, (known.get(row) ?? 0) + by)
    variables.set(variable, known)
  }
  const seen = new Map<string, string>()
  reader.equations.forEach(({ terms, equals }) => {
    const key = terms.join()
    if (seen.has(key)) return
    seen.set(key, key)
    const row = `e${seen.size}`
    constraints.set(row, equalTo(equals))
    for (const term of terms) put(term, row, 1)
  })
  reader.links.forEach(({ plus, minus }, index) => {
    constraints.set(`l${index}`, equalTo(0))
    for (const term of plus) put(term, `l${index}`, 1)
    for (const term of minus) put(term, `l${index}`, -1)
  })
  for (const term of target.terms) put(term, 'goal', 1)
  const end = (direction: 'minimize' | 'maximize') => {
    const { status, result } = solve({ direction, objective: 'goal', constraints, variables })
    if (status === 'unbounded') return Infinity
    if (status !== 'optimal') throw new Error(`${target.name}: ${status}`)
    return result
  }
  return { least: end('minimize'), greatest: end('maximize') }
}
