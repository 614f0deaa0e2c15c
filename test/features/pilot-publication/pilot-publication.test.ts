import ical from 'ical.js'
import { afterAll, describe, expect, it } from 'vitest'
import supertest from 'supertest'
import { threadPlanner } from '../../../src/adapters/planner/thread-planner.ts'
import { loadDemonstration } from '../../../src/demonstration/load.ts'
import type { ResponseOf } from '../../../src/features/contract.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

type Schedule = ResponseOf<'GET /api/pilots/:pilotId/schedule'>
type Cells = ResponseOf<'GET /api/pilot-sessions/:sessionId/cells'>['cells']
type Remedies = ResponseOf<'POST /api/pilots/:pilotId/remedies'>

const { db } = await createTestDatabase()
const test = createTestApp(db, { planner: threadPlanner() })
await loadDemonstration(test.deps, 'demo')
const central = await signInAs(test, { kind: 'central' })
afterAll(() => test.deps.background.stop())

const pilotId: string = (await central.get('/api/pilots').expect(200)).body.pilots[0].id
const [hidden] = await db.auscultant.findMany({ where: { pilotId }, orderBy: { number: 'asc' } })
if (!hidden) throw new Error('No student')
const hiddenName = [hidden.firstName, hidden.lastName].join(' ')
await db.auscultant.update({
  where: { id: hidden.id },
  data: { protected: true, firstName: null, lastName: null, email: null },
})
const body = { timeLimitSeconds: 60, keep: false }
const { body: started } = await central.post(`/api/pilots/${pilotId}/plans`).send(body).expect(200)
await test.deps.background.settled()
await central.post(`/api/pilot-plans/${started.id}/choose`).expect(200)
const schedule = async (): Promise<Schedule> =>
  (await central.get(`/api/pilots/${pilotId}/schedule`).expect(200)).body

/** Mails that are written from now on, at each call. */
let seen = new Set((await db.outboxMessage.findMany({ select: { id: true } })).map(({ id }) => id))
async function newMails() {
  const all = await db.outboxMessage.findMany()
  const mails = all.filter(({ id }) => !seen.has(id))
  seen = new Set(all.map(({ id }) => id))
  return mails
}
const isLetter = ({ text }: { text: string }) => text.includes('/auskultation-sida#')

/** Addresses of the students of the groups, and of the hosts. */
async function addressesOf(groupIds: readonly string[], hostIds: readonly string[]): Promise<string[]> {
  const students = await db.auscultant.findMany({ where: { groupId: { in: [...groupIds] } } })
  const hosts = await db.pilotHost.findMany({
    where: { id: { in: [...hostIds] } },
    include: { person: true, student: true },
  })
  const addresses = [
    ...students.map(({ email }) => email),
    ...hosts.map(({ email, person, student }) => person?.email ?? student?.email ?? email),
  ]
  return addresses.flatMap(address => address ?? []).sort()
}

const published = await schedule()
const unpublished = await newMails()
await central.post(`/api/pilots/${pilotId}/phase`).send({ to: 'published' }).expect(200)
const first = await newMails()

describe('publishing the plan of a pilot', () => {
  it('sends nothing before, and then a letter with a page to each who can be written to', async () => {
    expect(unpublished).toEqual([])
    const { sessions, groups } = published
    const hostIds = [...new Set(sessions.flatMap(session => session.hostIds))]
    const everybody = await addressesOf(
      groups.map(({ id }) => id),
      hostIds,
    )
    expect(
      first
        .filter(isLetter)
        .map(({ recipient }) => recipient)
        .sort(),
    ).toEqual(everybody)
    expect(everybody).not.toHaveLength(0)
  })

  it('invites each to exactly their own sessions, with no student named in any of it (C1)', async () => {
    const students = await db.auscultant.findMany({ where: { pilotId } })
    const invites = first.filter(mail => !isLetter(mail))
    const student = students.find(({ email, groupId }) => email && groupId)
    const own = published.sessions.filter(({ groupIds }) => groupIds.includes(student?.groupId ?? ''))
    expect(invites.filter(({ recipient }) => recipient === student?.email)).toHaveLength(own.length)
    for (const { recipient, text, subject, calendar } of invites) {
      const others = students.filter(({ email, firstName }) => email !== recipient && firstName !== null)
      const written = `${subject}\n${text}\n${calendar ?? ''}`
      const named = others.filter(({ firstName, lastName }) => written.includes(`${firstName} ${lastName}`))
      expect(named).toEqual([])
    }
    expect(first.every(({ text }) => !text.includes(hiddenName))).toBe(true)
  })

  it('gives a protected student a page and a feed without a name, by a link that is handed over', async () => {
    const { body: link } = await central.post(`/api/auscultants/${hidden.id}/link`).expect(200)
    const token = /#([\w-]+)$/.exec(link.path)?.[1] ?? ''
    const page = await supertest(test.app)
      .get('/api/auscultation-page')
      .set('authorization', `Bearer ${token}`)
      .expect(200)
    expect(page.body.name).toBeNull()
    const own = published.sessions.filter(({ groupIds }) => groupIds.includes(hidden.groupId ?? ''))
    expect(page.body.sessions).toHaveLength(own.length)
    const feed = await supertest(test.app).get(page.body.feedPath).expect(200)
    const events = new ical.Component(ical.parse(feed.text)).getAllSubcomponents('vevent')
    expect(events).toHaveLength(own.length)
    expect(feed.text).not.toContain(hiddenName)
    const times = events.map(event => new ical.Event(event).startDate.toJSDate().toISOString()).sort()
    expect(times[0]).toMatch(/^2020-03/)
  })
})

