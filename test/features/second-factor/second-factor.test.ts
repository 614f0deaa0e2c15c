import { Secret, TOTP } from 'otpauth'
import type { Response, Test } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { randomUUID } from 'node:crypto'
import { randomIds } from '../../../src/adapters/ids.ts'
import { hashOf } from '../../../src/features/session/repository.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import {
  createTestApp,
  seedOrganisation,
  seedTerm,
  signInAs,
  visitor,
  type TestRole,
} from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const STEP = 30_000
const MINUTE = 60_000
const BASE = '/api/account/second-factor'
let test: ReturnType<typeof createTestApp>

beforeEach(async () => {
  await emptyTables(db, 'person', 'outbox_message')
  test = createTestApp(db, { requiresSecondFactor: true })
})

/**
 * A browser that keeps the newest session cookie. The clock stands in 2019, so that a jar would find each of them expired.
 */
function browser(first = '') {
  let cookie = first
  const keep = ({ headers }: Response) => {
    const line = /vfu_session=[\w-]+/.exec(String(headers['set-cookie']))?.[0]
    if (line) cookie = line
  }
  const send = (request: Test) => request.set('cookie', cookie).on('response', keep)
  return {
    get: (path: string) => send(visitor(test).get(path)),
    post: (path: string) => send(visitor(test).post(path)),
  }
}

async function signedInAs(...roles: TestRole[]) {
  const { cookie, personId } = await signInAs(test, ...roles)
  return { ...browser(cookie), cookie, personId }
}

