import type { AttemptCounter } from '../../ports/attempt-counter.ts'
import type { Database } from './database.ts'

/** Counts in the database that the instances share, by its clock. `forget` takes away what is over. */
export function attemptCounter(db: Database): AttemptCounter & { forget(): Promise<void> } {
  return {
    async count(key, windowSeconds) {
      const [row] = await db.$queryRaw<{ hits: number; resets_at: Date }[]>`
        insert into attempt (key, hits, resets_at) values (${key}, 1, now() + make_interval(secs => ${windowSeconds}))
        on conflict (key) do update set
          hits = case when attempt.resets_at <= now() then 1 else attempt.hits + 1 end,
          resets_at = case when attempt.resets_at <= now() then excluded.resets_at else attempt.resets_at end
        returning hits, resets_at`
      if (!row) throw new Error('An attempt was not counted')
      return { hits: row.hits, resetsAt: row.resets_at }
    },
    async forget() {
      await db.$executeRaw`delete from attempt where resets_at <= now()`
    },
  }
}
