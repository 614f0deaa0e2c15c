import type { Database } from '../../src/adapters/db/database.ts'

/**
 * Everything that is stored (the log by its length), so that a refusal can be seen to have changed nothing. Without the
 * leases of work under way, which are renewed by the clock; what they are of is stored besides.
 */
export async function fingerprint(db: Database): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not in ('audit_entry', 'work_lease') order by tablename`
  const parts = tables.map(
    ({ name }) =>
      `'${name} ' || (select md5(coalesce(string_agg(t::text, '' order by t::text), '')) from "${name}" t)`,
  )
  const [row] = await db.$queryRawUnsafe<{ all: string }[]>(
    `select concat_ws(E'\\n', ${parts.join(', ')}) as all`,
  )
  const logged = await db.auditEntry.count()
  return `${row!.all}\naudit_entry ${logged}`
}
