import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { writeBackup } from '../../../src/adapters/db/backup.ts'
import { backUpOnceADay } from '../../../src/adapters/db/daily-backup.ts'
import { migrate } from '../../../src/adapters/db/migrate.ts'
import { restoreBackup } from '../../../src/adapters/db/restore.ts'
import { dataTables } from '../../../src/adapters/db/tables.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { runOnDatabase } from '../../support/run-program.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const MIGRATIONS = 'prisma/migrations'
const { db, connection } = await createTestDatabase()
const { propose, confirm, moveTo, reset } = await openMatchedTerm(db)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-backup-'))
const file = path.join(folder, 'term.backup')
const created: string[] = []

beforeAll(async () => {
  await reset()
  const student = await seedStudent(db, 'SU', { firstName: 'Åsa "Ö"\\', lastName: 'rad\n\u2028två' })
  const [id = ''] = await propose([student, await seedOffer(db)])
  await confirm(id)
  await moveTo('published').expect(200)
})

afterAll(async () => {
  fs.rmSync(folder, { recursive: true })
  for (const name of created) await administer(`drop database ${name} with (force)`)
})

async function administer(statement: string) {
  const client = new pg.Client({ host: inject('databaseHost'), user: 'app', database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database without any table. */
async function emptyDatabase() {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(`create database ${name}`)
  created.push(name)
  return { ...connection, database: name }
}

const urlOf = ({ host, database }: typeof connection) =>
  `postgresql://app@localhost/${database}?host=${encodeURIComponent(host)}`

/** Every row of every table, as text. */
async function contents(of: pg.ClientConfig): Promise<Record<string, string[]>> {
  const client = new pg.Client(of)
  await client.connect()
  try {
    const tables: Record<string, string[]> = {}
    for (const table of await dataTables(client)) {
      const { rows } = await client.query<{ row: string }>(
        `select row_to_json(t)::text as row from "${table}" t order by 1`,
      )
      tables[table] = rows.map(({ row }) => row)
    }
    const rules = await client.query<{ rule: string }>(
      `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as rule
       from pg_constraint where connamespace = 'public'::regnamespace order by 1`,
    )
    return { ...tables, rules: rules.rows.map(({ rule }) => rule) }
  } finally {
    await client.end()
  }
}

describe('a backup', () => {
  it('gives back every row of every table in another database, and the rules that guard them', async () => {
    const before = await contents(connection)
    expect(Object.values(before).filter(rows => rows.length > 0).length).toBeGreaterThan(15)
    const written = await writeBackup(connection, file)
    const target = await emptyDatabase()
    const outcome = await restoreBackup(target, file, MIGRATIONS)
    expect(outcome).toMatchObject({ ok: true, ...written })
    expect(await contents(target)).toEqual(before)
    const client = new pg.Client(target)
    await client.connect()
    await expect(client.query('delete from placement_event')).rejects.toThrow()
    // The next number is one that no row has.
    await client.query(`insert into audit_entry (at, via, transaction, subject, operation, details)
      values (now(), 'test', 1, 'x', 'read', '{}')`)
    await client.end()
  })

  it('can be ended anew in what is restored: what retention took away after it was made goes again (P4)', async () => {
    await writeBackup(connection, file)
    const target = await emptyDatabase()
    await restoreBackup(target, file, MIGRATIONS)
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-data-'))
    const environment = { DATABASE_URL: urlOf(target), VFU_DATA: data }
    const done = await runOnDatabase(environment, 'retention')
    expect(done).toMatchObject({ status: 0, out: expect.stringMatching(/^student +VT2020 +student +\d+$/m) })
    const client = new pg.Client(target)
    await client.connect()
    const { rows } = await client.query(
      'select count(*)::int as known from student where first_name is not null',
    )
    await client.end()
    expect(rows).toEqual([{ known: 0 }])
    expect((await runOnDatabase(environment, 'retention')).out).toBe('Det finns inget att gallra.\n')
    fs.rmSync(data, { recursive: true })
  })

  it('is of one moment, however much is written meanwhile', async () => {
    let isDone = false
    const writing = (async () => {
      while (!isDone) {
        const student = await seedStudent(db)
        await db.wish.create({ data: { studentId: student, position: 1, districtId: 'farsta' } })
      }
    })()
    const target = await emptyDatabase()
    await writeBackup(connection, file).finally(() => (isDone = true))
    await writing
    // The wishes' foreign key holds, and the counts that the file announces.
    expect(await restoreBackup(target, file, MIGRATIONS)).toMatchObject({ ok: true })
  })

  it('can be read by its owner alone, and leaves nothing unfinished', async () => {
    await writeBackup(connection, file)
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    expect(fs.readdirSync(folder)).toEqual(['term.backup'])
    await expect(writeBackup(connection, path.join(folder, 'no/such/folder'))).rejects.toThrow()
  })

  it('that was cut short or changed is refused before the database is touched', async () => {
    await writeBackup(connection, file)
    const bytes = fs.readFileSync(file)
    const text = gunzipSync(bytes).toString()
    const damaged = {
      'cut off': bytes.subarray(0, bytes.length >> 1),
      'without its end': gzipSync(text.split('\n').slice(0, -2).join('\n') + '\n'),
      'with another name in it': gzipSync(text.replace('Farsta', 'Barsta')),
      'not a backup': Buffer.from('hej'),
      empty: Buffer.alloc(0),
    }
    const target = await emptyDatabase()
    for (const [what, content] of Object.entries(damaged)) {
      fs.writeFileSync(file, content)
      expect([what, await restoreBackup(target, file, MIGRATIONS)]).toEqual([
        what,
        { ok: false, refusal: 'damaged' },
      ])
    }
    await writeBackup(connection, file)
    expect(await restoreBackup(target, file, MIGRATIONS)).toMatchObject({ ok: true })
  })

  it('is refused by a database that has tables, and by a program that is older', async () => {
    await writeBackup(connection, file)
    expect(await restoreBackup(connection, file, MIGRATIONS)).toEqual({ ok: false, refusal: 'notEmpty' })
    const older = path.join(folder, 'migrations')
    fs.mkdirSync(older)
    expect(await restoreBackup(await emptyDatabase(), file, older)).toEqual({ ok: false, refusal: 'newer' })
  })

  it('of an older program is brought up to date', async () => {
    const names = fs.readdirSync(MIGRATIONS).filter(name => /^\d/.test(name))
    const older = path.join(folder, 'older')
    fs.cpSync(MIGRATIONS, older, { recursive: true })
    fs.rmSync(path.join(older, names.at(-1) ?? ''), { recursive: true })
    const [source, target] = [await emptyDatabase(), await emptyDatabase()]
    await migrate(source, older)
    await writeBackup(source, file)
    expect(await restoreBackup(target, file, MIGRATIONS)).toMatchObject({ ok: true })
    expect(await migrate(target, MIGRATIONS)).toEqual([])
  })

  it('is made and put back by the command line, which follows the log’s chain', async () => {
    const target = await emptyDatabase()
    const saved = await runOnDatabase({ DATABASE_URL: urlOf(connection) }, 'backup', file)
    expect(saved).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+ rader ur \d+ tabeller är sparade/),
    })
    const back = await runOnDatabase({ DATABASE_URL: urlOf(target) }, 'restore', file)
    expect(back).toMatchObject({ status: 0, out: expect.stringMatching(/Loggen är hel: \d+ poster\.\n$/) })
    const again = await runOnDatabase({ DATABASE_URL: urlOf(target) }, 'restore', file)
    expect(again).toMatchObject({ status: 2, err: expect.stringContaining('Databasen är inte tom.') })
    const missing = await runOnDatabase({ DATABASE_URL: urlOf(target) }, 'restore', path.join(folder, 'x'))
    expect(missing).toMatchObject({ status: 2, err: expect.stringContaining('den finns inte') })
  })
})

