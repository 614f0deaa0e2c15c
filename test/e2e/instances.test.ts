import fs from 'node:fs'
import { Agent, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

let server: EmbeddedPostgres
let environment: Record<string, string>
const folders: string[] = []
const running: RunningSystem[] = []

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
})

afterEach(async () => {
  for (const system of running.splice(0)) await system.stop()
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

  it('take turns to restart without a request that fails, when the balancer asks who is ready', async () => {
    const LEAVING = { VFU_LEAVE_SECONDS: '2' }
    const instances = [await start(LEAVING), await start(LEAVING)]
    const cookie = await signIn(instances[0]!, /^central$/)
    const balancer = balance(instances)
    const traffic = keepAsking(balancer.url, cookie)
    for (const index of [0, 1]) {
      await new Promise(resolve => setTimeout(resolve, 500))
      expect(await instances[index]!.stop()).toBe(0)
      balancer.replace(index, (instances[index] = await start(LEAVING)))
      await new Promise(resolve => setTimeout(resolve, 500))
    }
    const answers = await traffic.stop()
    balancer.stop()
    expect(answers.get('200')).toBeGreaterThan(100)
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
  return {
    async stop() {
      isOver = true
      await Promise.all(callers)
      agent.destroy()
      return answers
    },
  }
}
