import type { Transaction } from '../../adapters/db/database.ts'
import type { ImportKind } from './policy.ts'

interface ImportBatch {
  id: string
  /** Null for the organisation, which no term owns. */
  termId: string | null
  pilotId: string | null
  kind: ImportKind
  fileName: string
  /** Of the file's bytes, in hexadecimal. */
  sha256: string
  added: number
  changed: number
  unchanged: number
  gone: number
  at: Date
  personId: string | null
}

/** Logs an import: what the file was and what it changed, not its rows. */
export async function insertBatch(tx: Transaction, batch: ImportBatch) {
  await tx.importBatch.create({ data: batch })
}
