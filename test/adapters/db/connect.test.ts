import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { joinDatabase, startDatabase, type DatabaseServer } from '../../../src/adapters/db/connect.ts'

async function tablesOf(server: DatabaseServer): Promise<number> {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from pg_tables where tablename in ('term', 'placement_event', '_prisma_migrations')`,
    )
    return rows[0]?.count ?? 0
  } finally {
    await client.end()
  }
}

describe('the embedded database', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-connect-'))
  fs.chmodSync(root, 0o755)
  const config = { VFU_DATA: path.join(root, 'data') }
  let server: DatabaseServer

  beforeAll(async () => {
    server = await startDatabase(config)
  })
  afterAll(async () => {
    await server.stop()
    fs.rmSync(root, { recursive: true, force: true })
  })

  it('is started in the configured folder, and migrated', async () => {
    expect(fs.existsSync(path.join(root, 'data/db/pg/PG_VERSION'))).toBe(true)
    expect(await tablesOf(server)).toBe(3)
  })

  it('is joined by a command while the application runs, and left running', async () => {
    const joined = await joinDatabase(config)
    expect(joined.connection).toEqual(server.connection)
    await joined.stop()
    expect(await tablesOf(server)).toBe(3)
  })
})

describe('a configured server', () => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client({ host: inject('databaseHost'), user: 'app', database: 'postgres' })
  const url = `postgres://app@${encodeURIComponent(inject('databaseHost'))}/${name}`

  beforeAll(async () => {
    await admin.connect()
    await admin.query(`create database ${name}`)
  })
  afterAll(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })

  it('is used instead of the embedded one, migrated, and not stopped by us', async () => {
    const data = path.join(os.tmpdir(), `vfu-unused-${randomUUID()}`)
    for (const open of [startDatabase, joinDatabase]) {
      const server = await open({ DATABASE_URL: url, VFU_DATA: data })
      expect(await tablesOf(server)).toBe(3)
      await server.stop()
      expect(await tablesOf(server)).toBe(3)
    }
    expect(fs.existsSync(data)).toBe(false)
  })
})
