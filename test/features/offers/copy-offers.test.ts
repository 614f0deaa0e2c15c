import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { offerInput as offer } from '../../support/build-inputs.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
await seedTerm(db, 'collecting', 'HT2020')
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })

beforeEach(async () => {
  await emptyTables(db, 'offer')
  await putInPhase(db, 'collecting')
})

async function offered(changes: object = {}): Promise<string> {
  const { body } = await farsta
    .post('/api/terms/VT2020/offers')
    .send({ ...offer, ...changes })
    .expect(200)
  return body.id
}

const copy = (offerIds: readonly string[], agent = farsta, termId = 'HT2020') =>
  agent.post(`/api/terms/${termId}/offers/copy`).send({ offerIds })

const inAutumn = async () => (await farsta.get('/api/terms/HT2020/offers').expect(200)).body.offers

describe('copying a term’s offers', () => {
  it('offers the same units, supervisors and conditions for the whole of the other term', async () => {
    const id = await offered({ universityIds: ['SU'], places: 3, fromOn: '2020-01-20', toOn: '2020-06-05' })
    expect((await copy([id]).expect(200)).body).toEqual({ copied: 1, present: 0 })
    const [copied] = await inAutumn()
    expect(copied).toMatchObject({
      unit: offer.unit,
      fieldId: offer.fieldId,
      places: 3,
      universityIds: ['SU'],
      requires: offer.requires?.toSorted(),
      provides: offer.provides,
      supervisor: { name: offer.supervisor?.name },
      fromOn: null,
      toOn: null,
      comment: null,
    })
    expect(copied.id).not.toBe(id)
  })

  it('adds nothing when it is asked for again, and offers that are alike one for one', async () => {
    const ids = [await offered(), await offered()]
    expect((await copy(ids.slice(0, 1)).expect(200)).body).toEqual({ copied: 1, present: 0 })
    expect((await copy(ids).expect(200)).body).toEqual({ copied: 1, present: 1 })
    expect((await copy([...ids, ...ids]).expect(200)).body).toEqual({ copied: 0, present: 2 })
    expect(await inAutumn()).toHaveLength(2)
  })

  it('is refused for an offer of another district, as if it weren’t there, and then copies none', async () => {
    const id = await offered()
    expect((await copy([id], bromma).expect(404)).body.code).toBe('notFound')
    expect((await copy([id, randomUUID()], central).expect(404)).body.code).toBe('notFound')
    expect(await inAutumn()).toEqual([])
  })

  it('is refused for one that was withdrawn, and in a term that is closed', async () => {
    const id = await offered()
    await farsta.post(`/api/offers/${id}/withdraw`).send({ version: 1 }).expect(200)
    await copy([id]).expect(404)
    const other = await offered({ unit: 'Ungdom' })
    // Back from another term into the one that is closed.
    await putInPhase(db, 'closed')
    expect((await copy([other], farsta, 'VT2020').expect(409)).body.code).toBe('phaseRefuses')
  })

  it('is refused when a university that an offer was limited to has ended, which would open it to all', async () => {
    const id = await offered({ universityIds: ['SH'] })
    await db.university.update({ where: { id: 'SH' }, data: { validTo: new Date('2020-07-01') } })
    expect((await copy([id])).status).toBe(422)
    await db.university.update({ where: { id: 'SH' }, data: { validTo: null } })
    expect(await inAutumn()).toEqual([])
  })
})
