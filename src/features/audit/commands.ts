import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import { CHAIN_START, followChain } from '../../domain/audit/chain.ts'
import { findHead, findNextEntries, insertReading, sealEntries } from './repository.ts'

const PAGE = 1000

/**
 * Follows the log's chain from its first entry to its end (P6): how many entries it has, the last hash, and the first
 * number at which it is broken, or null. An end that was cut off is broken too: the database keeps where the chain ends.
 */
export async function verifyAudit({ db }: Pick<Deps, 'db'>) {
  await sealEntries(db)
  // Read first: entries that are written meanwhile only make the chain longer than this.
  const head = await findHead(db)
  let end = CHAIN_START
  while (end.number < head.number) {
    const entries = await findNextEntries(db, end.number, PAGE)
    const followed = followChain(end, entries)
    if (!followed.ok || entries.length === 0) return broken(followed.ok ? end.number + 1 : followed.brokenAt)
    end = followed.end
    const passed = entries.find(({ number }) => number === head.number)
    if (passed && passed.hash !== head.hash) return broken(head.number)
  }
  return { entries: end.number, hash: end.hash, brokenAt: null }

  function broken(brokenAt: number) {
    return { entries: head.number, hash: head.hash, brokenAt }
  }
}

/** Logs that the present actor read protected data of these rows: blocks (R10), or a protected person's (P2). */
export async function recordReading(deps: Deps, subject: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await transact(deps.db, tx =>
    insertReading(
      tx,
      subject,
      ids.map(id => ({ id })),
    ),
  )
}
