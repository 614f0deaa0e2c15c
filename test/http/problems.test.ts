import { pino } from 'pino'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { copyIn } from '../../src/copy/copy.ts'
import { brokenDatabase, SECRET } from '../support/broken-database.ts'
import { createTestApp } from '../support/test-app.ts'

const lines: string[] = []
const logger = pino({ level: 'error' }, { write: line => void lines.push(line) })
const { app } = createTestApp(brokenDatabase, { logger })
const agent = supertest.agent(app).set('x-requested-with', 'vfu')
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('a refusal', () => {
  it('is problem+json with a code, a sentence, the fields and the request’s id', async () => {
    const { headers, body } = await agent.get('/api/terms').expect(401)
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(body).toEqual({
      type: 'urn:vfu:error:notSignedIn',
      status: 401,
      code: 'notSignedIn',
      detail: 'Du behöver logga in.',
      fields: [],
      requestId: headers['x-request-id'],
    })
    expect(headers['x-request-id']).toMatch(UUID)
    expect(headers['cache-control']).toBe('no-store')
  })

  it('names each faulty field by its path', async () => {
    const { body } = await agent.post('/api/session').send({ token: 7, extra: true }).expect(422)
    expect(body.code).toBe('invalidInput')
    expect(body.fields).toEqual([
      { path: 'token', text: 'Uppgiften går inte att använda. Fyll i den på nytt.' },
      { path: '', text: expect.stringContaining('extra') },
    ])
  })

  it.each([
    [undefined, 'sv'],
    ['en-GB,en;q=0.9', 'en'],
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['de-DE,en;q=0.5', 'en'],
    ['de', 'sv'],
    ['*', 'sv'],
  ] as const)('is told to a reader of %s in %s', async (accepted, language) => {
    const request = agent.get('/api/terms')
    const { body } = await (accepted ? request.set('accept-language', accepted) : request)
    expect(body.detail).toBe(copyIn[language].errors.notSignedIn({}))
  })

  it('is new for every request', async () => {
    const ids = [await agent.get('/api/x'), await agent.get('/api/x')].map(({ body }) => body.requestId)
    expect(new Set(ids).size).toBe(2)
  })

  it('has an id that no caller chose', async () => {
    const { headers } = await agent.get('/api/x').set('x-request-id', 'mine')
    expect(headers['x-request-id']).toMatch(UUID)
  })
})

describe('a fault of ours', () => {
  it('is told without details, and logged without what the database said', async () => {
    lines.length = 0
    const { text, body } = await agent.get('/api/terms').set('cookie', 'vfu_session=x').expect(500)
    expect(body).toMatchObject({ code: 'internal', detail: copyIn.sv.errors.internal({}), fields: [] })
    for (const hidden of [SECRET, 'duplicate', 'BrokenDatabase', '.ts:', 'at '])
      expect(text).not.toContain(hidden)
    expect(lines).toHaveLength(1)
    const logged = JSON.parse(lines[0] ?? '')
    expect(logged).toMatchObject({
      msg: 'request failed',
      requestId: body.requestId,
      error: { name: 'BrokenDatabaseError', code: 'P1001' },
    })
    expect(logged.error.stack.join()).toContain('broken-database.ts')
    expect(lines[0]).not.toContain(SECRET)
  })

  it('is the only kind of answer that is logged', async () => {
    lines.length = 0
    await agent.get('/api/terms').expect(401)
    await agent.get('/api/nothing').expect(404)
    await agent.post('/api/session').send({}).expect(422)
    expect(lines).toEqual([])
  })
})
