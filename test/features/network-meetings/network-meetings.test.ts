import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const teacher = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
const PATH = '/api/terms/VT2020/network-meeting'
const input = {
  on: '2020-03-04',
  from: '13:00',
  to: '15:00',
  location: 'Stadshuset, sal 3',
  text: 'Pilot 1 i korthet',
  includesTeachers: false,
}
/** What a coordinator sees who has just looked. */
async function seenNow() {
  const { meeting, includesTeachers } = (await central.get(PATH).expect(200)).body
  if (meeting?.status !== 'scheduled') return null
  const { title, startAt, endAt, location, contact, text } = meeting
  return { title, startAt, endAt, location, contact, text, includesTeachers }
}
async function plan(changed: object = {}, status = 200) {
  const body = { ...input, ...changed, seen: await seenNow() }
  return central.put(PATH).send(body).expect(status)
}

beforeEach(async () => {
  await central.post(`${PATH}/cancel`)
  await db.outboxMessage.deleteMany()
})

/** Whom the mails since the last one read went to, with what their calendars are told. */
async function told() {
  const mails = await db.outboxMessage.findMany({ orderBy: { recipient: 'asc' } })
  await db.outboxMessage.deleteMany()
  return mails.map(({ recipient, calendar, calendarMethod, text }) => {
    const event = new ICAL.Component(ICAL.parse(calendar ?? '')).getFirstSubcomponent('vevent')
    const value = (name: string) => String(event?.getFirstPropertyValue(name))
    return { recipient, method: calendarMethod, value, text }
  })
}
const emailOf = async ({ personId }: { personId: string }) =>
  (await db.person.findUniqueOrThrow({ where: { id: personId } })).email
const emailsOf = async (...agents: { personId: string }[]) => (await Promise.all(agents.map(emailOf))).sort()

describe('the network’s meeting', () => {
  it('invites every coordinator once, by mail that a calendar reads, and nobody else', async () => {
    const { body } = await plan()
    expect(body).toMatchObject({
      meeting: { kind: 'network-meeting', status: 'scheduled', startAt: '2020-03-04T12:00:00.000Z' },
      includesTeachers: false,
      outdated: 0,
    })
    expect(body.invitations.map(({ organisation }: { organisation: string }) => organisation).sort()).toEqual(
      ['Farsta stadsdelsförvaltning', 'Stockholms universitet', null],
    )
    const mails = await told()
    expect(mails.map(({ recipient }) => recipient)).toEqual(await emailsOf(central, farsta, su))
    for (const { method, value } of mails) {
      expect([method, value('summary'), value('location')]).toEqual([
        'REQUEST',
        'VFU: nätverksträff',
        'Stadshuset, sal 3',
      ])
      // Nobody else’s name or address (C1).
      expect(value('description')).toBe('Pilot 1 i korthet')
    }
  })

  it('is planned twice without a second mail, and moved with a higher SEQUENCE of the same event', async () => {
    await plan()
    const first = await told()
    await plan()
    expect(await told()).toEqual([])
    await plan({ from: '14:00', to: '16:00' })
    const second = await told()
    expect(second.map(({ value }) => value('uid'))).toEqual(first.map(({ value }) => value('uid')))
    for (const [index, { value }] of second.entries()) {
      expect(Number(value('sequence'))).toBe(Number(first[index]!.value('sequence')) + 1)
    }
    expect((await plan({ to: '13:00' }, 422)).body.code).toBe('occasionEndsBeforeStart')
  })

  it('shows central who comes, and everybody else only their own answer', async () => {
    await plan()
    const email = await emailOf(farsta)
    const own = (await told()).find(({ recipient }) => recipient === email)
    const token = /\/svar#([\w-]{43})/.exec(own!.text)![1]
    await visitor(test)
      .put('/api/invitation/answer')
      .set('authorization', `Bearer ${token}`)
      .send({ answer: 'accepted' })
      .expect(200)
    const { body } = await central.get(PATH).expect(200)
    const answers = body.invitations.map((one: { organisation: string; answer: string }) => [
      one.organisation,
      one.answer,
    ])
    expect(answers).toContainEqual(['Farsta stadsdelsförvaltning', 'accepted'])
    expect((await farsta.get(PATH).expect(200)).body).toMatchObject({
      ownAnswer: 'accepted',
      isInvited: true,
      invitations: [],
    })
    expect((await su.get(PATH).expect(200)).body).toMatchObject({ ownAnswer: null, isInvited: true })
    expect((await teacher.get(PATH).expect(200)).body).toMatchObject({ isInvited: false })
    // Another time asks anew.
    await plan({ on: '2020-03-05' })
    expect((await farsta.get(PATH).expect(200)).body.ownAnswer).toBeNull()
  })

  it('invites teachers when asked for, and who comes or goes when it is planned anew', async () => {
    await plan({ includesTeachers: true })
    expect((await told()).map(({ recipient }) => recipient)).toContain(await emailOf(teacher))
    const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })
    await db.role.updateMany({ where: { personId: su.personId }, data: { validTo: test.clock.now() } })
    expect((await central.get(PATH).expect(200)).body).toMatchObject({ includesTeachers: true, outdated: 2 })
    await plan({ includesTeachers: true })
    const mails = await told()
    expect(mails.map(({ recipient, method }) => [recipient, method]).sort()).toEqual(
      [
        [await emailOf(bromma), 'REQUEST'],
        [await emailOf(su), 'CANCEL'],
      ].sort(),
    )
    await db.role.updateMany({ where: { personId: bromma.personId }, data: { validTo: test.clock.now() } })
    await db.role.updateMany({ where: { personId: su.personId }, data: { validTo: null } })
  })

  it('that somebody else has moved or cancelled meanwhile is not planned over unseen', async () => {
    await plan()
    const seen = await seenNow()
    const put = (changed: object) => central.put(PATH).send({ ...input, ...changed, seen })
    await plan({ from: '14:00', to: '16:00' })
    await told()
    const late = await put({ location: 'Rosenbad' }).expect(409)
    expect(late.body.code).toBe('changedMeanwhile')
    // What is wanted is there already, as after a second click.
    await put({ from: '14:00', to: '16:00' }).expect(200)
    await plan({ includesTeachers: true })
    await put({ from: '14:00', to: '16:00' }).expect(409)
    await central.post(`${PATH}/cancel`).expect(200)
    await put({ location: 'Rosenbad' }).expect(409)
    expect(await seenNow()).toBeNull()
  })

  it('is cancelled for everybody, once, and can be planned again', async () => {
    await plan()
    await told()
    const { body } = await central.post(`${PATH}/cancel`).expect(200)
    expect(body.meeting.status).toBe('cancelled')
    expect(new Set((await told()).map(({ method }) => method))).toEqual(new Set(['CANCEL']))
    await central.post(`${PATH}/cancel`).expect(404)
    await plan()
    expect(new Set((await told()).map(({ method }) => method))).toEqual(new Set(['REQUEST']))
  })

  it('is in the calendar that a coordinator subscribes to, whose earlier address ends with a new one', async () => {
    await plan()
    const { body } = await farsta.post('/api/calendar-feed').expect(200)
    const { text } = await visitor(test).get(body.feedPath).expect(200)
    expect(text).toContain('SUMMARY:VFU: nätverksträff')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    const { body: next } = await farsta.post('/api/calendar-feed').expect(200)
    await visitor(test).get(body.feedPath).expect(404)
    await visitor(test).get(next.feedPath).expect(200)
  })
})
