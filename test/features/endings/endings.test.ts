import { beforeEach, describe, expect, it } from 'vitest'
import { statusesOf } from '../../support/answers.ts'
import { studentInput } from '../../support/build-inputs.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, supervisors, central, farsta, bromma, su, esb, propose, confirm, moveTo, reset, kicks } = term
const addressOf = ({ personId }: { personId: string }) => `${personId}@vfu.example`

let students: string[]
let offers: string[]
let ids: string[]

/** Kim and Robin of SU in one offer in Farsta, Alex of ESB in Bromma; all published. */
beforeEach(async () => {
  await reset()
  students = [
    await seedStudent(db, 'SU', { number: '1', email: 'kim@su.example' }),
    await seedStudent(db, 'SU', { number: '2', email: 'robin@su.example' }),
    await seedStudent(db, 'ESB', { number: '3', email: 'alex@esb.example' }),
  ]
  offers = [await seedOffer(db, 'farsta', { places: 2 }), await seedOffer(db, 'bromma')]
  const [first = '', second = ''] = offers
  ids = await propose([student(KIM), first], [student(ROBIN), first], [student(ALEX), second])
  await confirm(id(KIM), farsta).expect(200)
  await confirm(id(ROBIN), farsta).expect(200)
  await confirm(id(ALEX), bromma, supervisors.bromma).expect(200)
})

const [KIM, ROBIN, ALEX] = [0, 1, 2]
const id = (index: number) => ids[index] ?? ''
const student = (index: number) => students[index] ?? ''
const fallenAway = {
  kind: 'cancelled',
  cause: 'place',
  placeRemains: false,
  reason: 'Handledaren har slutat',
}
const left = { kind: 'cancelled', cause: 'student', placeRemains: true, reason: 'Byter utbildning' }
const end = (agent: typeof central, index: number, ending: object = fallenAway) =>
  agent.post(`/api/placements/${id(index)}/end`).send(ending)
const complete = (agent: typeof central, ...indices: number[]) =>
  agent.post('/api/terms/VT2020/placements/complete').send({ placementIds: indices.map(id) })

async function publish() {
  await moveTo('published').expect(200)
  await db.outboxMessage.deleteMany()
}

/** Whom letters are for, beside invitations and their cancellations. */
const recipients = async () =>
  (await db.outboxMessage.findMany({ where: { calendar: null } })).map(({ recipient }) => recipient).sort()
const placement = (index: number) => db.placement.findUniqueOrThrow({ where: { id: id(index) } })
const lastEvent = (index: number) =>
  db.placementEvent.findFirstOrThrow({ where: { placementId: id(index) }, orderBy: { id: 'desc' } })
const occasionsOf = (...indices: number[]) =>
  db.occasion.findMany({ where: { placementId: { in: indices.map(id) } }, orderBy: { id: 'asc' } })
const invitationsOf = (...indices: number[]) =>
  db.invitation.findMany({
    where: { occasion: { placementId: { in: indices.map(id) } } },
    orderBy: { uid: 'asc' },
  })
const placesOf = async (index: number) => {
  const { places, withdrawnAt } = await db.offer.findUniqueOrThrow({ where: { id: offers[index] ?? '' } })
  return withdrawnAt ? 0 : places
}

/** What the student's page shows through the link in the newest letter to the address. */
async function pageOf(recipient: string) {
  const [letter] = await db.outboxMessage.findMany({
    where: { recipient, calendar: null },
    orderBy: { createdAt: 'desc' },
  })
  const token = /min-plats#([\w-]{43})/.exec(letter?.text ?? '')?.[1]
  return (await visitor(test).get('/api/student-page').set('authorization', `Bearer ${token}`).expect(200))
    .body
}

