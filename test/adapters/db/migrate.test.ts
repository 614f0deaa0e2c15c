import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { migrate } from '../../../src/adapters/db/migrate.ts'

const server = { host: inject('databaseHost'), user: 'app' }
const admin = new pg.Client({ ...server, database: 'postgres' })
await admin.connect()
afterAll(() => admin.end())

let database: { host: string; user: string; database: string }
let folder: string

beforeEach(async () => {
  database = { ...server, database: `test_${randomUUID().replaceAll('-', '')}` }
  await admin.query(`create database ${database.database}`)
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-migrations-'))
  fs.writeFileSync(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
})

afterEach(async () => {
  await admin.query(`drop database ${database.database} with (force)`)
  fs.rmSync(folder, { recursive: true })
})

function write(name: string, sql: string) {
  fs.mkdirSync(path.join(folder, name), { recursive: true })
  fs.writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client(database)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const tables = async () =>
  (
    await query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' and tablename not like '\\_%' order by 1`,
    )
  ).map(({ name }) => name)

describe('the migrations', () => {
  it('are applied in the order of their names, and a second run applies nothing', async () => {
    write('2_b', 'alter table a rename to b')
    write('1_a', 'create table a (id int)')
    expect(await migrate(database, folder)).toEqual(['1_a', '2_b'])
    expect(await tables()).toEqual(['b'])
    expect(await migrate(database, folder)).toEqual([])
  })

  it('are applied when they are new, and the earlier ones left', async () => {
    write('1_a', 'create table a (id int)')
    await migrate(database, folder)
    write('2_b', 'create table b (id int)')
    expect(await migrate(database, folder)).toEqual(['2_b'])
    expect(await tables()).toEqual(['a', 'b'])
  })

  it('are applied once when four instances start at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => migrate(database, 'prisma/migrations')))
    const names = fs.readdirSync('prisma/migrations').filter(name => /^\d/.test(name))
    expect(answers.flat().sort()).toEqual(names.sort())
    expect(answers.filter(applied => applied.length > 0)).toHaveLength(1)
    const history = await query<{ name: string }>('select migration_name as name from _prisma_migrations')
    expect(history.map(({ name }) => name).sort()).toEqual(names)
  })

  it('are refused when an applied one was edited, before a new one is applied', async () => {
    write('2_b', 'create table b (id int)')
    await migrate(database, folder)
    write('1_a', 'create table a (id int)')
    write('2_b', 'create table b (id bigint)')
    await expect(migrate(database, folder)).rejects.toThrow('2_b was edited after it had been applied')
    expect(await tables()).toEqual(['b'])
  })

  it('are refused when the database is newer than the program', async () => {
    write('1_a', 'create table a (id int)')
    write('2_b', 'create table b (id int)')
    await migrate(database, folder)
    fs.rmSync(path.join(folder, '2_b'), { recursive: true })
    await expect(migrate(database, folder)).rejects.toThrow(
      'the database is newer than this program: it knows 2_b',
    )
  })

  it('leave nothing of one that fails, and are refused until somebody has looked at it', async () => {
    write('1_a', 'create table a (id int)')
    write('2_b', 'create table b (id int); select 1 / 0')
    await expect(migrate(database, folder)).rejects.toThrow('division by zero')
    expect(await tables()).toEqual(['a'])
    const [failed] = await query<{ logs: string }>(
      'select logs from _prisma_migrations where finished_at is null',
    )
    expect(failed?.logs).toContain('division by zero')
    write('2_b', 'create table b (id int)')
    await expect(migrate(database, folder)).rejects.toThrow('2_b failed half-way')

    // As `prisma migrate resolve --rolled-back` does.
    await query('update _prisma_migrations set rolled_back_at = now() where finished_at is null')
    expect(await migrate(database, folder)).toEqual(['2_b'])
    expect(await tables()).toEqual(['a', 'b'])
    expect(await migrate(database, folder)).toEqual([])
  })

  it('keep the lock no longer than they run, also when they fail', async () => {
    write('1_a', 'select 1 / 0')
    await expect(migrate(database, folder)).rejects.toThrow('division by zero')
    const locks = await query(`select 1 from pg_locks where locktype = 'advisory' and database =
      (select oid from pg_database where datname = current_database())`)
    expect(locks).toEqual([])
  })
})
