import ICAL from 'ical.js'
import { beforeEach, describe, expect, it } from 'vitest'
import { startOutbox } from '../../../src/adapters/mail/outbox.ts'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seenOccasion } from '../../support/seen-occasion.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { startSmtpSink } from '../../support/smtp-sink.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, central, farsta, supervisors, propose, confirm, moveTo, reset } = term
const SUPERVISOR = 'asa@farsta.example'
let student: string
let id: string

beforeEach(async () => {
  await reset()
  await db.supervisor.update({ where: { id: supervisors.farsta }, data: { email: SUPERVISOR } })
  student = await seedStudent(db, 'SU', { email: 'kim@su.example' })
  ;[id = ''] = await propose([student, await seedOffer(db)])
  await confirm(id).expect(200)
})

const publish = () => moveTo('published').expect(200)
const invites = (recipient: string) =>
  db.outboxMessage.findMany({
    where: { recipient, calendar: { not: null } },
    orderBy: [{ createdAt: 'asc' }, { subject: 'asc' }],
  })
const tokenIn = (text: string | undefined, page: string) =>
  new RegExp(`/${page}#([\\w-]{43})`).exec(text ?? '')?.[1] ?? ''
const withToken = (token: string) => visitor(test).set('authorization', `Bearer ${token}`)
const occasion = (kind: 'first_day' | 'period' | 'supervisor_meeting' | 'meeting') =>
  db.occasion.findFirstOrThrow({ where: { placementId: id, kind } })
async function letterTo(recipient: string, page: string) {
  const letters = await db.outboxMessage.findMany({ where: { recipient, text: { contains: `/${page}#` } } })
  return tokenIn(letters[0]?.text, page)
}
const eventOf = (calendar: string | null) => {
  const component = new ICAL.Component(ICAL.parse(calendar ?? ''))
  const event = component.getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  return { method: String(component.getFirstPropertyValue('method')), value }
}
const heldBy = async () => {
  const { body } = await farsta.get(`/api/placements/${id}/invitations`).expect(200)
  return body as {
    supervisorAccepts: boolean | null
    occasions: {
      id: string
      invitations: { recipient: string; answer: string | null; delivery: string; version: number }[]
    }[]
  }
}
const input = { on: '2020-02-03', from: '13:00', to: '14:00', location: 'Björkstigen 4' }

describe('who is invited when a placement is published (C1–C4)', () => {
  it('has one mail per occasion with one event, UID and attendee of their own', async () => {
    await publish()
    const [kim, asa] = [await invites('kim@su.example'), await invites(SUPERVISOR)]
    expect(kim.map(({ subject }) => subject)).toEqual([
      'VFU: Mottagningen',
      'VFU: första dagen, Mottagningen',
      'VFU: trepartssamtal',
    ])
    expect(asa.map(({ subject }) => subject)).toEqual([
      'VFU: ta emot student, Mottagningen',
      'VFU: trepartssamtal',
    ])
    const uids = [...kim, ...asa].map(({ calendar }) => eventOf(calendar).value('uid'))
    expect(new Set(uids).size).toBe(5)
    for (const { calendar } of kim) expect(calendar).not.toContain(SUPERVISOR)
    for (const { calendar, text, html } of asa) expect(`${calendar}${text}${html}`).not.toMatch(/Kim|kim@/)
  })

  it('is nobody with protected personal data: the feed alone has it, without a name (P2)', async () => {
    const anonymous = { protected: true, firstName: null, lastName: null, email: null }
    await db.student.update({ where: { id: student }, data: anonymous })
    await publish()
    const versions = await db.invitationVersion.findMany({ where: { invitation: { studentId: student } } })
    expect(versions.map(({ messageId }) => messageId)).toEqual([null, null, null])
    expect(
      (await heldBy()).occasions[0]?.invitations.find(({ recipient }) => recipient === 'student'),
    ).toMatchObject({
      delivery: 'feed',
    })
  })

  it('gets real mail whose only other part is the calendar, through a real server', async () => {
    await publish()
    const sink = await startSmtpSink()
    const outbox = startOutbox({
      store: outboxStore(db, test.deps.sender),
      mailer: createSmtpMailer(sink.url),
      clock: test.clock,
      onFault: error => {
        throw error
      },
    })
    const mail = await sink.waitFor(
      one => one.envelope.to[0] === 'kim@su.example' && one.subject.includes('första dagen'),
      20_000,
    )
    await outbox.stop()
    await sink.close()
    expect(mail.calendar?.method).toBe('REQUEST')
    expect(mail.parsed.attachments).toHaveLength(1)
    expect(mail.raw).toMatch(/multipart\/alternative/)
    expect(mail.raw).not.toMatch(/Content-Disposition: attachment/i)
    const { value } = eventOf(mail.calendar?.content ?? '')
    expect([value('organizer'), value('attendee')].map(one => one.toLowerCase())).toEqual([
      'mailto:vfu@stockholm.example',
      'mailto:kim@su.example',
    ])
    expect(mail.text).toContain('måndag 20 januari 2020 kl. 09:00–11:00')
    expect(mail.html).toContain('måndag 20 januari 2020 kl. 09:00–11:00')
  })
})

