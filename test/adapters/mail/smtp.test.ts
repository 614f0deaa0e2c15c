import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { outcomeOfFailure } from '../../../src/adapters/mail/smtp-failure.ts'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import type { OutgoingMail } from '../../../src/ports/mailer.ts'
import { startSmtpSink, type SmtpSink, type SmtpSinkOptions } from '../../support/smtp-sink.ts'

const invitation = readFileSync(new URL('../../golden/request.ics', import.meta.url), 'utf8')
const mail: OutgoingMail = {
  messageId: '<0b1f7f62@vfu.stockholm.example>',
  from: { name: 'VFU Stockholms stad', address: 'vfu@stockholm.example' },
  to: 'asa.ohrn@student.example',
  replyTo: 'samordnare@farsta.example',
  subject: 'Din VFU-plats våren 2020: Farsta – äldre',
  text: 'Hej Åsa!\n\nDu har fått en plats.\n',
  html: '<p>Hej Åsa!</p><p>Du har fått en plats.</p>',
}

const sinks: SmtpSink[] = []

async function sinkFor(options?: SmtpSinkOptions): Promise<SmtpSink> {
  const sink = await startSmtpSink(options)
  sinks.push(sink)
  return sink
}

afterEach(async () => {
  await Promise.all(sinks.splice(0).map(sink => sink.close()))
})

describe('a mail over SMTP', () => {
  it('arrives as it was written, in both forms, to its one recipient', async () => {
    const sink = await sinkFor()
    expect(await createSmtpMailer(sink.url).send(mail)).toEqual({ ok: true })
    const [received] = sink.messages
    expect(received).toMatchObject({
      envelope: { from: 'vfu@stockholm.example', to: ['asa.ohrn@student.example'] },
      messageId: mail.messageId,
      subject: mail.subject,
      calendar: null,
    })
    expect(received?.text.trim()).toBe(mail.text.trim())
    expect(received?.html.trim()).toBe(mail.html)
    expect(received?.parsed.from).toMatchObject(mail.from)
    expect(received?.parsed.replyTo?.map(({ address }) => address)).toEqual([mail.replyTo])
    expect(received?.raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m)
  })

  it('carries an invitation as an alternative of the body, unchanged, and no attachment', async () => {
    const sink = await sinkFor()
    const calendar = { method: 'REQUEST', content: invitation } as const
    expect(await createSmtpMailer(sink.url).send({ ...mail, calendar })).toEqual({ ok: true })
    const [received] = sink.messages
    expect(received?.calendar?.method).toBe('REQUEST')
    // From the octets themselves: a parser of mail mends line ends.
    const encoded = received?.raw.split('Content-Transfer-Encoding: base64')[1]?.split('----')[0] ?? ''
    expect(Buffer.from(encoded, 'base64').toString()).toBe(invitation)
    expect(received?.raw.match(/^Content-Type: [\w/]+/gim)).toEqual([
      'Content-Type: multipart/alternative',
      'Content-Type: text/plain',
      'Content-Type: text/html',
      'Content-Type: text/calendar',
    ])
    expect(received?.raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i)
    expect(received?.raw).not.toMatch(/Content-Disposition|application\/ics/i)
  })

  it('is refused before anything is sent when a header holds a second line', async () => {
    const sink = await sinkFor()
    const mailer = createSmtpMailer(sink.url)
    const faulty: Partial<OutgoingMail>[] = [
      { subject: 'Hej\r\nBcc: ond@example.net' },
      { to: 'a@b.example, c@d.example' },
      { to: 'a@b.example\r\nBcc: ond@example.net' },
      { to: 'Åsa <a@b.example>' },
      { to: 'ingen adress' },
      { replyTo: 'a@b.example\nX: 1' },
      { from: { name: 'VFU\r\nBcc: ond@example.net', address: 'vfu@stockholm.example' } },
      { from: { name: 'VFU', address: 'vfu' } },
      { messageId: '<a@b>\r\nBcc: <ond@example.net>' },
    ]
    for (const fault of faulty) {
      expect(await mailer.send({ ...mail, ...fault })).toMatchObject({ ok: false, permanent: true })
    }
    expect(sink.messages).toEqual([])
  })

  it('keeps quotes, commas and angle brackets in the sender’s name inside the name', async () => {
    const sink = await sinkFor()
    const name = 'VFU "Farsta", <ond@example.net>; Älvsjö'
    await createSmtpMailer(sink.url).send({ ...mail, from: { ...mail.from, name } })
    expect(sink.messages[0]?.parsed.from).toMatchObject({ name, address: mail.from.address })
  })
})

