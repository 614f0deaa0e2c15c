import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { nameless, studentInput as student } from '../../support/build-inputs.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const sh = await signInAs(test, { kind: 'university', universityId: 'SH' })
const district = await signInAs(test, { kind: 'district', districtId: 'farsta' })

const PATH = '/api/terms/VT2020/students'
type Made = { id: string; version: number; number: string; togetherWith: string[] }

async function made(changes: object = {}): Promise<Made> {
  return (
    await su
      .post(PATH)
      .send({ ...student, ...changes })
      .expect(200)
  ).body
}

async function listed(): Promise<Made[]> {
  return (await su.get(PATH).expect(200)).body.students
}

beforeEach(async () => {
  await emptyTables(db, 'offer', 'student')
  await putInPhase(db, 'collecting')
})

describe('who may see and send students', () => {
  it('answers 401 to a visitor and 403 to a district, which never learns of wishes and blocks (P3, R10)', async () => {
    await visitor(test).get(PATH).expect(401)
    const { id, version } = await made()
    const answers = [
      await district.get(PATH).expect(403),
      await district.post(PATH).send(student).expect(403),
      await district
        .put(`/api/students/${id}`)
        .send({ ...student, version })
        .expect(403),
      await district.post(`/api/students/${id}/withdraw`).send({ version }).expect(403),
      await district.post(`/api/students/${id}/link`).expect(403),
    ]
    for (const { text } of answers) expect(text).not.toContain('bromma')
  })

  it('shows a university its own students, and the central coordinator all of them', async () => {
    await made()
    await sh
      .post(PATH)
      .send({ ...student, universityId: 'SH', number: 'SH-1' })
      .expect(200)
    const seen = async (agent: typeof su) =>
      (await agent.get(PATH).expect(200)).body.students.map(({ number }: Made) => number)
    expect(await seen(su)).toEqual(['SU-1'])
    expect(await seen(sh)).toEqual(['SH-1'])
    expect(await seen(central)).toEqual(['SH-1', 'SU-1'])
  })

  it("treats another university's students as absent", async () => {
    const { id, version } = await made()
    await sh.post(PATH).send(student).expect(404)
    await sh
      .put(`/api/students/${id}`)
      .send({ ...student, version })
      .expect(404)
    await sh.post(`/api/students/${id}/withdraw`).send({ version }).expect(404)
    await sh.post(`/api/students/${id}/link`).expect(404)
    expect(await db.student.findUniqueOrThrow({ where: { id } })).toMatchObject({
      version,
      withdrawnAt: null,
    })
    expect(await db.accessLink.count()).toBe(0)
  })

  it('answers 404 for a term or a student that does not exist', async () => {
    await central.get('/api/terms/HT2031/students').expect(404)
    await central.post('/api/terms/HT2031/students').send(student).expect(404)
    await central
      .put(`/api/students/${randomUUID()}`)
      .send({ ...student, version: 1 })
      .expect(404)
  })
})

describe('a student', () => {
  it('is stored with ordered wishes and blocks', async () => {
    const { body } = await su.post(PATH).send(student).expect(200)
    expect(body).toMatchObject({ ...student, version: 1 })
    expect(await listed()).toEqual([body])
  })

  it('is listed in the order of the numbers', async () => {
    for (const number of ['SU-10', 'SU-2', 'SU-1']) await made({ number })
    expect((await listed()).map(({ number }) => number)).toEqual(['SU-1', 'SU-2', 'SU-10'])
  })

  it('with protected data is only a number (P2)', async () => {
    expect(await made(nameless)).toMatchObject({ ...nameless, number: 'SU-1' })
  })

  it.each([
    ['protected with a name', { ...nameless, lastName: 'Ek' }, 'protectedHasNoName'],
    ['protected with an address', { ...nameless, email: 'x@su.example' }, 'protectedHasNoName'],
    ['without an address', { email: null }, 'nameRequired'],
    ['with an empty name', { firstName: ' ' }, 'nameRequired'],
    ['with half a period', { fromOn: null }, 'periodIncomplete'],
    ['with an empty wish', { wishes: [{ fieldId: null, districtId: null }] }, 'wishNamesNothing'],
    ['with eleven wishes', { wishes: Array(11).fill(student.wishes[0]) }, 'invalidInput'],
    [
      'with a wish for an unknown field',
      { wishes: [{ fieldId: 'snickeri', districtId: null }] },
      'unknownReference',
    ],
    ['with an unknown blocked district', { blockedDistrictIds: ['atlantis'] }, 'unknownReference'],
    ['from an area without travel times', { homeArea: 'Atlantis' }, 'unknownReference'],
    ['with an unknown partner', { togetherWith: ['SU-99'] }, 'unknownReference'],
    ['with themselves', { togetherWith: ['SU-1'] }, 'togetherWithSelf'],
    ['with the same wish twice', { wishes: [...student.wishes, student.wishes[0]] }, 'wishRepeated'],
  ])('is refused %s', async (_name, changes, code) => {
    const { body } = await su
      .post(PATH)
      .send({ ...student, ...changes })
      .expect(422)
    expect(body.code).toBe(code)
    expect(await db.student.count()).toBe(0)
  })

  it.each([
    ['a personal identity number', 'number', '19121212\u20131212', 'innehålla ett personnummer'],
    ['a temporary one in a name', 'firstName', 'Åsa 121212-T123', 'innehålla ett personnummer'],
    ['ten digits of one in a name', 'lastName', '1212121212', 'innehålla ett personnummer'],
    ['one in the address', 'email', '191212121212@su.example', 'innehålla ett personnummer'],
    ['a control character', 'firstName', 'Å\u0007sa', 'styrtecken'],
    ['a line break', 'lastName', 'Ek\nBo', 'radbrytning'],
    ['nothing but invisible characters', 'number', '\u200b\u2060', ''],
    ['a comma', 'number', 'SU-1,SU-2', 'komma'],
  ])('is refused with %s in a field of one line', async (_name, field, value, sentence) => {
    const { body } = await su
      .post(PATH)
      .send({ ...student, [field]: value })
      .expect(422)
    expect(body.fields).toEqual([{ path: field, text: expect.stringContaining(sentence) }])
  })

  it('has the texts that a file would give: composed, and without invisible characters', async () => {
    const typed = { number: 'SU\u200b-1 ', firstName: 'A\u030asa', lastName: 'von\u00a0  Ek' }
    expect(await made(typed)).toMatchObject({ number: 'SU-1', firstName: 'Åsa', lastName: 'von Ek' })
  })

  it('tells what is wrong with a text in the reader’s language', async () => {
    const request = su.post(PATH).set('accept-language', 'en')
    const { body } = await request.send({ ...student, firstName: '191212121212' }).expect(422)
    expect(body.fields[0].text).toContain('personal identity number')
  })

  it('is refused at a university that does not exist', async () => {
    const { body } = await central
      .post(PATH)
      .send({ ...student, universityId: 'KTH' })
      .expect(422)
    expect(body.code).toBe('unknownReference')
  })

  it('has a number that nobody else has at the university that term', async () => {
    await made()
    const { body } = await su
      .post(PATH)
      .send({ ...student, number: 'su-1' })
      .expect(409)
    expect(body.code).toBe('studentExists')
    expect(body.fields).toEqual([{ path: 'number', text: body.detail }])
    await sh
      .post(PATH)
      .send({ ...student, universityId: 'SH' })
      .expect(200)
  })

  it('has the number alone when two add it at once', async () => {
    const answers = await Promise.all([su, central, su].map(agent => agent.post(PATH).send(student)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await db.student.count()).toBe(1)
  })
})
