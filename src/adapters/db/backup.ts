import fs from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { withEnd, type BackupHead, type BackupTable } from './backup-file.ts'
import { dataTables, quoted } from './tables.ts'

const ROWS_AT_A_TIME = 500

export interface BackupSummary {
  readonly tables: number
  readonly rows: number
}

/**
 * Writes everything in the database to a file that only its owner can read, as it stood at one moment, while the program goes
 * on working. The file appears under its name when it is whole, and replaces an older one. Throws when the database or the
 * disk fails; then no file is left.
 */
export async function writeBackup(connection: pg.ClientConfig, file: string): Promise<BackupSummary> {
  const client = new pg.Client(connection)
  await client.connect()
  const unfinished = `${file}.${process.pid}.unfinished`
  const summary = { tables: 0, rows: 0 }
  try {
    // One snapshot for all tables, and nobody waits for it.
    await client.query('begin isolation level repeatable read read only')
    const target = fs.createWriteStream(unfinished, { mode: 0o600, flush: true })
    await pipeline(Readable.from(text(withEnd(linesOf(client, summary)))), createGzip(), target)
    await fs.promises.rename(unfinished, file)
    return summary
  } finally {
    await fs.promises.rm(unfinished, { force: true })
    await client.end()
  }
}

async function* text(lines: AsyncIterable<string>) {
  for await (const line of lines) yield `${line}\n`
}

async function* linesOf(client: pg.ClientBase, summary: { tables: number; rows: number }) {
  yield JSON.stringify(await headOf(client))
  for (const table of await dataTables(client)) {
    const count = await client.query<{ rows: number }>(`select count(*)::int as rows from ${quoted(table)}`)
    const announced: BackupTable = { table, rows: count.rows[0]?.rows ?? 0 }
    yield JSON.stringify(announced)
    summary.tables += 1
    summary.rows += announced.rows
    yield* rowsOf(client, table)
  }
}

async function* rowsOf(client: pg.ClientBase, table: string) {
  await client.query(
    `declare backup_rows no scroll cursor for select row_to_json(t)::text as row from ${quoted(table)} t`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${ROWS_AT_A_TIME} from backup_rows`)
    for (const { row } of rows) yield row
    if (rows.length < ROWS_AT_A_TIME) break
  }
  await client.query('close backup_rows')
}

async function headOf(client: pg.ClientBase): Promise<BackupHead> {
  const { rows } = await client.query<{ at: Date; migration: string | null }>(
    `select now() as at, max(migration_name) as migration from _prisma_migrations
     where finished_at is not null and rolled_back_at is null`,
  )
  const head = rows[0]
  if (!head?.migration) throw new Error('the database has no tables of this program')
  return { format: 'vfu-backup/1', at: head.at.toISOString(), migration: head.migration }
}
