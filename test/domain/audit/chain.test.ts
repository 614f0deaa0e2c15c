import { describe, expect, it } from 'vitest'
import { CHAIN_START, followChain, hashOfEntry, type ChainedEntry } from '../../../src/domain/audit/chain.ts'

function chainOf(length: number): ChainedEntry[] {
  const entries: ChainedEntry[] = []
  for (let number = 1; number <= length; number++) {
    const entry = {
      number,
      id: BigInt(number + 20),
      at: new Date(Date.UTC(2019, 10, 4, 9, number)),
      personId: number % 2 === 0 ? null : 'a41f6c3e-0000-4000-8000-000000000001',
      via: 'PUT /api/offers/:offerId',
      transaction: BigInt(700 + number),
      subject: 'offer',
      operation: 'update',
      details: `[{"key": {"id": "${number}"}}]`,
      previousHash: entries.at(-1)?.hash ?? '',
    }
    entries.push({ ...entry, hash: hashOfEntry(entry) })
  }
  return entries
}

describe('the chain of the audit log', () => {
  it('is whole as it was written, and ends at its last entry', () => {
    const entries = chainOf(5)
    expect(followChain(CHAIN_START, entries)).toEqual({
      ok: true,
      end: { number: 5, hash: entries[4]!.hash },
    })
    expect(followChain(CHAIN_START, [])).toEqual({ ok: true, end: CHAIN_START })
  })

  it('can be followed a stretch at a time', () => {
    const entries = chainOf(5)
    const first = followChain(CHAIN_START, entries.slice(0, 3))
    if (!first.ok) throw new Error('broken')
    expect(followChain(first.end, entries.slice(3))).toMatchObject({ ok: true, end: { number: 5 } })
  })

  it.each([
    ['id', 1n],
    ['at', new Date(0)],
    ['personId', null],
    ['via', 'database'],
    ['transaction', 1n],
    ['subject', 'student'],
    ['operation', 'delete'],
    ['details', '[]'],
    ['previousHash', 'x'],
    ['hash', 'x'],
  ])('is broken where %s was changed', (member, value) => {
    const entries = chainOf(5)
    const tampered = entries.with(2, { ...entries[2]!, [member]: value })
    expect(followChain(CHAIN_START, tampered)).toEqual({ ok: false, brokenAt: 3 })
  })

  it('is broken where an entry is missing, doubled or moved, even with hashes of its own', () => {
    const entries = chainOf(5)
    expect(followChain(CHAIN_START, entries.toSpliced(1, 1))).toEqual({ ok: false, brokenAt: 2 })
    expect(followChain(CHAIN_START, entries.toSpliced(3, 0, entries[2]!))).toEqual({ ok: false, brokenAt: 4 })
    const rewritten = { ...entries[2]!, details: '[]' }
    const rehashed = entries.with(2, { ...rewritten, hash: hashOfEntry(rewritten) })
    expect(followChain(CHAIN_START, rehashed)).toEqual({ ok: false, brokenAt: 4 })
  })
})
