import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { randomIds } from '../../../src/adapters/ids.ts'
import { createApp } from '../../../src/app.ts'
import { hashOf } from '../../../src/features/session/repository.ts'
import { attemptsInMemory } from '../../support/attempts-in-memory.ts'
import { fakeIdentityProvider } from '../../support/fake-identity-provider.ts'
import { bodies, figures, guesses, openDoor, type Knock } from '../../support/fuzz.ts'
import { seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const test = createTestApp(db, { identityProviders: [fakeIdentityProvider] })
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now())

const post = (path: string, body: unknown, headers = {}): Knock => ({
  method: 'POST',
  path,
  body: JSON.stringify(body),
  headers,
})
const attempt = encodeURIComponent(
  JSON.stringify({ provider: 'stad', state: 'x', nonce: 'x', verifier: 'x' }),
)

/** The doors that a stranger can knock at, each with what it takes: body, header, cookie or path. */
const DOORS: Readonly<Record<string, (guess: string) => Knock>> = {
  'the mailed link': guess => post('/api/session', { token: guess }),
  'the student’s page': guess => ({
    method: 'GET',
    path: '/api/student-page',
    headers: { authorization: `Bearer ${encodeURIComponent(guess)}` },
  }),
  'the calendar feed': guess => ({ method: 'GET', path: `/kalender/${encodeURIComponent(guess)}.ics` }),
  'the session': guess => ({
    method: 'GET',
    path: '/api/session',
    headers: { cookie: `vfu_session=${encodeURIComponent(guess)}` },
  }),
  'the answer of a provider': guess =>
    post('/api/sign-in/stad/answer', { query: guess }, { cookie: `vfu_sign_in=${attempt}` }),
  'the cookie of an attempt': guess =>
    post(
      '/api/sign-in/stad/answer',
      { query: '?code=x' },
      { cookie: `vfu_sign_in=${encodeURIComponent(guess)}` },
    ),
  'the name of a provider': guess => post(`/api/sign-in/${encodeURIComponent(`x${guess}`)}`, {}),
}
const WITH_BODIES = [
  '/api/session',
  '/api/session/link',
  '/api/sign-in/stad/answer',
  '/api/session/code',
  '/api/account/second-factor/confirm',
]
const PER_DOOR = 800
/** Doors that refuse before they ask the database take more in the same time. */
const WITHOUT_DATABASE = ['the answer of a provider', 'the cookie of an attempt', 'the name of a provider']
const AT_THOSE = 1750
const OF_BODIES = 1350
/** Each is a transaction of its own: after five the rest is told to wait. */
const OF_CODES = 200

let halfway: Record<string, string>
beforeAll(async () => {
  const agent = await signInAs(test, { kind: 'central' })
  const [personId, at] = [agent.personId, test.clock.now()]
  await db.secondFactor.create({ data: { personId, sealedKey: '', createdAt: at, confirmedAt: at } })
  halfway = { cookie: agent.cookie }
})

/** A new application for a stretch of requests: otherwise the limit on guesses answers for everything. */
async function knockEach(knocks: readonly Knock[], stretch = 100) {
  const statuses = new Map<number, number>()
  for (let from = 0; from < knocks.length; from += stretch) {
    const door = await openDoor(createApp({ ...test.deps, attempts: attemptsInMemory() }))
    const answers = await Promise.all(knocks.slice(from, from + stretch).map(door.knock))
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    await door.close()
  }
  await test.deps.background.settled()
  return statuses
}

