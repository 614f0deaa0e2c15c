import { beforeEach, describe, expect, it } from 'vitest'
import { offerInput as offer, supervisorInput as supervisor } from '../../support/build-inputs.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })

const PATH = '/api/terms/VT2020/offers'
beforeEach(async () => {
  await db.$executeRaw`truncate offer, student cascade`
  await db.term.update({ where: { id: 'VT2020' }, data: { phase: 'collecting' } })
})

async function made(changes: Partial<typeof offer> | object = {}) {
  const { body } = await farsta
    .post(PATH)
    .send({ ...offer, ...changes })
    .expect(200)
  return body as { id: string; version: number }
}

describe('who may see and offer', () => {
  it('answers 401 to a visitor and 403 to a university', async () => {
    await visitor(test).get(PATH).expect(401)
    await university.get(PATH).expect(403)
    await university.post(PATH).send(offer).expect(403)
    const { id, version } = await made()
    await university
      .put(`/api/offers/${id}`)
      .send({ ...offer, version })
      .expect(403)
    await university.post(`/api/offers/${id}/withdraw`).send({ version }).expect(403)
  })

  it('shows a district its own offers, and the central coordinator all of them', async () => {
    await made()
    await bromma
      .post(PATH)
      .send({ ...offer, districtId: 'bromma', unit: 'Öppenvården' })
      .expect(200)
    const seen = async (agent: typeof central) =>
      (await agent.get(PATH).expect(200)).body.offers.map((row: { districtName: string }) => row.districtName)
    expect(await seen(farsta)).toEqual(['Farsta stadsdelsförvaltning'])
    expect(await seen(central)).toEqual(['Bromma stadsdelsförvaltning', 'Farsta stadsdelsförvaltning'])
  })

  it("treats another district's offers as absent, to change, to withdraw and to add to", async () => {
    const { id, version } = await made()
    await bromma
      .put(`/api/offers/${id}`)
      .send({ ...offer, districtId: 'bromma', version })
      .expect(404)
    await bromma.post(`/api/offers/${id}/withdraw`).send({ version }).expect(404)
    await bromma.post(PATH).send(offer).expect(404)
    await farsta
      .put(`/api/offers/${id}`)
      .send({ ...offer, districtId: 'bromma', version })
      .expect(404)
    expect(await db.offer.findUniqueOrThrow({ where: { id } })).toMatchObject({ version, withdrawnAt: null })
  })

  it('answers 404 for a term that does not exist', async () => {
    await central.get('/api/terms/HT2031/offers').expect(404)
    await central.post('/api/terms/HT2031/offers').send(offer).expect(404)
  })
})

describe('an offer', () => {
  it('is stored with its unit and supervisor, made on the fly', async () => {
    const { body } = await farsta.post(PATH).send(offer).expect(200)
    expect(body).toMatchObject({
      ...offer,
      version: 1,
      districtName: 'Farsta stadsdelsförvaltning',
      fieldName: 'Missbruk',
      requires: ['driving-licence', 'register-extract'],
      universityIds: ['ESB', 'SU'],
      unqualifiedFor: [],
    })
    const { body: list } = await farsta.get(PATH).expect(200)
    expect(list.offers).toEqual([body])
  })

  it('uses the unit and the supervisor that the district has already', async () => {
    await made()
    await made({ supervisor: { ...supervisor, email: 'ASA@farsta.example', degreeYear: 2011 } })
    const units = await db.unit.findMany({ where: { districtId: 'farsta', name: offer.unit } })
    const supervisors = await db.supervisor.findMany({
      where: { districtId: 'farsta', name: supervisor.name },
    })
    expect(units).toHaveLength(1)
    expect(supervisors).toMatchObject([{ email: supervisor.email, degreeYear: 2011 }])
  })

  it('gives a supervisor who had no address the one that is entered', async () => {
    const named = { ...supervisor, name: 'Bo Ek', email: null }
    await made({ supervisor: named })
    await made({ supervisor: named })
    await made({ supervisor: { ...named, email: 'bo@farsta.example' } })
    const found = await db.supervisor.findMany({ where: { name: 'Bo Ek' } })
    expect(found).toMatchObject([{ email: 'bo@farsta.example' }])
  })

  it('names the universities whose rule the supervisor does not meet, unless they made an exception (R13)', async () => {
    const novice = {
      name: 'Ny Nilsson',
      email: 'ny@farsta.example',
      degreeYear: 2019,
      hasSupervisorCourse: false,
    }
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, universityIds: [], supervisor: novice })
      .expect(200)
    expect(body.unqualifiedFor).toEqual(['ESB', 'SU'])
    await db.supervisorException.create({
      data: {
        supervisorId: body.supervisor.id,
        universityId: 'SU',
        grantedById: central.personId,
        grantedAt: new Date('2019-11-01'),
      },
    })
    const { body: list } = await farsta.get(PATH).expect(200)
    expect(list.offers[0].unqualifiedFor).toEqual(['ESB'])
  })

  it('judges only the universities that the offer is open to, and nobody before a supervisor is named', async () => {
    const novice = { name: 'Nya Nord', email: null, degreeYear: null, hasSupervisorCourse: null }
    const limited = await farsta
      .post(PATH)
      .send({ ...offer, universityIds: ['SH', 'SU'], supervisor: novice })
    expect(limited.body.unqualifiedFor).toEqual(['SU'])
    const unnamed = await farsta.post(PATH).send({ ...offer, supervisor: null })
    expect(unnamed.body).toMatchObject({ supervisor: null, unqualifiedFor: [] })
  })

  it.each([
    ['an unknown field', { fieldId: 'snickeri' }, 'unknownReference'],
    ['an unknown university', { universityIds: ['KTH'] }, 'unknownReference'],
    ['half a period', { toOn: null }, 'periodIncomplete'],
    ['a period backwards', { fromOn: '2020-06-05', toOn: '2020-01-20' }, 'periodIncomplete'],
    ['a period before the term', { fromOn: '2019-08-26', toOn: '2020-01-19' }, 'periodOutsideTerm'],
    ['a period after the term', { fromOn: '2020-06-06', toOn: '2020-12-20' }, 'periodOutsideTerm'],
    ['no places', { places: 0 }, 'invalidInput'],
    ['a requirement that does not exist', { requires: ['helicopter'] }, 'invalidInput'],
  ])('is refused with %s', async (_name, changes, code) => {
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, ...changes })
      .expect(422)
    expect(body.code).toBe(code)
    expect(await db.offer.count()).toBe(0)
  })

  it('is refused with a character that no text can hold', async () => {
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, unit: 'Mot\u0000tagningen' })
      .expect(400)
    expect(body.code).toBe('malformedBody')
  })

  it('is refused for a district that does not exist', async () => {
    const { body } = await central
      .post(PATH)
      .send({ ...offer, districtId: 'atlantis' })
      .expect(422)
    expect(body.code).toBe('unknownReference')
  })
})
