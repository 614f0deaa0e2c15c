import { randomUUID } from 'node:crypto'
import type { Express } from 'express'
import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { randomIds } from '../../../src/adapters/ids.ts'
import { createApp } from '../../../src/app.ts'
import { feedTokenOf } from '../../../src/features/feeds/repository.ts'
import { insertStudentLinks, revokeStudentLinks } from '../../../src/features/student-page/repository.ts'
import { attemptsInMemory } from '../../support/attempts-in-memory.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seenOccasion } from '../../support/seen-occasion.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, central, farsta, supervisors, propose, confirm, moveTo, reset } = await openMatchedTerm(db)

let student: string
let placement: string
let token: string

/** Kim with a confirmed place in Farsta and a personal link. */
beforeEach(async () => {
  await reset()
  student = await seedStudent(db, 'SU', { number: '1', email: 'kim@su.example' })
  const other = await seedStudent(db, 'ESB', { number: '2', firstName: 'Alex', lastName: 'Berg' })
  const offer = await seedOffer(db, 'farsta', { places: 2 })
  const ids = await propose([student, offer], [other, offer])
  placement = ids[0] ?? ''
  for (const id of ids) await confirm(id, farsta).expect(200)
  token = await giveLink(student)
})

async function giveLink(studentId: string) {
  const pageToken = randomIds.secret()
  await insertStudentLinks(db, {
    students: [{ studentId, pageToken }],
    now: test.clock.now(),
    ids: randomIds,
  })
  return pageToken
}

const page = (with_: string | undefined = token, { app }: { app: Express } = test) =>
  visitor({ app }).get('/api/student-page').set('authorization', `Bearer ${with_}`)
const feed = (with_ = feedTokenOf(token), query = '', { app }: { app: Express } = test) =>
  visitor({ app }).get(`/kalender/${with_}.ics${query}`)
const publish = () => moveTo('published').expect(200)

async function cancel() {
  const ending = { kind: 'cancelled', cause: 'place', placeRemains: true, reason: 'Enheten stänger' }
  await farsta.post(`/api/placements/${placement}/end`).send(ending).expect(200)
}

describe('a student’s page', () => {
  it('shows the term and no place until it is published (S7)', async () => {
    const { body } = await page().expect(200)
    expect(body).toEqual({
      term: { id: 'VT2020', startsOn: '2020-01-20', endsOn: '2020-06-05', phase: 'confirming' },
      university: 'Stockholms universitet',
      firstName: 'Kim',
      language: 'sv',
      placement: null,
      explanation: null,
      ended: null,
      feedPath: null,
      hasCalendar: false,
      wishes: null,
      periodForm: null,
    })
  })

  it('shows the published place with its supervisor and occasions, and nothing about anybody else', async () => {
    await db.supervisor.update({ where: { id: supervisors.farsta }, data: { email: 'asa@farsta.example' } })
    await publish()
    const { body } = await page().expect(200)
    expect(body).toMatchObject({
      placement: {
        district: 'Farsta stadsdelsförvaltning',
        unit: 'Mottagningen',
        field: 'Missbruk',
        supervisor: { name: 'Åsa Öberg', email: 'asa@farsta.example' },
      },
      feedPath: `/kalender/${feedTokenOf(token)}.ics`,
    })
    expect(body.placement.occasions.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'first-day',
      'period',
      'supervisor-meeting',
    ])
    const { wishes, ...rest } = body
    expect(wishes).toBeNull()
    expect(JSON.stringify(rest)).not.toMatch(/Alex|Berg|ESB|wish|block|kim@/)
  })

  it('greets a protected student without a name (P2)', async () => {
    const hidden = await seedStudent(db, 'SU', { protected: true, firstName: null, lastName: null })
    expect((await page(await giveLink(hidden)).expect(200)).body.firstName).toBeNull()
  })

  it('says which place fell away when it was cancelled, not why, and keeps the feed that says so', async () => {
    await publish()
    await cancel()
    const { body } = await page().expect(200)
    expect(body).toMatchObject({
      placement: null,
      ended: { district: 'Farsta stadsdelsförvaltning', unit: 'Mottagningen', hasLeft: false },
    })
    expect(JSON.stringify(body)).not.toContain('Enheten stänger')
    expect(body.feedPath).toBe(`/kalender/${feedTokenOf(token)}.ics`)
  })

  it.each([
    ['no token', () => ''],
    ['a token that is none', () => 'Bearer x'],
    ['an unknown token', () => `Bearer ${randomIds.secret()}`],
    ['the feed’s token (C5)', () => `Bearer ${feedTokenOf(token)}`],
    ['another kind of authorization', () => `Basic ${token}`],
    ['two tokens', () => `Bearer ${token} ${token}`],
  ])('answers 401 to %s', async (_what, authorization) => {
    await publish()
    const request = visitor(test).get('/api/student-page')
    const { body } = await (authorization() ? request.set('authorization', authorization()) : request).expect(
      401,
    )
    expect(body.code).toBe('linkInvalid')
  })

  it('closes when its link is revoked or ends, and when the student withdraws', async () => {
    await db.accessLink.updateMany({ data: { expiresAt: new Date(test.clock.now().getTime() + 1000) } })
    await page().expect(200)
    test.clock.advance(1000)
    await page().expect(401)
    await db.accessLink.updateMany({ where: { purpose: 'student_page' }, data: { expiresAt: null } })
    const { id: placementId } = await db.placement.findFirstOrThrow({ where: { studentId: student } })
    await db.placementEvent.create({
      data: { placementId, kind: 'released', at: test.clock.now() },
    })
    await db.student.update({ where: { id: student }, data: { withdrawnAt: new Date() } })
    await page().expect(401)
    await db.student.update({ where: { id: student }, data: { withdrawnAt: null } })
    await revokeStudentLinks(db, student, test.clock.now())
    await page().expect(401)
  })

  it('is not kept by anything on the way', async () => {
    const { headers } = await page().expect(200)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  })
})

