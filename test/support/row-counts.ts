import type { Database } from '../../src/adapters/db/database.ts'

/** How many rows each table has, and how many changes the database has written to it since it was started. */
export async function rowCounts(db: Database): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ rows: bigint; newest: string }[]>(
      `select count(*) as rows, coalesce(max(xmin::text::bigint), 0)::text as newest from "${name}"`,
    )
    counts[name] = Number(row?.rows)
    counts[`${name} last written by`] = Number(row?.newest)
  }
  return counts
}
