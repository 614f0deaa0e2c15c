import { beforeEach, describe, expect, it } from 'vitest'
import { toDateColumn } from '../../../src/adapters/db/database.ts'
import { statusesOf } from '../../support/answers.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, supervisors, central, farsta, bromma, su, esb, propose, confirm, moveTo, reset, kicks } = term
const addressOf = ({ personId }: { personId: string }) => `${personId}@vfu.example`

let students: string[]
let ids: string[]

/** Kim of SU in Farsta, an English-speaking student of ESB in Bromma, and one of SU without a place. */
beforeEach(async () => {
  await reset()
  students = [
    await seedStudent(db, 'SU', { number: '1', email: 'kim@su.example' }),
    await seedStudent(db, 'ESB', { number: '2', email: 'alex@esb.example', language: 'en' }),
  ]
  await seedStudent(db, 'SU', { number: '3', email: 'without@su.example' })
  ids = await propose(
    [students[0] ?? '', await seedOffer(db)],
    [students[1] ?? '', await seedOffer(db, 'bromma')],
  )
  await db.outboxMessage.deleteMany()
})

const [FIRST, SECOND] = [0, 1]
const id = (index: number) => ids[index] ?? ''
const confirmFirst = () => confirm(id(FIRST), farsta)
const confirmSecond = () => confirm(id(SECOND), bromma, supervisors.bromma)
async function confirmBoth() {
  await confirmFirst().expect(200)
  await confirmSecond().expect(200)
}
const states = async () =>
  (await db.placement.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state ?? '')
const mailTo = (recipient: string) => db.outboxMessage.findMany({ where: { recipient, calendar: null } })

async function expectNothingPublished() {
  expect(await states()).not.toContain('published')
  // The districts' links to answer by are older.
  expect(await db.accessLink.count({ where: { purpose: { not: 'answer' } } })).toBe(0)
  for (const rows of [db.occasion, db.outboxMessage]) {
    expect(await (rows as { count(): Promise<number> }).count()).toBe(0)
  }
}

