import type { Database } from '../../src/adapters/db/database.ts'

/** What a coordinator sees of an occasion, as the request that changes it says. */
export async function seenOccasion(db: Database, id: string) {
  const select = { title: true, startAt: true, endAt: true, location: true, contact: true, text: true }
  const row = await db.occasion.findUnique({ where: { id }, select })
  return {
    title: row?.title ?? null,
    startAt: row?.startAt?.toISOString() ?? null,
    endAt: row?.endAt?.toISOString() ?? null,
    location: row?.location ?? null,
    contact: row?.contact ?? null,
    text: row?.text ?? null,
  }
}