describe('the link in an invitation', () => {
  it('answers at a button, not when it is opened, and the district sees the answer', async () => {
    await publish()
    const mail = (await invites('kim@su.example')).find(({ subject }) => subject.includes('första dagen'))
    const link = withToken(tokenIn(mail?.text, 'svar'))
    expect((await link.get('/api/invitation').expect(200)).body).toMatchObject({
      title: 'VFU: första dagen, Mottagningen',
      answer: null,
    })
    const first = (await occasion('first_day')).id
    const answerOf = async () => {
      const { occasions } = await heldBy()
      const invitations = occasions.find(one => one.id === first)?.invitations ?? []
      return invitations.find(({ recipient }) => recipient === 'student')?.answer
    }
    expect(await answerOf()).toBeNull()
    await link.put('/api/invitation/answer').send({ answer: 'accepted' }).expect(200)
    expect(await answerOf()).toBe('accepted')
  })

  it('asks anew when time or place changes, and not for another contact', async () => {
    await publish()
    const mail = (await invites('kim@su.example')).find(({ subject }) => subject.includes('första dagen'))
    const link = withToken(tokenIn(mail?.text, 'svar'))
    await link.put('/api/invitation/answer').send({ answer: 'accepted' }).expect(200)
    const occasionId = (await occasion('first_day')).id
    const path = `/api/placements/${id}/occasions/${occasionId}`
    const same = { on: '2020-01-20', from: '09:00', to: '11:00' }
    const location = 'Mottagningen, Farsta stadsdelsförvaltning'
    await farsta
      .put(path)
      .send({ ...same, location, contact: 'Receptionen', seen: await seenOccasion(db, occasionId) })
      .expect(200)
    expect((await link.get('/api/invitation')).body).toMatchObject({ answer: 'accepted' })
    await farsta
      .put(path)
      .send({ ...same, location: 'Björkstigen 4', seen: await seenOccasion(db, occasionId) })
      .expect(200)
    expect((await link.get('/api/invitation')).body).toMatchObject({
      answer: null,
      location: 'Björkstigen 4',
    })
  })

  it('refuses an answer to what is cancelled', async () => {
    await publish()
    const mail = (await invites('kim@su.example')).find(({ subject }) => subject.includes('första dagen'))
    const ending = { kind: 'cancelled', cause: 'place', placeRemains: true, reason: 'Enheten stänger' }
    await farsta.post(`/api/placements/${id}/end`).send(ending).expect(200)
    const link = withToken(tokenIn(mail?.text, 'svar'))
    const { body } = await link.put('/api/invitation/answer').send({ answer: 'accepted' }).expect(409)
    expect(body.code).toBe('occasionCancelled')
    const cancelled = (await invites('kim@su.example')).filter(
      ({ calendarMethod }) => calendarMethod === 'CANCEL',
    )
    expect(cancelled.map(({ calendar }) => eventOf(calendar).value('sequence'))).toEqual(['1', '1', '1'])
    expect(cancelled.every(({ text }) => !text.includes('/svar#'))).toBe(true)
  })
})

describe('a meeting that a coordinator adds', () => {
  it('invites student and supervisor, and is cancelled for both', async () => {
    await publish()
    await db.outboxMessage.deleteMany()
    await farsta
      .post(`/api/placements/${id}/occasions`)
      .send({ ...input, title: 'Uppföljning' })
      .expect(200)
    expect((await invites('kim@su.example')).map(({ subject }) => subject)).toEqual(['VFU: Uppföljning'])
    expect(await invites(SUPERVISOR)).toHaveLength(1)
    const { id: meeting } = await occasion('meeting')
    await farsta.post(`/api/placements/${id}/occasions/${meeting}/cancel`).expect(200)
    expect((await invites(SUPERVISOR)).map(({ calendarMethod }) => calendarMethod).sort()).toEqual([
      'CANCEL',
      'REQUEST',
    ])
    const { id: firstDay } = await occasion('first_day')
    await farsta.post(`/api/placements/${id}/occasions/${firstDay}/cancel`).expect(404)
  })
})