describe('a failure', () => {
  it.each([
    [{ at: 'recipient', code: 550 }, true, 'Mejlservern godtog inte mottagarens adress. Svarskod 550.'],
    [
      { at: 'recipient', code: 450 },
      false,
      'Mejlservern ber oss vänta innan den tar emot mejl till adressen (grålistning). Svarskod 450.',
    ],
    [{ at: 'recipient', code: 550, enhanced: '5.2.2' }, false, 'Mottagarens brevlåda är full. Svarskod 550.'],
    [{ at: 'recipient', code: 452 }, false, 'Mottagarens brevlåda är full. Svarskod 452.'],
    [{ at: 'data', code: 552 }, true, 'Mejlet är för stort för mejlservern. Svarskod 552.'],
    [
      { at: 'data', code: 554, enhanced: '5.3.4' },
      true,
      'Mejlet är för stort för mejlservern. Svarskod 554.',
    ],
    [{ at: 'data', code: 554 }, true, 'Mejlservern avvisade mejlet. Svarskod 554.'],
    [{ at: 'data', code: 451 }, false, 'Mejlservern tog inte emot mejlet just nu. Svarskod 451.'],
    [{ at: 'sender', code: 553 }, false, 'Mejlservern godtog inte avsändarens adress. Svarskod 553.'],
    [{ at: 'sender', code: 421 }, false, 'Mejlservern tog inte emot mejlet just nu. Svarskod 421.'],
  ] as const)('%j is permanent: %s, and says why without the address', async (refusal, permanent, reason) => {
    const sink = await sinkFor()
    sink.refuse(refusal)
    expect(await createSmtpMailer(sink.url).send(mail)).toEqual({ ok: false, permanent, reason })
  })

  it('to reach the server is worth another attempt', async () => {
    const sink = await startSmtpSink()
    await sink.close()
    const failure = (reason: string) => ({ ok: false, permanent: false, reason })
    expect(await createSmtpMailer(sink.url).send(mail)).toEqual(
      failure('Mejlservern tar inte emot anslutningar.'),
    )
    expect(await createSmtpMailer('smtp://mejl.invalid').send(mail)).toEqual(
      failure('Mejlserverns namn finns inte i namntjänsten (DNS).'),
    )
    expect(outcomeOfFailure(Object.assign(new Error('x'), { code: 'ETIMEDOUT', command: 'CONN' }))).toEqual(
      failure('Mejlservern svarade inte i tid.'),
    )
  })

  it('of a server that hangs up is worth another attempt', async () => {
    const server = createServer(socket => socket.end()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const outcome = await createSmtpMailer(`smtp://127.0.0.1:${port}`).send(mail)
    server.close()
    expect(outcome).toEqual({ ok: false, permanent: false, reason: 'Det gick inte att nå mejlservern.' })
  })

  it('of a certificate that nobody trusts is named, with TLS and with STARTTLS', async () => {
    const reason = 'Mejlserverns certifikat är inte betrott.'
    for (const options of [{ secure: true }, { startTls: true }]) {
      const sink = await sinkFor(options)
      expect(await createSmtpMailer(sink.url).send(mail)).toEqual({ ok: false, permanent: false, reason })
      expect(sink.messages).toEqual([])
    }
  })
})

describe('logging in', () => {
  const login = { user: 'vfu@stockholm', password: 'l/ösen:ord' }
  const withLogin = (url: string, user: string, password: string): string =>
    url.replace('//', `//${encodeURIComponent(user)}:${encodeURIComponent(password)}@`)

  it('uses the user and password of the URL', async () => {
    const sink = await sinkFor({ login })
    expect(await createSmtpMailer(withLogin(sink.url, login.user, login.password)).send(mail)).toEqual({
      ok: true,
    })
    expect(sink.messages).toHaveLength(1)
  })

  it('that fails is worth another attempt, once the settings are mended', async () => {
    const sink = await sinkFor({ login })
    const outcome = await createSmtpMailer(withLogin(sink.url, login.user, 'fel')).send(mail)
    expect(outcome).toEqual({
      ok: false,
      permanent: false,
      reason: 'Mejlservern godtog inte inloggningen. Svarskod 535.',
    })
  })

  it('never sends a password unencrypted to another machine', async () => {
    // The server listens on another of this machine's addresses than those that count as the machine itself.
    const lines: string[] = []
    const server = createServer(socket => {
      socket.write('220 utan kryptering\r\n')
      socket.on('data', data => {
        lines.push(data.toString())
        socket.write(
          data.toString().startsWith('EHLO') ? '250-utan\r\n250 AUTH PLAIN LOGIN\r\n' : '502 okänt\r\n',
        )
      })
    }).listen(0, '127.0.0.2')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const outcome = await createSmtpMailer(withLogin(`smtp://127.0.0.2:${port}`, 'vfu', 'hemligt')).send(mail)
    server.close()
    expect(outcome).toMatchObject({
      ok: false,
      permanent: false,
      reason: expect.stringContaining('krypterad'),
    })
    expect(lines.join('')).not.toContain('AUTH')
  })
})

describe('the URL of the mail server', () => {
  it('is refused when it is of another kind', () => {
    expect(() => createSmtpMailer('https://mejl.example')).toThrow('smtp://')
    expect(() => createSmtpMailer('mejl.example')).toThrow()
  })
})
