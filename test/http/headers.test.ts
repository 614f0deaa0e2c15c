import fs from 'node:fs'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { brokenDatabase } from '../support/broken-database.ts'
import { createTestApp } from '../support/test-app.ts'

const { app } = createTestApp(brokenDatabase)
const paths = ['/healthz', '/api/terms', '/api/nothing', '/kalender/x.ics', '/anything']

describe('every answer', () => {
  it.each(paths)('at %s tells the browser to run and load nothing but ours', async path => {
    const { headers } = await supertest(app).get(path)
    const policy = String(headers['content-security-policy']).split(';').sort()
    expect(policy).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self'",
      "manifest-src 'self'",
      "script-src 'self'",
      "style-src 'self'",
    ])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['x-request-id']).toBeTruthy()
  })

  it.each(paths)('at %s says neither what serves it nor how guesses are counted', async path => {
    const { headers } = await supertest(app).get(path)
    const names = Object.keys(headers).filter(name => /powered|^server$|rate-?limit/.test(name))
    expect(names).toEqual([])
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('are not weakened by the page itself', () => {
    expect(fs.readFileSync('web/index.html', 'utf8')).not.toMatch(/name="referrer"|http-equiv/)
  })

  it('holds browsers to https when people reach the system so, and not otherwise', async () => {
    expect((await supertest(app).get('/healthz')).headers['strict-transport-security']).toBeUndefined()
    const secure = createTestApp(brokenDatabase, { publicUrl: 'https://vfu.example' })
    const { headers } = await supertest(secure.app).get('/healthz')
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/)
  })
})

describe('guessing a secret', () => {
  it.each([
    [
      'GET /api/student-page',
      (request: ReturnType<typeof supertest.agent>) => request.get('/api/student-page'),
    ],
    [
      'POST /api/session',
      (request: ReturnType<typeof supertest.agent>) => request.post('/api/session').send({}),
    ],
    ['GET /kalender/…', (request: ReturnType<typeof supertest.agent>) => request.get('/kalender/x.ics')],
  ])('at %s is slowed down after 120 failures in a minute', async (_door, knock) => {
    const { app: fresh } = createTestApp(brokenDatabase)
    const agent = supertest.agent(fresh).set('x-requested-with', 'vfu')
    for (let i = 0; i < 120; i++) expect((await knock(agent)).status).not.toBe(429)
    const { body, headers } = await knock(agent).expect(429)
    expect(body).toMatchObject({ code: 'tooManyRequests' })
    expect(headers['retry-after']).toBe('60')
    expect(Object.keys(headers).filter(name => /rate-?limit/.test(name))).toEqual([])
  })

  it('is counted at each door by itself', async () => {
    const { app: fresh } = createTestApp(brokenDatabase)
    const agent = supertest.agent(fresh).set('x-requested-with', 'vfu')
    for (let i = 0; i < 121; i++) await agent.get('/api/student-page')
    await agent.get('/api/student-page').expect(429)
    await agent.get('/kalender/x.ics').expect(404)
    await agent.post('/api/session').send({}).expect(422)
  })

  it('is counted for each address that a trusted proxy names', async () => {
    const { deps } = createTestApp(brokenDatabase)
    const agent = supertest.agent(createApp(deps, { trustedProxies: ['loopback'] }))
    const knock = (address: string) => agent.get('/api/student-page').set('x-forwarded-for', address)
    for (let i = 0; i < 120; i++) await knock('192.0.2.1').expect(401)
    await knock('192.0.2.1').expect(429)
    await knock('192.0.2.2').expect(401)
    // What a stranger wrote before the proxy added its own word is not taken.
    await knock('192.0.2.9, 192.0.2.1').expect(429)
  })

  it('does not confuse the count by claiming to come from elsewhere', async () => {
    const { app: fresh } = createTestApp(brokenDatabase)
    const agent = supertest.agent(fresh).set('x-requested-with', 'vfu')
    for (let i = 0; i < 120; i++)
      await agent.get('/api/student-page').set('x-forwarded-for', `10.0.0.${i}`).expect(401)
    await agent.get('/api/student-page').set('x-forwarded-for', '10.9.9.9').expect(429)
  })
})

describe('asking for sign-in links', () => {
  it('is slowed down after 20 requests in a minute from one address, and shuts no other door', async () => {
    const { deps } = createTestApp(brokenDatabase)
    const agent = supertest.agent(createApp(deps, { trustedProxies: ['loopback'] }))
    const ask = (address: string) =>
      agent
        .post('/api/session/link')
        .set({ 'x-requested-with': 'vfu', 'x-forwarded-for': address })
        .send({ email: 'no address' })
    for (let i = 0; i < 20; i++) await ask('192.0.2.1').expect(422)
    const { body, headers } = await ask('192.0.2.1').expect(429)
    expect(body).toMatchObject({ code: 'tooManyRequests' })
    expect(headers['retry-after']).toBe('60')
    await ask('192.0.2.2').expect(422)
    const token = agent
      .post('/api/session')
      .set({ 'x-requested-with': 'vfu', 'x-forwarded-for': '192.0.2.1' })
    await token.send({}).expect(422)
  })
})
