import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { offerInput as offer } from '../../support/build-inputs.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, fillPlace, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })

const PATH = '/api/terms/VT2020/offers'
beforeEach(async () => {
  await emptyTables(db, 'offer', 'student')
  await putInPhase(db, 'collecting')
})

async function made(changes: Partial<typeof offer> | object = {}) {
  const { body } = await farsta
    .post(PATH)
    .send({ ...offer, ...changes })
    .expect(200)
  return body as { id: string; version: number }
}

describe('changing an offer', () => {
  it('replaces everything in it and raises the version', async () => {
    const { id, version } = await made()
    const change = {
      ...offer,
      places: 1,
      unit: 'Ungdom',
      universityIds: [],
      comment: null,
      supervisor: null,
      version,
    }
    const { body } = await farsta.put(`/api/offers/${id}`).send(change).expect(200)
    expect(body).toMatchObject({
      id,
      places: 1,
      unit: 'Ungdom',
      universityIds: [],
      comment: null,
      supervisor: null,
    })
    expect(body.version).toBe(version + 1)
  })

  it('is refused when somebody else changed it meanwhile', async () => {
    const { id, version } = await made()
    await farsta
      .put(`/api/offers/${id}`)
      .send({ ...offer, places: 1, version })
      .expect(200)
    const late = await central
      .put(`/api/offers/${id}`)
      .send({ ...offer, places: 9, version })
      .expect(409)
    expect(late.body.code).toBe('changedMeanwhile')
    expect(await db.offer.findUniqueOrThrow({ where: { id } })).toMatchObject({ places: 1 })
  })

  it('lets one of two simultaneous changes win', async () => {
    const { id, version } = await made()
    const answers = await Promise.all(
      [3, 4, 5].map(places => farsta.put(`/api/offers/${id}`).send({ ...offer, places, version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const winner = answers.find(({ status }) => status === 200)
    expect(await db.offer.findUniqueOrThrow({ where: { id } })).toMatchObject({
      version: version + 1,
      places: winner?.body.places,
    })
  })

  it('is refused with fewer places than students placed there (R2)', async () => {
    const { id, version } = await made()
    await fillPlace(db, id)
    await fillPlace(db, id)
    const refused = await farsta
      .put(`/api/offers/${id}`)
      .send({ ...offer, places: 1, version })
      .expect(409)
    expect(refused.body.code).toBe('offerTaken')
    await farsta
      .put(`/api/offers/${id}`)
      .send({ ...offer, places: 3, version })
      .expect(200)
  })

  it('answers 404 for an offer that does not exist and for an id that is none', async () => {
    await central
      .put(`/api/offers/${randomUUID()}`)
      .send({ ...offer, version: 1 })
      .expect(404)
    await central
      .put('/api/offers/17')
      .send({ ...offer, version: 1 })
      .expect(404)
  })

  it('is refused, not an error, with a version beyond what any can be', async () => {
    const { id } = await made()
    const version = Number.MAX_SAFE_INTEGER
    await farsta
      .put(`/api/offers/${id}`)
      .send({ ...offer, version })
      .expect(409)
  })
})

describe('withdrawing an offer', () => {
  it('takes it out of the list and keeps the row', async () => {
    const { id, version } = await made()
    await farsta.post(`/api/offers/${id}/withdraw`).send({ version }).expect(200)
    expect((await farsta.get(PATH)).body.offers).toEqual([])
    expect((await db.offer.findUniqueOrThrow({ where: { id } })).withdrawnAt).toEqual(test.clock.now())
    await farsta
      .post(`/api/offers/${id}/withdraw`)
      .send({ version: version + 1 })
      .expect(404)
  })

  it('is refused while a student is placed there, and with an old version', async () => {
    const { id, version } = await made()
    await farsta
      .post(`/api/offers/${id}/withdraw`)
      .send({ version: version - 1 })
      .expect(409)
    await fillPlace(db, id)
    const { body } = await farsta.post(`/api/offers/${id}/withdraw`).send({ version }).expect(409)
    expect(body.code).toBe('offerTaken')
  })
})

describe('the phase', () => {
  it.each(['draft', 'closed'] as const)(
    'refuses every change while the term is %s, to the central coordinator too',
    async phase => {
      const { id, version } = await made()
      await putInPhase(db, phase)
      const answers = [
        await central.post(PATH).send(offer),
        await central.put(`/api/offers/${id}`).send({ ...offer, version }),
        await farsta.post(`/api/offers/${id}/withdraw`).send({ version }),
      ]
      for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'phaseRefuses'])
      await farsta.get(PATH).expect(200)
    },
  )

  it.each(['matching', 'confirming', 'published', 'running'] as const)(
    'accepts another offer, a correction and a withdrawal while the term is %s',
    async phase => {
      const { id, version } = await made()
      await putInPhase(db, phase)
      await farsta.post(PATH).send(offer).expect(200)
      const { body } = await farsta
        .put(`/api/offers/${id}`)
        .send({ ...offer, places: 3, version })
        .expect(200)
      await farsta.post(`/api/offers/${id}/withdraw`).send({ version: body.version }).expect(200)
    },
  )

  it.each([
    ['unit', 'En annan enhet'],
    ['fieldId', 'aldre'],
    ['requires', []],
    ['provides', []],
    ['universityIds', ['SH']],
    ['supervisor', null],
  ])('leaves an offer in which a student is placed its %s', async (member, value) => {
    const { id, version } = await made({ universityIds: ['SU', 'SH'] })
    await fillPlace(db, id)
    const change = { ...offer, universityIds: ['SU', 'SH'], version }
    const { body } = await farsta
      .put(`/api/offers/${id}`)
      .send({ ...change, [member]: value })
      .expect(409)
    expect(body.code).toBe('offerInUse')
    await farsta
      .put(`/api/offers/${id}`)
      .send({ ...change, places: 5, comment: 'Nytt' })
      .expect(200)
  })
})
