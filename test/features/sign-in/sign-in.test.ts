import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openIdProvider } from '../../../src/adapters/identity-provider/openid-provider.ts'
import { providerSettings } from '../../../src/domain/access/provider-settings.ts'
import { CLIENT, followProvider, startOpenIdProvider } from '../../support/openid-provider.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, visitor, type TestRole } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
const openid = await startOpenIdProvider(() => ['http://vfu.example/logga-in/svar/stad'])
afterAll(() => openid.stop())
const { script } = openid

const settings = providerSettings.parse({
  id: 'stad',
  label: 'Stockholms stad',
  issuer: openid.issuer,
  ...CLIENT,
  emailDomains: ['stockholm.example'],
  secondFactor: { claim: 'amr', values: ['mfa'] },
  roles: [
    { claim: 'groups', value: 'vfu-ledning', role: 'central' },
    { claim: 'groups', value: 'vfu-farsta', role: 'district', district: 'farsta' },
    { claim: 'groups', value: 'vfu-bromma', role: 'district', district: 'bromma' },
    { claim: 'groups', value: 'vfu-atlantis', role: 'district', district: 'atlantis' },
    { claim: 'groups', value: 'vfu-su', role: 'university', university: 'SU' },
    { claim: 'groups', value: 'vfu-larare', role: 'teacher', university: 'SU' },
  ],
})

let test: ReturnType<typeof createTestApp>
let reports: unknown[]

beforeEach(async () => {
  await emptyTables(db, 'person')
  reports = []
  const provider = openIdProvider(settings, CLIENT.clientSecret, error => void reports.push(error))
  test = createTestApp(db, { identityProviders: [provider] })
  Object.assign(script, { fault: 'none', declines: false })
  become(['vfu-farsta'])
})

/** Makes the provider speak of a person of the city, in these groups. */
function become(groups: string[], more: Record<string, unknown> = {}, subject = 'asa') {
  const email = `${subject}@stockholm.example`
  Object.assign(script, {
    subject,
    claims: { name: 'Åsa Öberg', email, email_verified: true, groups, ...more },
  })
}

async function invited(role: TestRole & { validTo?: Date }, email = 'asa@stockholm.example') {
  const id = randomUUID()
  const validFrom = new Date('2019-11-01')
  await db.person.create({
    data: { id, name: 'Åsa Öberg', email, roles: { create: { id: randomUUID(), validFrom, ...role } } },
  })
  return id
}

/** Begins a sign-in: the address at the provider, and the cookie that waits for its answer. */
async function begin() {
  const { body, headers } = await visitor(test).post('/api/sign-in/stad').expect(200)
  const [line = ''] = headers['set-cookie'] as unknown as string[]
  return { url: String(body.url), cookie: line.split(';')[0] ?? '', line }
}

const answer = (query: string, cookie: string) =>
  visitor(test).post('/api/sign-in/stad/answer').set('cookie', cookie).send({ query })

/** The whole way through the provider and back. */
async function signIn() {
  const { url, cookie } = await begin()
  const { search } = await followProvider(url)
  const response = await answer(search, cookie)
  const session = /vfu_session=[\w-]+/.exec(String(response.headers['set-cookie']))?.[0]
  return Object.assign(response, { session: session ?? '' })
}

const rolesOf = async (email = 'asa@stockholm.example') =>
  db.role.findMany({
    where: { person: { email } },
    select: {
      kind: true,
      districtId: true,
      universityId: true,
      provider: true,
      validTo: true,
      claimLost: true,
    },
    orderBy: [{ kind: 'asc' }, { districtId: 'asc' }],
  })
const traces = async () => [
  await db.person.count(),
  await db.personIdentity.count(),
  await db.role.count(),
  await db.session.count(),
]

