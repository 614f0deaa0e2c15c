import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startOutbox, type Outbox } from '../../../src/adapters/mail/outbox.ts'
import { createSmtpMailer } from '../../../src/adapters/mail/smtp.ts'
import type { Mailer } from '../../../src/ports/mailer.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { startSmtpSink, type SmtpSink } from '../../support/smtp-sink.ts'
import { FakeOutboxStore } from './fake-outbox-store.ts'
import { ManualWake } from './manual-wake.ts'

const MINUTE = 60_000

let sink: SmtpSink
let store: FakeOutboxStore
let clock: FakeClock
let timer: ManualWake
let faults: unknown[]
const started: Outbox[] = []

beforeEach(async () => {
  sink = await startSmtpSink()
  store = new FakeOutboxStore()
  clock = new FakeClock('2020-01-07T09:00:00Z')
  timer = new ManualWake()
  faults = []
})

afterEach(async () => {
  await Promise.all(started.splice(0).map(outbox => outbox.stop()))
  await sink.close()
})

function start(mailer: Mailer = createSmtpMailer(sink.url)): Outbox {
  const outbox = startOutbox({ store, mailer, clock, wake: timer.wake, onFault: error => faults.push(error) })
  started.push(outbox)
  return outbox
}

const subjects = (): string[] => sink.messages.map(({ subject }) => subject)

describe('the outbox', () => {
  it('sends every waiting message once, more than a batch of them, and marks it', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => String(index))
    for (const id of ids) store.write(id)
    start()
    await timer.idle()
    await timer.pass()
    expect(subjects()).toEqual(ids.map(id => `Mejl ${id}`))
    expect(ids.map(id => store.row(id).status)).toEqual(ids.map(() => 'sent'))
    expect(faults).toEqual([])
  })

  it('sends what comes later at a kick, without waiting', async () => {
    const outbox = start()
    await timer.idle()
    store.write('senare')
    outbox.kick()
    await sink.waitFor(mail => mail.subject === 'Mejl senare')
    await timer.idle()
    expect(store.row('senare').status).toBe('sent')
  })

  it('does not miss a kick that comes while it works', async () => {
    store.write('a')
    const outbox: Outbox = start({
      async send(mail) {
        if (mail.subject === 'Mejl a') {
          store.write('b')
          outbox.kick()
        }
        return { ok: true }
      },
    })
    await timer.idle()
    expect(store.row('b').status).toBe('sent')
  })

  it('sends each message once when two processes share the store', async () => {
    for (let index = 0; index < 20; index += 1) store.write(String(index))
    const other = new ManualWake()
    start()
    started.push(
      startOutbox({
        store,
        mailer: createSmtpMailer(sink.url),
        clock,
        wake: other.wake,
        onFault: error => faults.push(error),
      }),
    )
    await Promise.all([timer.idle(), other.idle()])
    expect(subjects()).toHaveLength(20)
    expect(new Set(subjects()).size).toBe(20)
  })
})

describe('a message that the server does not take', () => {
  it('is tried again after growing waits, and dead after the last', async () => {
    store.write('a')
    sink.refuse({ at: 'recipient', code: 451 })
    start()
    await timer.idle()
    for (const [index, minutes] of [1, 5, 15, 60, 240, 720].entries()) {
      expect(store.row('a')).toMatchObject({ status: 'waiting', attempts: index + 1 })
      expect(store.row('a').nextAttemptAt.getTime() - clock.now().getTime()).toBe(minutes * MINUTE)
      clock.advance(minutes * MINUTE - 1)
      await timer.pass()
      expect(store.row('a').attempts).toBe(index + 1)
      clock.advance(1)
      await timer.pass()
    }
    expect(store.row('a').status).toBe('dead')
    expect(store.row('a').failure).toContain('451')
  })

  it('goes out once the server takes it again', async () => {
    store.write('a')
    sink.refuse({ at: 'data', code: 452 })
    start()
    await timer.idle()
    sink.refuse(null)
    clock.advance(MINUTE)
    await timer.pass()
    expect(subjects()).toEqual(['Mejl a'])
    expect(store.row('a').status).toBe('sent')
  })

  it('is dead at once when the refusal is for good, and the others are sent all the same', async () => {
    store.write('a', 'finns.inte@student.example')
    store.write('b')
    sink.refuse({ at: 'recipient', code: 550, address: 'finns.inte@student.example' })
    start()
    await timer.idle()
    expect(store.row('a')).toMatchObject({
      status: 'dead',
      failure: 'Mejlservern godtog inte mottagarens adress. Svarskod 550.',
    })
    expect(subjects()).toEqual(['Mejl b'])
  })
})

