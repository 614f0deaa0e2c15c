import { beforeEach, describe, expect, it } from 'vitest'
import { actingAs } from '../../../src/adapters/db/acting.ts'
import { transact } from '../../../src/adapters/db/database.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
let mark: bigint

beforeEach(async () => {
  await emptyTables(db, 'term', 'unit', 'supervisor', 'outbox_message')
  await seedTerm(db, 'collecting')
  mark = await lastId()
})

async function lastId() {
  const { _max } = await db.auditEntry.aggregate({ _max: { id: true } })
  return _max.id ?? 0n
}

/** What the log has got since the mark. */
async function logged() {
  const rows = await db.auditEntry.findMany({ where: { id: { gt: mark } }, orderBy: { id: 'asc' } })
  return rows.map(({ subject, operation, personId, via, details }) => ({
    what: `${operation} ${subject}`,
    personId,
    via,
    rows: JSON.parse(details) as Record<string, unknown>[],
    details,
  }))
}

const OFFER = {
  districtId: 'farsta',
  unit: 'Mottagningen',
  fieldId: 'missbruk',
  places: 1,
  fromOn: null,
  toOn: null,
  requires: [],
  provides: [],
  universityIds: [],
  comment: null,
  supervisor: null,
}
const STUDENT = {
  universityId: 'SU',
  number: 'nr-1',
  firstName: 'Kim',
  lastName: 'Ek',
  email: 'kim.ek@student.example',
  sex: 'female',
  homeArea: 'Farsta',
  maxTravelMinutes: 60,
  has: [],
  needs: [],
  priority: 2,
  onlyWishes: false,
  protected: false,
  wishes: [{ fieldId: 'missbruk', districtId: null }],
  blockedDistrictIds: ['bromma'],
  togetherWith: [],
  fromOn: null,
  toOn: null,
}

describe('a change', () => {
  it('is logged with who, by what, and the values before and after', async () => {
    const offerId = await seedOffer(db, 'farsta', { requires: [], provides: [] })
    mark = await lastId()
    const body = { ...OFFER, places: 4, comment: 'Nära stationen', version: 1 }
    await farsta.put(`/api/offers/${offerId}`).send(body).expect(200)
    expect(await logged()).toMatchObject([
      {
        what: 'update offer',
        personId: farsta.personId,
        via: 'PUT /api/offers/:offerId',
        rows: [
          {
            key: { id: offerId },
            changed: ['comment', 'places'],
            before: { places: 1 },
            after: { places: 4 },
          },
        ],
      },
    ])
    expect(JSON.stringify(await logged())).not.toContain('Nära stationen')
  })

  it('is logged in its own transaction: what was refused, or rolled back, is not there', async () => {
    const offerId = await seedOffer(db, 'farsta', { requires: [], provides: [] })
    mark = await lastId()
    await farsta
      .put(`/api/offers/${offerId}`)
      .send({ ...OFFER, version: 7 })
      .expect(409)
    const work = transact(db, async tx => {
      await tx.offer.update({ where: { id: offerId }, data: { places: 9 } })
      throw new Error('second thoughts')
    })
    await expect(work).rejects.toThrow('second thoughts')
    expect(await logged()).toEqual([])
  })

  it('that leaves everything as it was is none', async () => {
    const offerId = await seedOffer(db, 'farsta', { requires: [], provides: [] })
    mark = await lastId()
    await db.offer.update({ where: { id: offerId }, data: { places: 1, version: 2 } })
    expect(await logged()).toEqual([])
  })

  it('by the system or by hand says so', async () => {
    const id = await seedSupervisor(db)
    mark = await lastId()
    await transact(db, tx => tx.supervisor.update({ where: { id }, data: { degreeYear: 2010 } }))
    await actingAs({ personId: null, via: 'vfu import' }, () =>
      transact(db, tx => tx.supervisor.update({ where: { id }, data: { degreeYear: 2011 } })),
    )
    expect((await logged()).map(({ via, personId }) => [via, personId])).toEqual([
      ['system', null],
      ['vfu import', null],
    ])
  })

  it('of many rows is one entry that names them all', async () => {
    const ids = [await seedStudent(db), await seedStudent(db), await seedStudent(db)]
    mark = await lastId()
    await db.student.updateMany({ where: { id: { in: ids } }, data: { withdrawnAt: new Date('2019-11-05') } })
    const [entry, ...more] = await logged()
    expect(more).toEqual([])
    expect(entry!.rows.map(({ key }) => (key as { id: string }).id).sort()).toEqual([...ids].sort())
  })
})

describe('what the log says of people', () => {
  it('is which fields were changed, and never a name, an address, a wish or a block', async () => {
    const { body: created } = await su.post('/api/terms/VT2020/students').send(STUDENT).expect(200)
    const changed = {
      ...STUDENT,
      lastName: 'Öberg',
      email: 'kim.oberg@student.example',
      blockedDistrictIds: ['bromma', 'alvsjo'],
      version: 1,
    }
    await su.put(`/api/students/${created.id}`).send(changed).expect(200)
    const entries = await logged()
    const change = entries.find(({ what }) => what === 'update student')
    expect(change!.rows).toEqual([
      { key: { id: created.id }, changed: ['email', 'last_name'], before: {}, after: {} },
    ])
    expect(entries.map(({ what }) => what)).toContain('insert block')
    const all = entries.map(({ details }) => details).join('\n')
    for (const word of ['Kim', 'Ek', 'Öberg', 'kim.', 'female', 'missbruk', 'bromma', 'alvsjo'])
      expect(all).not.toContain(word)
  })

  it('is silent about wishes and blocks that a form sends back as they were', async () => {
    const { body: created } = await su.post('/api/terms/VT2020/students').send(STUDENT).expect(200)
    mark = await lastId()
    await su
      .put(`/api/students/${created.id}`)
      .send({ ...STUDENT, priority: 3, version: 1 })
      .expect(200)
    expect((await logged()).map(({ what }) => what)).toEqual(['update student'])
  })
})

describe('a reading', () => {
  it('of blocks or protected students is logged by their ids, and of others not', async () => {
    const plain = await seedStudent(db)
    const hidden = await seedStudent(db, 'SU', { protected: true, firstName: null, lastName: null })
    mark = await lastId()
    await su.get('/api/terms/VT2020/students').expect(200)
    const entries = await logged()
    expect(entries).toMatchObject([
      { what: 'read student', personId: su.personId, rows: [{ key: { id: hidden } }] },
    ])
    expect(JSON.stringify(entries)).not.toContain(plain)
  })

  it('of lists without any leaves no trace', async () => {
    await seedStudent(db)
    mark = await lastId()
    await su.get('/api/terms/VT2020/students').expect(200)
    await farsta.get('/api/terms/VT2020/offers').expect(200)
    expect(await logged()).toEqual([])
  })
})

describe('many changes at once', () => {
  it('all come through, each in its place in the chain', async () => {
    const ids: string[] = []
    for (let count = 0; count < 20; count++) ids.push(await seedOffer(db))
    const answers = await Promise.all(
      ids.map(id => farsta.put(`/api/offers/${id}`).send({ ...OFFER, places: 2, version: 1 })),
    )
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200))
    const { body } = await central.get('/api/audit/verification').expect(200)
    expect(body).toMatchObject({ brokenAt: null, entries: await db.auditEntry.count() })
  })
})