describe('the daily backup', () => {
  it('is made once a day in Stockholm, and the oldest go when there are enough', async () => {
    const daily = { connection, folder: path.join(folder, 'daily'), keep: 2 }
    const made = () => fs.readdirSync(daily.folder).sort()
    await backUpOnceADay(daily, new Date('2020-03-28T22:30:00Z'))
    const first = path.join(daily.folder, 'vfu-2020-03-28.backup')
    const { mtimeMs } = fs.statSync(first)
    fs.writeFileSync(path.join(daily.folder, 'anteckning.txt'), 'min')
    await backUpOnceADay(daily, new Date('2020-03-28T22:59:00Z'))
    expect(fs.statSync(first).mtimeMs).toBe(mtimeMs)
    await backUpOnceADay(daily, new Date('2020-03-28T23:30:00Z'))
    await backUpOnceADay(daily, new Date('2020-03-31T10:00:00Z'))
    expect(made()).toEqual(['anteckning.txt', 'vfu-2020-03-29.backup', 'vfu-2020-03-31.backup'])
    expect(
      await restoreBackup(
        await emptyDatabase(),
        path.join(daily.folder, 'vfu-2020-03-31.backup'),
        MIGRATIONS,
      ),
    ).toMatchObject({ ok: true })
  })
})
