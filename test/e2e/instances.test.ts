import fs from 'node:fs'
import { Agent, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import { openEvents } from '../support/event-stream.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'
import { startSmtpSink } from '../support/smtp-sink.ts'

let server: EmbeddedPostgres
let environment: Record<string, string>
const folders: string[] = []
const running: RunningSystem[] = []
/** What the database itself says, beside what the instances do. */
let witness: pg.Client

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-instances-'))
  fs.chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

/** One more instance on the shared database. */
async function start(more: Record<string, string> = {}) {
  const system = await startSystem({ ...environment, ...more })
  running.push(system)
  return system
}

beforeEach(async () => {
  server = await startEmbeddedPostgres(path.join(temporaryFolder(), 'db'), { settings: ['fsync=off'] })
  const { host, user, database } = server.connection
  const DATABASE_URL = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
  environment = { DATABASE_URL, VFU_DATA: temporaryFolder() }
  witness = new pg.Client(server.connection)
  await witness.connect()
})

afterEach(async () => {
  for (const system of running.splice(0)) await system.stop()
  await witness.end()
  await server.stop()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

const HEADERS = { 'content-type': 'application/json', 'x-requested-with': 'vfu' }

async function signIn(system: RunningSystem, who: RegExp): Promise<string> {
  const link = [...system.links].find(([label]) => who.test(label))?.[1] ?? ''
  const body = JSON.stringify({ token: link.split('#')[1] })
  const answer = await fetch(`${system.url}/api/session`, { method: 'POST', headers: HEADERS, body })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** As the signed-in person, to one of the instances. */
async function ask(system: RunningSystem, cookie: string, method: string, to: string, body?: object) {
  const answer = await fetch(`${system.url}${to}`, {
    method,
    headers: { ...HEADERS, cookie },
    ...(body && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('two instances on one database', () => {
  it('share sessions and runs: what is begun on one is seen, cancelled and ended on the other', async () => {
    const first = await start()
    const second = await start()
    const central = await signIn(first, /^central$/)
    expect((await ask(second, central, 'GET', '/api/session')).status).toBe(200)
    for (const to of ['collecting', 'matching'])
      await ask(first, central, 'POST', '/api/terms/VT2020/phase', { to })
    const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
    const run = await ask(first, central, 'POST', '/api/terms/VT2020/runs', asked)
    expect(run.status).toBe(200)
    const id = String(run.body['id'])
    const cancelled = await ask(second, central, 'POST', `/api/runs/${id}/cancel`)
    const seen = await Promise.all([first, second].map(one => ask(one, central, 'GET', `/api/runs/${id}`)))
    expect(seen[0]!.body).toEqual(seen[1]!.body)
    // The run may have ended just before.
    const ended = cancelled.status === 200 ? 'cancelled' : 'optimal'
    expect(seen[0]!.body['status']).toBe(ended)
    await ask(second, central, 'DELETE', '/api/session')
    expect((await ask(first, central, 'GET', '/api/session')).status).toBe(401)
  })

  it('start at once on an empty database: it is migrated and filled once', async () => {
    const instances = await Promise.all([start(), start()])
    const { rows: twice } = await witness.query(
      'select migration_name from _prisma_migrations group by migration_name having count(*) > 1',
    )
    expect(twice).toEqual([])
    const { rows } = await witness.query(
      'select (select count(*)::int from term) as terms, (select count(*)::int from student) as students',
    )
    expect(rows).toEqual([{ terms: 1, students: 96 }])
    for (const { url } of instances) expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  it('tell the clients of each other what changes, and end what is cancelled at the other', async () => {
    const [first, second] = [await start(), await start()]
    const central = await signIn(first, /^central$/)
    const district = await signIn(first, /farsta/i)
    const stream = await openEvents(second.url, central)
    const elsewhere = await openEvents(second.url, district)
    const milliseconds: number[] = []
    for (const to of ['collecting', 'matching']) {
      const told = stream.until('term')
      expect((await ask(first, central, 'POST', '/api/terms/VT2020/phase', { to })).status).toBe(200)
      const answeredAt = performance.now()
      await told
      milliseconds.push(performance.now() - answeredAt)
      // The same news comes again after a pause.
      await elsewhere.until('term')
    }
    const asked = { policy: 'no-one-outside', engine: 'javascript-lp-solver', timeLimitSeconds: 60 }
    const run = await ask(first, central, 'POST', '/api/terms/VT2020/runs', asked)
    await stream.until('run')
    await stream.until('progress')
    const { body } = await ask(second, central, 'GET', '/api/progress')
    const id = String(run.body['id'])
    expect(body['work']).toMatchObject([{ id, kind: 'match', total: expect.any(Number) }])
    expect((await ask(second, central, 'POST', `/api/runs/${id}/cancel`)).status).toBe(200)
    // The instance that computes lets go of its lease when its thread has ended.
    await vi.waitUntil(async () => (await witness.query('select from work_lease')).rowCount === 0, 10_000)
    const { rows } = await witness.query('select status, result from matching_run')
    expect(rows).toEqual([{ status: 'cancelled', result: null }])
    // A district hears of terms, and of nobody's run.
    expect(elsewhere.heard.map(({ data }) => data).filter(data => !['1', 'term'].includes(data))).toEqual([])
    await ask(first, central, 'DELETE', '/api/session')
    await stream.until('session')
    await stream.ended()
    process.stdout.write(
      `from the answer to the other instance's client: ${milliseconds.map(each => Math.round(each)).join(', ')} ms\n`,
    )
    await elsewhere.close()
  })

  it('count guesses together', async () => {
    const instances = [await start(), await start()]
    const knock = (index: number) => fetch(`${instances[index % 2]!.url}/api/student-page`)
    for (let i = 0; i < 120; i++) expect((await knock(i)).status).toBe(401)
    for (const index of [0, 1]) expect((await knock(index)).status).toBe(429)
  })

  it('send each mail once', async () => {
    const sink = await startSmtpSink()
    const mail = { VFU_SMTP_URL: sink.url, VFU_QUIET_HOURS: 'off' }
    const instances = [await start(mail), await start(mail)]
    const central = await signIn(instances[0]!, /^central$/)
    const stream = await openEvents(instances[1]!.url, central)
    const asked = Array.from({ length: 30 }, (_, index) =>
      ask(instances[index % 2]!, central, 'POST', '/api/outbox/test'),
    )
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200)
    await vi.waitUntil(
      async () => (await witness.query("select from outbox_message where status = 'waiting'")).rowCount === 0,
      30_000,
    )
    const ids = sink.messages.map(({ messageId }) => messageId)
    expect([new Set(ids).size, ids.length]).toEqual([30, 30])
    await stream.until('mail')
    await stream.close()
    await sink.close()
  })

  it('take turns to restart without a request that fails, when the balancer asks who is ready', async () => {
    const LEAVING = { VFU_LEAVE_SECONDS: '2' }
    const instances = [await start(LEAVING), await start(LEAVING)]
    const cookie = await signIn(instances[0]!, /^central$/)
    const balancer = balance(instances)
    const traffic = keepAsking(balancer.url, cookie)
    for (const index of [0, 1]) {
      await traffic.more(100)
      const stream = await openEvents(instances[index]!.url, cookie)
      expect(await instances[index]!.stop()).toBe(0)
      // Its clients are sent away in order, not torn off.
      await stream.ended()
      balancer.replace(index, (instances[index] = await start(LEAVING)))
      await traffic.more(100)
    }
    const answers = await traffic.stop()
    balancer.stop()
    expect(answers.get('200')).toBeGreaterThan(400)
    expect([...answers.keys()]).toEqual(['200'])
  })
})

/** Asks every instance each 200 ms whether it is ready, and hands out those that were by turns. */
function balance(instances: readonly RunningSystem[]) {
  const known = instances.map(system => ({ url: system.url, isReady: true }))
  const probe = setInterval(() => {
    for (const one of known)
      fetch(`${one.url}/readyz`).then(
        answer => (one.isReady = answer.ok),
        () => (one.isReady = false),
      )
  }, 200)
  let turn = 0
  return {
    url() {
      const ready = known.filter(({ isReady }) => isReady)
      return ready[turn++ % ready.length]?.url ?? 'http://127.0.0.1:1'
    },
    replace: (index: number, system: RunningSystem) =>
      void (known[index] = { url: system.url, isReady: true }),
    stop: () => clearInterval(probe),
  }
}

/** Four callers that keep their connections and ask without a pause; how often each was answered how. */
function keepAsking(urlOf: () => string, cookie: string) {
  const answers = new Map<string, number>()
  const agent = new Agent({ keepAlive: true })
  let isOver = false
  const askOnce = () =>
    new Promise<string>(resolve => {
      const outgoing = request(`${urlOf()}/api/terms`, { agent, headers: { cookie } }, answer => {
        answer.resume()
        answer.once('end', () => resolve(String(answer.statusCode)))
      })
      outgoing.once('error', error => resolve(error.message))
      outgoing.end()
    })
  const caller = async () => {
    while (!isOver) {
      const answer = await askOnce()
      answers.set(answer, (answers.get(answer) ?? 0) + 1)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
  const callers = Array.from({ length: 4 }, caller)
  const count = () => [...answers.values()].reduce((sum, answered) => sum + answered, 0)
  return {
    /** Resolves when so many more requests were answered. */
    async more(requests: number) {
      const enough = count() + requests
      await vi.waitUntil(() => count() >= enough, 60_000)
    },
    async stop() {
      isOver = true
      await Promise.all(callers)
      agent.destroy()
      return answers
    },
  }
}
