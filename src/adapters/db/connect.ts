import path from 'node:path'
import type pg from 'pg'
import { projectRoot } from '../../project-root.ts'
import { startEmbeddedPostgres, runningEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'

export interface DatabaseServer {
  readonly connection: pg.PoolConfig
  stop(): Promise<void>
}

export const MIGRATIONS = path.join(projectRoot, 'prisma/migrations')

interface DatabaseConfig {
  readonly DATABASE_URL?: string | undefined
  readonly VFU_DATA: string
}

/** The configured server, or the embedded one started here; migrated, whichever it is. */
export async function startDatabase(config: DatabaseConfig): Promise<DatabaseServer> {
  const server = await startUnmigrated(config)
  try {
    await migrate(server.connection, MIGRATIONS)
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}

/** The server as it is, for whoever decides on its tables: a restore fills an empty database with those of its backup. */
export async function startUnmigrated(config: DatabaseConfig): Promise<DatabaseServer> {
  return config.DATABASE_URL ? external(config.DATABASE_URL) : startEmbeddedPostgres(folderOf(config))
}

/** As `startDatabase`, but a command joins the embedded server of an application that is running. */
export async function joinDatabase(config: DatabaseConfig): Promise<DatabaseServer> {
  const connection = config.DATABASE_URL ? undefined : await runningEmbeddedPostgres(folderOf(config))
  return connection ? { connection, stop: () => Promise.resolve() } : startDatabase(config)
}

/** How to reach the database as it is, starting nothing; null for an embedded one that is not running. */
export async function reachable(config: DatabaseConfig): Promise<pg.PoolConfig | null> {
  if (config.DATABASE_URL) return external(config.DATABASE_URL).connection
  return (await runningEmbeddedPostgres(folderOf(config))) ?? null
}

function folderOf({ VFU_DATA }: DatabaseConfig): string {
  return path.resolve(projectRoot, VFU_DATA, 'db')
}

function external(connectionString: string): DatabaseServer {
  return { connection: { connectionString }, stop: () => Promise.resolve() }
}