describe('a place that falls away (S8)', () => {
  it('frees the student, takes the place out of the offer, and says who ended it and why', async () => {
    await publish()
    const { body } = await end(farsta, KIM).expect(200)
    expect(body.state).toBe('cancelled')
    expect(body.events.at(-1)).toMatchObject({
      kind: 'cancelled',
      by: 'district farsta',
      reason: fallenAway.reason,
    })
    expect(await placement(KIM)).toMatchObject({ state: 'cancelled', active: false })
    expect(await lastEvent(KIM)).toMatchObject({ cause: 'place', personId: farsta.personId })
    expect(await placesOf(0)).toBe(1)
    expect(await placement(ROBIN)).toMatchObject({ state: 'published', active: true })
  })

  it('takes an offer of one place out of the term, and leaves one that somebody else can have', async () => {
    await publish()
    await end(bromma, ALEX).expect(200)
    expect(await placesOf(1)).toBe(0)
    await end(farsta, KIM, { ...fallenAway, placeRemains: true }).expect(200)
    expect(await placesOf(0)).toBe(2)
  })

  it('cancels its occasions with a higher SEQUENCE, and nobody else’s (C2)', async () => {
    await publish()
    const others = await invitationsOf(ROBIN, ALEX)
    await end(farsta, KIM).expect(200)
    const own = await invitationsOf(KIM)
    // The student's three, and the supervisor's first day and meeting.
    expect(own).toHaveLength(5)
    for (const occasion of own) expect(occasion).toMatchObject({ status: 'cancelled', sequence: 1 })
    expect(await invitationsOf(ROBIN, ALEX)).toEqual(others)
  })

  it('is told to the student and the university by its district, and to both parties by central', async () => {
    await publish()
    const before = kicks()
    await end(farsta, KIM).expect(200)
    expect(await recipients()).toEqual([addressOf(su), 'kim@su.example'].sort())
    expect(kicks()).toBe(before + 1)
    await db.outboxMessage.deleteMany()
    await end(central, ALEX).expect(200)
    expect(await recipients()).toEqual([addressOf(esb), addressOf(bromma), 'alex@esb.example'].sort())
  })

  it('is told without the reason, the student’s name to nobody else, and with a link that works', async () => {
    await publish()
    await end(farsta, KIM).expect(200)
    for (const { text, html } of await db.outboxMessage.findMany()) {
      expect(text + html).not.toMatch(/Handledaren har slutat|Kim|Ek\b/)
    }
    expect(await pageOf('kim@su.example')).toMatchObject({
      placement: null,
      ended: { unit: 'Mottagningen', hasLeft: false },
    })
  })

  it('is told to the university alone when the student has protected data (P2)', async () => {
    await publish()
    const hidden = { protected: true, firstName: null, lastName: null, email: null }
    await db.student.update({ where: { id: student(KIM) }, data: hidden })
    await end(farsta, KIM).expect(200)
    expect(await recipients()).toEqual([addressOf(su)])
  })

  it('ends a confirmation that is not published without a word to those who do not know of it', async () => {
    await db.outboxMessage.deleteMany()
    await end(farsta, KIM).expect(200)
    expect(await placement(KIM)).toMatchObject({ state: 'released', active: false })
    expect(await lastEvent(KIM)).toMatchObject({ cause: 'place', reason: fallenAway.reason })
    expect(await recipients()).toEqual([])
  })

  it('happens once when two report it at once', async () => {
    await publish()
    expect(statusesOf(await Promise.all([end(farsta, KIM), end(central, KIM)]))).toEqual([200, 409])
    expect(await placesOf(0)).toBe(1)
    expect(await db.outboxMessage.count({ where: { recipient: 'kim@su.example', calendar: null } })).toBe(1)
  })

  it('changes nothing when a letter cannot be written (C6)', async () => {
    await publish()
    const before = await occasionsOf(KIM)
    await db.$executeRaw`alter table outbox_message add constraint fails check (recipient <> 'kim@su.example')`
    try {
      await end(farsta, KIM).expect(500)
    } finally {
      await db.$executeRaw`alter table outbox_message drop constraint fails`
    }
    expect(await placement(KIM)).toMatchObject({ state: 'published', active: true })
    expect(await occasionsOf(KIM)).toEqual(before)
    expect([await placesOf(0), await recipients()]).toEqual([2, []])
  })
})

describe('a student who leaves (S8)', () => {
  it('frees the place, leaves the term, and is told so together with the district', async () => {
    await publish()
    await end(su, KIM, left).expect(200)
    expect(await placement(KIM)).toMatchObject({ state: 'cancelled', active: false })
    expect(await placesOf(0)).toBe(2)
    const { withdrawnAt } = await db.student.findUniqueOrThrow({ where: { id: student(KIM) } })
    expect(withdrawnAt).not.toBeNull()
    expect(await recipients()).toEqual([addressOf(farsta), 'kim@su.example'].sort())
    expect(await pageOf('kim@su.example')).toMatchObject({ ended: { hasLeft: true } })
  })

  it('keeps the calendar that says that the times are cancelled', async () => {
    await publish()
    await end(su, KIM, left).expect(200)
    const { feedPath } = await pageOf('kim@su.example')
    const { text } = await visitor(test).get(feedPath).expect(200)
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(3)
    expect(text.match(/SEQUENCE:1/g)).toHaveLength(3)
  })

  const withdraw = (agent: typeof central, index: number, body: object = {}) =>
    agent.post(`/api/students/${student(index)}/withdraw`).send({ version: 1, ...body })

  it('is withdrawn from the list of students with a reason, which is asked for', async () => {
    await publish()
    expect((await withdraw(su, KIM).expect(422)).body.code).toBe('reasonRequired')
    await withdraw(su, KIM, { reason: left.reason }).expect(200)
    expect(await lastEvent(KIM)).toMatchObject({ kind: 'cancelled', cause: 'student', reason: left.reason })
    expect(await recipients()).toEqual([addressOf(farsta), 'kim@su.example'].sort())
  })

  it('is told to the district alone, and the links end, before anything is published', async () => {
    await db.outboxMessage.deleteMany()
    await su.post(`/api/students/${student(KIM)}/link`).expect(200)
    await withdraw(su, KIM, { reason: left.reason }).expect(200)
    expect(await placement(KIM)).toMatchObject({ state: 'released', active: false })
    expect(await recipients()).toEqual([addressOf(farsta)])
    expect(await db.accessLink.count({ where: { studentId: student(KIM), revokedAt: null } })).toBe(0)
  })

  it('needs no reason without a placement', async () => {
    await publish()
    const { body } = await su.post('/api/terms/VT2020/students').send(studentInput).expect(200)
    await su.post(`/api/students/${body.id}/withdraw`).send({ version: body.version }).expect(200)
    expect(await recipients()).toEqual([])
  })

  it('can come back to the term, and to the offer', async () => {
    await publish()
    await end(su, KIM, left).expect(200)
    const back = { ...studentInput, number: '1', togetherWith: [] }
    expect((await su.post('/api/terms/VT2020/students').send(back).expect(200)).body.id).toBe(student(KIM))
  })
})

