import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../src/adapters/db/embedded-postgres.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const running: RunningSystem[] = []
const folders: string[] = []

async function start(environment: Record<string, string> = {}): Promise<RunningSystem> {
  const system = await startSystem(environment)
  running.push(system)
  return system
}

function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-start-'))
  fs.chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const system of running.splice(0)) await system.stop()
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

/** What the first printed link's owner is answered who asks for the terms. */
async function termsAnswer(system: RunningSystem): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'x-requested-with': 'vfu' }
  const token = [...system.links.values()][0]?.split('#')[1]
  const body = JSON.stringify({ token })
  const signIn = await fetch(`${system.url}/api/session`, { method: 'POST', headers, body })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return fetch(`${system.url}/api/terms`, { headers: { cookie } })
}

async function termsOf(system: RunningSystem): Promise<number> {
  const { terms } = (await (await termsAnswer(system)).json()) as { terms: unknown[] }
  return terms.length
}

describe('npm start', () => {
  it('changes nothing the second time, and prints the same links', async () => {
    const folder = temporaryFolder()
    const first = await start({ VFU_DATA: folder })
    expect(await first.stop()).toBe(0)
    const second = await start({ VFU_DATA: folder })
    const paths = (system: RunningSystem) => [...system.links].map(([who, link]) => [who, new URL(link).hash])
    expect(paths(second)).toEqual(paths(first))
    expect(first.links.size).toBe(21)
    expect(await termsOf(second)).toBe(1)
  })

  it('starts empty without the demonstration, with a link for the first central account', async () => {
    const VFU_DATA = temporaryFolder()
    const system = await start({ VFU_DEMO: 'off', VFU_DATA, VFU_SECOND_FACTOR: 'optional' })
    expect([...system.links.keys()]).toEqual(['the first central account'])
    expect(await termsOf(system)).toBe(0)
  })

  it('lets the first central account no further than to its second factor, unless told otherwise', async () => {
    const system = await start({ VFU_DEMO: 'off' })
    const answer = await termsAnswer(system)
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'secondFactorNeeded' }])
  })

  it('starts two instances at once on one PostgreSQL server', async () => {
    const server = await startEmbeddedPostgres(path.join(temporaryFolder(), 'db'), {
      settings: ['fsync=off'],
    })
    try {
      const { host, user, database } = server.connection
      const DATABASE_URL = `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
      const VFU_DATA = temporaryFolder()
      const both = await Promise.all([start({ DATABASE_URL, VFU_DATA }), start({ DATABASE_URL, VFU_DATA })])
      expect(await Promise.all(both.map(termsOf))).toEqual([1, 1])
      expect(await Promise.all(both.map(system => system.stop()))).toEqual([0, 0])
    } finally {
      await server.stop()
    }
  })

  it('says in one line that the port is taken', async () => {
    const system = await start({ VFU_DEMO: 'off' })
    const second = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...process.env, PORT: new URL(system.url).port, VFU_DATA: temporaryFolder() },
    })
    let output = ''
    second.stderr.on('data', chunk => (output += String(chunk)))
    const status = await new Promise(resolve => second.once('exit', resolve))
    expect([status, output]).toEqual([
      1,
      'The port is taken: another program listens on it. Stop it, or set PORT.\n',
    ])
  })
})
