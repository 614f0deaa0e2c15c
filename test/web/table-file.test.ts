import { describe, expect, it } from 'vitest'
import { joinedLines, numberOf } from '../../web/src/ui/table-file.ts'

describe('a number in a file', () => {
  it.each([
    ['1\u00a0234', ',', 1234],
    ['12,5', ',', 12.5],
    ['\u22123', ',', -3],
    ['1,234.5', '.', 1234.5],
    ['0', ',', 0],
  ] as const)('is made of %s', (text, mark, value) => {
    expect(numberOf(text, mark)).toBe(value)
  })

  it.each(['12 min', '3 av 4', 'Utanför', '..', '2020-01-20', '1-2', '=1', '12345678901234567890'])(
    'is not made of %s',
    text => {
      expect(numberOf(text, ',')).toBe(text)
    },
  )
})

describe('lines of a cell', () => {
  it('become one, without what was there for the layout alone', () => {
    expect(joinedLines('\nMottagningen\n\n  Missbruk \n')).toBe('Mottagningen; Missbruk')
    expect(joinedLines(' \n ')).toBe('')
  })
})
