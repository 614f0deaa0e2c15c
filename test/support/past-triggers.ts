import { Prisma } from '../../src/adapters/db/generated/client.ts'
import type { Database } from '../../src/adapters/db/database.ts'
import type { Phase } from '../../src/domain/terms/phases.ts'

/** What the database refuses the program, for a test that begins anew: as a superuser, with the triggers off. */
export async function pastTriggers(db: Database, statement: Prisma.Sql) {
  await db.$transaction([
    db.$executeRaw`set local session_replication_role = replica`,
    db.$executeRaw(statement),
  ])
}

/** Empties the tables and all that refer to them, what is append-only too. */
export function emptyTables(db: Database, ...tables: string[]) {
  return pastTriggers(db, Prisma.raw(`truncate ${tables.join(', ')} cascade`))
}

/** Puts VT2020 into the phase without a move. */
export function putInPhase(db: Database, phase: Phase) {
  return pastTriggers(db, Prisma.sql`update term set phase = ${phase}::phase where id = 'VT2020'`)
}
