import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  runningEmbeddedPostgres,
  startEmbeddedPostgres,
  type EmbeddedOptions,
  type EmbeddedPostgres,
} from '../../../src/adapters/db/embedded-postgres.ts'

let root: string
let started: EmbeddedPostgres[]
/** Folders that the server chose elsewhere. */
let elsewhere: string[]

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-pg-'))
  fs.chmodSync(root, 0o755)
  started = []
  elsewhere = []
})

afterEach(async () => {
  for (const server of started) await server.stop()
  for (const folder of [root, ...elsewhere]) fs.rmSync(folder, { recursive: true, force: true })
})

async function start(folder: string, options: EmbeddedOptions = {}) {
  const server = await startEmbeddedPostgres(folder, { settings: ['fsync=off'], ...options })
  started.push(server)
  return server
}

async function query(connection: pg.ClientConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows.flat()
  } finally {
    await client.end()
  }
}

describe('the embedded server', () => {
  it('starts on an empty folder, and again on the same data', async () => {
    const folder = path.join(root, 'db')
    const first = await start(folder)
    await query(first.connection, 'create table kept (word text)')
    await query(first.connection, `insert into kept values ('Äldre och åldrande')`)
    await first.stop()
    const second = await start(folder)
    expect(await query(second.connection, 'select word from kept')).toEqual(['Äldre och åldrande'])
  })

  it('is PostgreSQL in UTF-8 and UTC with checksums, reached through its socket alone', async () => {
    const { connection } = await start(path.join(root, 'db'))
    const settings = ['server_encoding', 'timezone', 'data_checksums', 'listen_addresses']
    const shown = settings.map(name => `current_setting('${name}')`).join(', ')
    expect(await query(connection, `select ${shown}`)).toEqual(['UTF8', 'UTC', 'on', ''])
    expect(await query(connection, `select 'ö' < 'z' collate "sv-x-icu"`)).toEqual([false])
  })

  it('refuses data that another server runs on, with its reason and a remedy, and leaves that one alone', async () => {
    const folder = path.join(root, 'db')
    const { connection } = await start(folder)
    await expect(start(folder, { startTimeoutSeconds: 1 })).rejects.toThrow(
      `another server is already running on the data in ${folder}; stop it, or set VFU_DATA to another folder`,
    )
    expect(await query(connection, 'select 1')).toEqual([1])
  })

  it('is found by another program while it runs, and only then', async () => {
    const folder = path.join(root, 'db')
    expect(await runningEmbeddedPostgres(folder)).toBeUndefined()
    const server = await start(folder)
    expect(await runningEmbeddedPostgres(folder)).toEqual(server.connection)
    await server.stop()
    expect(await runningEmbeddedPostgres(folder)).toBeUndefined()
  })

  it.each([
    [
      'the server',
      (data: string) => Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    ],
    ['a connection', null],
  ])('is back by itself, with what was committed, after %s is killed', async (_, pidOf) => {
    const folder = path.join(root, 'db')
    const { connection } = await start(folder, { settings: [] })
    await query(connection, 'create table kept (word text)')
    await query(connection, `insert into kept values ('kvar')`)
    const [own] = await query(
      connection,
      'select pid from pg_stat_activity where pid <> pg_backend_pid() limit 1',
    )
    process.kill(pidOf ? pidOf(path.join(folder, 'pg')) : Number(own), 'SIGKILL')
    await expect
      .poll(() => query(connection, 'select word from kept').catch(() => []), { timeout: 15_000 })
      .toEqual(['kvar'])
  })

  it('is stopped twice without harm', async () => {
    const folder = path.join(root, 'db')
    const server = await start(folder)
    await server.stop()
    await server.stop()
    expect(fs.existsSync(path.join(folder, 'pg/postmaster.pid'))).toBe(false)
  })

  it('dies with a program that is killed, and loses nothing that was committed', async () => {
    const folder = path.join(root, 'db')
    const script = path.join(import.meta.dirname, 'hold-server.ts')
    const holder = spawn(process.execPath, ['--import', 'tsx', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [said] = (await once(holder.stdout, 'data')) as [Buffer]
    const connection = JSON.parse(String(said)) as EmbeddedPostgres['connection']
    await query(connection, 'create table kept (id int)')
    await query(connection, 'insert into kept values (7)')
    holder.kill('SIGKILL')
    await expect
      .poll(() => fs.existsSync(path.join(folder, 'pg', 'postmaster.pid')), { timeout: 15_000 })
      .toBe(false)
    expect(await runningEmbeddedPostgres(folder)).toBeUndefined()
    const next = await start(folder)
    expect(await query(next.connection, 'select id from kept')).toEqual([7])
  })

  it('waits for the server of a program that was killed a moment ago', async () => {
    const folder = path.join(root, 'db')
    const script = path.join(import.meta.dirname, 'hold-server.ts')
    const holder = spawn(process.execPath, ['--import', 'tsx', script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    holder.kill('SIGKILL')
    const next = await start(folder)
    expect(await query(next.connection, 'select 1')).toEqual([1])
  })

  it('runs for data below a private folder, also when its account may not enter that', async () => {
    fs.chmodSync(root, 0o700)
    const folder = path.join(root, 'clone/data/db')
    const server = await start(folder)
    const [data] = await query(server.connection, `select current_setting('data_directory')`)
    // Where the account cannot go, the data lie in a folder of the system, which is not the test's to keep.
    if (!String(data).startsWith(root)) elsewhere.push(path.dirname(String(data)))
    await query(server.connection, 'create table kept (id int)')
    expect(await runningEmbeddedPostgres(folder)).toEqual(server.connection)
    await server.stop()
    const second = await start(folder)
    expect(await query(second.connection, 'select count(*)::int from kept')).toEqual([0])
  })

  it('starts in a folder whose path is too long for a socket', async () => {
    const folder = path.join(root, 'en-mycket-djup-mapp'.repeat(6), 'db')
    const server = await start(folder)
    elsewhere.push(server.connection.host)
    expect(await query(server.connection, 'select 1')).toEqual([1])
    expect(await runningEmbeddedPostgres(folder)).toEqual(server.connection)
  })

  it('says why when it cannot start', async () => {
    const folder = path.join(root, 'db')
    await expect(start(folder, { settings: ['no_such_setting=1'] })).rejects.toThrow(
      /did not start on .*no_such_setting/s,
    )
  })
})
