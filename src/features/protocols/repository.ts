import type { Database, Transaction } from '../../adapters/db/database.ts'
import type { ProtocolEntry } from '../retention/repository.ts'

interface NewProtocol {
  readonly id: string
  readonly at: Date
  readonly kind: 'retention' | 'student' | 'auscultant' | 'supervisor' | 'host' | 'person'
  readonly subjectId: string | null
  readonly personId: string | null
  readonly entries: readonly ProtocolEntry[]
}

export async function insertProtocol(tx: Transaction, protocol: NewProtocol): Promise<void> {
  const entries = protocol.entries.map(entry => ({ ...entry }))
  await tx.dataProtocol.create({ data: { ...protocol, entries } })
}

/** Every protocol, the newest first. For central alone. */
export function findProtocols(db: Database) {
  return db.dataProtocol.findMany({
    select: {
      id: true,
      at: true,
      kind: true,
      subjectId: true,
      entries: true,
      person: { select: { name: true } },
    },
    orderBy: { at: 'desc' },
    take: 200,
  })
}
