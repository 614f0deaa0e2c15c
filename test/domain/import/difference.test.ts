import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ComparedField } from '../../../src/domain/import/difference.ts'
import { difference, differenceDigest } from '../../../src/domain/import/difference.ts'

type Row = { id: string; name: string; wishes: string[] }
const FIELDS: ComparedField<Row>[] = [
  { member: 'name', label: 'Namn' },
  { member: 'wishes', label: 'Önskemål' },
]
const compare = (existing: Row[], incoming: Row[]) => difference(existing, incoming, row => row.id, FIELDS)
const row = (id: string, name = id, wishes: string[] = []): Row => ({ id, name, wishes })

describe('difference', () => {
  it('sorts rows into new, changed, unchanged and gone', () => {
    const existing = [row('a'), row('b', 'b', ['x', 'y']), row('c'), row('d')]
    const incoming = [row('e'), row('b', 'B', ['y', 'x']), row('a'), row('d', 'D')]
    expect(compare(existing, incoming)).toEqual({
      new: [row('e')],
      changed: [
        {
          key: 'b',
          before: existing[1],
          after: incoming[1],
          fields: [
            { member: 'name', label: 'Namn', before: 'b', after: 'B' },
            {
              member: 'wishes',
              label: 'Önskemål',
              before: ['x', 'y'],
              after: ['y', 'x'],
            },
          ],
        },
        {
          key: 'd',
          before: existing[3],
          after: incoming[3],
          fields: [{ member: 'name', label: 'Namn', before: 'd', after: 'D' }],
        },
      ],
      unchanged: [row('a')],
      gone: [row('c')],
    })
  })

  it('finds nothing to do when the same rows come again', () => {
    const rows = fc.uniqueArray(
      fc.record({ id: fc.string(), name: fc.string(), wishes: fc.array(fc.string()) }),
      {
        selector: item => item.id,
      },
    )
    fc.assert(
      fc.property(rows, items => {
        const result = compare(items, structuredClone(items).toReversed())
        expect([result.new, result.changed, result.gone]).toEqual([[], [], []])
        expect(result.unchanged).toHaveLength(items.length)
      }),
      { seed: 20200120, numRuns: 100 },
    )
  })

  it('counts every stored and every arriving row exactly once', () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 20 }))
    fc.assert(
      fc.property(keys, keys, (stored, arriving) => {
        const result = compare(
          stored.map(key => row(String(key), 'before')),
          arriving.map(key => row(String(key), key % 2 === 0 ? 'before' : 'after')),
        )
        const matched = result.changed.length + result.unchanged.length
        expect(matched + result.gone.length).toBe(stored.length)
        expect(matched + result.new.length).toBe(arriving.length)
      }),
      { seed: 20200120, numRuns: 100 },
    )
  })

  it('refuses rows whose keys are not unique', () => {
    expect(() => compare([], [row('a'), row('a')])).toThrow('unique keys')
  })
})

describe('differenceDigest', () => {
  const stored = [
    { key: 'a', version: 1 },
    { key: 'b', version: 7 },
  ]
  const incoming = [{ id: 'a', name: 'Å', wishes: ['x'] }]
  const digest = differenceDigest(stored, incoming)

  it('is the same for the same stored versions and rows, in whatever order they are written', () => {
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(
      differenceDigest(stored.toReversed(), [{ wishes: ['x'], name: 'Å', id: 'a', extra: undefined }]),
    ).toBe(digest)
  })

  it('changes with a stored version, a stored row and the rows of the file', () => {
    const others = [
      differenceDigest([{ key: 'a', version: 2 }, ...stored.slice(1)], incoming),
      differenceDigest(stored.slice(1), incoming),
      differenceDigest(stored, [{ ...incoming[0], wishes: ['x', 'y'] }]),
      differenceDigest(stored, []),
    ]
    expect(new Set([digest, ...others]).size).toBe(5)
  })
})
