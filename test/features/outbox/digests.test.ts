import { beforeEach, describe, expect, it } from 'vitest'
import { copyIn } from '../../../src/copy/copy.ts'
import { gatherDigests } from '../../../src/features/outbox/commands.ts'
import { noticeTo, queueMails, type Mail } from '../../../src/features/outbox/mail.ts'
import { outboxStore } from '../../../src/adapters/db/outbox-store.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { deps, clock } = createTestApp(db)
const { personId } = await signInAs({ app: createTestApp(db).app, deps }, { kind: 'central' })
const person = { id: personId, email: 'asa@stockholm.example', language: 'sv' } as const
const store = outboxStore(db, { name: 'VFU', address: 'vfu@stockholm.example' })

beforeEach(() => db.outboxMessage.deleteMany())

const later = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000)
const lease = async (seconds: number) => {
  await gatherDigests(deps, later(seconds))
  return (await store.lease(20, 300, later(seconds))).map(({ mail }) => mail)
}

function notice(district: string, to: { email?: string } = {}): Mail {
  const facts = { term: 'VT2020', district, count: 2, dueOn: '2019-12-13' }
  return noticeTo({ ...person, ...to }, copyIn.sv.mails.proposalsToAnswer(facts), `/terminer/${district}`)
}

const signIn: Mail = {
  recipient: person.email,
  language: 'sv',
  words: copyIn.sv.mails.signInLink({ minutes: 20 }),
  path: '/logga-in#hemlig',
  pace: 'urgent',
}

describe('notices to one person within a minute', () => {
  it('become one mail with a heading for each, and everything that each said', async () => {
    await queueMails(db, deps, [
      notice('Farsta'),
      notice('Bromma'),
      notice('Farsta', { email: 'bo@x.example' }),
    ])
    expect(await lease(59)).toEqual([])
    const mails = await lease(60)
    expect(mails.map(({ to, subject }) => [to, subject]).sort()).toEqual([
      ['asa@stockholm.example', 'VFU: 2 besked till dig'],
      ['bo@x.example', 'VFU VT2020: förslag att besvara för Farsta'],
    ])
    const { text, html } = mails.find(({ to }) => to === person.email)!
    for (const said of [text, html]) {
      expect(said).toContain('VFU VT2020: förslag att besvara för Farsta')
      expect(said).toContain('VFU VT2020: förslag att besvara för Bromma')
      expect(said).toContain('http://vfu.example/terminer/Farsta')
      expect(said).toContain('http://vfu.example/terminer/Bromma')
    }
    expect(html.match(/<h2 /g)).toHaveLength(2)
  })

  it('take along those that are younger, and leave what is urgent alone', async () => {
    await queueMails(db, deps, [notice('Farsta')])
    clock.advance(50_000)
    await queueMails(db, deps, [notice('Bromma'), signIn])
    expect((await lease(0)).map(({ subject }) => subject)).toEqual([signIn.words.subject])
    expect((await lease(10)).map(({ subject }) => subject)).toEqual(['VFU: 2 besked till dig'])
    expect(await lease(100)).toEqual([])
  })

  it('are in one digest each when several instances gather at once, under a Message-ID that stays', async () => {
    for (let i = 0; i < 12; i++) await queueMails(db, deps, [notice(`Distrikt-${i}`)])
    await Promise.all(Array.from({ length: 6 }, () => gatherDigests(deps, later(60))))
    const digests = await db.outboxMessage.findMany({
      where: { parts: { some: {} } },
      include: { parts: true },
    })
    expect(digests.flatMap(({ parts }) => parts)).toHaveLength(12)
    const first = await store.lease(20, 300, later(60))
    await db.outboxMessage.updateMany({ data: { leasedUntil: null } })
    const again = await store.lease(20, 300, later(400))
    expect(again.map(({ mail }) => mail.messageId)).toEqual(first.map(({ mail }) => mail.messageId))
    const said = first.map(({ mail }) => mail.text).join('\n')
    for (let i = 0; i < 12; i++)
      expect(said.match(new RegExp(`/terminer/Distrikt-${i}\\n`, 'g'))).toHaveLength(1)
  })

  it('keep no text in the parts, and none in the digest once it is sent (P1)', async () => {
    await queueMails(db, deps, [notice('Farsta'), notice('Bromma')])
    await gatherDigests(deps, later(60))
    for (const { id } of await store.lease(20, 300, later(60))) await store.markSent(id, later(61))
    const rows = await db.outboxMessage.findMany({ orderBy: { status: 'asc' } })
    expect(rows.map(({ status }) => status).sort()).toEqual(['merged', 'merged', 'sent'])
    for (const { text, html, content } of rows) expect([text, html, content]).toEqual(['', '', null])
  })
})

describe('a thread', () => {
  it('is the first mail’s: reminders refer to it and have its subject', async () => {
    const first = { ...notice('Farsta'), thread: 'proposals/VT2020/farsta' }
    await queueMails(db, deps, [first])
    const [root] = await lease(60)
    const words = { ...first.words, subject: 'Något annat' }
    await queueMails(db, deps, [{ ...first, words, isReminder: true }])
    const [reminder] = await lease(60)
    expect(reminder).toMatchObject({ inReplyTo: root!.messageId, subject: `Re: ${root!.subject}` })
  })

  it('begins with the digest that its first mail was a part of', async () => {
    const first = { ...notice('Farsta'), thread: 'proposals/VT2020/farsta' }
    await queueMails(db, deps, [first, notice('Bromma')])
    const [digest] = await lease(60)
    await queueMails(db, deps, [{ ...first, isReminder: true }])
    expect(await lease(60)).toMatchObject([{ inReplyTo: digest!.messageId, subject: first.words.subject }])
  })
})

describe('the quiet hours', () => {
  it('let what is urgent through alone', async () => {
    await queueMails(db, deps, [notice('Farsta'), signIn])
    expect((await store.lease(5, 300, later(60), true)).map(({ mail }) => mail.subject)).toEqual([
      signIn.words.subject,
    ])
    expect(await store.lease(5, 300, later(60))).toHaveLength(1)
  })
})
