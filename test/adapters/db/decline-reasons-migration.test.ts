import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { migrate } from '../../../src/adapters/db/migrate.ts'

const MIGRATIONS = 'prisma/migrations'
const server = { host: inject('databaseHost'), user: 'app' }
const database = `test_${randomUUID().replaceAll('-', '')}`
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-migrations-'))
const client = new pg.Client({ ...server, database })
const admin = new pg.Client({ ...server, database: 'postgres' })
await admin.connect()

afterAll(async () => {
  await client.end()
  await admin.query(`drop database if exists ${database} with (force)`)
  await admin.end()
  fs.rmSync(folder, { recursive: true })
})

it('keeps the words of what was declined before reasons were chosen from a list', async () => {
  await admin.query(`create database ${database}`)
  const names = fs.readdirSync(MIGRATIONS)
  const before = names.filter(name => name < '20261127' || name.endsWith('.toml'))
  for (const name of before)
    fs.cpSync(path.join(MIGRATIONS, name), path.join(folder, name), { recursive: true })
  await migrate({ ...server, database }, folder)
  await client.connect()
  const [unit, offer, student, placement] = [1, 2, 3, 4].map(() => randomUUID())
  await client.query(`begin;
    insert into district (id, name) values ('farsta', 'Farsta');
    insert into university (id, name) values ('SU', 'SU');
    insert into field (id, name) values ('aldre', 'Äldre');
    insert into term (id, target, starts_on, ends_on, seed) values ('VT2020', 1, '2020-01-20', '2020-06-07', 'x');
    insert into term_share (term_id, university_id, places) values ('VT2020', 'SU', 1);
    insert into unit (id, district_id, name) values ('${unit}', 'farsta', 'Mottagningen');
    insert into offer (id, term_id, unit_id, field_id, places) values ('${offer}', 'VT2020', '${unit}', 'aldre', 1);
    insert into student (id, term_id, university_id, number) values ('${student}', 'VT2020', 'SU', '1');
    insert into placement (id, term_id, student_id, offer_id) values ('${placement}', 'VT2020', '${student}', '${offer}');
    insert into placement_event (placement_id, kind, at) values ('${placement}', 'proposed', now());
    commit;
    insert into placement_event (placement_id, kind, at, reason) values ('${placement}', 'declined', now(), 'Handledaren slutar')`)

  await migrate({ ...server, database }, MIGRATIONS)
  const { rows } = await client.query('select kind, reason, decline_reason from placement_event order by id')
  expect(rows).toEqual([
    { kind: 'proposed', reason: null, decline_reason: null },
    { kind: 'declined', reason: 'Handledaren slutar', decline_reason: 'unstated' },
  ])
  await expect(client.query(`update placement_event set decline_reason = 'other'`)).rejects.toThrow(
    /append-only/,
  )
})
