import { beforeEach, describe, expect, it } from 'vitest'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'
import { seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'published')
const test = createTestApp(db)
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const colleague = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const esb = await signInAs(test, { kind: 'university', universityId: 'ESB' })
const studentId = await seedStudent(db, 'SU', { number: 'SU-1', email: 'fel@su.example' })

let made = 0
beforeEach(() => db.outboxMessage.deleteMany())

async function giveUp(source: object, status: 'dead' | 'waiting' = 'dead') {
  const id = `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
  const at = test.clock.now()
  const words = { subject: 'Ämne', text: 'Text', html: '<p>Text</p>' }
  const state = { status, attempts: 1, failure: 'Mejlservern godtog inte mottagarens adress.' }
  const message = { id, messageId: `<${id}@vfu.example>`, recipient: 'fel@su.example', nextAttemptAt: at }
  await db.outboxMessage.create({ data: { ...message, ...words, ...state, ...source } })
  return id
}

const listed = async (agent: typeof central) =>
  (await agent.get('/api/outbox').expect(200)).body.messages.map((row: { id: string }) => row.id)

describe('a letter that did not get through', () => {
  it('is shown to the student’s university, and to no other (C7)', async () => {
    const id = await giveUp({ studentId })
    await giveUp({ studentId }, 'waiting')
    expect(await listed(su)).toEqual([id])
    for (const agent of [esb, farsta]) expect(await listed(agent)).toEqual([])
    const { body } = await su.get('/api/outbox')
    expect(body.messages[0].source).toEqual({
      kind: 'student',
      id: studentId,
      termId: 'VT2020',
      number: 'SU-1',
    })
  })

  it('is shown to the colleagues of whom it was for', async () => {
    const id = await giveUp({ personId: colleague.personId })
    for (const agent of [farsta, colleague, central]) expect(await listed(agent)).toEqual([id])
    for (const agent of [bromma, su]) expect(await listed(agent)).toEqual([])
  })

  it('goes to the address that its owner has by the time that it is sent again', async () => {
    const id = await giveUp({ studentId })
    await db.student.update({ where: { id: studentId }, data: { email: 'ratt@su.example' } })
    const [item] = (await su.get('/api/outbox').expect(200)).body.messages
    expect(item).toMatchObject({ recipient: 'fel@su.example', correctedTo: 'ratt@su.example' })
    await esb.post(`/api/outbox/${id}/resend`).expect(404)
    const { body } = await su.post(`/api/outbox/${id}/resend`).expect(200)
    expect(body).toMatchObject({ recipient: 'ratt@su.example', status: 'waiting', correctedTo: null })
  })
})

describe('where nothing is sent', () => {
  it('what would have been sent is kept, text and all', async () => {
    const id = await giveUp({}, 'waiting')
    const store = outboxStore(db, { name: 'VFU', address: 'vfu@x.example' }, { keepsTexts: true })
    await store.lease(5, 300, test.clock.now())
    await store.markSent(id, test.clock.now())
    const { body } = await central.get(`/api/outbox/${id}`).expect(200)
    expect(body).toMatchObject({ status: 'kept', sentAt: null, text: 'Text', html: '<p>Text</p>' })
    expect(await store.lease(5, 300, new Date('2030-01-01'))).toEqual([])
  })
})

describe('the test mail', () => {
  it('goes to whoever asked, in the quiet hours too', async () => {
    await central.post('/api/outbox/test').expect(200)
    const { email } = await db.person.findUniqueOrThrow({ where: { id: central.personId } })
    const rows = await db.outboxMessage.findMany()
    expect(rows).toMatchObject([{ recipient: email, urgent: true, status: 'waiting' }])
  })
})
