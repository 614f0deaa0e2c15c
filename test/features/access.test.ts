import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.ts'
import { contract, type EndpointName } from '../../src/features/contract.ts'
import type { Served } from '../../src/http/endpoint.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../support/test-app.ts'
import { createTestDatabase } from '../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const { deps } = createTestApp(db)
const served: Served[] = []
const test = { app: createApp(deps, { served }), deps }

const NAMES = Object.keys(contract) as EndpointName[]
/** Doors that open to the token of a personal link, each for its one purpose. */
const BY_PERSONAL_LINK = [
  'GET /api/student-page',
  'GET /api/student-page/personal-data',
  'GET /api/student-page/personal-data/file',
  'PUT /api/student-page/wishes',
  'GET /api/supervisor-page',
  'POST /api/supervisor-page/answers',
  'POST /api/personal-page/answers',
  'POST /api/personal-page/calendar',
  'POST /api/personal-page/link',
  'PUT /api/personal-page/period-form',
  'GET /api/invitation',
  'PUT /api/invitation/answer',
  'GET /api/answer',
  'POST /api/answer/:placementId/confirm',
  'POST /api/answer/:placementId/decline',
  'GET /api/auscultation-page',
  'POST /api/auscultation-page/evaluation',
]
const PUBLIC = [
  'GET /api/lotteries',
  'GET /api/sign-in',
  'POST /api/sign-in/:providerId',
  'POST /api/sign-in/:providerId/answer',
  'POST /api/session',
  'GET /api/session',
  'DELETE /api/session',
  'POST /api/session/link',
  ...BY_PERSONAL_LINK,
]

const agents = {
  central: await signInAs(test, { kind: 'central' }),
  district: await signInAs(test, { kind: 'district', districtId: 'farsta' }),
  university: await signInAs(test, { kind: 'university', universityId: 'SU' }),
  teacher: await signInAs(test, { kind: 'teacher', universityId: 'SU' }),
  nobody: await signInAs(test),
}
type Role = keyof typeof agents

const accessOf = (name: EndpointName) => served.find(endpoint => endpoint.name === name)?.access
const isPublic = (name: EndpointName) => accessOf(name) === 'public'

/** The endpoint's request with parameters of the right form that name nothing, and no body. */
function send(agent: ReturnType<typeof visitor>, name: EndpointName) {
  const [method = '', template = ''] = name.split(' ')
  const path = template
    .replace(':termId', 'HT2031')
    .replace(':districtId', 'atlantis')
    .replace(/:kind\b/, 'students')
    .replace(/:\w+Id/g, () => randomUUID())
  return agent[method.toLowerCase() as 'get' | 'post' | 'put' | 'delete'](path)
}

describe('the contract', () => {
  it('is served whole, each endpoint once, and nothing besides it', () => {
    expect(served.map(({ name }) => name).sort()).toEqual([...NAMES].sort())
  })

  it('is open to strangers at the doors that take a secret or mail one and at the register of draws, and nowhere else', () => {
    expect(NAMES.filter(isPublic).sort()).toEqual([...PUBLIC].sort())
  })

  it('says for every other endpoint who may call it', () => {
    for (const name of NAMES.filter(endpoint => !isPublic(endpoint)))
      expect([name, accessOf(name)?.length]).not.toEqual([name, 0])
  })

  it('has something behind each path of /api that it names, and nothing behind others', async () => {
    const { body } = await agents.central.get('/api/nothing').expect(404)
    expect(body.code).toBe('notFound')
    await agents.central.patch('/api/terms').expect(404)
  })
})

describe('a stranger', () => {
  it.each(NAMES.filter(name => !PUBLIC.includes(name)))('is asked to sign in by %s', async name => {
    const { body } = await send(visitor(test), name).expect(401)
    expect(body.code).toBe('notSignedIn')
  })

  it.each(NAMES.filter(name => !name.startsWith('GET ')))(
    'is turned away by %s from a foreign page',
    async name => {
      const { body } = await send(supertest.agent(test.app), name).expect(403)
      expect(body.code).toBe('missingRequestedWith')
    },
  )
})

const closed = NAMES.filter(name => !isPublic(name)).flatMap(name =>
  (Object.keys(agents) as Role[]).map(role => [name, role, isListed(name, role)] as const),
)

function isListed(name: EndpointName, role: Role) {
  const access = accessOf(name)
  return typeof access === 'string' || (role !== 'nobody' && access?.includes(role) === true)
}

describe('a role', () => {
  it.each(closed.filter(([, , listed]) => !listed))('is refused by %s: %s', async (name, role) => {
    const { body } = await send(agents[role], name).expect(403)
    expect(body.code).toBe('forbidden')
  })

  it.each(closed.filter(([, , listed]) => listed))('passes the door of %s: %s', async (name, role) => {
    const { status, body } = await send(agents[role], name)
    expect([200, 404, 409, 422]).toContain(status)
    expect([undefined, 'notFound', 'invalidInput', 'importFile', 'phaseRefuses']).toContain(body?.code)
  })
})
