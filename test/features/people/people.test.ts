import { beforeEach, describe, expect, it } from 'vitest'
import { emptyTables } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const DAY = 86_400_000
let test: ReturnType<typeof createTestApp>
let central: Awaited<ReturnType<typeof signInAs>>
let kicks: number

beforeEach(async () => {
  await emptyTables(db, 'person', 'outbox_message')
  kicks = 0
  test = createTestApp(db, { kickOutbox: () => void kicks++ })
  central = await signInAs(test, { kind: 'central' })
})

const OF_FARSTA = { kind: 'district', districtId: 'farsta', universityId: null, fromOn: null, toOn: null }
const ASA = { name: 'Åsa Öberg', email: 'Asa.Oberg@stockholm.example', language: 'sv', role: OF_FARSTA }

const invite = (changes: object = {}) => central.post('/api/people').send({ ...ASA, ...changes })
const newest = () => db.outboxMessage.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })

/** The token in the newest letter's link. */
async function mailedToken() {
  const found = /\/logga-in#([\w-]+)/.exec((await newest()).text)
  return found?.[1] ?? ''
}

/** Signs in with the link of the newest letter. */
async function comeIn() {
  const agent = visitor(test)
  const { headers } = await agent
    .post('/api/session')
    .send({ token: await mailedToken() })
    .expect(200)
  return agent.set('cookie', String(headers['set-cookie']).split(';')[0] ?? '')
}

describe('inviting', () => {
  it('adds the person with the role and mails a link that signs in once', async () => {
    const { body } = await invite().expect(200)
    expect(body).toMatchObject({
      name: 'Åsa Öberg',
      email: 'asa.oberg@stockholm.example',
      signedInAt: null,
      roles: [
        { kind: 'district', district: { id: 'farsta' }, university: null, validTo: null, state: 'valid' },
      ],
    })
    expect(await newest()).toMatchObject({ recipient: 'asa.oberg@stockholm.example', status: 'waiting' })
    expect(kicks).toBe(1)
    const token = await mailedToken()
    await (await comeIn()).get('/api/terms/VT2020/offers').expect(200)
    await visitor(test).post('/api/session').send({ token }).expect(401)
    expect((await central.get(`/api/people/${body.id}`)).body.signedInAt).not.toBeNull()
  })

  it('signs in for seven days, and not after', async () => {
    await invite().expect(200)
    const token = await mailedToken()
    test.clock.advance(7 * DAY)
    await visitor(test).post('/api/session').send({ token }).expect(401)
  })

  it('lets one of ten clicks at once in', async () => {
    await invite().expect(200)
    const token = await mailedToken()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => visitor(test).post('/api/session').send({ token })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 401)])
  })

  it('again replaces the link in the former letter', async () => {
    const { body } = await invite().expect(200)
    const former = await mailedToken()
    test.clock.advance(1000)
    await central.post(`/api/people/${body.id}/invite`).expect(200)
    await visitor(test).post('/api/session').send({ token: former }).expect(401)
    await comeIn()
  })

  it('refuses an address that somebody has, whatever its case, and writes nothing', async () => {
    await invite().expect(200)
    const before = [await db.person.count(), await db.outboxMessage.count()]
    const { body } = await invite({ email: 'ASA.OBERG@stockholm.example' }).expect(409)
    expect(body.code).toBe('personExists')
    expect([await db.person.count(), await db.outboxMessage.count()]).toEqual(before)
  })

  it.each([
    ['a district role without a district', { districtId: null }, 'roleScope'],
    ['a district role with a university', { universityId: 'SU' }, 'roleScope'],
    ['a central role with a district', { kind: 'central' }, 'roleScope'],
    ['a teacher without a university', { kind: 'teacher', districtId: null }, 'roleScope'],
    ['an unknown district', { districtId: 'atlantis' }, 'unknownReference'],
    ['an end before the beginning', { fromOn: '2020-02-01', toOn: '2020-01-01' }, 'periodIncomplete'],
    ['an end that has passed', { toOn: '2019-11-03' }, 'lastDayPassed'],
  ])('refuses %s', async (_what, changes, code) => {
    const { body } = await invite({ role: { ...OF_FARSTA, ...changes } }).expect(422)
    expect(body.code).toBe(code)
    expect(await db.outboxMessage.count()).toBe(0)
  })
})

