import type { Transaction } from '../../adapters/db/database.ts'

/** The seed and phase of every term, the newest first. Seeds are secret until their term is published. */
export function findSeeds(tx: Transaction) {
  return tx.term.findMany({ select: { id: true, phase: true, seed: true }, orderBy: { startsOn: 'desc' } })
}
