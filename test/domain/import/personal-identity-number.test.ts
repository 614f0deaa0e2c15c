import { describe, expect, it } from 'vitest'
import { holdsPersonalIdentityNumber } from '../../../src/domain/import/personal-identity-number.ts'

describe('a personal identity number', () => {
  it.each([
    '19121212-1212',
    '121212-1212',
    '121212+1212',
    '191212121212',
    '20121212 1212',
    '121212 – 1212',
    '19121212\u20141212',
    '121212\u22121212',
    '1912\u200b12121212',
    '1912-12-12-1212',
    '１９１２１２１２-1212',
    'Åsa (19121212-1212)',
    'SU19121212-1212',
    '191212121212@student.su.example',
    '121272-1219',
    '900101-T017',
    '900101-TF12',
    '900101P123',
  ])('is found in %s', text => {
    expect(holdsPersonalIdentityNumber(text)).toBe(true)
  })

  it.each([
    'SU-1001',
    '1212121212',
    '121212-1213',
    '121312-1212',
    '121232-1212',
    '20201234',
    '070-121 21 21',
    '2020-01-20 0900',
    '2012-12-12 1212',
    '1912121212120',
    'Barn och unga @ Farsta',
  ])('is not found in %s', text => {
    expect(holdsPersonalIdentityNumber(text)).toBe(false)
  })

  it('is ten digits alone where neither a student’s number nor a telephone number can stand', () => {
    expect(holdsPersonalIdentityNumber('Ek 1212121212', true)).toBe(true)
    expect(holdsPersonalIdentityNumber('Ek 1212121213', true)).toBe(false)
  })
})
