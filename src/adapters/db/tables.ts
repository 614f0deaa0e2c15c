import type pg from 'pg'

/** What a restored database must not inherit: Prisma's own history, leases of processes that are gone, and counts of a minute. */
const NOT_DATA = ['_prisma_migrations', 'work_lease', 'attempt']

/** The tables that hold data, by name. */
export async function dataTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace and not relname = any($1) order by relname`,
    [NOT_DATA],
  )
  return rows.map(({ name }) => name)
}

/** For a statement that takes no parameters where a table's name stands. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