describe('what goes wrong between the server and the store', () => {
  it('gives a second copy with the same Message-ID when the mark was lost, but not before the lease is out', async () => {
    store.write('a')
    store.beforeMark = () => {
      throw new Error('The process died')
    }
    start()
    await timer.idle()
    expect(subjects()).toEqual(['Mejl a'])
    expect(faults).toHaveLength(1)

    store.beforeMark = () => {}
    clock.advance(4 * MINUTE)
    await timer.pass()
    expect(subjects()).toEqual(['Mejl a'])
    clock.advance(MINUTE)
    await timer.pass()
    expect(sink.messages.map(({ messageId }) => messageId)).toEqual(['<a@vfu.example>', '<a@vfu.example>'])
    expect(store.row('a').status).toBe('sent')
  })

  it('keeps a lost mark from holding up the other messages', async () => {
    for (const id of ['a', 'b']) store.write(id)
    let marks = 0
    store.beforeMark = () => {
      marks += 1
      if (marks === 1) throw new Error('No database')
    }
    start()
    await timer.idle()
    expect(subjects()).toEqual(['Mejl a', 'Mejl b'])
    expect([store.row('a').status, store.row('b').status]).toEqual(['waiting', 'sent'])
    expect(faults).toEqual([new Error('No database')])
  })

  it('reports a store that is gone, and goes on when it is back', async () => {
    store.write('a')
    const lease = store.lease.bind(store)
    store.lease = () => Promise.reject(new Error('No database'))
    start()
    await timer.idle()
    expect(faults).toEqual([new Error('No database')])
    store.lease = lease
    await timer.pass()
    expect(subjects()).toEqual(['Mejl a'])
  })

  it('tries again when a mailer throws, and reports it', async () => {
    store.write('a')
    start({ send: () => Promise.reject(new Error('A bug')) })
    await timer.idle()
    expect(faults).toEqual([new Error('A bug')])
    expect(store.row('a')).toMatchObject({ status: 'waiting', attempts: 1 })
  })

  it('begins no message that might outlive its lease', async () => {
    for (const id of ['a', 'b', 'c']) store.write(id)
    const sent: string[] = []
    start({
      async send(mail) {
        sent.push(mail.subject)
        clock.advance(100_000)
        return { ok: true }
      },
    })
    await timer.idle()
    expect(sent).toEqual(['Mejl a', 'Mejl b'])
    clock.advance(100_000)
    await timer.pass()
    expect(sent).toEqual(['Mejl a', 'Mejl b', 'Mejl c'])
  })
})

describe('stopping', () => {
  it('waits for the messages under way, and leases no more', async () => {
    for (let index = 0; index < 8; index += 1) store.write(String(index))
    const outbox = start()
    await sink.waitFor(mail => mail.subject === 'Mejl 0')
    await outbox.stop()
    const statuses = [...store.rows.values()].map(({ status }) => status)
    expect(statuses.filter(status => status === 'sent')).toHaveLength(sink.messages.length)
    expect(sink.messages).toHaveLength(5)
    expect(timer.isArmed).toBe(false)
  })

  it('is final: a kick afterwards does nothing', async () => {
    const outbox = start()
    await timer.idle()
    await outbox.stop()
    store.write('a')
    outbox.kick()
    await outbox.stop()
    expect(store.row('a').leasedUntil).toEqual(new Date(0))
    expect(timer.isArmed).toBe(false)
  })
})
