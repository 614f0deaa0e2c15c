import { describe, expect, it } from 'vitest'
import {
  coordinate,
  email,
  integer,
  isoDate,
  optional,
  required,
  swedishNumber,
  text,
  yesNo,
} from '../../../src/domain/import/cell-parsers.ts'
import { copyIn } from '../../../src/copy/copy.ts'
import type { CellParser } from '../../../src/domain/import/parsed.ts'
import { inWords } from '../../../src/domain/import/facts.ts'
import type { Cell } from '../../../src/domain/import/table.ts'

/** The value, or the sentence of the first fault. */
function outcome(parse: CellParser<unknown>, cell: Cell): unknown {
  const result = parse(cell)
  if (result.ok) return result.value
  const [fault] = result.faults
  return fault && inWords(copyIn.sv.imports.faults, fault)
}

describe('swedishNumber', () => {
  it.each([
    ['7,5', 7.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234,5', 1234.5],
    ['1\u202f234\u202f567', 1_234_567],
    ['-3', -3],
    ['\u22123,25', -3.25],
    ['0012', 12],
    [7.5, 7.5],
  ])('reads %j', (cell, value) => {
    expect(outcome(swedishNumber, cell)).toBe(value)
  })

  it.each(['1 23', '12 34', '1,2,3', ',5', '5,', '1e5', 'Infinity', '0x10', '--1', 'tolv', '1 234 5'])(
    'refuses %j',
    cell => {
      expect(outcome(swedishNumber, cell)).toBe(`”${cell}” är inget tal.`)
    },
  )

  it('refuses a decimal point rather than guess, and says how to write it', () => {
    expect(outcome(swedishNumber, '7.5')).toBe('”7.5” har decimalpunkt. Skriv decimalkomma: 7,5.')
  })
})

describe('integer', () => {
  it('holds whole numbers within the bounds, both included', () => {
    expect([10, '240', '60,0'].map(cell => outcome(integer(10, 240), cell))).toEqual([10, 240, 60])
    expect(outcome(integer(10, 240), '9')).toBe('”9” är inte ett heltal från 10 till 240.')
    expect(outcome(integer(10, 240), 60.5)).toBe('”60,5” är inte ett heltal från 10 till 240.')
  })
})

describe('coordinate', () => {
  it('reads both decimal signs, since a coordinate has no thousands', () => {
    expect(['59.34', '59,34', 59.34].map(cell => outcome(coordinate(90), cell))).toEqual([
      59.34, 59.34, 59.34,
    ])
  })

  it('refuses degrees that are on no globe', () => {
    expect(outcome(coordinate(90), '590')).toBe('”590” är ingen koordinat i grader från -90 till 90.')
  })
})

describe('isoDate', () => {
  it('reads a day that exists', () => {
    expect(outcome(isoDate, ' 2020-02-29 ')).toBe('2020-02-29')
  })

  it.each(['20 jan 2020', '2021-02-29', '2020-1-20', '0202-01-20', '20200120', '2020-01-20 00:00', '43850'])(
    'refuses %j',
    cell => {
      expect(outcome(isoDate, cell)).toBe(
        `”${cell}” är inget datum skrivet som år-månad-dag. Skriv till exempel 2020-01-20.`,
      )
    },
  )
})

describe('the other parsers', () => {
  it('reads Ja and Nej in any case', () => {
    expect(['JA', ' nej '].map(cell => outcome(yesNo, cell))).toEqual([true, false])
    expect(outcome(yesNo, 'Kanske')).toBe(
      '”Kanske” är varken Ja eller Nej. Skriv Ja eller Nej, eller lämna cellen tom.',
    )
  })

  it('accepts the addresses that forms accept', () => {
    expect(outcome(email, ' anna@student.su.example ')).toBe('anna@student.su.example')
    expect(outcome(email, 'anna@su')).toBe('”anna@su” är ingen e-postadress.')
    expect(outcome(email, `${'a'.repeat(300)}@su.example`)).toMatch(/är ingen e-postadress\.$/)
  })

  it('tells an empty cell from one that must be filled', () => {
    expect(outcome(optional(yesNo), '\u00a0')).toBeNull()
    expect(outcome(required(yesNo), '\u200b')).toMatch(/^Cellen är tom/)
  })

  it('joins a text to one line unless lines are kept, and counts its characters', () => {
    expect(outcome(text(20), 'Enheten\n för  barn')).toBe('Enheten för barn')
    expect(outcome(text(20, true), 'två\nrader')).toBe('två\nrader')
    expect(outcome(text(5), 'längre')).toBe('Texten är 6 tecken lång. Högst 5 får plats.')
  })
})