describe('roles', () => {
  it('are as many as given, and each opens its own', async () => {
    const { body } = await invite().expect(200)
    const ofSu = { ...OF_FARSTA, kind: 'university', districtId: null, universityId: 'SU' }
    await central
      .post(`/api/people/${body.id}/roles`)
      .send({ ...OF_FARSTA, districtId: 'bromma' })
      .expect(200)
    await central.post(`/api/people/${body.id}/roles`).send(ofSu).expect(200)
    const asa = await comeIn()
    await asa.get('/api/districts/bromma/supervisors').expect(200)
    await asa.get('/api/districts/alvsjo/supervisors').expect(404)
    await asa.get('/api/terms/VT2020/students').expect(200)
  })

  it('are not given twice for the same time', async () => {
    const { body } = await invite({ role: { ...OF_FARSTA, toOn: '2019-12-31' } }).expect(200)
    const again = (role: object) =>
      central.post(`/api/people/${body.id}/roles`).send({ ...OF_FARSTA, ...role })
    expect((await again({ fromOn: '2019-12-31' }).expect(409)).body.code).toBe('roleHeld')
    await again({ fromOn: '2020-01-01' }).expect(200)
  })

  it('begin on their first day in Stockholm, and end with their last', async () => {
    await invite({ role: { ...OF_FARSTA, fromOn: '2019-11-06', toOn: '2019-11-07' } }).expect(200)
    const asa = await comeIn()
    const statusAt = async (instant: string) => {
      test.clock.advance(Date.parse(instant) - test.clock.now().getTime())
      // The session itself is younger than this test is long.
      await db.session.updateMany({
        data: {
          expiresAt: new Date('2030-01-01'),
          lastSeenAt: test.clock.now(),
          rotatedAt: test.clock.now(),
        },
      })
      return (await asa.get('/api/terms/VT2020/offers')).status
    }
    expect(await statusAt('2019-11-05T22:59:59Z')).toBe(403)
    expect(await statusAt('2019-11-05T23:00:00Z')).toBe(200)
    expect(await statusAt('2019-11-07T22:59:59Z')).toBe(200)
    expect(await statusAt('2019-11-07T23:00:00Z')).toBe(403)
  })
})

describe('a leaver', () => {
  it('loses the access at the next request, with sessions and links', async () => {
    const { body } = await invite().expect(200)
    const asa = await comeIn()
    await central.post(`/api/people/${body.id}/invite`).expect(200)
    const unused = await mailedToken()
    await asa.get('/api/terms/VT2020/offers').expect(200)
    const ended = await central.post(`/api/roles/${body.roles[0].id}/end`).expect(200)
    expect(ended.body.roles).toMatchObject([{ state: 'ended' }])
    await asa.get('/api/terms/VT2020/offers').expect(401)
    await visitor(test).post('/api/session').send({ token: unused }).expect(401)
    const refused = await central.post(`/api/people/${body.id}/invite`).expect(409)
    expect(refused.body.code).toBe('personWithoutRole')
  })

  it('of one role keeps the other and the session', async () => {
    const { body } = await invite().expect(200)
    const { body: both } = await central
      .post(`/api/people/${body.id}/roles`)
      .send({ ...OF_FARSTA, districtId: 'bromma' })
      .expect(200)
    const asa = await comeIn()
    // Both began in the same instant: which one stands first is chance.
    const ofFarsta = both.roles.find(({ district }: { district: { id: string } }) => district.id === 'farsta')
    await central.post(`/api/roles/${ofFarsta.id}/end`).expect(200)
    await asa.get('/api/districts/farsta/supervisors').expect(404)
    await asa.get('/api/districts/bromma/supervisors').expect(200)
  })

  it('who is to leave is given a last day, which can be taken back', async () => {
    const { body } = await invite().expect(200)
    const roleId = body.roles[0].id
    const limit = (toOn: string | null, seen: string | null = null) =>
      central.put(`/api/roles/${roleId}`).send({ toOn, seen })
    expect((await limit('2019-11-30').expect(200)).body.roles[0].validTo).toBe('2019-11-30T23:00:00.000Z')
    expect((await limit(null, '2019-11-30T23:00:00.000Z').expect(200)).body.roles[0].validTo).toBeNull()
    expect((await limit('2019-11-01').expect(422)).body.code).toBe('lastDayPassed')
    await central.post(`/api/roles/${roleId}/end`).expect(200)
    expect((await limit(null).expect(409)).body.code).toBe('roleEnded')
  })
})

