import { pino } from 'pino'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { brokenDatabase } from '../support/broken-database.ts'
import { createTestApp } from '../support/test-app.ts'

const lines: string[] = []
const logger = pino({ level: 'error' }, { write: line => void lines.push(line) })
const { app, deps } = createTestApp(brokenDatabase, { logger })
const agent = supertest.agent(app).set('x-requested-with', 'vfu')

const post = (body: string, type = 'application/json') =>
  agent.post('/api/session').set('content-type', type).send(body)

describe('a body', () => {
  it.each([
    ['broken off', '{"token": "abc'],
    ['no object', '"token"'],
    ['no JSON', 'token=abc'],
  ])('that is %s cannot be read', async (_what, body) => {
    expect((await post(body).expect(400)).body.code).toBe('malformedBody')
  })

  it('in an encoding or a compression that nobody uses cannot be read', async () => {
    const latin = await post('{}', 'application/json; charset=latin1')
    const packed = await post('{}').set('content-encoding', 'compress')
    const corrupt = await post('{}').set('content-encoding', 'gzip')
    for (const { status, body } of [latin, packed, corrupt])
      expect([status, body.code]).toEqual([400, 'malformedBody'])
  })

  it('of another type counts as missing', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      expect((await post('token=abc', type).expect(422)).body.code).toBe('invalidInput')
    }
  })

  it('may be 256 kilobytes', async () => {
    const ofLength = (length: number) => JSON.stringify({ token: 'x'.repeat(length) })
    await post(ofLength(255 * 1024)).expect(422)
    expect((await post(ofLength(257 * 1024)).expect(413)).body.code).toBe('bodyTooLarge')
  })

  it('that is a stranger’s file is refused before it is read', async () => {
    const upload = agent
      .post('/api/terms/VT2020/imports/students/preview')
      .type('application/octet-stream')
      .send(Buffer.alloc(6.1 * 1024 * 1024))
    expect((await upload.expect(401)).body.code).toBe('notSignedIn')
  })

  it('is not looked into for properties that change other objects', async () => {
    await post('{"__proto__": {"token": "x"}, "constructor": {}}').expect(422)
    expect(Object.hasOwn(Object.prototype, 'token')).toBe(false)
  })
})

describe('a path', () => {
  it('that is badly encoded cannot be read', async () => {
    expect((await agent.get('/api/terms/%E0%A4%A').expect(400)).body.code).toBe('malformedBody')
  })

  it('outside the API has nothing without a client', async () => {
    await agent.get('/anything').expect(404)
  })

  it('of the health check answers without a session or a database', async () => {
    expect((await supertest(app).get('/healthz').expect(200)).body).toEqual({ ok: true })
  })

  it('of the readiness check says when the database does not answer', async () => {
    expect((await supertest(app).get('/readyz').expect(503)).body).toEqual({ ok: false })
  })

  it('is answered while the server leaves, on a connection that is not kept', async () => {
    const leaving = createApp(deps, { isLeaving: () => true })
    const { headers } = await supertest(leaving).get('/healthz').set('connection', 'keep-alive').expect(200)
    expect(headers['connection']).toBe('close')
    await supertest(leaving).get('/readyz').expect(503)
  })
})

describe('none of this', () => {
  it('is a fault of ours', () => {
    expect(lines).toEqual([])
  })
})
