import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { IMPERSONAL } from '../../../src/domain/privacy/impersonal-columns.ts'
import { PERSONAL_FIELDS, RULES } from '../../../src/domain/privacy/personal-fields.ts'
import { dueBefore } from '../../../src/domain/privacy/retention-dates.ts'

/** `table.column` of everything that the schema stores. */
function storedColumns(): string[] {
  const schema = fs.readFileSync('prisma/schema.prisma', 'utf8')
  const enums = new Set([...schema.matchAll(/^enum (\w+)/gm)].map(([, name]) => name))
  return [...schema.matchAll(/^model \w+ \{\n([^}]*)\}/gm)].flatMap(([, body = '']) => {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1]
    return body.split('\n').flatMap(line => {
      const [, name = '', type = ''] = /^ {2}(\w+)\s+(\w+)/.exec(line) ?? []
      const isColumn =
        /^(String|Int|Float|Boolean|DateTime|Json|BigInt|Bytes|Decimal)$/.test(type) || enums.has(type)
      return isColumn ? [`${table}.${/@map\("(\w+)"\)/.exec(line)?.[1] ?? name}`] : []
    })
  })
}

const declared = PERSONAL_FIELDS.flatMap(({ table, columns }) => columns.map(column => `${table}.${column}`))
const impersonal = Object.entries(IMPERSONAL).flatMap(([table, columns]) =>
  columns.map(column => `${table}.${column}`),
)

describe('the declared fields (P4)', () => {
  it('cover every column of the database, once: as personal with an end, or as about no person', () => {
    const columns = storedColumns()
    const whole = new Set(impersonal.filter(one => one.endsWith('.*')).map(one => one.slice(0, -2)))
    const told = columns.filter(column => !whole.has(column.split('.')[0] ?? ''))
    expect(columns.length).toBeGreaterThan(200)
    expect([...declared, ...impersonal.filter(one => !one.endsWith('.*'))].sort()).toEqual(told.sort())
    expect([...whole].filter(table => !columns.some(column => column.startsWith(`${table}.`)))).toEqual([])
  })

  it('each follow a rule that ends them, or one that says they are kept', () => {
    expect(new Set(PERSONAL_FIELDS.map(({ rule }) => rule))).toEqual(new Set(Object.keys(RULES)))
    for (const rule of Object.values(RULES)) expect(rule.after === null).toBe(rule.outcome === 'kept')
  })

  it('are due when the rule’s time has passed, on the last day of a month that is too short', () => {
    expect(dueBefore('student', new Date('2021-06-05T10:00:00Z'))?.toISOString()).toBe(
      '2020-06-05T10:00:00.000Z',
    )
    expect(dueBefore('sensitive', new Date('2021-03-31T00:00:00Z'))?.toISOString()).toBe(
      '2021-02-28T00:00:00.000Z',
    )
    expect(dueBefore('mail', new Date('2020-04-01T00:00:00Z'))?.toISOString()).toBe(
      '2020-01-02T00:00:00.000Z',
    )
    expect(dueBefore('kept', new Date('2020-04-01T00:00:00Z'))).toBeNull()
  })
})
