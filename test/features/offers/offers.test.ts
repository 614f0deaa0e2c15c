import { beforeEach, describe, expect, it } from 'vitest'
import { offerInput as offer, supervisorInput as supervisor } from '../../support/build-inputs.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
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
    await made({ supervisor: { ...supervisor, email: 'ASA@farsta.example' } })
    const units = await db.unit.findMany({ where: { districtId: 'farsta', name: offer.unit } })
    const supervisors = await db.supervisor.findMany({
      where: { districtId: 'farsta', name: supervisor.name },
    })
    expect(units).toHaveLength(1)
    expect(supervisors).toMatchObject([{ email: supervisor.email, degreeYear: supervisor.degreeYear }])
  })

  it.each([
    ['another degree', { degreeYear: 2011 }],
    ['another name', { name: 'Åsa Ek' }],
    ['less than is known', { hasSupervisorCourse: null }],
  ])('does not change a supervisor by naming them with %s (R13)', async (_what, changes) => {
    const known = { ...supervisor, name: 'Eva Alm', email: 'eva@farsta.example', hasSupervisorCourse: true }
    await made({ supervisor: known })
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, supervisor: { ...known, ...changes } })
      .expect(409)
    expect(body).toMatchObject({ code: 'supervisorDiffers' })
    expect(body.detail).toContain(
      `Eva Alm (eva@farsta.example; socionomexamen ${supervisor.degreeYear}; handledarutbildning)`,
    )
    expect(await db.supervisor.findMany({ where: { email: known.email } })).toMatchObject([known])
  })

  it('does not give an address to a supervisor who has none: that is for who knows them to do', async () => {
    const named = { ...supervisor, name: 'Bo Ek', email: null }
    await made({ supervisor: named })
    await made({ supervisor: named })
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, supervisor: { ...named, email: 'bo@farsta.example' } })
      .expect(409)
    expect(body.detail).toContain('Bo Ek (ingen e-postadress;')
    expect(await db.supervisor.findMany({ where: { name: 'Bo Ek' } })).toMatchObject([{ email: null }])
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
      .send({ ...offer, fieldId: 'miss\u0000bruk' })
      .expect(400)
    expect(body.code).toBe('malformedBody')
  })

  it.each([
    ['a control character in its unit', { unit: 'Mot\u0007tagningen' }, 'unit'],
    ['a unit of invisible characters', { unit: '\u200b\u2060' }, 'unit'],
    ['a personal identity number in its comment', { comment: 'Ring 19121212-1212' }, 'comment'],
    [
      'a personal identity number in a name',
      { supervisor: { ...offer.supervisor, name: 'Bo 1212121212' } },
      'supervisor.name',
    ],
  ])('is refused with %s', async (_name, changes, path) => {
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, ...changes })
      .expect(422)
    expect(body).toMatchObject({ code: 'invalidInput', fields: [{ path }] })
  })

  it('is the same text as a file would give, and a comment keeps its lines', async () => {
    const typed = { unit: ' Mot\u00adtag\u00a0 ningen ', comment: 'En\nrad\u200b till' }
    const { body } = await farsta
      .post(PATH)
      .send({ ...offer, ...typed })
      .expect(200)
    expect(body).toMatchObject({ unit: 'Mottag ningen', comment: 'En\nrad till' })
  })

  it('is refused for a district that does not exist', async () => {
    const { body } = await central
      .post(PATH)
      .send({ ...offer, districtId: 'atlantis' })
      .expect(422)
    expect(body.code).toBe('unknownReference')
  })
})