describe('publishing (S7)', () => {
  it('is refused while a proposal waits for its answer, and when nothing is confirmed (S1)', async () => {
    expect((await moveTo('published').expect(409)).body.detail).toBe(
      '2 förslag väntar på svar från sina förvaltningar.',
    )
    await confirmFirst().expect(200)
    expect((await moveTo('published').expect(409)).body.detail).toBe(
      'Ett förslag väntar på svar från sin förvaltning.',
    )
    await central.post(`/api/placements/${id(SECOND)}/release`).expect(200)
    await moveTo('published').expect(200)
    await reset('confirming')
    expect((await moveTo('published').expect(409)).body.detail).toBe('Ingen placering är bekräftad.')
  })

  it('tells a university which of its students have a place, and not before (S7)', async () => {
    const outcomes = async () => {
      const { body } = await su.get('/api/terms/VT2020/students').expect(200)
      const rows = body.students as { number: string; outcome: string }[]
      return rows.map(({ number, outcome }) => [number, outcome])
    }
    await confirmBoth()
    expect(await outcomes()).toEqual([
      ['1', 'pending'],
      ['3', 'pending'],
    ])
    await moveTo('published').expect(200)
    expect(await outcomes()).toEqual([
      ['1', 'placed'],
      ['3', 'unplaced'],
    ])
  })

  it('is central’s alone', async () => {
    await confirmBoth()
    for (const agent of [farsta, su])
      await agent.post('/api/terms/VT2020/phase').send({ to: 'published' }).expect(403)
    await expectNothingPublished()
  })

  it('publishes what is confirmed, logged with who did it, and leaves what was declined (S8)', async () => {
    await confirmFirst().expect(200)
    await bromma
      .post(`/api/placements/${id(SECOND)}/decline`)
      .send({ declineReason: 'supervisor' })
      .expect(200)
    await moveTo('published').expect(200)
    const { body } = await central.get('/api/terms/VT2020/placements')
    const stateOf = Object.fromEntries(
      body.placements.map((row: { id: string; state: string }) => [row.id, row.state]),
    )
    expect(stateOf).toEqual({ [id(FIRST)]: 'published', [id(SECOND)]: 'declined' })
    const { events } = body.placements.find((row: { id: string }) => row.id === id(FIRST))
    expect(events.at(-1)).toMatchObject({ kind: 'published', by: 'central ' })
    expect(await db.occasion.count({ where: { placementId: id(SECOND) } })).toBe(0)
  })

  it('shows a university whom its student meets, and nothing of how that supervisor is qualified (P3)', async () => {
    await db.offer.updateMany({
      where: { unit: { districtId: 'farsta' } },
      data: { supervisorId: supervisors.farsta },
    })
    await confirmBoth()
    await moveTo('published').expect(200)
    const { body } = await su.get('/api/terms/VT2020/placements').expect(200)
    expect(body.placements).toMatchObject([
      {
        supervisor: { id: supervisors.farsta, name: 'Åsa Öberg', email: null },
        offer: { supervisor: null },
      },
    ])
    expect(JSON.stringify(body)).not.toMatch(/degreeYear|hasSupervisorCourse/)
  })

  it('makes each placement’s occasions, in Stockholm’s time and at the unit (C2)', async () => {
    await confirmBoth()
    await moveTo('published').expect(200)
    const occasions = await db.occasion.findMany({
      where: { placementId: id(FIRST) },
      orderBy: { kind: 'asc' },
    })
    const at = { status: 'scheduled', location: 'Mottagningen, Farsta stadsdelsförvaltning' }
    expect(occasions).toMatchObject([
      {
        ...at,
        kind: 'first_day',
        startAt: new Date('2020-01-20T08:00:00Z'),
        endAt: new Date('2020-01-20T10:00:00Z'),
      },
      {
        ...at,
        kind: 'period',
        startAt: null,
        fromOn: toDateColumn('2020-01-20'),
        toOn: toDateColumn('2020-06-05'),
      },
      { ...at, kind: 'supervisor_meeting', startAt: new Date('2020-03-25T12:00:00Z') },
    ])
    const invitations = await db.invitation.findMany()
    for (const { uid, sequence } of invitations) {
      expect(uid).toMatch(/^[0-9a-f-]{36}@vfu\.example$/)
      expect(sequence).toBe(0)
    }
    expect(await db.occasion.count()).toBe(6)
  })

  it('gives the period of the student, else of the offer, else of the term (R5)', async () => {
    const own = { fromOn: toDateColumn('2020-02-03'), toOn: toDateColumn('2020-05-29') }
    const offered = { fromOn: toDateColumn('2020-01-27'), toOn: toDateColumn('2020-05-31') }
    await db.student.update({ where: { id: students[0] ?? '' }, data: own })
    await db.offer.updateMany({ data: offered })
    await confirmBoth()
    await moveTo('published').expect(200)
    const periodOf = (placementId: string) =>
      db.occasion.findFirstOrThrow({ where: { placementId, kind: 'period' } })
    expect(await periodOf(id(FIRST))).toMatchObject(own)
    expect(await periodOf(id(SECOND))).toMatchObject(offered)
  })

  it('writes to each student, in the student’s language, with a personal link that opens the page (C6, C8)', async () => {
    await confirmBoth()
    await moveTo('published').expect(200)
    const [kim, ...more] = await mailTo('kim@su.example')
    const [alex] = await mailTo('alex@esb.example')
    expect(more).toEqual([])
    expect(kim?.subject).toBe('Din VFU-plats VT2020')
    expect(alex?.subject).not.toBe(kim?.subject)
    expect(kim?.text).toContain('Farsta stadsdelsförvaltning')
    expect(kim?.text).not.toMatch(/alex|bromma/i)
    const token = /http:\/\/vfu\.example\/min-plats#([\w-]{43})/.exec(kim?.text ?? '')?.[1]
    expect(kim?.html).toContain(`#${token}`)
    const { body } = await visitor(test)
      .get('/api/student-page')
      .set('authorization', `Bearer ${token}`)
      .expect(200)
    expect(body).toMatchObject({ firstName: 'Kim', placement: { unit: 'Mottagningen' } })
    expect(await db.accessLink.count({ where: { studentId: { not: null } } })).toBe(4)
    expect(JSON.stringify(await db.accessLink.findMany())).not.toContain(token)
    expect(await mailTo('without@su.example')).toEqual([])
  })

  it('tells each university’s coordinators how many of its students have a place', async () => {
    await confirmBoth()
    await moveTo('published').expect(200)
    const [letter, ...more] = await mailTo(addressOf(su))
    expect(more).toEqual([])
    expect(letter?.text).toContain('En student har fått en plats. En student är utan plats.')
    expect(letter?.text).toContain('http://vfu.example/terminer/VT2020/placeringar')
    expect((await mailTo(addressOf(esb)))[0]?.text).toContain('0 studenter är utan plats.')
    for (const agent of [central, farsta, bromma]) expect(await mailTo(addressOf(agent))).toEqual([])
  })

  it('writes nothing to a coordinator whose role has ended', async () => {
    await confirmBoth()
    const validTo = test.clock.now()
    await db.role.updateMany({ where: { personId: esb.personId }, data: { validTo } })
    await moveTo('published').expect(200)
    expect(await mailTo(addressOf(esb))).toEqual([])
    await db.role.updateMany({ where: { personId: esb.personId }, data: { validTo: null } })
  })

  it('writes nothing to a student with protected data, or without an address (P2)', async () => {
    await confirmBoth()
    await db.student.update({
      where: { id: students[0] ?? '' },
      data: { protected: true, firstName: null, lastName: null, email: null },
    })
    await db.student.update({ where: { id: students[1] ?? '' }, data: { email: null } })
    await moveTo('published').expect(200)
    const mails = await db.outboxMessage.findMany({ where: { calendar: null } })
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual([addressOf(su), addressOf(esb)].sort())
    for (const { text } of mails) expect(text).not.toMatch(/Kim|min-plats/)
    expect(await states()).toEqual(['published', 'published'])
  })

  it('tells the outbox once, after the commit (C6)', async () => {
    const before = kicks()
    await confirmBoth()
    await moveTo('published').expect(200)
    expect(kicks()).toBe(before + 1)
  })
})

