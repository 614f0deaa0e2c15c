import { describe, expect, it } from 'vitest'
import { seedOffer } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const offerId = await seedOffer(db)
const offerOfBromma = await seedOffer(db, 'bromma')
await central.post(`/api/offers/${offerId}/withdraw`).send({ version: 1 }).expect(200)
const today = new Date().toISOString().slice(0, 10)

const read = async (query: Record<string, string | number> = {}) =>
  (await central.get('/api/audit').query(query).expect(200)).body

describe('the log', () => {
  it('tells who did what to which row, the newest first', async () => {
    const { entries, people, subjects } = await read()
    expect(entries[0]).toMatchObject({
      by: { id: central.personId, name: 'central ' },
      via: 'POST /api/offers/:offerId/withdraw',
      subject: 'offer',
      operation: 'update',
      rowCount: 1,
      rows: [{ key: { id: offerId }, changed: ['withdrawn_at'], before: { withdrawn_at: null } }],
    })
    const ids = entries.map(({ id }: { id: number }) => id)
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => b - a))
    expect(people).toEqual([{ id: central.personId, name: 'central ' }])
    expect(subjects).toContain('offer')
  })

  it('is filtered by person, table, operation, row and day', async () => {
    const subjectsOf = async (query: Record<string, string>) =>
      (await read(query)).entries.map(
        (entry: { subject: string; operation: string }) => `${entry.operation} ${entry.subject}`,
      )
    expect(await subjectsOf({ personId: central.personId })).toEqual(['update offer'])
    expect(new Set(await subjectsOf({ subject: 'district' }))).toEqual(new Set(['insert district']))
    expect(await subjectsOf({ operation: 'update', subject: 'offer' })).toEqual(['update offer'])
    expect(await subjectsOf({ about: offerOfBromma })).toEqual(['insert offer'])
    expect(await subjectsOf({ from: '2099-01-01' })).toEqual([])
    expect(await subjectsOf({ to: '2019-01-01' })).toEqual([])
    expect(await subjectsOf({ from: today, to: '2099-01-01', about: offerId })).toEqual([
      'update offer',
      'insert offer',
    ])
  })

  it('comes a page at a time, without a gap or an entry twice', async () => {
    for (let places = 2; places < 110; places++) {
      await db.offer.update({ where: { id: offerOfBromma }, data: { places: 1 + (places % 2) } })
    }
    const first = await read({ subject: 'offer' })
    const second = await read({ subject: 'offer', before: first.next })
    const ids = [...first.entries, ...second.entries].map(({ id }) => id)
    expect(first.entries).toHaveLength(100)
    expect(second.next).toBeNull()
    expect(new Set(ids).size).toBe(await db.auditEntry.count({ where: { subject: 'offer' } }))
  })

  it('is a file for a spreadsheet program, in which nothing is a formula', async () => {
    await db.field.create({ data: { id: '=1+1', name: '=HYPERLINK("http://evil.example")' } })
    await db.person.update({ where: { id: central.personId }, data: { name: '=cmd' } })
    const { body } = await central.get('/api/audit/export').query({}).expect(200)
    expect(body.fileName).toBe('logg-2019-11-04.csv')
    const [header, ...lines] = body.text.slice(1).trim().split('\r\n')
    expect(body.text).toMatch(/^\uFEFFId;Nummer i kedjan;Tidpunkt/)
    expect(header.split(';')).toHaveLength(12)
    expect(lines).toHaveLength(await db.auditEntry.count())
    expect(body.text).toContain(`;"'=cmd";`)
    expect(body.text).not.toMatch(/(^|;|\n)"?[=+@]/)
  })

  it('refuses a filter that it does not know', async () => {
    for (const query of [{ operation: 'drop' }, { from: 'igår' }, { personId: 'x' }, { before: '0' }])
      await central.get('/api/audit').query(query).expect(422)
  })
})
