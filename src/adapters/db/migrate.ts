import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Prisma Migrate's own advisory lock: instances that start at once, and its command line, wait for each other. */
const MIGRATION_LOCK = 72707369

const HISTORY_TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

interface AppliedMigration {
  readonly migration_name: string
  readonly checksum: string
  readonly finished_at: Date | null
  readonly rolled_back_at: Date | null
}

/** What a database has of the migrations: those that it lacks, or why it can't get them. */
export type MigrationState =
  | { readonly kind: 'pending'; readonly names: readonly string[] }
  | { readonly kind: 'newer' }
  | { readonly kind: 'broken'; readonly name: string }

/** How the database stands to the migrations in the folder, as `migrate` would find it; changes nothing. */
export async function pendingMigrations(client: pg.Client, folder: string): Promise<MigrationState> {
  const migrations = readMigrations(folder)
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as exists`,
  )
  const history = rows[0]?.exists ? await readHistory(client) : []
  const fault = faultOfHistory(history, migrations)
  if (fault) return fault.kind === 'unknown' ? { kind: 'newer' } : { kind: 'broken', name: fault.name }
  const names = migrations.filter(migration => !appliedAs(migration, history)).map(({ name }) => name)
  return { kind: 'pending', names }
}

/**
 * Applies the migrations that the database lacks, in the table and with the checksums of `prisma migrate deploy`, and
 * returns their names; with `upTo`, none that come after that one. Throws, before changing anything, when an earlier migration failed half-way or was edited after
 * it had been applied, or when the database is newer than this program.
 */
export async function migrate(connection: pg.ClientConfig, folder: string, upTo?: string): Promise<string[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(HISTORY_TABLE)
    const history = await readHistory(client)
    const migrations = readMigrations(folder)
    refuseUnknownHistory(history, migrations)
    const applied: string[] = []
    for (const migration of migrations) {
      if (upTo !== undefined && migration.name > upTo) break
      if (appliedAs(migration, history)) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

function readMigrations(folder: string): Migration[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return names.sort().map(name => {
    const sql = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function readHistory(client: pg.Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    'select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations',
  )
  return rows
}

function refuseUnknownHistory(history: readonly AppliedMigration[], migrations: readonly Migration[]) {
  const fault = faultOfHistory(history, migrations)
  if (fault?.kind === 'halfWay')
    throw new Error(`the migration ${fault.name} failed half-way in this database`)
  if (fault?.kind === 'unknown')
    throw new Error(`the database is newer than this program: it knows ${fault.name}`)
  if (fault) throw new Error(`the migration ${fault.name} was edited after it had been applied`)
}

function faultOfHistory(
  history: readonly AppliedMigration[],
  migrations: readonly Migration[],
): { kind: 'halfWay' | 'unknown' | 'edited'; name: string } | undefined {
  for (const { migration_name: name, finished_at, rolled_back_at } of history) {
    if (rolled_back_at) continue
    if (!finished_at) return { kind: 'halfWay', name }
    if (!migrations.some(migration => migration.name === name)) return { kind: 'unknown', name }
  }
  const edited = migrations.find(migration => {
    const row = appliedAs(migration, history)
    return row && row.checksum !== migration.checksum
  })
  return edited && { kind: 'edited', name: edited.name }
}

function appliedAs({ name }: Migration, history: readonly AppliedMigration[]) {
  return history.find(row => row.migration_name === name && row.finished_at && !row.rolled_back_at)
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID()
  await client.query('insert into _prisma_migrations(id, checksum, migration_name) values($1, $2, $3)', [
    id,
    checksum,
    name,
  ])
  try {
    await client.query(sql)
  } catch (error) {
    await client.query('update _prisma_migrations set logs = $2 where id = $1', [id, String(error)])
    throw error
  }
  await client.query(
    'update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1',
    [id],
  )
}
