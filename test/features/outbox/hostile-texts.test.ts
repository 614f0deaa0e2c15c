import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import { queueMails } from '../../../src/features/outbox/mail.ts'
import { hostileTexts } from '../../support/hostile-values.ts'
import { startSmtpSink } from '../../support/smtp-sink.ts'
import { createTestApp } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
const sink = await startSmtpSink()
afterAll(() => sink.close())
const mailer = createSmtpMailer(sink.url)
const recipient = 'kim@su.example'

/** Writes a mail that says the text everywhere, and sends it as it was stored. */
async function sent(text: string) {
  await db.outboxMessage.deleteMany()
  const words = { subject: `Auskultation: ${text}`, heading: text, paragraphs: [text], action: text }
  await queueMails(db, test.deps, [
    { recipient, language: 'sv', words: { ...words, footer: text }, path: '/auskultation' },
  ])
  const [row] = await db.outboxMessage.findMany()
  const { messageId, subject, text: plain, html } = row!
  const before = sink.messages.length
  const outcome = await mailer.send({
    messageId,
    from: test.deps.sender,
    to: row!.recipient,
    subject,
    text: plain,
    html,
  })
  expect(outcome).toEqual({ ok: true })
  expect(sink.messages).toHaveLength(before + 1)
  return sink.messages.at(-1)!
}

const headersOf = (raw: string) =>
  [...raw.split(/\r?\n\r?\n/)[0]!.matchAll(/^([\w-]+):/gm)].map(([, name]) => name!.toLowerCase()).sort()

describe('a mail about something whose name is hostile', { timeout: 120_000 }, () => {
  it.each([
    'A\r\nBcc: ond@example.net',
    'B\u2028X-A: 1',
    'C\u0085Bcc: ond@example.net',
    'D\u000b\u001bE',
    '\u202eF',
  ])('is sent, on one line and to nobody else: %j', async name => {
    const { envelope, subject, raw } = await sent(name)
    expect(envelope.to).toEqual([recipient])
    expect(subject).toBe(`Auskultation: ${name.replaceAll(/[\p{Cc}\u2028]+/gu, ' ')}`)
    expect(headersOf(raw)).toEqual(headersOf((await sent('Pilot 1')).raw))
  })

  it('is sent whatever it is called', async () => {
    const usual = headersOf((await sent('Pilot 1')).raw)
    const names = hostileTexts.filter(text => text.length < 1_000 && !text.includes('\0'))
    for (const name of fc.sample(names, { seed: 20_261_127, numRuns: 60 })) {
      const { envelope, raw, html } = await sent(name)
      expect(envelope.to).toEqual([recipient])
      expect(headersOf(raw)).toEqual(usual)
      expect(html).not.toMatch(/<(script|img)/i)
    }
  })
})
