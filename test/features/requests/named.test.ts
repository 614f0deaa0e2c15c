import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { forgetRequests } from '../../../src/adapters/db/request-keys.ts'
import { offerInput } from '../../support/build-inputs.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const test = createTestApp(db)
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const colleague = await signInAs(test, { kind: 'district', districtId: 'farsta' })

const offer = { ...offerInput, universityIds: ['SU'] }
const post = (key: string, body: object = offer, who = farsta) =>
  who.post('/api/terms/VT2020/offers').set('idempotency-key', key).send(body)
const newKey = () => `"${randomUUID()}"`

beforeEach(() => db.offer.deleteMany())

describe('a request with a name', () => {
  it('is answered as before when it comes again, with the same offer', async () => {
    const key = newKey()
    const first = await post(key)
    const again = await post(key)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    expect(await db.offer.count()).toBe(1)
  })

  it('is done once when it comes twenty times at once', async () => {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(key)))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(await db.offer.count()).toBe(1)
  })

  it('is another under another name, from somebody else, or without one', async () => {
    const key = newKey()
    await post(key)
    await post(newKey())
    await post(key, offer, colleague)
    await farsta.post('/api/terms/VT2020/offers').send(offer)
    expect(await db.offer.count()).toBe(4)
  })

  it('may not say something else, nor somewhere else', async () => {
    const key = newKey()
    await post(key)
    const other = await post(key, { ...offer, places: 3 })
    expect([other.status, other.body.code]).toEqual([422, 'requestKeyReused'])
    const elsewhere = await farsta
      .post('/api/terms/VT2020/answer')
      .set('idempotency-key', key)
      .send({ hasOffers: true })
    expect(elsewhere.status).toBe(422)
    expect(await db.offer.count()).toBe(1)
  })

  it('that was refused may be asked again, and is then judged anew', async () => {
    const key = newKey()
    const refused = await post(key, { ...offer, fieldId: 'juridik' })
    expect(refused.body.code).toBe('unknownReference')
    await db.field.create({ data: { id: 'juridik', name: 'Juridik' } })
    expect((await post(key, { ...offer, fieldId: 'juridik' })).status).toBe(200)
  })

  it.each(['short', '"short"', `"${'x'.repeat(65)}"`, `"${'a b '.repeat(5)}"`, randomUUID()])(
    'is refused under the name %s, which is none',
    async name => {
      const answer = await post(name)
      expect([answer.status, answer.body.code]).toEqual([400, 'malformedBody'])
    },
  )

  it('leaves nothing but hashes and an id, for a day', async () => {
    await db.requestKey.deleteMany()
    const key = newKey()
    const { body } = await post(key)
    const [row] = await db.requestKey.findMany()
    expect(row).toMatchObject({ outcome: { value: body.id } })
    expect(row?.key).toMatch(/^[0-9a-f]{64}$/)
    expect(row?.content).toMatch(/^[0-9a-f]{64}$/)
    await forgetRequests(db)
    expect(await db.requestKey.count()).toBe(1)
    await db.$executeRaw`update request_key set at = at - interval '24 hours'`
    await forgetRequests(db)
    expect(await db.requestKey.count()).toBe(0)
  })

  it('keeps no secret: a link that was handed out is not handed out again', async () => {
    const id = randomUUID()
    await db.student.create({ data: { id, termId: 'VT2020', universityId: 'SU', number: '1' } })
    const university = await signInAs(test, { kind: 'university', universityId: 'SU' })
    const key = newKey()
    const renew = () => university.post(`/api/students/${id}/link`).set('idempotency-key', key)
    const { body } = await renew()
    const again = await renew()
    expect([again.status, again.body.code]).toEqual([409, 'requestAlreadyDone'])
    const rows = JSON.stringify(await db.requestKey.findMany())
    expect(rows).not.toContain(body.url.split('#')[1])
  })
})
