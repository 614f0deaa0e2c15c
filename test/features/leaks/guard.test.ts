import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFingerprinter } from '../../../src/adapters/fingerprinter.ts'
import { guardedMailer } from '../../../src/adapters/mail/guarded-mailer.ts'
import { transact } from '../../../src/adapters/db/database.ts'
import { isLeakingMail, requireProtectionKey } from '../../../src/features/leaks/commands.ts'
import { queueMails } from '../../../src/features/outbox/mail.ts'
import { hashOf } from '../../../src/features/session/repository.ts'
import { studentInput } from '../../support/build-inputs.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { seedPlacement } from '../../support/test-app.ts'
import { seedOffer, seedSupervisor, seedUnit } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const logged: string[] = []
const test = createTestApp(db, {
  logger: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
})
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const district = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
let studentId: string

beforeEach(async () => {
  logged.length = 0
  await emptyTables(db, 'offer', 'student', 'supervisor', 'unit', 'outbox_message', 'leak', 'audit_entry')
  const sent = su.post('/api/terms/VT2020/students').send({ ...studentInput, lastName: 'Ängö-Ek' })
  studentId = (await sent.expect(200)).body.id
  await su.post(`/api/students/${studentId}/protect`).expect(200)
})

const words = { subject: 'Ny plats', heading: 'Hej', paragraphs: ['Hej då'], action: 'Öppna', footer: 'VFU' }
const queue = (changes: Partial<typeof words>, recipient = 'bo@su.example') =>
  transact(db, tx =>
    queueMails(tx, test.deps, [
      { recipient: 'ok@su.example', language: 'sv', words, path: '/x' },
      { recipient, language: 'sv', words: { ...words, ...changes }, path: '/x' },
    ]),
  )
const expectRefused = (...given: Parameters<typeof queue>) =>
  expect(queue(...given)).rejects.toMatchObject({ code: 'protectedValue' })
/** By channel and kind: the clock stands still. */
async function leaks() {
  const { body } = await central.get('/api/leaks').expect(200)
  const keyOf = ({ channel, kinds }: { channel: string; kinds: string[] }) => `${channel} ${kinds.join()}`
  return body.leaks.toSorted((a: Parameters<typeof keyOf>[0], b: Parameters<typeof keyOf>[0]) =>
    keyOf(a).localeCompare(keyOf(b)),
  )
}

