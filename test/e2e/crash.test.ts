import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runOnDatabase } from '../support/run-program.ts'
import { startSystem, type RunningSystem } from '../support/running-system.ts'

const ROUNDS = Number(process.env['CRASH_ROUNDS'] ?? 4)
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now())
const WRITERS = 4

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-crash-'))
fs.chmodSync(folder, 0o755)
let system: RunningSystem | undefined
afterAll(async () => {
  await system?.stop()
  fs.rmSync(folder, { recursive: true, force: true })
})

/** As `Math.random`, the same for the same seed. */
function randomFrom(seed: number) {
  let state = (seed % 2_147_483_646) + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}
const random = randomFrom(SEED)
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
const HEADERS = { 'content-type': 'application/json', 'x-requested-with': 'vfu' }

/** A signed-in coordinator, whichever process answers at the address: sessions outlive a crash. */
interface Caller {
  cookie: string
}

async function ask<Body>(caller: Caller, method: string, to: string, body?: object): Promise<Body | null> {
  try {
    const answer = await fetch(`${system!.url}${to}`, {
      method,
      headers: { ...HEADERS, cookie: caller.cookie },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    const renewed = answer.headers.get('set-cookie')?.split(';')[0]
    if (renewed !== undefined && answer.ok) caller.cookie = renewed
    return answer.ok ? ((await answer.json()) as Body) : null
  } catch {
    return null // nobody was there, or hung up: not acknowledged
  }
}

async function signIn(): Promise<Caller> {
  const caller = { cookie: '' }
  const token = system!.links.get('central')?.split('#')[1]
  await ask(caller, 'POST', '/api/session', { token })
  return caller
}

interface Student {
  readonly id: string
  readonly number: string
  readonly togetherWith: readonly string[]
  readonly wishes: readonly unknown[]
}

/** A student whose row, wishes and group stand or fall together. */
const studentOf = (number: string, partner: string | null) => ({
  universityId: 'SU',
  number,
  firstName: 'Kim',
  lastName: 'Ek',
  email: `${number}@student.example`,
  sex: null,
  homeArea: null,
  maxTravelMinutes: null,
  has: [],
  needs: [],
  priority: 0,
  onlyWishes: false,
  protected: false,
  wishes: [
    { fieldId: null, districtId: 'farsta' },
    { fieldId: null, districtId: 'skarpnack' },
  ],
  blockedDistrictIds: [],
  togetherWith: partner === null ? [] : [partner],
  fromOn: null,
  toOn: null,
})

/** Adds students without a pause until told to stop, remembering those that were acknowledged. */
function keepAdding(caller: Caller, round: number, writer: number, acknowledged: string[]) {
  let isOver = false
  const work = (async () => {
    for (let count = 0; !isOver; count++) {
      const number = `krasch-${round}-${writer}-${count}`
      const made = await ask<Student>(caller, 'POST', '/api/terms/VT2020/students', studentOf(number, null))
      if (made) acknowledged.push(number)
      else await pause(20)
    }
  })()
  return async () => {
    isOver = true
    await work
  }
}

function killDatabase() {
  const [pid] = fs.readFileSync(path.join(folder, 'db/pg/postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

async function ready() {
  const status = () =>
    fetch(`${system!.url}/readyz`).then(
      answer => answer.status,
      () => 0,
    )
  try {
    await expect.poll(status, { timeout: 30_000 }).toBe(200)
  } catch (cause) {
    throw new Error(`The system is not back:\n${system!.output().slice(-4_000)}`, { cause })
  }
}

describe(`${ROUNDS} crashes at random moments (FUZZ_SEED=${SEED})`, { timeout: 3_600_000 }, () => {
  it('lose nothing that was acknowledged, leave nothing half done, and the system is back by itself', async () => {
    system = await startSystem({ VFU_DATA: folder })
    let caller = await signIn()
    const acknowledged: string[] = []
    const returned: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const writers = Array.from({ length: WRITERS }, (_, writer) =>
        keepAdding(caller, round, writer, acknowledged),
      )
      await pause(100 + random() * 900)
      const before = performance.now()
      if (round % 2 === 0) {
        killDatabase()
        await pause(50)
        await ready()
        returned.push(performance.now() - before)
        await Promise.all(writers.map(stop => stop()))
      } else {
        await system.kill()
        await Promise.all(writers.map(stop => stop()))
        system = await startSystem({ VFU_DATA: folder })
        returned.push(performance.now() - before)
        caller = await signIn()
      }
      const list = await ask<{ students: Student[] }>(caller, 'GET', '/api/terms/VT2020/students')
      const ours = list!.students.filter(({ number }) => number.startsWith('krasch-'))
      const stored = new Set(ours.map(({ number }) => number))
      expect(acknowledged.filter(number => !stored.has(number))).toEqual([])
      expect(ours.filter(({ wishes }) => wishes.length !== 2)).toEqual([])
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS)
    expect(await system.stop()).toBe(0)
    const audit = await runOnDatabase({ VFU_DATA: folder }, 'audit', 'verify')
    expect([audit.status, audit.err]).toEqual([0, ''])
    const seconds = returned.map(milliseconds => (milliseconds / 1000).toFixed(1))
    process.stdout.write(
      `${ROUNDS} crashes, ${acknowledged.length} acknowledged changes, back after (s) ${seconds.join(' ')}\n`,
    )
  })
})
