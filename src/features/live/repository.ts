import type { Database } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'

/** The work under way that has told how far it has come: runs and plans for central, imports for whoever imports. */
export async function findProgress(db: Database, { isCentral, personId }: Actor) {
  const rows = await db.workLease.findMany({
    where: { stage: { not: null }, OR: [{ personId }, ...(isCentral ? [{ personId: null }] : [])] },
    select: { id: true, kind: true, stage: true, stageAt: true, done: true, total: true },
    orderBy: [{ stageAt: 'asc' }, { id: 'asc' }],
  })
  return rows
}
