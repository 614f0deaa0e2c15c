import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { contract, type Endpoint, type EndpointName } from '../../../src/features/contract.ts'
import { matrix } from '../../support/access-matrix.ts'
import { accessRequest } from '../../support/access-request.ts'
import { openAccessWorld, ROLES, type Role } from '../../support/access-world.ts'
import { rowCounts } from '../../support/row-counts.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
afterAll(() => world.test.deps.background.stop())

/** Behind these doors there are strangers, whose requests have no name: a link or a code works once anyhow. */
const OF_STRANGERS = [
  'POST /api/session',
  'DELETE /api/session',
  'POST /api/session/link',
  'POST /api/sign-in/:providerId',
]

/** Somebody whom the endpoint answers; those with a personal link first. */
function callerOf(name: EndpointName): Role | undefined {
  return ROLES.find(role => role !== 'visitor' && typeof matrix[name].answers[role] === 'object')
}

const isQuestion = (name: EndpointName) =>
  name.startsWith('GET ') || (contract[name] as Endpoint).asks === true
const CHANGES = (Object.keys(contract) as EndpointName[])
  .filter(name => !isQuestion(name) && !OF_STRANGERS.includes(name))
  .flatMap(name => {
    const role = callerOf(name)
    return role === undefined ? [] : [[name, role] as const]
  })

async function prepare(name: EndpointName, role: Role) {
  await world.test.deps.background.stop()
  const rows = await world.reset(matrix[name].phase ?? 'collecting')
  return accessRequest(db, world, { name, role, rows })
}

const newKey = () => `"${randomUUID()}"`

/** In how many transactions the endpoint has changed something since the entry of the log. */
async function changesBy(name: EndpointName, lastEntry: bigint): Promise<number> {
  const transactions = await db.auditEntry.groupBy({
    by: ['transaction'],
    where: { id: { gt: lastEntry }, via: name, operation: { not: 'read' } },
  })
  return transactions.length
}

async function lastEntry(): Promise<bigint> {
  const { _max } = await db.auditEntry.aggregate({ _max: { id: true } })
  return _max.id ?? 0n
}

/** How many rows each table has gained or lost; the log apart, which tells of readings as well. */
async function gainOf(work: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await rowCounts(db)
  await work()
  await world.test.deps.background.stop()
  const after = await rowCounts(db)
  const tables = Object.keys(after).filter(table => !/ last written by$|^audit_entry$/.test(table))
  const changed = tables.filter(table => after[table] !== before[table])
  return Object.fromEntries(changed.map(table => [table, after[table]! - before[table]!]))
}

describe('the same request twice at once, under one name', { timeout: 60_000 }, () => {
  it.each(CHANGES)('%s by %s is one change, and both hear of it', async (name, role) => {
    const send = await prepare(name, role)
    const before = await lastEntry()
    const key = newKey()
    const answers = await Promise.all([send({ key }), send({ key })])
    await world.test.deps.background.stop()
    expect(await changesBy(name, before)).toBeLessThanOrEqual(1)
    const [first, second] = answers.toSorted((a, b) => a.status - b.status)
    expect(first?.status).toBe(200)
    // The answer tells how it is by then, of the same thing.
    const told = second?.status === 200 ? second.body?.id === first?.body?.id : second?.body.code
    expect([true, 'requestAlreadyDone']).toContain(told)
  })

  const outbox = { outbox_message: 1 }
  const CREATING: readonly (readonly [EndpointName, Role, Record<string, number>])[] = [
    ['POST /api/terms/:termId/offers', 'districtA', { offer: 1, offer_event: 1, offer_university: 1 }],
    [
      'POST /api/placements/:placementId/occasions',
      'districtA',
      { occasion: 1, invitation: 2, invitation_version: 2, access_link: 2, outbox_message: 2 },
    ],
    ['POST /api/terms/:termId/t2', 'central', { t2_report: 1 }],
    ['POST /api/support-material', 'central', { support_material: 1 }],
    ['POST /api/people/:personId/invite', 'central', { access_link: 1, ...outbox }],
    ['POST /api/outbox/test', 'central', outbox],
    ['POST /api/pilots/:pilotId/hosts', 'districtA', { pilot_host: 1, host_module: 1 }],
    ['POST /api/pilots/:pilotId/plans', 'central', { pilot_plan: 1 }],
    ['POST /api/pilots/:pilotId/notes', 'teacher', { pilot_note: 1 }],
    ['POST /api/students/:studentId/link', 'universityA', { access_link: 2 }],
    ['POST /api/terms/:termId/runs', 'central', { matching_run: 1 }],
  ]
  it.each(CREATING)('%s by %s adds its rows once, and anew under another name', async (name, role, rows) => {
    const send = await prepare(name, role)
    const key = newKey()
    const gain = await gainOf(() => Promise.all([send({ key }), send({ key })]))
    expect(gain).toEqual({ ...rows, request_key: 1 })
    expect(await gainOf(() => send({ key }))).toEqual({})
    const { status } = await send({ key: newKey() })
    expect(status).toBe(200)
  })
})
