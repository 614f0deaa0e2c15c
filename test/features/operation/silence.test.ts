import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { readOperatingState } from '../../../src/adapters/db/operating-state.ts'
import { prometheusMetrics } from '../../../src/adapters/metrics/prometheus.ts'
import { contract, type EndpointName } from '../../../src/features/contract.ts'
import { accessRequest, answerOf } from '../../support/access-request.ts'
import { matrix } from '../../support/access-matrix.ts'
import { openAccessWorld, ROLES, wordsOf } from '../../support/access-world.ts'
import { readExposition } from '../../support/exposition.ts'
import { createTestDatabase } from '../../support/test-database.ts'

// What the operator sees, the log at its most talkative and the figures, after a request to every endpoint about people
// whose data are easy to recognise.

const { db } = await createTestDatabase()
const logged: string[] = []
const logger = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
const metrics = prometheusMetrics({
  database: () => readOperatingState(db, new Date()),
  connections: () => ({ busy: 0, idle: 0, waiting: 0 }),
  isQuiet: () => false,
  newestBackupAt: async () => undefined,
})
const world = await openAccessWorld(db, { logger, metrics })
afterAll(() => world.test.deps.background.stop())

const NAMES = Object.keys(contract) as EndpointName[]
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const PERSONAL = new RegExp([...wordsOf('A'), ...wordsOf('B'), '@', '\\bKim\\b'].join('|'), 'i')
const secrets = Object.values(world.headers)
  .flatMap(headers => Object.values(headers))
  .map(text => text.replace(/^Bearer |^vfu_session=/, ''))

for (const name of NAMES) {
  await world.test.deps.background.stop()
  const rows = await world.reset(matrix[name].phase ?? 'collecting')
  const role = ROLES.find(one => typeof answerOf(name, one) === 'object') ?? 'visitor'
  await (
    await accessRequest(db, world, { name, role, rows })
  )()
}
await world.reset('published')
const token = world.headers.student['authorization']?.slice('Bearer '.length)
await world.send('visitor', 'get', `/kalender/${token}.ics`)
await world.send('visitor', 'get', '/kim.student-a@vfu.example/nr-A')
await world.test.deps.background.stop()

describe('the log', () => {
  const lines = logged.map(line => JSON.parse(line) as Record<string, unknown>)
  const answered = lines.filter(({ msg }) => msg === 'answered')

  it('has a line with an id of its own for every request, from every endpoint', () => {
    expect(new Set(answered.map(({ requestId }) => requestId)).size).toBe(answered.length)
    const seen = new Set(answered.map(({ method, route }) => `${String(method)} ${String(route)}`))
    expect(NAMES.filter(name => !seen.has(name))).toEqual([])
  })

  it('says nothing of anybody, and no secret', () => {
    expect(logged.filter(line => PERSONAL.test(line))).toEqual([])
    expect(logged.filter(line => secrets.some(secret => line.includes(secret)))).toEqual([])
  })

  it('names nobody’s id in a line about a request', () => {
    const others = answered.map(line => JSON.stringify({ ...line, requestId: undefined }))
    expect(others.filter(line => UUID.test(line))).toEqual([])
  })
})

describe('the figures', () => {
  it('have labels of few values: templates of routes, and no name, id or secret', async () => {
    const text = await metrics.exposition()
    const values = [...readExposition(text).values()].flatMap(({ samples }) =>
      samples.flatMap(({ labels }) => Object.entries(labels)),
    )
    const routes = new Set(values.flatMap(([label, value]) => (label === 'route' ? [value] : [])))
    const known = [...NAMES.map(name => name.split(' ')[1]!), '/kalender/:file', 'other']
    expect([...routes].filter(route => !known.includes(route))).toEqual([])
    expect([...known].filter(route => !routes.has(route))).toEqual([])
    expect(values.filter(([, value]) => PERSONAL.test(value) || UUID.test(value))).toEqual([])
    expect(secrets.filter(secret => text.includes(secret))).toEqual([])
  })
})
