import type { WorkLeases } from '../../ports/work-leases.ts'
import type { Database, Transaction } from './database.ts'

/** Long enough for a renewal or two to fail. By the database's clock: those of the instances may differ. */
const HELD_SECONDS = 60

/** Takes the lease of work that its transaction stores, so that the work is never without one. */
export async function holdLease(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    insert into work_lease (id, held_until) values (${id}::uuid, now() + make_interval(secs => ${HELD_SECONDS}))
    on conflict (id) do update set held_until = excluded.held_until`
}

/** Leases in the database that the instances share. */
export function workLeases(db: Database): WorkLeases {
  return {
    async hold(ids) {
      for (const id of ids) await holdLease(db, id)
    },
    async tell(id, { kind, stage, done, total, personId }) {
      await db.$executeRaw`
        insert into work_lease (id, held_until, kind, stage, stage_at, done, total, person_id)
        values (${id}::uuid, now() + make_interval(secs => ${HELD_SECONDS}), ${kind}, ${stage}, now(), ${done}::int,
          ${total}::int, ${personId}::uuid)
        on conflict (id) do update set kind = excluded.kind, stage = excluded.stage, done = excluded.done,
          total = excluded.total, person_id = excluded.person_id, stage_at = case
            when work_lease.stage = excluded.stage then work_lease.stage_at else excluded.stage_at end`
    },
    async release(id) {
      await db.workLease.deleteMany({ where: { id } })
    },
  }
}

/** The ids of the work that an instance holds; what was held until before now is forgotten. */
export async function heldWork(db: Database): Promise<string[]> {
  await db.$executeRaw`delete from work_lease where held_until <= now()`
  return (await db.workLease.findMany({ select: { id: true } })).map(({ id }) => id)
}
