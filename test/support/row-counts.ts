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

/** How many rows of each table are in force: what was revoked or removed is history, and so is the log. */
export async function rowsInForce(db: Database): Promise<Record<string, number>> {
  const tables = await db.$queryRaw<{ name: string; ending: string | null }[]>`
    select table_name as name,
      (select column_name from information_schema.columns c where c.table_name = t.table_name
        and table_schema = 'public' and column_name in ('revoked_at', 'removed_at') limit 1) as ending
    from information_schema.tables t
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'audit_entry' order by 1`
  const counts: Record<string, number> = {}
  for (const { name, ending } of tables) {
    const condition = ending === null ? '' : `where "${ending}" is null`
    const [row] = await db.$queryRawUnsafe<{ rows: bigint }[]>(
      `select count(*) as rows from "${name}" ${condition}`,
    )
    counts[name] = Number(row?.rows)
  }
  return counts
}
