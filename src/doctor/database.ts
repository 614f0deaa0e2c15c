import pg from 'pg'
import { pendingMigrations } from '../adapters/db/migrate.ts'
import { found, type Finding } from './finding.ts'

const PATIENCE_MILLISECONDS = 5_000
const OLDEST_SERVER = 150_000
const DRIFT_SECONDS = 2
const SKEW_SECONDS = 30

/** Why a server can't be reached, and what to do, by the code of Node or PostgreSQL: its own words can repeat the login. */
const REASONS: Readonly<Record<string, readonly [why: string, remedy: string]>> = {
  ECONNREFUSED: ['ingen svarar där', 'Starta servern, eller rätta datorns namn och porten i DATABASE_URL.'],
  ENOTFOUND: ['datorns namn finns inte', 'Rätta namnet i DATABASE_URL.'],
  ENOENT: ['uttaget (socket) finns inte', 'Starta servern, eller rätta mappen i DATABASE_URL.'],
  '28P01': ['lösenordet godtas inte', 'Rätta lösenordet i DATABASE_URL.'],
  '28000': ['kontot godtas inte', 'Rätta kontot i DATABASE_URL, eller serverns pg_hba.conf.'],
  '3D000': ['databasen finns inte', 'Skapa den, eller rätta dess namn i DATABASE_URL.'],
  '53300': ['servern har inga lediga anslutningar', 'Höj max_connections, eller stäng det som håller dem.'],
}
const OTHER_REASON = ['servern svarar inte som väntat', 'Se efter i databasserverns logg.'] as const

/** Whether the database can be reached and is what the program needs. `now` is this machine's clock. */
export async function examineDatabase(
  connection: pg.ClientConfig,
  { migrations, now, isEmbedded }: { migrations: string; now: () => Date; isEmbedded: boolean },
): Promise<Finding[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: PATIENCE_MILLISECONDS })
  client.on('error', () => {}) // a connection that breaks fails the query as well
  try {
    await client.connect()
    return [
      ...(await examineServer(client)),
      ...(await examineMigrations(client, migrations)),
      ...(await examineClock(client, now)),
      ...(isEmbedded ? [] : await examineRights(client)),
    ]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const [why, remedy] = REASONS[code] ?? OTHER_REASON
    return [found('databaseUnreachable', { why, remedy })]
  } finally {
    await client.end().catch(() => {})
  }
}

interface Server {
  readonly number: number
  readonly version: string
  readonly encoding: string
}

async function examineServer(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<Server>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
       current_setting('server_encoding') as encoding`,
  )
  return rows.flatMap(judgeServer)
}

/** What there is to say of a server of this version, and of the database's encoding. */
export function judgeServer({ number, version, encoding }: Server): Finding[] {
  return [
    found(number < OLDEST_SERVER ? 'databaseOld' : 'databaseRight', { version }),
    ...(encoding === 'UTF8' ? [] : [found('encodingWrong', { encoding })]),
  ]
}

async function examineMigrations(client: pg.Client, folder: string): Promise<Finding[]> {
  const state = await pendingMigrations(client, folder)
  if (state.kind === 'newer') return [found('databaseNewer')]
  if (state.kind === 'broken') return [found('migrationBroken', { name: state.name })]
  if (state.names.length === 0) return [found('migrationsRight')]
  const { rows } = await client.query<{ may: boolean }>(
    `select has_schema_privilege(current_user, 'public', 'CREATE') as may`,
  )
  const mayMigrate = rows[0]?.may === true
  return [found(mayMigrate ? 'migrationsWait' : 'migrationsForbidden', { count: state.names.length })]
}

/** Measured against the middle of the question, so that a slow network is no skew. */
async function examineClock(client: pg.Client, now: () => Date): Promise<Finding[]> {
  const before = now().getTime()
  const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at')
  const here = (before + now().getTime()) / 2
  const seconds = Math.abs((rows[0]?.at.getTime() ?? 0) - here) / 1000
  const code =
    seconds > SKEW_SECONDS ? 'clockSkewed' : seconds > DRIFT_SECONDS ? 'clockDrifting' : 'clockRight'
  return [found(code, { seconds: Math.round(seconds) })]
}

interface Rights {
  readonly isSuper: boolean
  readonly ownsLog: boolean
  readonly isPlain: boolean
}

async function examineRights(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<Rights>(
    `select (select rolsuper from pg_roles where rolname = current_user) as "isSuper",
       exists (select from pg_tables where tablename = 'audit_entry' and tableowner = current_user) as "ownsLog",
       inet_server_addr() is not null and not inet_server_addr() <<= '127.0.0.0/8' and inet_server_addr() <> '::1'
         and not coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as "isPlain"`,
  )
  return rows.flatMap(judgeRights)
}

/** What the program's account could do to the log, and what others could read on the way to the server. */
export function judgeRights({ isSuper, ownsLog, isPlain }: Rights): Finding[] {
  return [
    ...(isSuper ? [found('roleTooStrong')] : []),
    ...(ownsLog && !isSuper ? [found('logUnprotected')] : []),
    ...(isPlain ? [found('databasePlain')] : []),
  ]
}

/** Which keys the stored fingerprints were made with, and whether second factors are sealed. */
export async function keysInUse(
  connection: pg.ClientConfig,
): Promise<{ readonly protects: readonly string[]; readonly seals: boolean }> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: PATIENCE_MILLISECONDS })
  await client.connect()
  try {
    const keys = await client.query<{ id: string }>('select distinct key_id as id from protected_fingerprint')
    const sealed = await client.query<{ isUsed: boolean }>(
      'select exists(select from second_factor) as "isUsed"',
    )
    return { protects: keys.rows.map(({ id }) => id), seals: sealed.rows[0]?.isUsed === true }
  } finally {
    await client.end()
  }
}