describe('a last day', () => {
  it('that somebody else has set meanwhile is not replaced unseen; the same one twice is no conflict', async () => {
    const { body } = await invite().expect(200)
    const path = `/api/roles/${body.roles[0].id}`
    await central.put(path).send({ toOn: '2020-01-31', seen: null }).expect(200)
    const late = await central.put(path).send({ toOn: '2020-02-29', seen: null }).expect(409)
    expect(late.body.code).toBe('changedMeanwhile')
    const again = await central.put(path).send({ toOn: '2020-01-31', seen: null }).expect(200)
    const { validTo } = again.body.roles[0]
    expect(validTo).toBe('2020-01-31T23:00:00.000Z')
    const moved = await central.put(path).send({ toOn: '2020-02-29', seen: validTo }).expect(200)
    expect(moved.body.roles[0].validTo).toBe('2020-02-29T23:00:00.000Z')
  })
})

describe('the last central coordinator', () => {
  const ownRole = async () =>
    (await central.get(`/api/people/${central.personId}`).expect(200)).body.roles[0].id as string

  it('cannot end or limit the own role, before somebody else has it', async () => {
    const roleId = await ownRole()
    expect((await central.post(`/api/roles/${roleId}/end`).expect(409)).body.code).toBe('lastCentral')
    const limited = await central
      .put(`/api/roles/${roleId}`)
      .send({ toOn: '2020-06-30', seen: null })
      .expect(409)
    expect(limited.body.code).toBe('lastCentral')
    await central.get('/api/people').expect(200)
    await invite({ role: { ...OF_FARSTA, kind: 'central', districtId: null } }).expect(200)
    await central.post(`/api/roles/${roleId}/end`).expect(200)
    await central.get('/api/people').expect(401)
  })

  it('is not relieved by somebody whose role ends or has not begun', async () => {
    const roleId = await ownRole()
    const role = { ...OF_FARSTA, kind: 'central', districtId: null }
    await invite({ role: { ...role, toOn: '2020-01-31' } }).expect(200)
    await invite({ email: 'b@stockholm.example', role: { ...role, fromOn: '2019-12-01' } }).expect(200)
    expect((await central.post(`/api/roles/${roleId}/end`).expect(409)).body.code).toBe('lastCentral')
  })

  it('is one of two who end each other’s roles at once', async () => {
    const other = await signInAs(test, { kind: 'central' })
    const roles = await db.role.findMany({ where: { kind: 'central' } })
    const roleOf = (id: string) => roles.find(({ personId }) => personId === id)!.id
    const answers = await Promise.all([
      central.post(`/api/roles/${roleOf(other.personId)}/end`),
      other.post(`/api/roles/${roleOf(central.personId)}/end`),
    ])
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
    expect(await db.role.count({ where: { kind: 'central', validTo: null } })).toBe(1)
  })
})

describe('a person', () => {
  it('is not changed over what a colleague has changed meanwhile', async () => {
    const { body } = await invite().expect(200)
    const { name, email, language } = body
    const seen = { name, email, language }
    const put = (change: object) => central.put(`/api/people/${body.id}`).send({ ...seen, ...change, seen })
    await put({ name: 'Åsa Ek' }).expect(200)
    expect((await put({ language: 'en' }).expect(409)).body.code).toBe('changedMeanwhile')
    expect((await central.get(`/api/people/${body.id}`)).body).toMatchObject({ name: 'Åsa Ek', language })
  })

  it('gets another name and address; what was mailed to the old one ends', async () => {
    const { body } = await invite().expect(200)
    const former = await mailedToken()
    const changed = { name: 'Åsa Ek', email: 'asa.ek@stockholm.example', language: 'en' }
    const { name, email, language } = body
    const put = central.put(`/api/people/${body.id}`)
    expect((await put.send({ ...changed, seen: { name, email, language } }).expect(200)).body).toMatchObject(
      changed,
    )
    await visitor(test).post('/api/session').send({ token: former }).expect(401)
    test.clock.advance(1000)
    await central.post(`/api/people/${body.id}/invite`).expect(200)
    expect(await newest()).toMatchObject({ subject: 'Invitation to the field placement system' })
  })
})