describe('a change of a published plan', () => {
  it('reaches exactly those whom it touches, and says what is new', async () => {
    const now = await schedule()
    const movable = await firstMovable(now)
    const { session, cell } = movable
    const change = {
      sessionId: session.id,
      on: cell.on,
      pass: cell.passes[0] ?? '',
      venueId: cell.venueId,
      hostIds: cell.hostIds,
    }
    const given = { planId: now.planId, changes: [change], away: null }
    await central.post(`/api/pilots/${pilotId}/changes`).send(given).expect(200)
    const mails = await newMails()
    const touched = [...new Set([...session.hostIds, ...cell.hostIds])]
    const invites = mails.filter(mail => !isLetter(mail))
    expect(invites.map(({ recipient }) => recipient).sort()).toEqual(
      await addressesOf(session.groupIds, touched),
    )
    const ofStudents = await addressesOf(session.groupIds, [])
    for (const { subject, text } of invites.filter(({ recipient }) => ofStudents.includes(recipient))) {
      expect(subject).toMatch(/^Ändrad: /)
      expect(text).toContain('Det här är nytt: ny tid')
    }
  })

  it('cancels for a host who is ill, and invites who takes over', async () => {
    const now = await schedule()
    const found = await firstCurable(now)
    const { away, remedy } = found
    const changes = remedy.changes.flatMap(({ sessionId, after }) =>
      after
        ? [
            {
              sessionId,
              on: after.on,
              pass: after.passes[0] ?? '',
              venueId: after.venueId,
              hostIds: after.hostIds,
            },
          ]
        : [],
    )
    await central
      .post(`/api/pilots/${pilotId}/changes`)
      .send({ planId: now.planId, changes, away })
      .expect(200)
    const mails = await newMails()
    const [ill] = await addressesOf([], [away.id])
    const toTheIll = mails.filter(({ recipient }) => recipient === ill)
    expect(toTheIll.every(({ subject }) => subject.startsWith('Inställd: '))).toBe(true)
    const lost = await db.invitation.findMany({ where: { pilotHostId: away.id, status: 'cancelled' } })
    expect(lost.length).toBeGreaterThan(0)
    expect(lost.every(({ sequence }) => sequence > 0)).toBe(true)
    const groupIds = remedy.changes.flatMap(change => change.groupIds)
    const hosts = remedy.changes.flatMap(({ before, after }) => [
      ...(before?.hostIds ?? []),
      ...(after?.hostIds ?? []),
    ])
    const allowed = await addressesOf([...new Set(groupIds)], [...new Set(hosts)])
    for (const { recipient } of mails) expect(allowed).toContain(recipient)
  })

  it('says nothing to anybody when the same plan is brought into use again', async () => {
    const { planId } = await schedule()
    await central.post(`/api/pilot-plans/${planId}/choose`).expect(200)
    expect(await newMails()).toEqual([])
  })
})

async function firstMovable({ sessions }: Schedule) {
  for (const session of sessions) {
    const { body: answer } = await central.get(`/api/pilot-sessions/${session.id}/cells`).expect(200)
    const cell = (answer.cells as Cells).find(({ verdict }) => verdict === 'free')
    if (cell) return { session, cell }
  }
  throw new Error('Nothing can be moved')
}

/** A host with sessions whose illness that week somebody else can cure, and how. */
async function firstCurable({ sessions, hosts, days, passes }: Schedule) {
  const withAddress = new Set(
    (await db.pilotHost.findMany({ where: { pilotId } })).flatMap(({ id, email }) => (email ? [id] : [])),
  )
  for (const { id } of hosts.filter(host => sessions.some(({ hostIds }) => hostIds.includes(host.id)))) {
    if (!withAddress.has(id)) continue
    const away = {
      what: 'host' as const,
      id,
      from: { on: days[0] ?? '', pass: passes[0]?.key ?? '' },
      to: { on: days.at(-1) ?? '', pass: passes.at(-1)?.key ?? '' },
    }
    const { body: answer } = await central.post(`/api/pilots/${pilotId}/remedies`).send(away).expect(200)
    const [remedy] = (answer as Remedies).remedies
    if (remedy) return { away, remedy }
  }
  throw new Error('Nobody can be replaced')
}