describe('publishing that fails (C6)', () => {
  it.each([
    [
      'a mail',
      `alter table outbox_message add constraint fails check (recipient <> 'alex@esb.example')`,
      'outbox_message',
    ],
    [
      'an occasion',
      `alter table occasion add constraint fails check (kind <> 'supervisor-meeting')`,
      'occasion',
    ],
    ['a link', `alter table access_link add constraint fails check (purpose <> 'feed')`, 'access_link'],
  ])('at %s leaves neither mail, link, occasion nor event', async (_what, sabotage, table) => {
    await confirmBoth()
    const before = kicks()
    await db.$executeRawUnsafe(sabotage)
    try {
      expect((await moveTo('published').expect(500)).body.code).toBe('internal')
    } finally {
      await db.$executeRawUnsafe(`alter table ${table} drop constraint fails`)
    }
    await expectNothingPublished()
    expect(kicks()).toBe(before)
    expect(await db.term.findFirstOrThrow()).toMatchObject({ phase: 'confirming' })
    await moveTo('published').expect(200)
    expect(await states()).toEqual(['published', 'published'])
  })
})

describe('publishing that meets something else at the same time', () => {
  it('publishes a placement that is confirmed just before, or is refused because of it', async () => {
    await confirmFirst().expect(200)
    const [confirmed, published] = await Promise.all([confirmSecond(), moveTo('published')])
    expect(confirmed.status).toBe(200)
    expect([200, 409]).toContain(published.status)
    if (published.status === 409) await moveTo('published').expect(200)
    expect(await states()).toEqual(['published', 'published'])
  })

  it('never leaves a confirmed placement behind when a proposal is released', async () => {
    await confirmFirst().expect(200)
    const release = central.post(`/api/placements/${id(SECOND)}/release`)
    const [released, published] = await Promise.all([release, moveTo('published')])
    expect(released.status).toBe(200)
    if (published.status === 409) await moveTo('published').expect(200)
    expect((await states()).sort()).toEqual(['published', 'released'])
  })

  it('happens once, with one letter each, when two publish at once', async () => {
    await confirmBoth()
    const answers = await Promise.all([moveTo('published'), moveTo('published')])
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(await mailTo('kim@su.example')).toHaveLength(1)
    expect(await db.accessLink.count({ where: { studentId: { not: null } } })).toBe(4)
    expect(await db.occasion.count()).toBe(6)
  })

  it('happens, or the term goes back to matching, but not both (S1)', async () => {
    await confirmBoth()
    const answers = await Promise.all([moveTo('published'), moveTo('matching')])
    expect(statusesOf(answers)).toEqual([200, 409])
    const { phase } = await db.term.findFirstOrThrow()
    const state = phase === 'published' ? 'published' : 'released'
    expect(await states()).toEqual([state, state])
    expect(await mailTo('kim@su.example')).toHaveLength(phase === 'published' ? 1 : 0)
  })
})