/** The code that the telephone shows now, or so many steps away. */
const codeFor = (key: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({
    timestamp: test.clock.now().getTime() + steps * STEP,
  })

/** A central coordinator who has added a telephone; the clock has moved past the code that confirmed it. */
async function enrolled() {
  const agent = await signedInAs({ kind: 'central' })
  const { body } = await agent.post(BASE).expect(200)
  const key = String(body.key)
  const confirmed = await agent
    .post(`${BASE}/confirm`)
    .send({ code: codeFor(key) })
    .expect(200)
  test.clock.advance(2 * STEP)
  return { agent, key, personId: agent.personId, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

/** Comes in by a mailed link: what the session is good for is another matter. */
async function byLink(personId: string) {
  const token = randomIds.secret()
  await db.accessLink.create({
    data: { id: randomUUID(), tokenHash: hashOf(token), purpose: 'sign_in', personId },
  })
  const agent = browser()
  const { body } = await agent.post('/api/session').send({ token }).expect(200)
  return { agent, step: body.step as string | null }
}

const give = (agent: Pick<ReturnType<typeof browser>, 'post'>, code: string) =>
  agent.post('/api/session/code').send({ code })

describe('central without a second factor', () => {
  it('reaches nothing but adding one, where it is required', async () => {
    const agent = await signedInAs({ kind: 'central' }, { kind: 'district', districtId: 'farsta' })
    expect((await agent.get('/api/session').expect(200)).body.step).toBe('enrol')
    for (const path of ['/api/people', '/api/terms', '/api/account/sessions', '/api/terms/VT2020/offers'])
      expect((await agent.get(path).expect(403)).body.code).toBe('secondFactorNeeded')
    expect((await agent.get(BASE).expect(200)).body).toEqual({
      since: null,
      recoveryCodesLeft: 0,
      isRequired: true,
    })
    const { body } = await agent.post(BASE).expect(200)
    expect(body.address).toContain(`secret=${body.key}`)
    await agent.get('/api/people').expect(403)
    const { body: codes, headers } = await agent
      .post(`${BASE}/confirm`)
      .send({ code: codeFor(body.key) })
      .expect(200)
    expect(new Set(codes.recoveryCodes).size).toBe(10)
    expect(codes.recoveryCodes[0]).toMatch(/^([A-Z2-7]{4}-){3}[A-Z2-7]{4}$/)
    // The session has another token from now on.
    await visitor(test).get('/api/people').set('cookie', agent.cookie).expect(401)
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    await visitor(test).get('/api/people').set('cookie', cookie).expect(200)
  })

  it('goes on as before where it is not required, and so does everybody else where it is', async () => {
    const others = await signedInAs({ kind: 'district', districtId: 'farsta' })
    await others.get('/api/terms').expect(200)
    test = createTestApp(db)
    const central = await signedInAs({ kind: 'central' })
    await central.get('/api/people').expect(200)
  })
})

describe('whoever has a second factor', () => {
  it('is asked for a code after the link, and gets in with it under another token', async () => {
    const { personId, key } = await enrolled()
    const { agent, step } = await byLink(personId)
    expect(step).toBe('code')
    for (const path of ['/api/people', '/api/account/sessions', BASE]) await agent.get(path).expect(403)
    await agent.post(BASE).expect(403)
    expect((await give(agent, codeFor(key)).expect(200)).body.step).toBeNull()
    await agent.get('/api/people').expect(200)
    expect(await db.session.findFirst({ where: { previousTokenHash: { not: null } } })).toBeNull()
  })

  it('is asked in every session that was open before', async () => {
    const agent = await signedInAs({ kind: 'district', districtId: 'farsta' })
    const elsewhere = await byLink(agent.personId)
    await elsewhere.agent.get('/api/terms').expect(200)
    const { body } = await agent.post(BASE).expect(200)
    await agent
      .post(`${BASE}/confirm`)
      .send({ code: codeFor(body.key) })
      .expect(200)
    await elsewhere.agent.get('/api/terms').expect(403)
  })

  it('can use a code once, in whatever session, and the code of a clock that goes half a minute wrong', async () => {
    const { personId, key } = await enrolled()
    const [one, two] = [await byLink(personId), await byLink(personId)]
    const code = codeFor(key)
    const answers = await Promise.all([give(one.agent, code), give(two.agent, code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    test.clock.advance(2 * STEP)
    await give((await byLink(personId)).agent, codeFor(key, 1)).expect(200)
    // Older than one that was taken.
    await give((await byLink(personId)).agent, codeFor(key)).expect(422)
    await give((await byLink(personId)).agent, codeFor(key, 2)).expect(422)
  })

  it('can use each recovery code once, however it is typed', async () => {
    const { personId, recoveryCodes } = await enrolled()
    const [first = '', second = ''] = recoveryCodes
    await give((await byLink(personId)).agent, first).expect(200)
    await give((await byLink(personId)).agent, first).expect(422)
    const { agent } = await byLink(personId)
    await give(agent, ` ${second.toLowerCase().replaceAll('-', ' ')}`).expect(200)
    expect((await agent.get(BASE).expect(200)).body).toMatchObject({ recoveryCodesLeft: 8 })
  })

  it('waits a quarter of an hour after five wrong codes, the right one too', async () => {
    const { personId, key } = await enrolled()
    const { agent } = await byLink(personId)
    for (let count = 0; count < 5; count++)
      expect((await give(agent, '000000').expect(422)).body).toMatchObject({
        code: 'codeWrong',
        fields: [{ path: 'code' }],
      })
    const { body } = await give((await byLink(personId)).agent, codeFor(key)).expect(429)
    expect(body.detail).toBe('För många felaktiga koder. Försök igen om 15 minuter.')
    test.clock.advance(15 * MINUTE)
    await give(agent, codeFor(key)).expect(200)
  })

  it('gets new recovery codes, or is rid of it, for a code', async () => {
    const { agent, key, personId, recoveryCodes } = await enrolled()
    await agent.post(BASE).expect(409)
    await agent.post(`${BASE}/recovery-codes`).send({ code: '000000' }).expect(422)
    const { body } = await agent
      .post(`${BASE}/recovery-codes`)
      .send({ code: codeFor(key) })
      .expect(200)
    expect(body.recoveryCodes).toHaveLength(10)
    await give((await byLink(personId)).agent, recoveryCodes[0]!).expect(422)
    await agent
      .post(`${BASE}/remove`)
      .send({ code: codeFor(key) })
      .expect(422)
    await agent.post(`${BASE}/remove`).send({ code: body.recoveryCodes[0] }).expect(200)
    expect((await agent.get('/api/session').expect(200)).body.step).toBe('enrol')
    expect(await db.recoveryCode.count()).toBe(0)
  })
})

describe('what is stored', () => {
  it('opens nothing by itself: the key is sealed for its owner, recovery codes are hashes, the log has neither', async () => {
    const { personId, key, recoveryCodes } = await enrolled()
    const row = await db.secondFactor.findUniqueOrThrow({ where: { personId } })
    expect(test.deps.secretBox.open(row.sealedKey, personId)).toBe(key)
    expect(test.deps.secretBox.open(row.sealedKey, randomUUID())).toBeNull()
    const dump = await db.$queryRaw<{ text: string }[]>`
      select t::text as text from second_factor t union all select t::text from recovery_code t
      union all select t::text from audit_entry t union all select t::text from outbox_message t`
    const all = dump.map(({ text }) => text).join('\n')
    for (const secret of [key, ...recoveryCodes]) expect(all).not.toContain(secret)
    expect(all).toContain('confirmed_at')
    expect(all).not.toContain(row.sealedKey.slice(1, -1).concat('"'))
  })

  it('is a case for a recovery code when the server’s key is another', async () => {
    const { personId, key, recoveryCodes } = await enrolled()
    await db.secondFactor.update({
      where: { personId },
      data: { sealedKey: test.deps.secretBox.seal(key, randomUUID()) },
    })
    const { agent } = await byLink(personId)
    expect((await give(agent, codeFor(key)).expect(409)).body.code).toBe('secondFactorUnreadable')
    await give(agent, recoveryCodes[0]!).expect(200)
  })
})

describe('a lost second factor', () => {
  it('is taken away by a colleague, who cannot take away their own; a letter tells, sessions end, the log knows', async () => {
    const { agent, personId } = await enrolled()
    const colleague = await enrolled()
    const reset = (id: string) => colleague.agent.post(`/api/people/${id}/reset-second-factor`)
    expect((await reset(colleague.personId).expect(409)).body.code).toBe('secondFactorOwn')
    expect((await reset(personId).expect(200)).body.hasSecondFactor).toBe(false)
    await reset(personId).expect(409)
    await reset(randomUUID()).expect(404)
    await agent.get('/api/people').expect(401)
    expect((await byLink(personId)).step).toBe('enrol')
    const email = `${personId}@vfu.example`
    expect(await db.outboxMessage.findFirst()).toMatchObject({ recipient: email, status: 'waiting' })
    const entry = await db.auditEntry.findFirst({
      where: { subject: 'second_factor', operation: 'delete' },
      orderBy: { id: 'desc' },
    })
    expect(entry).toMatchObject({
      personId: colleague.personId,
      via: 'POST /api/people/:personId/reset-second-factor',
    })
    expect(entry?.details).toContain(personId)
  })
})
