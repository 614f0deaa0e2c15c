import { describe, expect, it } from 'vitest'
import { searchForConflicts } from '../../../src/domain/linear/conflict-search.ts'
import type { LinearModel } from '../../../src/domain/linear/model.ts'
import type { ColumnBounds, WeightedConstraint } from '../../../src/domain/linear/rows.ts'
import { integerModel, sum } from '../../../src/domain/linear/rows.ts'
import { randomSource } from '../../support/random-source.ts'

const unlimited = { isOutOfTime: () => false, conflictLimit: Infinity }
const zeroOne = (cost = 0): ColumnBounds => ({ lower: 0, upper: 1, cost })
const row = (columns: number[], lower: number, upper: number): WeightedConstraint => ({
  rule: 'r',
  lower,
  upper,
  terms: sum(columns),
})

/** The least cost of any 0-1 point that obeys the rows, by trying all; null when none does. */
function leastCost(columns: readonly ColumnBounds[], rows: readonly WeightedConstraint[]): number | null {
  let least: number | null = null
  for (let point = 0; point < 2 ** columns.length; point += 1) {
    const value = (column: number): number => (point >> column) & 1
    const isInside = columns.every(({ lower, upper }, at) => value(at) >= lower && value(at) <= upper)
    const isAllowed = rows.every(({ terms, lower, upper }) => {
      const total = terms.reduce((all, { column, coefficient }) => all + coefficient * value(column), 0)
      return total >= lower && total <= upper
    })
    if (!isInside || !isAllowed) continue
    const cost = columns.reduce((all, each, at) => all + each.cost * value(at), 0)
    if (least === null || cost < least) least = cost
  }
  return least
}

function randomModel(seed: number): { columns: ColumnBounds[]; rows: WeightedConstraint[] } {
  const random = randomSource(seed)
  const columns = Array.from({ length: random.integer(1, 11) }, () => ({
    lower: random.chance(0.05) ? 1 : 0,
    upper: 1,
    cost: random.integer(-3, 4),
  }))
  const rows = Array.from({ length: random.integer(0, 14) }, () => {
    const terms = columns.flatMap((_, column) =>
      random.chance(0.4) ? [{ column, coefficient: random.pick([-3, -2, -1, 1, 1, 1, 2, 4]) }] : [],
    )
    const lower = random.chance(0.5) ? random.integer(-3, 2) : -Infinity
    return {
      rule: 'r',
      lower,
      upper: random.chance(0.6) ? Math.max(lower, random.integer(-1, 4)) : Infinity,
      terms,
    }
  })
  return { columns, rows }
}

describe('the search by conflicts', () => {
  it('finds the least cost, or that there is no point, in random models', () => {
    let optimal = 0
    for (let seed = 1; seed <= 600; seed += 1) {
      const { columns, rows } = randomModel(seed)
      const answer = searchForConflicts(integerModel('random', columns, rows), unlimited)
      const least = leastCost(columns, rows)
      expect(answer.status, `seed ${seed}`).toBe(least === null ? 'infeasible' : 'optimal')
      const values = answer.status === 'optimal' ? answer.values : []
      const fixed = columns.map((each, at) => ({ ...each, lower: values[at] ?? 2, upper: values[at] ?? 0 }))
      expect(leastCost(fixed, rows), `seed ${seed}`).toBe(least)
      optimal += least === null ? 0 : 1
    }
    expect(optimal).toBeGreaterThan(100)
    expect(optimal).toBeLessThan(500)
  })

  it('answers a model with many restarts and forgotten clauses: pigeons in too few holes', () => {
    const { model } = pigeons(7, 6)
    expect(searchForConflicts(model, unlimited)).toEqual({ status: 'infeasible' })
    expect(searchForConflicts(pigeons(6, 6).model, unlimited).status).toBe('optimal')
  })

  it('gives up after the conflicts that it may have, and when time is out', () => {
    const { model } = pigeons(8, 7)
    expect(searchForConflicts(model, { ...unlimited, conflictLimit: 50 }).status).toBe('refused')
    expect(searchForConflicts(model, { ...unlimited, isOutOfTime: () => true }).status).toBe('timeLimit')
  })

  it('answers with the best so far and a bound when it must stop before the optimum is proved', () => {
    const { columns, rows } = pigeons(7, 7)
    const costly = columns.map(each => ({ ...each, cost: 1 }))
    const answer = searchForConflicts(integerModel('costly', costly, rows), {
      ...unlimited,
      conflictLimit: 1,
    })
    expect(answer).toMatchObject({ status: 'feasible', bound: 0 })
  })

  it.each<[string, ColumnBounds, number]>([
    ['a column above 1', { lower: 0, upper: 2, cost: 0 }, 1],
    ['a cost that is no whole number', { lower: 0, upper: 1, cost: 0.5 }, 1],
    ['a coefficient that is no whole number', { lower: 0, upper: 1, cost: 0 }, 0.5],
  ])('refuses %s', (_, column, coefficient) => {
    const rows = [{ rule: 'r', lower: 0, upper: 1, terms: [{ column: 0, coefficient }] }]
    expect(searchForConflicts(integerModel('odd', [column], rows), unlimited).status).toBe('refused')
  })

  it('keeps fixed columns, also when they contradict a row', () => {
    const fixed = { lower: 1, upper: 1, cost: 0 }
    expect(
      searchForConflicts(integerModel('one', [fixed, zeroOne()], [row([0, 1], 0, 1)]), unlimited),
    ).toEqual({
      status: 'optimal',
      values: Float64Array.of(1, 0),
    })
    expect(
      searchForConflicts(integerModel('none', [fixed, fixed], [row([0, 1], 0, 1)]), unlimited).status,
    ).toBe('infeasible')
    expect(searchForConflicts(integerModel('empty', [zeroOne()], [row([], 1, 1)]), unlimited).status).toBe(
      'infeasible',
    )
  })
})

function pigeons(
  count: number,
  holes: number,
): { model: LinearModel; columns: ColumnBounds[]; rows: WeightedConstraint[] } {
  const columns = Array.from({ length: count * holes }, () => zeroOne())
  const rows = [
    ...Array.from({ length: count }, (_, pigeon) =>
      row(
        Array.from({ length: holes }, (__, hole) => pigeon * holes + hole),
        1,
        1,
      ),
    ),
    ...Array.from({ length: holes }, (_, hole) =>
      row(
        Array.from({ length: count }, (__, pigeon) => pigeon * holes + hole),
        0,
        1,
      ),
    ),
  ]
  return { model: integerModel('pigeons', columns, rows), columns, rows }
}
