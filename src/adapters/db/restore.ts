import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { backupHead, backupLines, backupTable, headOfWhole } from './backup-file.ts'
import type { BackupSummary } from './backup.ts'
import { migrate } from './migrate.ts'
import { dataTables, quoted } from './tables.ts'

/** How much text one statement takes at most, unless a single row is longer. */
const BATCH_CHARACTERS = 4_000_000

/** `damaged`: no backup, cut short or changed; `notEmpty`: there are tables already; `newer`: of a later release. */
export type RestoreRefusal = 'damaged' | 'notEmpty' | 'newer'

export type RestoreOutcome =
  | ({ readonly ok: true; readonly at: string } & BackupSummary)
  | { readonly ok: false; readonly refusal: RestoreRefusal }

/**
 * Fills an empty database with a backup: the tables as they were when it was made, all rows in one transaction, and then the
 * migrations that have come since. A refusal leaves the database as it was. The connection's role must own the tables,
 * because the rules on what may be written are off while the past is put back.
 */
export async function restoreBackup(
  connection: pg.ClientConfig,
  file: string,
  migrations: string,
): Promise<RestoreOutcome> {
  const head = await headOfWhole(file)
  if (!head) return { ok: false, refusal: 'damaged' }
  if (!fs.existsSync(path.join(migrations, head.migration))) return { ok: false, refusal: 'newer' }
  const client = new pg.Client(connection)
  await client.connect()
  try {
    if (await hasTables(client)) return { ok: false, refusal: 'notEmpty' }
    await migrate(connection, migrations, head.migration)
    const summary = await load(client, file)
    await migrate(connection, migrations)
    return { ok: true, at: head.at, ...summary }
  } finally {
    await client.end()
  }
}

async function hasTables(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' limit 1`,
  )
  return rowCount !== 0
}

/** Puts the rows of a file that is whole where they were. */
async function load(client: pg.ClientBase, file: string): Promise<BackupSummary> {
  await client.query('begin')
  const tables = await dataTables(client)
  const references = await dropReferences(client)
  for (const table of tables) await client.query(`alter table ${quoted(table)} disable trigger user`)
  // Some migrations bring rows of their own.
  await client.query(`truncate ${tables.map(quoted).join(', ')}`)
  const lines = backupLines(file)
  const next = async (): Promise<unknown> => JSON.parse((await lines.next()).value ?? '')
  backupHead.parse(await next())
  const summary = { tables: 0, rows: 0 }
  for (;;) {
    const announced = backupTable.safeParse(await next()).data
    if (!announced) break
    await loadRows(client, announced.table, announced.rows, lines)
    summary.tables += 1
    summary.rows += announced.rows
  }
  await advanceSequences(client)
  for (const table of tables) await client.query(`alter table ${quoted(table)} enable trigger user`)
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  }
  await client.query('commit')
  return summary
}

/**
 * Takes the foreign keys away until the rows are there, since tables refer to each other in circles, and returns what
 * brings them back: the database then tries them all.
 */
async function dropReferences(client: pg.ClientBase) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  )
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  return rows
}

async function loadRows(
  client: pg.ClientBase,
  table: string,
  count: number,
  lines: AsyncIterator<string>,
): Promise<void> {
  const insert = (rows: readonly string[]) =>
    client.query(
      `insert into ${quoted(table)} select * from json_populate_recordset(null::${quoted(table)}, $1::json)`,
      [`[${rows.join(',')}]`],
    )
  let batch: string[] = []
  let characters = 0
  for (let row = 0; row < count; row++) {
    const { value } = await lines.next()
    batch.push(value)
    characters += value.length
    if (characters < BATCH_CHARACTERS) continue
    await insert(batch)
    batch = []
    characters = 0
  }
  if (batch.length > 0) await insert(batch)
}

/** Numbers that the database gives go on after those that are taken. */
async function advanceSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 0) + 1, false) from ${quoted(table)}`,
      [quoted(table), column],
    )
  }
}