describe(`ten thousand guesses (FUZZ_SEED=${SEED})`, { timeout: 60_000 }, () => {
  const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) =>
    fc.sample(arbitrary, { seed: SEED, numRuns })
  const ofDoor = (name: string) => (WITHOUT_DATABASE.includes(name) ? AT_THOSE : PER_DOOR)
  const ofDoors = Object.keys(DOORS).reduce((sum, name) => sum + ofDoor(name), 0)
  const count = ofDoors + OF_BODIES + OF_CODES

  it('are that many', () => {
    expect(count).toBe(10_000)
  })

  it.each(Object.entries(DOORS))('at %s open nothing and break nothing', async (name, knock) => {
    const statuses = await knockEach(sample(guesses, ofDoor(name)).map(knock))
    for (const status of statuses.keys()) expect([400, 401, 404, 422, 429]).toContain(status)
  })

  it('of bodies are refused as what they are', async () => {
    const knocks = sample(bodies, OF_BODIES).map((body, index) => ({
      method: 'POST' as const,
      path: WITH_BODIES[index % WITH_BODIES.length]!,
      headers: halfway,
      body,
    }))
    const statuses = await knockEach(knocks, 75)
    for (const status of statuses.keys()) expect([400, 401, 403, 409, 413, 422, 429]).toContain(status)
  })

  it('of codes are few before the pause, which the right code would not end', async () => {
    const codes = sample(fc.oneof(fc.stringMatching(/^\d{6}$/), guesses), OF_CODES)
    const statuses = await knockEach(codes.map(code => post('/api/session/code', { code }, halfway)))
    expect(statuses.get(200)).toBeUndefined()
    // A body with a zero character cannot be read.
    for (const status of statuses.keys()) expect([400, 409, 422, 429]).toContain(status)
  })

  it('are slowed down after so many in a minute', async () => {
    const knocks = Array.from({ length: 130 }, () => DOORS['the student’s page']!(randomIds.secret()))
    expect([...(await knockEach(knocks, 130)).keys()].sort()).toEqual([401, 429])
  })
})

describe('the time that a refusal takes', { timeout: 60_000 }, () => {
  const ROUNDS = 60

  /** Tokens that were good once: revoked links of each purpose, an ended session, and an address with an account. */
  async function onceGood() {
    const revokedAt = new Date('2019-11-01')
    const tokens = { sign_in: randomIds.secret(), student_page: randomIds.secret(), feed: randomIds.secret() }
    const { personId, cookie } = await signInAs(test, { kind: 'district', districtId: 'farsta' })
    const studentId = await seedStudent(db, 'SU', { number: 'nr-1' })
    for (const [purpose, token] of Object.entries(tokens))
      await db.accessLink.create({
        data: {
          id: randomUUID(),
          tokenHash: hashOf(token),
          purpose: purpose as keyof typeof tokens,
          revokedAt,
          ...(purpose === 'sign_in' ? { personId } : { studentId }),
        },
      })
    await db.session.updateMany({ where: { personId }, data: { revokedAt } })
    return { ...tokens, session: cookie.split('=')[1] ?? '', email: `${personId}@vfu.example` }
  }

  it('is printed: of what was good once, and of what never was', async () => {
    const known = await onceGood()
    const link = (email: string) => post('/api/session/link', { email })
    const pairs: [string, (guess: string) => Knock, string, () => string][] = [
      ['mailed link', DOORS['the mailed link']!, known.sign_in, randomIds.secret],
      ['student’s page', DOORS['the student’s page']!, known.student_page, randomIds.secret],
      ['calendar feed', DOORS['the calendar feed']!, known.feed, randomIds.secret],
      ['session', DOORS['the session']!, known.session, randomIds.secret],
      ['asking for a link', link, known.email, () => `${randomUUID()}@vfu.example`],
    ]
    const lines = ['median/p99 in ms, once good and never good:']
    for (const [name, knock, good, never] of pairs) {
      const times: { good: number[]; never: number[] } = { good: [], never: [] }
      let door = await openDoor(createApp({ ...test.deps, attempts: attemptsInMemory() }))
      for (let round = 0; round < ROUNDS; round++) {
        if (round % 9 === 0) {
          await door.close()
          door = await openDoor(createApp({ ...test.deps, attempts: attemptsInMemory() }))
          await door.knock({ method: 'GET', path: '/healthz' })
        }
        // By turns, and in turns that change, so that what else goes on hits both alike.
        const turns = round % 2 === 0 ? (['good', 'never'] as const) : (['never', 'good'] as const)
        for (const turn of turns) {
          const { status, milliseconds } = await door.knock(knock(turn === 'good' ? good : never()))
          expect(status).toBe(name === 'asking for a link' ? 200 : name === 'calendar feed' ? 404 : 401)
          times[turn].push(milliseconds)
          await test.deps.background.settled()
        }
      }
      await door.close()
      lines.push(`  ${name.padEnd(18)} ${figures(times.good)}  ${figures(times.never)}`)
    }
    process.stdout.write(`${lines.join('\n')}\n`)
  })
})

afterAll(() => test.deps.background.stop())
