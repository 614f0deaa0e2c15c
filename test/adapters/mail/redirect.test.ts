import { expect, it, onTestFinished } from 'vitest'
import { redirected } from '../../../src/adapters/mail/redirect.ts'
import { renderMail } from '../../../src/adapters/mail/render.ts'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import { startSmtpSink } from '../../support/smtp-sink.ts'

it('sends everything to one address, and says whom it was for on top and in a header', async () => {
  const sink = await startSmtpSink()
  onTestFinished(() => sink.close())
  const words = { heading: 'Hej', paragraphs: ['Text.'], footer: 'Fot.' }
  const outcome = await redirected(createSmtpMailer(sink.url), 'prov@stockholm.example').send({
    messageId: '<1@vfu.example>',
    inReplyTo: '<0@vfu.example>',
    from: { name: 'VFU', address: 'vfu@stockholm.example' },
    to: 'kim@su.example',
    subject: 'Din VFU-plats',
    ...renderMail(words, 'sv'),
  })
  expect(outcome).toEqual({ ok: true })
  const [mail] = sink.messages
  expect(mail!.envelope.to).toEqual(['prov@stockholm.example'])
  expect(mail!.parsed.to).toMatchObject([{ address: 'prov@stockholm.example' }])
  expect(mail!.parsed.headers).toContainEqual(
    expect.objectContaining({ key: 'x-original-to', value: 'kim@su.example' }),
  )
  expect(mail!.text).toMatch(/^Omdirigerat från testmiljön\. Skulle ha gått till: kim@su\.example\n/)
  expect(mail!.html.indexOf('kim@su.example')).toBeGreaterThan(mail!.html.indexOf('<body'))
  expect(mail!.html.indexOf('kim@su.example')).toBeLessThan(mail!.html.indexOf('<h1'))
  expect(mail!.parsed.inReplyTo).toBe('<0@vfu.example>')
  expect(mail!.parsed.references).toBe('<0@vfu.example>')
})
