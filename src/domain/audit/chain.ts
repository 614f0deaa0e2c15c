import { createHash } from 'node:crypto'

/** A sealed entry of the audit log as it is stored (P6). */
export interface ChainedEntry {
  /** Place in the chain, from 1 without gaps. */
  readonly number: number
  readonly id: bigint
  readonly at: Date
  readonly personId: string | null
  readonly via: string
  readonly transaction: bigint
  readonly subject: string
  readonly operation: string
  readonly details: string
  readonly previousHash: string
  readonly hash: string
}

/** Where a stretch of the chain ends: 0 and the empty hash before the first entry. */
export interface ChainEnd {
  readonly number: number
  readonly hash: string
}

export const CHAIN_START: ChainEnd = { number: 0, hash: '' }

/** SHA-256 in hexadecimal over the entry's lines and the hash before it; the migration `audit` computes the same in SQL. */
export function hashOfEntry(entry: Omit<ChainedEntry, 'hash'>): string {
  const { number, id, at, personId, via, transaction, subject, operation, details, previousHash } = entry
  const lines = [number, id, at.toISOString(), personId ?? '', via, transaction, subject, operation, details]
  return createHash('sha256')
    .update([...lines, previousHash].join('\n'))
    .digest('hex')
}

/**
 * Follows the chain through the next entries, in order: where it ends if each continues the one before, otherwise the
 * number at which it is broken. An entry that is missing, added or changed breaks it at the first number that is wrong.
 */
export function followChain(
  from: ChainEnd,
  entries: readonly ChainedEntry[],
): { ok: true; end: ChainEnd } | { ok: false; brokenAt: number } {
  let end = from
  for (const entry of entries) {
    const continues = entry.number === end.number + 1 && entry.previousHash === end.hash
    if (!continues || hashOfEntry(entry) !== entry.hash) return { ok: false, brokenAt: end.number + 1 }
    end = { number: entry.number, hash: entry.hash }
  }
  return { ok: true, end }
}
