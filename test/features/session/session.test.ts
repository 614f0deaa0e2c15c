import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { randomIds } from '../../../src/adapters/ids.ts'
import { hashOf } from '../../../src/features/session/repository.ts'
import { seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const HOUR = 3_600_000
const MINUTE = 60_000
let test: ReturnType<typeof createTestApp>

beforeEach(() => {
  test = createTestApp(db)
})

/** A person with a role in Farsta and a sign-in link; returns the link's token. */
async function invite(
  link: { expiresAt?: Date; revokedAt?: Date; purpose?: 'sign_in' } = {},
  role: { validFrom?: Date; validTo?: Date } = {},
) {
  const token = randomIds.secret()
  const id = randomUUID()
  const validFrom = role.validFrom ?? new Date(test.clock.now().getTime() - HOUR)
  await db.person.create({
    data: {
      id,
      name: 'Åsa Öberg',
      email: `${id}@stockholm.example`,
      roles: {
        create: { id: randomUUID(), kind: 'district', districtId: 'farsta', ...role, validFrom },
      },
      links: { create: { id: randomUUID(), tokenHash: hashOf(token), purpose: 'sign_in', ...link } },
    },
  })
  return { token, id }
}

const signIn = (token: string) => visitor(test).post('/api/session').send({ token })

describe('signing in by a personal link', () => {
  it('opens a session, tells who and what for, and sets a cookie that no script can read', async () => {
    const { token, id } = await invite()
    const { body, headers } = await signIn(token).expect(200)
    expect(body).toEqual({
      person: { id, name: 'Åsa Öberg', email: `${id}@stockholm.example`, language: 'sv' },
      roles: [
        {
          kind: 'district',
          district: { id: 'farsta', name: 'Farsta stadsdelsförvaltning' },
          university: null,
        },
      ],
      step: null,
    })
    const [cookie = '', ...more] = headers['set-cookie'] as unknown as string[]
    expect(more).toEqual([])
    expect(cookie).toMatch(/^vfu_session=[\w-]{43}; /)
    expect(cookie.split('; ').slice(1).sort()).toEqual([
      'Expires=Mon, 04 Nov 2019 21:00:00 GMT',
      'HttpOnly',
      'Path=/',
      'SameSite=Lax',
    ])
  })

  it('sends the cookie over https alone when people reach the system so', async () => {
    test = createTestApp(db, { publicUrl: 'https://vfu.example' })
    const { token } = await invite()
    const { headers } = await signIn(token).expect(200)
    expect(String(headers['set-cookie'])).toContain('; Secure')
  })

  it('stores neither the link’s secret nor the session’s', async () => {
    const { token, id } = await invite()
    const { headers } = await signIn(token).expect(200)
    const secret = /vfu_session=([\w-]+)/.exec(String(headers['set-cookie']))?.[1] ?? ''
    const rows = [
      ...(await db.session.findMany({ where: { personId: id } })),
      ...(await db.accessLink.findMany({ where: { personId: id } })),
    ]
    expect(rows).toHaveLength(2)
    for (const hidden of [secret, token]) expect(JSON.stringify(rows)).not.toContain(hidden)
  })

  it('works until the link ends, and not after', async () => {
    const { token } = await invite({ expiresAt: new Date(test.clock.now().getTime() + HOUR) })
    await signIn(token).expect(200)
    test.clock.advance(HOUR)
    await signIn(token).expect(401)
  })

  it.each([
    ['unknown', () => Promise.resolve(randomIds.secret())],
    ['revoked', async () => (await invite({ revokedAt: new Date('2019-11-01') })).token],
    ['a student’s', async () => studentLink('student_page')],
    ['of a calendar', async () => studentLink('feed')],
  ])('is refused with a link that is %s', async (_what, token) => {
    const { body, headers } = await signIn(await token()).expect(401)
    expect(body.code).toBe('linkInvalid')
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('is refused without a token, with one that is too short, and with something more', async () => {
    for (const body of [{}, { token: 'short' }, { token: 'x'.repeat(43), role: 'central' }]) {
      expect((await visitor(test).post('/api/session').send(body).expect(422)).body.code).toBe('invalidInput')
    }
  })

  it('is refused from a page that is not the system’s own', async () => {
    const { token } = await invite()
    const { body } = await supertest(test.app).post('/api/session').send({ token }).expect(403)
    expect(body.code).toBe('missingRequestedWith')
  })
})

async function studentLink(purpose: 'student_page' | 'feed') {
  const token = randomIds.secret()
  const studentId = await seedStudent(db)
  await db.accessLink.create({
    data: { id: randomUUID(), tokenHash: hashOf(token), purpose, studentId },
  })
  return token
}

/** The session's cookie that a response sets, or nothing. */
function cookieOf({ headers }: { headers: object }): string {
  const [cookie = ''] = (headers as { 'set-cookie'?: string[] })['set-cookie'] ?? []
  return cookie.split(';')[0] ?? ''
}

/** An agent with the cookie of a new session of its own. */
async function signedIn(token: string) {
  const agent = visitor(test)
  const { headers } = await signIn(token).expect(200)
  const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
  return agent.set('cookie', cookie)
}

describe('a session', () => {
  it('is told to its owner', async () => {
    const { token, id } = await invite()
    const { body } = await (await signedIn(token)).get('/api/session').expect(200)
    expect(body.person.id).toBe(id)
  })

  it('is nobody’s without a cookie, or with another', async () => {
    expect((await visitor(test).get('/api/session').expect(401)).body.code).toBe('notSignedIn')
    for (const cookie of ['vfu_session=', `vfu_session=${randomIds.secret()}`, 'vfu_session=%E0%A4%A', 'x']) {
      await visitor(test).get('/api/session').set('cookie', cookie).expect(401)
      await visitor(test).get('/api/terms').set('cookie', cookie).expect(401)
    }
  })

  it('ends after twelve hours, however much it is used', async () => {
    const { token } = await invite()
    let cookie = cookieOf(await signIn(token))
    const ask = async () => {
      const response = await visitor(test).get('/api/terms').set('cookie', cookie)
      cookie = cookieOf(response) || cookie
      return response.status
    }
    for (let hour = 1; hour < 12; hour++) {
      test.clock.advance(HOUR)
      expect(await ask()).toBe(200)
    }
    test.clock.advance(HOUR - 1)
    expect(await ask()).toBe(200)
    test.clock.advance(1)
    expect(await ask()).toBe(401)
    await visitor(test).get('/api/session').set('cookie', cookie).expect(401)
  })

  it('ends after two hours without a request', async () => {
    const agent = await signedIn((await invite()).token)
    test.clock.advance(2 * HOUR - 1)
    await agent.get('/api/terms').expect(200)
    const other = await signedIn((await invite()).token)
    test.clock.advance(2 * HOUR)
    await other.get('/api/terms').expect(401)
  })

  it('gets another token every quarter of an hour; the former one works for a minute more', async () => {
    const { token } = await invite()
    const first = cookieOf(await signIn(token))
    const ask = (cookie: string) => visitor(test).get('/api/terms').set('cookie', cookie)
    test.clock.advance(15 * MINUTE - 1)
    expect(cookieOf(await ask(first).expect(200))).toBe('')
    test.clock.advance(1)
    const answers = await Promise.all([ask(first), ask(first), ask(first)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const [second = '', ...more] = answers.map(cookieOf).filter(Boolean)
    expect(more).toEqual([])
    expect(second).not.toBe(first)
    test.clock.advance(MINUTE - 1)
    await ask(first).expect(200)
    test.clock.advance(1)
    await ask(first).expect(401)
    await ask(second).expect(200)
  })

  it('ends when its owner signs out, and leaves the owner’s other sessions', async () => {
    const { token } = await invite()
    const [here, there] = [await signedIn(token), await signedIn(token)]
    const { headers } = await here.delete('/api/session').expect(200)
    expect(String(headers['set-cookie'])).toMatch(
      /^vfu_session=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    await here.get('/api/terms').expect(401)
    await there.get('/api/terms').expect(200)
  })

  it('is ended by the system’s own pages alone, and by anybody without one', async () => {
    await supertest(test.app).delete('/api/session').expect(403)
    await visitor(test).delete('/api/session').expect(200)
  })
})

describe('a role', () => {
  it('opens its doors only while it is valid', async () => {
    const now = test.clock.now()
    const { token } = await invite({}, { validTo: new Date(now.getTime() + HOUR) })
    const agent = await signedIn(token)
    await agent.get('/api/terms').expect(200)
    test.clock.advance(HOUR)
    await agent.get('/api/terms').expect(403)
    expect((await agent.get('/api/session').expect(200)).body.roles).toEqual([])
  })

  it('opens nothing before it begins', async () => {
    const { token } = await invite({}, { validFrom: new Date(test.clock.now().getTime() + HOUR) })
    const agent = await signedIn(token)
    await agent.get('/api/terms').expect(403)
    test.clock.advance(HOUR)
    await agent.get('/api/terms').expect(200)
  })

  it('of a teacher opens nothing of the matching', async () => {
    const teacher = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
    expect((await teacher.get('/api/session').expect(200)).body.roles).toMatchObject([{ kind: 'teacher' }])
    await teacher.get('/api/terms/VT2020/students').expect(403)
  })

  it('adds to the others of the same person', async () => {
    const both = await signInAs(
      test,
      { kind: 'district', districtId: 'farsta' },
      { kind: 'university', universityId: 'SU' },
    )
    await both.get('/api/terms/VT2020/offers').expect(200)
    await both.get('/api/terms/VT2020/students').expect(200)
    await both.get('/api/people').expect(403)
  })
})
