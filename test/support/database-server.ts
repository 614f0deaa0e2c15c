import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import { migrate } from '../../src/adapters/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseHost: string
  }
}

/** One throw-away server for the whole run; each test file copies the migrated template database. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-test-'))
  fs.chmodSync(folder, 0o755)
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
  const server = await startEmbeddedPostgres(path.join(folder, 'db'), { settings })
  const admin = new pg.Client(server.connection)
  await admin.connect()
  await admin.query('create database template_vfu')
  await admin.end()
  await migrate({ ...server.connection, database: 'template_vfu' }, 'prisma/migrations')
  project.provide('databaseHost', server.connection.host)
  return async () => {
    await server.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
