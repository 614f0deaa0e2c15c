import { describe, expect, it } from 'vitest'
import { terms } from '../../web/src/copy/sv/terms.ts'
import type { TermValues } from '../../web/src/pages/terms/term-values.ts'
import {
  daysBetween,
  sumOfShares,
  termBounds,
  termFaults,
  tooFewDaysOfNotice,
} from '../../web/src/pages/terms/term-values.ts'

function buildValues(parts: Partial<TermValues> = {}): TermValues {
  return {
    target: 100,
    maxTravelMinutes: 90,
    startsOn: '2020-01-20',
    endsOn: '2020-06-05',
    offersDueOn: null,
    confirmDueOn: null,
    shares: [
      { universityId: 'SU', places: 60, guarantee: 0 },
      { universityId: 'SH', places: 40, guarantee: null },
    ],
    bounds: [],
    ...parts,
  }
}

describe('termFaults', () => {
  it('finds nothing wrong with shares that make the target', () => {
    expect(termFaults(buildValues(), terms)).toEqual([])
  })

  it('says what the shares add up to', () => {
    expect(termFaults(buildValues({ target: 90 }), terms)).toEqual([
      { path: 'shares', text: 'Andelarna blir tillsammans 100 men ska bli 90.' },
    ])
  })

  it('wants a target and dates in order', () => {
    const faults = termFaults(
      buildValues({ target: null, startsOn: '2020-06-05', endsOn: '2020-01-20' }),
      terms,
    )
    expect(faults.map(fault => fault.path)).toEqual(['target', 'endsOn'])
  })
})

describe('the numbers behind the form', () => {
  it('leaves unreadable shares out of the sum', () => {
    expect(
      sumOfShares([{ universityId: 'SU', places: Number.NaN, guarantee: 0 }, ...buildValues().shares]),
    ).toBe(100)
  })

  it('sends every district so that a fault points at its row', () => {
    const bounds = [
      { districtId: 'a', minimum: null, maximum: null },
      { districtId: 'b', minimum: 2, maximum: 5 },
    ]
    expect(termBounds(buildValues({ bounds }))).toEqual([
      { districtId: 'a', minimum: 0, maximum: null },
      { districtId: 'b', minimum: 2, maximum: 5 },
    ])
  })

  it('counts days across the change of clocks', () => {
    expect(daysBetween('2020-03-20', '2020-04-03')).toBe(14)
  })

  it('warns when students would hear less than two weeks before (S9)', () => {
    expect(tooFewDaysOfNotice(buildValues({ confirmDueOn: '2020-01-06' }))).toBeNull()
    expect(tooFewDaysOfNotice(buildValues({ confirmDueOn: '2020-01-07' }))).toBe(13)
    expect(tooFewDaysOfNotice(buildValues({ confirmDueOn: '2020-01-25' }))).toBe(-5)
    expect(tooFewDaysOfNotice(buildValues())).toBeNull()
  })
})
