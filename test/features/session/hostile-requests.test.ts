import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../../src/app.ts'
import { randomIds } from '../../../src/adapters/ids.ts'
import supertest from 'supertest'
import { createTestApp, seedOrganisation } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
const { deps } = createTestApp(db)
const RUNS = 500

/** The doors that a stranger can knock at, each with what it takes: body, header or path. */
const DOORS: readonly [string, (client: ReturnType<typeof supertest>, guess: string) => supertest.Test][] = [
  [
    'the door of links',
    (client, guess) => client.post('/api/session').set('x-requested-with', 'vfu').send({ token: guess }),
  ],
  [
    'the student’s page',
    (client, guess) =>
      client.get('/api/student-page').set('authorization', `Bearer ${encodeURIComponent(guess)}`),
  ],
  ['the calendar feed', (client, guess) => client.get(`/kalender/${encodeURIComponent(guess)}.ics`)],
  [
    'the session',
    (client, guess) => client.get('/api/session').set('cookie', `vfu_session=${encodeURIComponent(guess)}`),
  ],
]

const guesses = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', '.', '..', '%', '%00', '\0', "' or 1=1 --", '[object Object]', 'null', '__proto__'),
  fc.integer({ min: 20, max: 200 }).map(length => randomIds.secret().repeat(5).slice(0, length)),
)

const bodies = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '{',
    '[[[[',
    '{"token":',
    '{"token":{"$ne":null}}',
    '{"__proto__":{"token":"x"}}',
    '"x"',
    'null',
  ),
  fc.integer({ min: 1, max: 2000 }).map(depth => '['.repeat(depth) + ']'.repeat(depth)),
)

/** A new application for a stretch of requests: otherwise the limit on guesses answers for everything. */
const fresh = () => supertest(createApp(deps))

describe('two thousand guesses', () => {
  it.each(DOORS)('at %s open nothing and break nothing', async (_name, knock) => {
    let client = fresh()
    let count = 0
    await fc.assert(
      fc.asyncProperty(guesses, async guess => {
        if (count++ % 100 === 0) client = fresh()
        const { status } = await knock(client, guess)
        expect(status).toBeGreaterThanOrEqual(400)
        expect(status).toBeLessThan(500)
      }),
      { numRuns: RUNS },
    )
  })

  it('of bodies are refused by the sign-in as what they are', async () => {
    let client = fresh()
    let count = 0
    await fc.assert(
      fc.asyncProperty(bodies, fc.constantFrom('/api/session', '/api/session/link'), async (body, path) => {
        if (count++ % 15 === 0) client = fresh()
        const { status } = await client
          .post(path)
          .set('x-requested-with', 'vfu')
          .set('content-type', 'application/json')
          .send(body)
        expect([400, 401, 413, 422, 429]).toContain(status)
      }),
      { numRuns: RUNS },
    )
  })

  it('are slowed down after so many in a minute', async () => {
    const client = fresh()
    const statuses = new Set<number>()
    for (let count = 0; count < 130; count++) {
      const { status } = await client
        .get('/api/student-page')
        .set('authorization', `Bearer ${randomIds.secret()}`)
      statuses.add(status)
    }
    expect([...statuses]).toEqual([401, 429])
  })
})
