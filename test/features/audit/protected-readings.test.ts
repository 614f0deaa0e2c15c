import { afterAll, describe, expect, it } from 'vitest'
import type { EndpointName } from '../../../src/features/contract.ts'
import { accessRequest } from '../../support/access-request.ts'
import { matrix } from '../../support/access-matrix.ts'
import { openAccessWorld } from '../../support/access-world.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
afterAll(() => world.test.deps.background.stop())

const VIEWS: readonly EndpointName[] = [
  'GET /api/runs/:runId',
  'GET /api/runs/:runId/what-if',
  'GET /api/terms/:termId/repairs',
  'GET /api/terms/:termId/pins',
]

describe('a view of the matching with a protected person in it (P6)', () => {
  it.each(VIEWS)('%s is logged as a reading, once', async name => {
    const rows = await world.reset(matrix[name].phase ?? 'collecting')
    const identity = { protected: true, firstName: null, lastName: null, email: null }
    await db.student.updateMany({ data: identity })
    const send = await accessRequest(db, world, { name, role: 'central', rows })
    await world.test.deps.background.settled()
    const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect((await send()).status).toBe(200)
    const read = await db.auditEntry.findMany({
      where: { id: { gt: last.id }, operation: 'read' },
      select: { subject: true, details: true, via: true },
    })
    expect(read).toMatchObject([{ subject: 'student', via: name }])
    expect(read[0]?.details).toMatch(/"key":\{"id":"[0-9a-f-]{36}"/)
  })
})

it('the list of a pilot’s students is logged as a reading of the protected ones (P6)', async () => {
  const name = 'GET /api/pilots/:pilotId/auscultants'
  const rows = await world.reset(matrix[name].phase ?? 'collecting')
  const send = await accessRequest(db, world, { name, role: 'central', rows })
  const [one] = await db.auscultant.findMany({ select: { id: true }, take: 1 })
  const identity = { protected: true, firstName: null, lastName: null, email: null }
  await db.auscultant.update({ where: { id: one?.id ?? '' }, data: identity })
  const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
  expect((await send()).status).toBe(200)
  const read = await db.auditEntry.findMany({
    where: { id: { gt: last.id }, operation: 'read' },
    select: { subject: true, details: true, via: true },
  })
  expect(read).toMatchObject([{ subject: 'auscultant', via: name }])
  expect(read[0]?.details).toContain(one?.id)
})
