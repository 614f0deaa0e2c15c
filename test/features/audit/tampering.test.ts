import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../src/features/audit/commands.ts'
import { seedOffer } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
const { deps } = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
await seedOffer(db)

/** The database's owner with triggers switched off: what no program can do, and the chain still shows. */
const intruder = new pg.Client(connection)

beforeAll(async () => {
  await intruder.connect()
  await intruder.query(`set session_replication_role = replica`)
})
afterAll(() => intruder.end())

describe('the database', () => {
  it.each([
    `update audit_entry set details = '[]'`,
    'delete from audit_entry',
    'truncate audit_entry',
    `update audit_head set hash = ''`,
    'delete from audit_head',
    'truncate audit_head',
    `insert into audit_head values (2, 0, '')`,
  ])('refuses %s', async statement => {
    const before = await verifyAudit(deps)
    await expect(db.$executeRawUnsafe(statement)).rejects.toThrow('is append-only')
    expect(await verifyAudit(deps)).toEqual(before)
  })

  it('gives an entry number, time, doer and hash itself, whatever the statement says', async () => {
    const { entries, hash } = await verifyAudit(deps)
    await db.$executeRaw`
      insert into audit_entry (number, at, person_id, via, transaction, subject, operation, details, previous_hash, hash)
      values (1, '1999-01-01', gen_random_uuid(), 'forged', 1, 'offer', 'read', '[]', 'x', 'y')`
    await verifyAudit(deps)
    const [entry] = await db.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 1 })
    expect(entry).toMatchObject({
      number: BigInt(entries + 1),
      personId: null,
      via: 'system',
      previousHash: hash,
    })
    expect(entry!.at.getUTCFullYear()).toBeGreaterThan(2020)
  })

  it('logs every table but the log, its own history, what is no data, and the events that triggers derive', async () => {
    const rows = await db.$queryRaw<{ name: string }[]>`
      select tablename as name from pg_tables where schemaname = 'public' and not exists (
        select from pg_trigger where tgrelid = tablename::regclass and tgname = tablename || '_audit_update')
      order by tablename`
    expect(rows.map(({ name }) => name)).toEqual([
      '_prisma_migrations',
      'attempt',
      'audit_entry',
      'audit_head',
      'offer_event',
      'request_key',
      'student_event',
      'work_lease',
    ])
  })
})

describe('tampering shows', () => {
  /** Changes the log behind the triggers' back, verifies, and puts everything back. */
  async function verifyAfter(statement: string) {
    await intruder.query('create table kept as select * from audit_entry')
    try {
      await intruder.query(statement)
      return await verifyAudit(deps)
    } finally {
      await intruder.query('delete from audit_entry')
      await intruder.query('insert into audit_entry select * from kept')
      await intruder.query('drop table kept')
      expect((await verifyAudit(deps)).brokenAt).toBeNull()
    }
  }

  it.each([
    ['a changed value', `update audit_entry set details = details || ' ' where number = 3`, 3],
    ['another doer', `update audit_entry set person_id = gen_random_uuid() where number = 2`, 2],
    ['another time', `update audit_entry set at = at + interval '1 hour' where number = 4`, 4],
    ['an entry taken out', 'delete from audit_entry where number = 2', 2],
    [
      'two entries exchanged',
      `update audit_entry set number = case number when 2 then 3000 else 2 end where number in (2, 3)`,
      2,
    ],
  ])('in %s', async (_what, statement, brokenAt) => {
    expect((await verifyAfter(statement)).brokenAt).toBe(brokenAt)
  })

  it('in an end that was cut off', async () => {
    const { entries } = await verifyAudit(deps)
    const after = await verifyAfter(`delete from audit_entry where number > ${entries - 2}`)
    expect(after).toMatchObject({ entries, brokenAt: entries - 1 })
  })

  it('in a last entry that was written anew with a hash of its own', async () => {
    const { entries } = await verifyAudit(deps)
    const rehash = `encode(sha256(convert_to(concat_ws(E'\\n', number, id,
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), coalesce(person_id::text, ''), via, transaction,
      subject, operation, '[{}]', previous_hash), 'UTF8')), 'hex')`
    const after = await verifyAfter(
      `update audit_entry set details = '[{}]', hash = ${rehash} where number = ${entries}`,
    )
    expect(after.brokenAt).toBe(entries)
  })
})
