import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'
import { statusesOf } from '../../support/answers.ts'
import { createTestApp, seedOrganisation, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
let kicks = 0
const test = createTestApp(db, { kickOutbox: () => void kicks++ })
const central = await signInAs(test, { kind: 'central' })
const sender = { name: 'VFU', address: 'vfu@stockholm.example' }
const store = outboxStore(db, sender)
const now = test.clock.now()
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeEach(async () => {
  kicks = 0
  await db.outboxMessage.deleteMany()
})

/** A waiting message that is due, changed as told. */
async function write(changes: object = {}) {
  const id = randomUUID()
  await db.outboxMessage.create({
    data: {
      id,
      messageId: `<${id}@vfu.example>`,
      recipient: 'kim@su.example',
      subject: 'Din VFU-plats',
      text: 'http://vfu.example/min-plats#secret',
      html: '<p>secret</p>',
      createdAt: now,
      nextAttemptAt: now,
      ...changes,
    },
  })
  return id
}

const rowOf = (id: string) => db.outboxMessage.findUniqueOrThrow({ where: { id } })

describe('the outbox, for those who read it', () => {
  it('is read by central alone', async () => {
    const id = await write()
    for (const role of [
      { kind: 'district', districtId: 'farsta' },
      { kind: 'university', universityId: 'SU' },
    ] as const) {
      const agent = await signInAs(test, role)
      expect((await agent.get('/api/outbox').expect(200)).body.messages).toEqual([])
      await agent.get(`/api/outbox/${id}`).expect(403)
      await agent.post(`/api/outbox/${id}/resend`).expect(404)
    }
    await visitor(test).get('/api/outbox').expect(401)
  })

  it('lists the newest first, without their texts', async () => {
    const old = await write()
    const young = await write({ createdAt: later(1) })
    const { body } = await central.get('/api/outbox').expect(200)
    expect(body.delivery).toBe(false)
    expect(body.messages.map((row: { id: string }) => row.id)).toEqual([young, old])
    expect(body.messages[1]).toEqual({
      id: old,
      recipient: 'kim@su.example',
      language: 'sv',
      subject: 'Din VFU-plats',
      status: 'waiting',
      attempts: 0,
      failure: null,
      createdAt: '2019-11-04T09:00:00.000Z',
      dueAt: '2019-11-04T09:00:00.000Z',
      sentAt: null,
      source: null,
      correctedTo: null,
    })
    expect(JSON.stringify(body)).not.toContain('secret')
  })

  it('shows a text while no mail server is set, and never when one is', async () => {
    const id = await write()
    expect((await central.get(`/api/outbox/${id}`).expect(200)).body.text).toContain('#secret')
    const delivering = createTestApp(db, { deliversMail: true })
    const agent = await signInAs(delivering, { kind: 'central' })
    expect((await agent.get('/api/outbox').expect(200)).body.delivery).toBe(true)
    await agent.get(`/api/outbox/${id}`).expect(404)
  })

  it('sends again what was given up, and nothing else (C7)', async () => {
    const id = await write({ status: 'dead', attempts: 7, failure: 'Adressen finns inte.' })
    test.clock.advance(60_000)
    const { body } = await central.post(`/api/outbox/${id}/resend`).expect(200)
    expect(body).toMatchObject({ id, status: 'waiting', attempts: 0, failure: null })
    expect(await rowOf(id)).toMatchObject({ nextAttemptAt: later(60) })
    expect(kicks).toBe(1)
    for (const other of [id, await write({ status: 'sent', sentAt: now })]) {
      expect((await central.post(`/api/outbox/${other}/resend`).expect(409)).body.code).toBe('mailNotDead')
    }
    expect(kicks).toBe(1)
  })

  it('is revived once when two ask at once', async () => {
    const id = await write({ status: 'dead' })
    const answers = await Promise.all([1, 2, 3].map(() => central.post(`/api/outbox/${id}/resend`)))
    expect(statusesOf(answers)).toEqual([200, 409, 409])
  })

  it('does not know a message that is none', async () => {
    await central.get(`/api/outbox/${randomUUID()}`).expect(404)
    await central.post(`/api/outbox/${randomUUID()}/resend`).expect(404)
    await central.get('/api/outbox/17').expect(404)
  })
})

describe('the outbox, for the delivery (C6)', () => {
  it('leases what is due, the oldest first, as a mail from the system to one recipient', async () => {
    const third = await write({ createdAt: later(-1), recipient: 'third@su.example' })
    const first = await write({ createdAt: later(-3), attempts: 2 })
    const second = await write({ createdAt: later(-2) })
    const leased = await store.lease(5, 300, now)
    expect(leased.map(({ id }) => id)).toEqual([first, second, third])
    expect(leased[0]).toEqual({
      id: first,
      attempts: 2,
      mail: {
        messageId: `<${first}@vfu.example>`,
        from: sender,
        to: 'kim@su.example',
        subject: 'Din VFU-plats',
        text: 'http://vfu.example/min-plats#secret',
        html: '<p>secret</p>',
      },
    })
  })

  it('leases the oldest of many, no more than asked for', async () => {
    const ids: string[] = []
    for (let i = 0; i < 12; i++) ids.push(await write({ createdAt: later(i - 20) }))
    expect((await store.lease(5, 300, now)).map(({ id }) => id)).toEqual(ids.slice(0, 5))
    expect((await store.lease(5, 300, now)).map(({ id }) => id)).toEqual(ids.slice(5, 10))
    expect((await store.lease(5, 300, now)).map(({ id }) => id)).toEqual(ids.slice(10))
    expect(await store.lease(5, 300, now)).toEqual([])
  })

  it('gives two who lease at once different messages', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => write()))
    const leases = await Promise.all(Array.from({ length: 8 }, () => store.lease(4, 300, now)))
    const leased = leases.flat().map(({ id }) => id)
    expect(leased).toHaveLength(new Set(leased).size)
    // A store may pass over a row that another looks at: the next look takes it.
    for (
      let rest = await store.lease(30, 300, now);
      rest.length > 0;
      rest = await store.lease(30, 300, now)
    ) {
      leased.push(...rest.map(({ id }) => id))
    }
    expect(leased.sort()).toEqual(ids.sort())
  })

  it('passes over what another transaction holds, without waiting for it', async () => {
    const [held, free] = [await write({ createdAt: later(-2) }), await write({ createdAt: later(-1) })]
    await db.$transaction(async tx => {
      await tx.$queryRaw`select id from outbox_message where id = ${held}::uuid for update`
      expect((await store.lease(5, 300, now)).map(({ id }) => id)).toEqual([free])
    })
  })

  it('leases a message again when its lease has run out, and not before', async () => {
    const id = await write()
    await store.lease(1, 300, now)
    const [lease] = await db.$queryRaw<{ seconds: number }[]>`
      select extract(epoch from leased_until - clock_timestamp())::float8 as seconds from outbox_message`
    expect(lease?.seconds).toBeGreaterThan(200)
    expect(lease?.seconds).toBeLessThanOrEqual(300)
    // An instance whose clock is wrong by an hour takes nothing from another.
    expect(await store.lease(1, 300, later(3600))).toEqual([])
    await db.$executeRaw`update outbox_message set leased_until = clock_timestamp()`
    expect(await store.lease(1, 300, now)).toMatchObject([{ id }])
  })

  it('never leases what is sent, given up, or due later', async () => {
    await write({ status: 'sent', sentAt: now })
    await write({ status: 'dead' })
    const waiting = await write({ nextAttemptAt: later(60) })
    expect(await store.lease(5, 300, later(59))).toEqual([])
    expect(await store.lease(5, 300, later(60))).toMatchObject([{ id: waiting }])
  })

  it('keeps no text of what was sent: it holds personal links (P1)', async () => {
    const id = await write({ failure: 'Servern svarade inte.' })
    await store.lease(1, 300, now)
    await store.markSent(id, later(2))
    expect(await rowOf(id)).toMatchObject({
      status: 'sent',
      sentAt: later(2),
      text: '',
      html: '',
      failure: null,
      leasedUntil: null,
    })
    expect(await store.lease(1, 300, later(3600))).toEqual([])
    expect((await central.get(`/api/outbox/${id}`).expect(200)).body.text).toBe('')
  })

  it('waits with a message that failed until its next attempt, and counts (C7)', async () => {
    const id = await write()
    await store.lease(1, 300, now)
    await store.markRetry(id, later(2), 1, later(62), 'Servern svarade inte.')
    expect(await store.lease(1, 300, later(61))).toEqual([])
    expect(await store.lease(1, 300, later(62))).toMatchObject([{ id, attempts: 1 }])
    expect(await rowOf(id)).toMatchObject({ status: 'waiting', failure: 'Servern svarade inte.' })
  })

  it('shows what was given up with its reason, and sends it when somebody asks (C7)', async () => {
    const id = await write({ attempts: 6 })
    await store.lease(1, 300, now)
    await store.markDead(id, later(2), 'Adressen finns inte.')
    const { body } = await central.get('/api/outbox').expect(200)
    expect(body.messages).toMatchObject([{ status: 'dead', attempts: 7, failure: 'Adressen finns inte.' }])
    await central.post(`/api/outbox/${id}/resend`).expect(200)
    expect(await store.lease(1, 300, test.clock.now())).toMatchObject([{ id, attempts: 0 }])
  })
})