/** The feed's events, as a calendar program reads them. */
async function events() {
  const { text } = await feed().expect(200)
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
}

const members = (event: ICAL.Component) => ({
  uid: String(event.getFirstPropertyValue('uid')),
  sequence: event.getFirstPropertyValue('sequence'),
  status: event.getFirstPropertyValue('status'),
})

describe('a student’s calendar feed (C5)', () => {
  it('has the page’s occasions, under the student’s own UIDs', async () => {
    await publish()
    const { body } = await page().expect(200)
    const ids = body.placement.occasions.map(({ id }: { id: string }) => id)
    const invitations = await db.invitation.findMany({ where: { studentId: student } })
    expect(invitations.map(({ occasionId }) => occasionId).sort()).toEqual(ids.sort())
    const uids = invitations.map(({ uid }) => uid).sort()
    expect(
      (await events())
        .map(members)
        .map(({ uid }) => uid)
        .sort(),
    ).toEqual(uids)
  })

  it('is a calendar that says how long it is fresh, and that no search engine keeps', async () => {
    await publish()
    const { headers, text } = await feed().expect(200)
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex',
    })
    expect(headers['content-disposition']).toBeUndefined()
    expect(text).toContain('Åsa Öberg')
    expect(text).not.toMatch(/Alex|Berg|Kim|ATTENDEE|METHOD|kim@/)
  })

  it('is empty before anything is published', async () => {
    expect(await events()).toEqual([])
  })

  it('is given to its owner whatever strangers try from the same address, as is the page (C5)', async () => {
    await publish()
    // Its own application: the others' tests are not to be slowed down.
    const counting = { app: createApp({ ...test.deps, attempts: attemptsInMemory() }) }
    for (let i = 0; i < 121; i++) {
      await page('x', counting)
      await feed('x', '', counting)
    }
    await page('x', counting).expect(429)
    await feed('x', '', counting).expect(429)
    await feed(feedTokenOf(token), '', counting).expect(200)
    await page(token, counting).expect(200)
  })

  it('is given sixty times in a minute, and another feed all the same (C5)', async () => {
    await publish()
    for (let i = 0; i < 60; i++) await feed().expect(200)
    const { headers } = await feed().expect(429)
    expect(headers['retry-after']).toBe('60')
    await feed(feedTokenOf(await giveLink(student))).expect(200)
  })

  it('does not change when its rows are stored anew (C5)', async () => {
    await publish()
    const before = (await feed().expect(200)).headers['etag']
    await db.$executeRaw`update occasion set location = location where kind = 'first-day'`
    expect((await feed().expect(200)).headers['etag']).toBe(before)
  })

  it('answers 304 until it changes', async () => {
    await publish()
    const { headers } = await feed().expect(200)
    const etag = String(headers['etag'])
    const unchanged = await feed().set('if-none-match', etag).expect(304)
    expect(unchanged.text).toBe('')
    const wall = { on: '2020-01-21', from: '09:00', to: '11:00', location: 'Björkstigen 4' }
    const where = { placementId: placement, kind: 'first_day' } as const
    const { id } = await db.occasion.findFirstOrThrow({ where })
    const seen = await seenOccasion(db, id)
    await farsta
      .put(`/api/placements/${placement}/occasions/${id}`)
      .send({ ...wall, seen })
      .expect(200)
    const changed = await feed().set('if-none-match', etag).expect(200)
    expect(changed.headers['etag']).not.toBe(etag)
    expect(changed.text).toContain('DTSTART;TZID=Europe/Stockholm:20200121T090000')
  })

  it('is a file to keep when asked for as one', async () => {
    await publish()
    const { headers } = await feed(feedTokenOf(token), '?ladda-ner').expect(200)
    expect(headers['content-disposition']).toBe('attachment; filename=vfu-VT2020.ics')
  })

  it('keeps a cancelled placement’s occasions, as cancelled and with a higher SEQUENCE (C2)', async () => {
    await publish()
    const before = (await events()).map(members)
    await cancel()
    const after = (await events()).map(members)
    expect(after.map(({ uid }) => uid).sort()).toEqual(before.map(({ uid }) => uid).sort())
    for (const event of after) expect(event).toMatchObject({ status: 'CANCELLED', sequence: 1 })
  })

  it('speaks the student’s language (C8)', async () => {
    await publish()
    const swedish = (await feed().expect(200)).text
    await db.student.update({ where: { id: student }, data: { language: 'en' } })
    const english = (await feed().expect(200)).text
    expect(swedish).toContain('första dagen')
    expect(english).not.toContain('första dagen')
  })

  it.each([
    ['an unknown token', () => `${randomIds.secret()}.ics`],
    ['the page’s token (C5)', () => `${token}.ics`],
    ['a token without its ending', () => feedTokenOf(token)],
    ['a name that is none', () => '..%2f..%2fetc%2fpasswd'],
    ['an id', () => `${randomUUID()}.ics`],
  ])('answers 404 to %s', async (_what, file) => {
    await publish()
    const { body } = await visitor(test).get(`/kalender/${file()}`).expect(404)
    expect(body.code).toBe('notFound')
  })

  it('ends with its link, like one that never was', async () => {
    await publish()
    await revokeStudentLinks(db, student, test.clock.now())
    const revoked = await feed().expect(404)
    const unknown = await feed(randomIds.secret()).expect(404)
    expect({ ...revoked.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  })

  it('needs no session and no header of ours', async () => {
    await publish()
    await central.get(`/kalender/${feedTokenOf(token)}.ics`).expect(200)
  })
})
