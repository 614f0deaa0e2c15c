import type { Clock } from '../../ports/clock.ts'
import type { WorkLeases } from '../../ports/work-leases.ts'
import type { Database } from './database.ts'

/** Long enough for a renewal or two to fail. */
const HELD_SECONDS = 60

/** Work is stored before it is held; what is older than this and that nobody holds belongs to a server that is gone. */
export const BEGUN_WITHIN_SECONDS = 60

/** Leases in the database that the instances share. */
export function workLeases(db: Database, clock: Clock): WorkLeases {
  return {
    async hold(ids) {
      const heldUntil = new Date(clock.now().getTime() + HELD_SECONDS * 1000)
      for (const id of ids) {
        await db.workLease.upsert({ where: { id }, create: { id, heldUntil }, update: { heldUntil } })
      }
    },
    async release(id) {
      await db.workLease.deleteMany({ where: { id } })
    },
  }
}

/** The ids of the work that an instance holds; what was held until before now is forgotten. */
export async function heldWork(db: Database, now: Date): Promise<string[]> {
  await db.workLease.deleteMany({ where: { heldUntil: { lte: now } } })
  return (await db.workLease.findMany({ select: { id: true } })).map(({ id }) => id)
}