describe('ending a placement', () => {
  it('is each party’s for its own cause, with a sentence that says so', async () => {
    await publish()
    for (const [agent, ending] of [
      [farsta, left],
      [su, fallenAway],
    ] as const) {
      const { body } = await end(agent, KIM, ending).expect(403)
      expect(body.detail).toMatch(/^En förvaltning kan meddela att platsen har fallit bort/)
    }
    await end(bromma, KIM).expect(404)
    await end(esb, KIM, left).expect(404)
    expect(await placement(KIM)).toMatchObject({ state: 'published' })
  })

  it('is central’s for either cause', async () => {
    await publish()
    await end(central, KIM, left).expect(200)
    expect(await recipients()).toEqual([addressOf(su), addressOf(farsta), 'kim@su.example'].sort())
    await end(central, ROBIN).expect(200)
  })

  it('asks for a reason', async () => {
    await publish()
    await end(farsta, KIM, { ...fallenAway, reason: '  ' }).expect(422)
  })

  it('is refused of what has not begun, has ended, or lies in a closed term', async () => {
    expect((await end(farsta, KIM, { ...fallenAway, kind: 'interrupted' }).expect(409)).body.code).toBe(
      'phaseRefuses',
    )
    await publish()
    expect((await end(farsta, KIM, { ...fallenAway, kind: 'interrupted' }).expect(409)).body.code).toBe(
      'placementNotBegun',
    )
    await end(farsta, KIM).expect(200)
    expect((await end(farsta, KIM).expect(409)).body.code).toBe('placementNotPublished')
    await moveTo('running').expect(200)
    await putInPhase(db, 'closed')
    expect((await end(farsta, ROBIN).expect(409)).body.code).toBe('phaseRefuses')
  })

  it('leaves in the calendar what has taken place when it is interrupted', async () => {
    await publish()
    await moveTo('running').expect(200)
    const began = test.clock.now()
    test.clock.advance(new Date('2020-02-10T12:00:00Z').getTime() - began.getTime())
    // Sessions of the tests last hours, not months.
    await db.session.updateMany({ data: { expiresAt: new Date('2030-01-01T00:00:00Z') } })
    await end(farsta, KIM, { ...fallenAway, kind: 'interrupted' }).expect(200)
    const status = Object.fromEntries((await occasionsOf(KIM)).map(row => [row.kind, row.status]))
    expect(status).toEqual({ first_day: 'scheduled', period: 'cancelled', supervisor_meeting: 'cancelled' })
    test.clock.advance(began.getTime() - test.clock.now().getTime())
  })
})

describe('completing placements (S8)', () => {
  it('is done by the district for its own, all or none, once the term runs', async () => {
    await publish()
    expect((await complete(farsta, KIM).expect(409)).body.code).toBe('placementNotBegun')
    await moveTo('running').expect(200)
    await complete(farsta, KIM, ALEX).expect(404)
    expect(await placement(KIM)).toMatchObject({ state: 'published' })
    await complete(farsta, KIM, ROBIN).expect(200)
    expect(await placement(KIM)).toMatchObject({ state: 'completed', active: true })
    await complete(su, ALEX).expect(403)
    await complete(central, ALEX).expect(200)
    expect(await recipients()).toEqual([])
  })

  it('is what a term waits for before it closes (S8)', async () => {
    await publish()
    await moveTo('running').expect(200)
    await complete(farsta, KIM, ROBIN).expect(200)
    const { body } = await moveTo('closed').expect(409)
    expect(body.detail).toContain('En placering pågår fortfarande.')
    await complete(central, ALEX).expect(200)
    await moveTo('closed').expect(200)
  })

  it('is final', async () => {
    await publish()
    await moveTo('running').expect(200)
    await complete(farsta, KIM).expect(200)
    expect((await end(farsta, KIM).expect(409)).body.code).toBe('placementNotPublished')
    const leaving = { version: 1, reason: left.reason }
    await su
      .post(`/api/students/${student(KIM)}/withdraw`)
      .send(leaving)
      .expect(409)
  })
})