describe('a supervisor’s page', () => {
  it('shows whom they receive, and takes a no that the district is told of and that ends nothing', async () => {
    await publish()
    const page = withToken(await letterTo(SUPERVISOR, 'handledare'))
    const { body } = await page.get('/api/supervisor-page').expect(200)
    expect(body.placements).toMatchObject([
      { student: 'Kim Ek', unit: 'Mottagningen', fromOn: '2020-01-20', accepts: null, hasEnded: false },
    ])
    expect(JSON.stringify(body)).not.toMatch(/kim@|needs|wish/)
    await db.outboxMessage.deleteMany()
    const answer = (accepts: boolean) =>
      page
        .post('/api/supervisor-page/answers')
        .send({
          placementId: id,
          accepts,
          ...(!accepts && { declineReason: 'workload', comment: 'Två andra är på väg' }),
        })
        .expect(200)
    await answer(false)
    await answer(false)
    const mails = await db.outboxMessage.findMany()
    const { email } = await db.person.findUniqueOrThrow({ where: { id: farsta.personId } })
    expect(mails.map(({ recipient }) => recipient)).toEqual([email])
    expect(mails[0]!.text).toMatch(/Skäl: enheten hinner inte ta emot\.[^]*Två andra är på väg/)
    expect(await db.supervisorAnswer.findMany({ select: { declineReason: true } })).toEqual([
      { declineReason: 'workload' },
    ])
    expect((await heldBy()).supervisorAccepts).toBe(false)
    expect(await db.placement.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'published' })
    await answer(true)
    expect((await heldBy()).supervisorAccepts).toBe(true)
  })

  it('has a calendar with the supervisor’s own events and nobody’s name', async () => {
    await publish()
    const page = withToken(await letterTo(SUPERVISOR, 'handledare'))
    const { body } = await page.get('/api/supervisor-page').expect(200)
    const { text } = await visitor(test).get(body.feedPath).expect(200)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).not.toMatch(/Kim|kim@|ATTENDEE/)
  })
})

describe('the two addresses of a personal page (C5)', () => {
  it('end one by one: a new calendar address leaves the page, a new page leaves the calendar', async () => {
    await publish()
    const token = await letterTo('kim@su.example', 'min-plats')
    const page = withToken(token)
    const before = (await page.get('/api/student-page').expect(200)).body.feedPath
    const { feedPath } = (await page.post('/api/personal-page/calendar').expect(200)).body
    await visitor(test).get(before).expect(404)
    await visitor(test).get(feedPath).expect(200)
    expect((await page.get('/api/student-page').expect(200)).body.feedPath).toBe(feedPath)
    const { path } = (await page.post('/api/personal-page/link').expect(200)).body
    await page.get('/api/student-page').expect(401)
    await withToken(path.split('#')[1]).get('/api/student-page').expect(200)
    await visitor(test).get(feedPath).expect(200)
  })
})

describe('the period in a student’s calendar', () => {
  it('is its last day when the student prefers that, under the same UID and with a higher SEQUENCE', async () => {
    await publish()
    const page = withToken(await letterTo('kim@su.example', 'min-plats'))
    await page.put('/api/personal-page/period-form').send({ periodForm: 'last-day' }).expect(200)
    const mails = (await invites('kim@su.example')).filter(({ subject }) => subject.includes('sista dagen'))
    expect(mails.map(({ calendar }) => eventOf(calendar).value('sequence'))).toEqual(['1'])
    const { body } = await page.get('/api/student-page').expect(200)
    expect(body.periodForm).toBe('last-day')
    const { text } = await visitor(test).get(body.feedPath).expect(200)
    expect(text).toContain('DTSTART;VALUE=DATE:20200605')
    expect(text).not.toContain('DTSTART;VALUE=DATE:20200120')
    await page.put('/api/personal-page/period-form').send({ periodForm: 'last-day' }).expect(200)
    expect(await invites('kim@su.example')).toHaveLength(4)
    await central.get(`/api/placements/${id}/invitations`).expect(200)
  })
})
