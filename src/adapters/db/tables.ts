import type pg from 'pg'

/** What a restored database must not inherit: Prisma's own history, and leases of processes that are gone. */
const NOT_DATA = ['_prisma_migrations', 'work_lease']

/** The tables that hold data, each after those that its rows refer to. Throws when tables refer to each other in a circle. */
export async function tablesInOrder(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; refersTo: string[] }>(
    `select c.relname as name,
       array(select distinct t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
             where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as "refersTo"
     from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not c.relname = any($1)
     order by c.relname`,
    [NOT_DATA],
  )
  const ordered: string[] = []
  const left = new Map(rows.map(({ name, refersTo }) => [name, refersTo]))
  while (left.size > 0) {
    const next = [...left].find(([, refersTo]) => refersTo.every(table => !left.has(table)))
    if (!next) throw new Error(`tables refer to each other in a circle: ${[...left.keys()].join(', ')}`)
    ordered.push(next[0])
    left.delete(next[0])
  }
  return ordered
}

/** For a statement that takes no parameters where a table's name stands. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