describe('a sign-in at the provider', () => {
  it('makes an account with the roles of the claims, opens a session and links the account', async () => {
    become(['vfu-farsta', 'vfu-su', 'something else'])
    const { body, session } = await signIn()
    expect(body).toMatchObject({
      person: { name: 'Åsa Öberg', email: 'asa@stockholm.example' },
      roles: [
        { kind: 'district', district: { id: 'farsta' } },
        { kind: 'university', university: { id: 'SU' } },
      ],
      step: null,
    })
    await visitor(test).get('/api/terms').set('cookie', session).expect(200)
    expect(await rolesOf()).toMatchObject([{ provider: 'stad' }, { provider: 'stad' }])
    expect(await db.personIdentity.findFirst()).toMatchObject({ issuer: openid.issuer, subject: 'asa' })
    const logged = await db.auditEntry.findMany({
      where: { subject: { in: ['person', 'role', 'person_identity'] } },
    })
    expect(new Set(logged.map(({ via }) => via))).toEqual(new Set(['POST /api/sign-in/:providerId/answer']))
    expect(JSON.stringify(logged.map(({ details }) => details))).not.toMatch(/asa/)
  })

  it('asks for a code with PKCE, state and nonce, and keeps what the answer must fit from scripts and neighbours', async () => {
    const { url, line } = await begin()
    const asked = new URL(url).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: 'http://vfu.example/logga-in/svar/stad',
      scope: 'openid profile email',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    expect(line).toMatch(/^vfu_sign_in=.*; Max-Age=600; Path=\/; HttpOnly; SameSite=Strict$/)
    const https = createTestApp(db, { ...test.deps, publicUrl: 'https://vfu.example' })
    const { headers } = await visitor(https).post('/api/sign-in/stad').expect(200)
    expect(String(headers['set-cookie'])).toMatch(/^__Host-vfu_sign_in=.*; Secure; SameSite=Strict$/)
  })

  it('links somebody who was invited by mail, by the verified address, and keeps the role given by hand', async () => {
    const id = await invited({ kind: 'district', districtId: 'alvsjo' })
    become([])
    expect((await signIn()).body).toMatchObject({ person: { id }, roles: [{ district: { id: 'alvsjo' } }] })
    expect(await db.personIdentity.findFirst()).toMatchObject({ personId: id })
    expect(await rolesOf()).toMatchObject([{ provider: null, validTo: null }])
  })

  it('counts as a second factor when the provider says so', async () => {
    test = createTestApp(db, { ...test.deps, requiresSecondFactor: true })
    become(['vfu-ledning'])
    const without = await signIn()
    expect(without.body.step).toBe('enrol')
    await visitor(test).get('/api/people').set('cookie', without.session).expect(403)
    become(['vfu-ledning'], { amr: ['pwd', 'mfa'] })
    const { body, session } = await signIn()
    expect(body.step).toBeNull()
    await visitor(test).get('/api/people').set('cookie', session).expect(200)
  })

  it('tells which providers there are, and knows no other', async () => {
    const { body } = await visitor(test).get('/api/sign-in').expect(200)
    expect(body).toEqual({ providers: [{ id: 'stad', label: 'Stockholms stad' }] })
    await visitor(test).post('/api/sign-in/annan').expect(404)
    await visitor(test).post('/api/sign-in/annan/answer').send({ query: '' }).expect(404)
  })
})

describe('who is refused', () => {
  const expectRefused = async (code: string) => {
    const before = await traces()
    const { body, session } = await signIn()
    expect([body.code, session]).toEqual([code, ''])
    expect(await traces()).toEqual(before)
    return String(body.detail)
  }

  it('a stranger without a role leaves no trace, and is told whom to ask', async () => {
    become(['something else', 'vfu-atlantis'])
    expect(await expectRefused('signInNoAccess')).toMatch(/Be den som leder VFU-projektet/)
    become([], { groups: undefined })
    await expectRefused('signInNoAccess')
  })

  it.each([
    ['says is not verified', { email_verified: false }],
    ['doesn’t say whether it is verified', { email_verified: undefined }],
    ['has no say about', { email: 'asa@su.example' }],
    ['writes as a person of another domain', { email: '"asa@stockholm.example"@su.example' }],
    ['doesn’t know', { email: undefined }],
  ])('an address that the provider %s links nobody', async (_what, claims) => {
    await invited({ kind: 'central' })
    become(['vfu-farsta'], claims)
    await expectRefused('signInEmailUnverified')
  })

  it('an address that was handed on opens nobody else’s account', async () => {
    await signIn()
    become(['vfu-farsta'], { email: 'asa@stockholm.example' }, 'another')
    await expectRefused('signInAddressTaken')
  })

  it('whoever says no at the provider is told so', async () => {
    script.declines = true
    expect(await expectRefused('signInDeclined')).toBe(
      'Inloggningen hos Stockholms stad avbröts. Du är inte inloggad.',
    )
  })
})