describe('the leak guard (P2)', () => {
  it.each([
    ['the subject', { subject: 'Åsa Ängö' }],
    ['the text', { paragraphs: ['Handledaren heter Ek, Åsa.'] }],
    ['a text with other letters', { paragraphs: ['ASA  ANGO'] }],
    ['an address', { footer: 'Svara till ASA@su.example' }],
  ])('stops every mail of a change when one has the person in %s', async (_, changes) => {
    await expectRefused(changes)
    expect(await db.outboxMessage.count()).toBe(0)
  })

  it('stops a mail to the person’s own address', async () => {
    await expectRefused({}, 'Asa@su.example')
  })

  it('lets a mail pass that has another of the name’s parts alone', async () => {
    await queue({ paragraphs: ['Åsa Öberg och Bo Ek'] })
    expect(await db.outboxMessage.count()).toBe(2)
  })

  it('names somebody with an account to themselves', async () => {
    const email = `${randomUUID()}@vfu.example`
    await db.person.create({ data: { id: randomUUID(), name: 'Åsa Ek', email } })
    await queue({ paragraphs: ['Hej Åsa Ek'] }, email)
    await expectRefused({ paragraphs: ['Hej Åsa Ek'] })
  })

  it('shows central what was stopped, once and counted, and logs it without the value', async () => {
    await expectRefused({ subject: 'Åsa Ängö' })
    await expectRefused({ subject: 'Åsa Ängö' })
    await expectRefused({ footer: 'asa@su.example' })
    const shown = await leaks()
    expect(shown).toMatchObject([
      { channel: 'mail', kinds: ['email'], times: 1, hasNamesake: false, allowed: null },
      { channel: 'mail', kinds: ['name'], times: 2, student: { number: 'SU-1', universityId: 'SU' } },
    ])
    const text = `${JSON.stringify(shown)} ${logged.join(' ')}`.toLowerCase()
    expect(logged).toHaveLength(3)
    for (const word of ['åsa', 'ängö', 'asa@']) expect(text).not.toContain(word)
    await su.get('/api/leaks').expect(403)
  })

  it('lets central allow a namesake’s name, and only that, until it is taken back', async () => {
    await expectRefused({ subject: 'Åsa Ängö' })
    const [leak] = await leaks()
    const allow = () => central.post(`/api/leaks/${leak.id}/allow`)
    expect((await allow().expect(409)).body.code).toBe('noNamesake')
    await seedSupervisor(db, 'farsta', { name: 'Åsa Ängö' })
    expect(await leaks()).toMatchObject([{ hasNamesake: true }])
    await allow().expect(200)
    await queue({ subject: 'Åsa Ängö' })
    await expectRefused({ subject: 'Åsa Ek' })
    await central.post(`/api/leaks/${leak.id}/stop`).expect(200)
    await expectRefused({ subject: 'Åsa Ängö' })
    await central.post(`/api/leaks/${randomUUID()}/allow`).expect(404)
    await central.post(`/api/leaks/${randomUUID()}/stop`).expect(404)
  })

  it('stops a letter that was written before the person became protected, when it is to be sent', async () => {
    const sent: string[] = []
    const inner = {
      send: (mail: { to: string }) => Promise.resolve({ ok: true as const, to: sent.push(mail.to) }),
    }
    const mailer = guardedMailer(inner, mail => isLeakingMail(test.deps, mail))
    const from = { name: 'VFU', address: 'vfu@stockholm.example' }
    const mail = { messageId: '<1@x>', from, to: 'bo@su.example', subject: 'x', text: 'x', html: 'x' }
    const calendar = { method: 'REQUEST' as const, content: 'SUMMARY:Samtal med Åsa Än\r\n gö' }
    expect(await mailer.send(mail)).toMatchObject({ ok: true })
    expect(await mailer.send({ ...mail, calendar })).toMatchObject({ ok: false, permanent: true })
    expect(await mailer.send({ ...mail, html: '<p>&Aring;sa &Auml;ng&ouml;</p>' })).toMatchObject({
      ok: false,
    })
    expect(sent).toEqual(['bo@su.example'])
  })

  it('stops a calendar and a file', async () => {
    const unitId = await seedUnit(db, 'farsta', 'Hos Åsa Ängö')
    const offerId = await seedOffer(db, 'farsta', { unitId })
    const supervisorId = await seedSupervisor(db)
    const other = await db.student.create({
      data: { id: randomUUID(), termId: 'VT2020', universityId: 'SU', number: 'SU-2', firstName: 'Bo' },
    })
    const placementId = await seedPlacement(db, { termId: 'VT2020', studentId: other.id, offerId })
    for (const kind of ['confirmed', 'published'] as const)
      await db.placementEvent.create({ data: { placementId, kind, at: new Date(), supervisorId } })
    await db.occasion.create({
      data: {
        id: randomUUID(),
        placementId,
        key: 'period',
        kind: 'period',
        invitations: {
          create: { id: randomUUID(), studentId: other.id, uid: 'u@x', changedAt: new Date() },
        },
        changedAt: new Date(),
        fromOn: new Date('2020-01-20'),
        toOn: new Date('2020-06-05'),
      },
    })
    const token = 'a-token-of-at-least-twenty-characters'
    await db.accessLink.create({
      data: { id: randomUUID(), tokenHash: hashOf(token), purpose: 'feed', studentId: other.id },
    })
    expect((await central.get(`/kalender/${token}.ics`).expect(409)).body.code).toBe('protectedValue')
    expect((await central.get('/api/audit/export').expect(409)).body.code).toBe('protectedValue')
    expect(
      (await leaks()).map(({ channel, via }: { channel: string; via: string }) => [channel, via]),
    ).toEqual([
      ['calendar', 'GET /kalender/:file'],
      ['export', 'GET /api/audit/export'],
    ])
  })

  it('looks no longer for who is no longer protected', async () => {
    const { body } = await su.get('/api/terms/VT2020/students').expect(200)
    const [{ version }] = body.students
    await su
      .put(`/api/students/${studentId}`)
      .send({ ...studentInput, version })
      .expect(200)
    expect(await db.protectedFingerprint.count()).toBe(0)
    await queue({ subject: 'Åsa Ängö' })
  })

  it('refuses to work with another key than the fingerprints were made with', async () => {
    await requireProtectionKey(test.deps)
    const fingerprinter = createFingerprinter('another key that is long enough too')
    await expect(requireProtectionKey({ db, fingerprinter })).rejects.toThrow('VFU_PROTECTION_KEY')
    await expect(isLeakingMail({ ...test.deps, fingerprinter }, { texts: ['x'] })).rejects.toThrow('key')
  })

  it('is central’s to look into, and nobody else’s', async () => {
    await district.get('/api/leaks').expect(403)
  })
})
