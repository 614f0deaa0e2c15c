import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { contract, type EndpointName } from '../../src/features/contract.ts'
import { accessCall } from '../support/access-request.ts'
import { matrix } from '../support/access-matrix.ts'
import { openAccessWorld, ROLES, type Role } from '../support/access-world.ts'
import { fingerprint } from '../support/fingerprint.ts'
import { openDoor, type Knock } from '../support/fuzz.ts'
import { hostileKnocks } from '../support/hostile-calls.ts'
import { createTestDatabase } from '../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
afterAll(() => world.test.deps.background.stop())

const NAMES = Object.keys(contract) as EndpointName[]
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_126)
const PER_ENDPOINT = Math.ceil(Number(process.env['FUZZ_CASES'] ?? 500) / NAMES.length)
/** After so many requests everything is put back, so that most of them meet what they are about. */
const PER_SCENE = 8

/** What a broken or distrusted neighbour is answered with; everything else from 500 on is our own fault. */
const OF_NEIGHBOURS = ['analysisFailed', 'signInUnavailable', 'signInUntrusted']
/** What is counted when it is refused. */
const COUNTED = ['codeWrong']

/** Those whom the endpoint answers, twice as often as the others. */
function roles(name: EndpointName): fc.Arbitrary<Role> {
  const answered = ROLES.filter(role => typeof matrix[name].answers[role] === 'object')
  const others = { weight: 1, arbitrary: fc.constantFrom(...ROLES) }
  return answered.length === 0
    ? others.arbitrary
    : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...answered) }, others)
}

const shortly = ({ method, path, body }: Knock, role: Role) =>
  `${role}: ${method} ${path.slice(0, 300)} ${String(body ?? '').slice(0, 600)}`

/** Puts everything in place, sends so many requests, and tells what went wrong. */
async function playScene(name: EndpointName, seed: number, numRuns: number): Promise<string[]> {
  await world.test.deps.background.stop()
  const rows = await world.reset(matrix[name].phase ?? 'collecting')
  const call = await accessCall(db, world, { name, rows })
  const ids = [rows.a, rows.b].flatMap(({ studentId, partnerId, offerId, supervisorId, messageId }) => [
    studentId,
    partnerId,
    offerId,
    supervisorId,
    messageId,
  ])
  // A new application for a scene: otherwise the limits of a minute would answer.
  const door = await openDoor(createApp(world.test.deps))
  const cases = fc.sample(fc.tuple(roles(name), hostileKnocks(name, call, ids)), { seed, numRuns })
  const faults: string[] = []
  let isChanged = false
  let before = await fingerprint(db)
  for (const [role, knock] of cases) {
    const headers = { ...knock.headers, ...world.headers[role] }
    const { status, text } = await door.knock({ ...knock, headers })
    await world.test.deps.background.stop()
    const code = codeIn(text)
    const after = await fingerprint(db)
    if (isOurFault(status, code)) faults.push(`${status} to ${shortly(knock, role)}`)
    const isRefused = status >= 400 && !COUNTED.includes(code)
    if (isRefused && after !== before) faults.push(`${code}, but changed by ${shortly(knock, role)}`)
    isChanged ||= after !== before
    before = after
  }
  if (isChanged) faults.push(...(await faultsOfReading(door, name, seed)))
  await door.close()
  return faults
}

const isOurFault = (status: number, code: string) => status >= 500 && !OF_NEIGHBOURS.includes(code)

/** What was let in must not break those who look at it. */
async function faultsOfReading(
  door: Awaited<ReturnType<typeof openDoor>>,
  written: EndpointName,
  seed: number,
): Promise<string[]> {
  const lists = NAMES.filter(name => /^GET (?!.*:(?!termId))/.test(name))
  const faults: string[] = []
  for (const name of fc.sample(fc.constantFrom(...lists), { seed, numRuns: 3 })) {
    const path = name.slice(4).replace(':termId', 'VT2020')
    const { status, text } = await door.knock({ method: 'GET', path, headers: world.headers.central })
    if (isOurFault(status, codeIn(text))) faults.push(`${status} to ${name} after ${written}`)
  }
  return faults
}

function codeIn(text: string): string {
  return /"code":"(\w+)"/.exec(text)?.[1] ?? ''
}

describe(`hostile input (FUZZ_SEED=${SEED})`, { timeout: 600_000 }, () => {
  it.each(NAMES.map((name, index) => [name, index] as const))(
    '%s answers it without breaking, and changes nothing when it refuses',
    async (name, index) => {
      const faults: string[] = []
      for (let done = 0; done < PER_ENDPOINT; done += PER_SCENE) {
        const count = Math.min(PER_SCENE, PER_ENDPOINT - done)
        faults.push(...(await playScene(name, SEED + 10_000 * index + done, count)))
      }
      expect(faults).toEqual([])
    },
  )
})