describe('a person who was linked', () => {
  it('stays the same under a new address, which no longer gets links at the old one', async () => {
    const { body } = await signIn()
    become(['vfu-farsta'], { email: 'asa.ny@stockholm.example', name: 'Åsa Ny' })
    expect((await signIn()).body.person).toMatchObject({
      id: body.person.id,
      email: 'asa.ny@stockholm.example',
      name: 'Åsa Öberg',
    })
    become(['vfu-farsta'], { email: 'nagon@annan.example' })
    expect((await signIn()).body.person).toMatchObject({ email: 'asa.ny@stockholm.example' })
  })

  it('takes over no other account by changing address', async () => {
    const { body } = await signIn()
    await invited({ kind: 'central' }, 'chef@stockholm.example')
    become(['vfu-farsta'], { email: 'chef@stockholm.example' })
    expect((await signIn()).body.person).toMatchObject(body.person)
  })

  it('loses what the claims no longer say, at the next sign-in, in every session', async () => {
    become(['vfu-farsta', 'vfu-bromma'])
    const { session } = await signIn()
    become(['vfu-bromma'])
    await signIn()
    expect(await rolesOf()).toMatchObject([
      { districtId: 'bromma', validTo: null },
      { districtId: 'farsta', validTo: test.clock.now(), claimLost: true },
    ])
    const { body } = await visitor(test).get('/api/session').set('cookie', session).expect(200)
    expect(body.roles).toMatchObject([{ district: { id: 'bromma' } }])
  })

  it('without any claim left is refused and signed out everywhere, and comes back with the claim', async () => {
    const { session } = await signIn()
    become([])
    expect((await signIn()).body.code).toBe('signInNoAccess')
    await visitor(test).get('/api/session').set('cookie', session).expect(401)
    expect(await rolesOf()).toMatchObject([{ claimLost: true }])
    test.clock.advance(1000)
    become(['vfu-farsta'])
    expect((await signIn()).body.roles).toHaveLength(1)
  })

  it('does not get back by a claim what central has ended, this minute or later', async () => {
    await signIn()
    const at = test.clock.now()
    await db.role.updateMany({ data: { validTo: at } })
    expect((await signIn()).body.code).toBe('signInNoAccess')
    expect(await rolesOf()).toHaveLength(1)
  })

  it('keeps the role that central gave a last day', async () => {
    const validTo = new Date('2019-12-31')
    await invited({ kind: 'district', districtId: 'farsta', validTo })
    await signIn()
    expect(await rolesOf()).toMatchObject([{ provider: null, validTo }])
  })

  it('stays central when nobody else is, and not when somebody is', async () => {
    become(['vfu-ledning'])
    await signIn()
    become([])
    expect((await signIn()).body.roles).toMatchObject([{ kind: 'central' }])
    await invited({ kind: 'central' }, 'chef@stockholm.example')
    expect((await signIn()).body.code).toBe('signInNoAccess')
  })

  it('is asked for the code of the telephone as after a mailed link', async () => {
    const { body } = await signIn()
    const [personId, at] = [String(body.person.id), test.clock.now()]
    await db.secondFactor.create({ data: { personId, sealedKey: '', createdAt: at, confirmedAt: at } })
    expect((await signIn()).body.step).toBe('code')
  })

  it('who comes twice at once for the first time gets one account', async () => {
    const both = await Promise.all([signIn(), signIn()])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await traces()).toEqual([1, 1, 1, 2])
  })
})

describe('an answer that is not this sign-in’s', () => {
  const expectStale = async (query: string, cookie: string) => {
    const { body, headers } = await answer(query, cookie)
    expect(body.code).toBe('signInStale')
    expect(String(headers['set-cookie'])).not.toContain('vfu_session')
  }

  it('is refused without the cookie, with another’s state, and a second time', async () => {
    const [mine, other] = [await begin(), await begin()]
    const { search } = await followProvider(mine.url)
    await expectStale(search, '')
    await expectStale(search, 'vfu_sign_in=%7B%7D')
    await expectStale(search, other.cookie)
    await expectStale(search.replace('code=', 'code=x'), mine.cookie)
    await expectStale(`${search}&state=x`, mine.cookie)
    expect(await db.person.count()).toBe(0)
    const first = await answer(search, mine.cookie)
    expect(first.status).toBe(200)
    // The browser was told to forget it; whoever kept it all the same finds the code used.
    expect(String(first.headers['set-cookie'])).toContain('vfu_sign_in=; Max-Age=0')
    await expectStale(search, mine.cookie)
  })

  it('is refused with another nonce or verifier: nobody can slip in a code of their own', async () => {
    for (const [name, code] of [
      ['nonce', 'signInUntrusted'],
      ['verifier', 'signInStale'],
    ] as const) {
      const { url, cookie } = await begin()
      const kept = JSON.parse(decodeURIComponent(cookie.split('=')[1]!)) as Record<string, string>
      const changed = JSON.stringify({ ...kept, [name]: 'x'.repeat(43) })
      const { search } = await followProvider(url)
      const { body } = await answer(search, `vfu_sign_in=${encodeURIComponent(changed)}`)
      expect(body.code).toBe(code)
    }
    expect(await db.person.count()).toBe(0)
  })
})

describe('a provider that fails', () => {
  it.each([
    ['down', 503, 'signInUnavailable', /fungerar inte just nu/],
    ['nonsense', 502, 'signInUntrusted', /gick inte att lita på/],
  ] as const)(
    'is told in a sentence when it is %s, before and after, and works again',
    async (fault, status, code, text) => {
      script.fault = fault
      const { body } = await visitor(test).post('/api/sign-in/stad').expect(status)
      expect(body).toMatchObject({ code, detail: expect.stringMatching(text) })
      expect(JSON.stringify(body)).not.toMatch(/ at |openid|oauth/i)
      script.fault = 'none'
      const { url, cookie } = await begin()
      const { search } = await followProvider(url)
      script.fault = fault
      expect((await answer(search, cookie)).status).toBeGreaterThanOrEqual(500)
      expect(reports.length).toBeGreaterThan(1)
      expect(await traces()).toEqual([0, 0, 0, 0])
      script.fault = 'none'
      expect((await signIn()).status).toBe(200)
    },
  )

  it('that is not there at all is told alike', async () => {
    const gone = { ...settings, issuer: 'http://127.0.0.1:9' }
    test = createTestApp(db, { identityProviders: [openIdProvider(gone, 'x', () => {})] })
    const { body } = await visitor(test).post('/api/sign-in/stad').expect(503)
    expect(body.code).toBe('signInUnavailable')
  })
})
