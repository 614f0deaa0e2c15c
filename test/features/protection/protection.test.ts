import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'
import { hashOf } from '../../../src/features/session/repository.ts'
import { nameless, studentInput } from '../../support/build-inputs.ts'
import { importFile } from '../../support/import-file.ts'
import { studentFile, studentRow } from '../../support/student-file.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const sh = await signInAs(test, { kind: 'university', universityId: 'SH' })
const now = test.clock.now()

beforeEach(async () => {
  await emptyTables(db, 'offer', 'student', 'outbox_message')
  await putInPhase(db, 'collecting')
})

async function made(changes: object = {}) {
  const sent = su.post('/api/terms/VT2020/students').send({ ...studentInput, ...changes })
  return (await sent.expect(200)).body as { id: string; number: string; version: number }
}

const protect = (id: string, agent = su) => agent.post(`/api/students/${id}/protect`)
const movedTo = (phase: 'published') => putInPhase(db, phase)

/** A letter to the address, with the student's personal link if there is one. */
async function letter(recipient: string, url = 'http://vfu.example/terminer', changes: object = {}) {
  const id = randomUUID()
  const words = { subject: 'Din VFU-plats', text: `Hej ${url}`, html: `<a href="${url}">` }
  const times = { createdAt: now, nextAttemptAt: now }
  await db.outboxMessage.create({
    data: { id, messageId: `<${id}@x>`, recipient, ...words, ...times, ...changes },
  })
  return id
}
const linkOf = async (id: string) =>
  (await su.post(`/api/students/${id}/link`).expect(200)).body.url as string
const rowOf = (id: string) => db.outboxMessage.findUniqueOrThrow({ where: { id } })

describe('marking a student as protected (P2)', () => {
  it.each(['draft', 'matching', 'confirming', 'published', 'running', 'closed'] as const)(
    'erases name and address while the term is %s',
    async phase => {
      const { id, version } = await made()
      await putInPhase(db, phase)
      const { body } = await protect(id).expect(200)
      expect(body).toMatchObject({
        ...nameless,
        number: 'SU-1',
        version: version + 1,
        blockedDistrictIds: ['bromma'],
      })
      expect((await protect(id).expect(200)).body.version).toBe(version + 1)
    },
  )

  it('is for the student’s university and central', async () => {
    const { id } = await made()
    const district = await signInAs(test, { kind: 'district', districtId: 'farsta' })
    await protect(id, visitor(test) as typeof su).expect(401)
    await protect(id, district).expect(403)
    await protect(id, sh).expect(404)
    await protect(randomUUID()).expect(404)
    expect(await db.student.findUniqueOrThrow({ where: { id } })).toMatchObject({ protected: false })
    await protect(id, central).expect(200)
  })

  it('ends the personal link and its calendar, and a new one can be made', async () => {
    const { id } = await made()
    const page = (url: string) =>
      visitor(test)
        .get('/api/student-page')
        .set('authorization', `Bearer ${url.split('#')[1]}`)
    const url = await linkOf(id)
    await movedTo('published')
    await protect(id).expect(200)
    await page(url).expect(401)
    expect(await db.accessLink.count({ where: { studentId: id, revokedAt: null } })).toBe(0)
    expect((await page(await linkOf(id)).expect(200)).body.firstName).toBeNull()
  })

  it('stops the letters that wait or failed, and leaves no address in those that are sent', async () => {
    const { id } = await made()
    const ids = [
      await letter('ASA@su.example', await linkOf(id)),
      await letter('asa@su.example', undefined, { status: 'dead', failure: 'Adressen finns inte.' }),
      await letter('asa@su.example', '', { status: 'sent', sentAt: now, text: '', html: '' }),
    ]
    const other = await letter('bo@su.example')
    await protect(id).expect(200)
    const rows = await Promise.all(ids.map(rowOf))
    expect(rows.map(({ status }) => status)).toEqual(['stopped', 'stopped', 'sent'])
    for (const row of rows)
      expect(row).toMatchObject({ recipient: 'SU-1', text: '', html: '', failure: null })
    expect(await rowOf(other)).toMatchObject({ recipient: 'bo@su.example', status: 'waiting' })
    const store = outboxStore(db, { name: 'VFU', address: 'vfu@stockholm.example' })
    expect((await store.lease(5, 300, now)).map(({ id: leased }) => leased)).toEqual([other])
    expect((await central.post(`/api/outbox/${ids[0]}/resend`).expect(409)).body.code).toBe('mailNotDead')
    expect((await central.get('/api/outbox').expect(200)).text).not.toContain('asa@')
  })

  it('keeps a letter stopped that was being sent and failed', async () => {
    const { id } = await made()
    const message = await letter('asa@su.example')
    const store = outboxStore(db, { name: 'VFU', address: 'vfu@stockholm.example' })
    await store.lease(1, 300, now)
    await protect(id).expect(200)
    await store.markRetry(message, now, 1, now, 'Servern svarade inte.')
    await store.markDead(message, now, 'Adressen finns inte.')
    expect(await rowOf(message)).toMatchObject({ status: 'stopped', failure: null })
    expect(await store.lease(1, 300, new Date(now.getTime() + 1e9))).toEqual([])
  })

  it('stops only the student’s own letters at an address that somebody else has too', async () => {
    const [{ id }, { id: otherId }] = [await made(), await made({ number: 'SU-2' })]
    const [own, others] = [
      await letter('asa@su.example', await linkOf(id)),
      await letter('asa@su.example', await linkOf(otherId)),
    ]
    await protect(id).expect(200)
    expect([await rowOf(own), await rowOf(others)]).toMatchObject([
      { status: 'stopped' },
      { status: 'waiting', recipient: 'asa@su.example' },
    ])
  })

  it('finds a letter that was written before the address changed, by its link', async () => {
    const { id } = await made()
    const url = await linkOf(id)
    expect(await db.accessLink.count({ where: { tokenHash: hashOf(url.split('#')[1] ?? '') } })).toBe(1)
    const message = await letter('gammal@su.example', url)
    await protect(id).expect(200)
    expect(await rowOf(message)).toMatchObject({ status: 'stopped', recipient: 'SU-1' })
  })
})

describe('becoming protected by form or by file', () => {
  it('ends links and letters as well', async () => {
    const { id, version } = await made()
    const message = await letter('asa@su.example', await linkOf(id))
    const change = { ...studentInput, ...nameless, version }
    await su.put(`/api/students/${id}`).send(change).expect(200)
    expect(await rowOf(message)).toMatchObject({ status: 'stopped' })

    await importFile(su, 'students', studentFile(studentRow('SU-2')))
    const { id: imported } = await db.student.findFirstOrThrow({ where: { number: 'SU-2' } })
    const second = await letter('su-2@su.example', await linkOf(imported))
    await importFile(su, 'students', studentFile(studentRow('SU-2', { protected: 'Ja' })))
    expect(await rowOf(second)).toMatchObject({ status: 'stopped', recipient: 'SU-2' })
    expect(await db.accessLink.count({ where: { revokedAt: null } })).toBe(0)
  })
})
