import { describe, expect, it } from 'vitest'
import { PERSONAL_FIELDS } from '../../src/domain/privacy/personal-fields.ts'
import { privacy as en } from '../../web/src/copy/en/privacy.ts'
import { privacy as sv } from '../../web/src/copy/sv/privacy.ts'

describe.each([
  ['Swedish', sv],
  ['English', en],
] as const)('the declared fields in %s', (_, copy) => {
  it('have a word for every register', () => {
    const tables = [...new Set(PERSONAL_FIELDS.map(({ table }) => table))]
    expect(Object.keys(copy.table).sort()).toEqual(tables.sort())
  })

  it('say in words what each of those that end holds, and of nothing that is not there', () => {
    const keyOf = ({ table, columns }: (typeof PERSONAL_FIELDS)[number]) => `${table}.${columns[0]}`
    const ending = PERSONAL_FIELDS.filter(({ rule }) => rule !== 'kept').map(keyOf)
    expect(ending.filter(key => copy.what[key] === undefined)).toEqual([])
    expect(
      Object.keys(copy.what).filter(key => !PERSONAL_FIELDS.some(field => keyOf(field) === key)),
    ).toEqual([])
  })
})
