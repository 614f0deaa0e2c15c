import type { Response } from 'supertest'
import { afterAll, describe, expect, it } from 'vitest'
import { contract, type EndpointName } from '../../src/features/contract.ts'
import { accessRequest } from '../support/access-request.ts'
import { matrix } from '../support/access-matrix.ts'
import { openAccessWorld, ROLES } from '../support/access-world.ts'
import { rowsInForce } from '../support/row-counts.ts'
import { createTestDatabase } from '../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
afterAll(() => world.test.deps.background.stop())

const CHANGES = (Object.keys(contract) as EndpointName[]).filter(name => !name.startsWith('GET '))
const CLICKS = 3

/**
 * Asked twice, these are two: a link that may be used again signs two windows in; a unit may offer the same twice, and its
 * page sends once at a time; each run and repair is one more to compare.
 */
const EACH_ITS_OWN: readonly EndpointName[] = [
  'POST /api/session',
  'POST /api/terms/:termId/offers',
  'POST /api/terms/:termId/runs',
  'POST /api/terms/:termId/repairs',
]

/** The requests of so many clicks at once, answered, and by how many rows each table grew. */
async function clicked(name: EndpointName, clicks: number) {
  await world.test.deps.background.stop()
  const role = ROLES.findLast(one => typeof matrix[name].answers[one] === 'object') ?? 'central'
  const rows = await world.reset(matrix[name].phase ?? 'collecting')
  const sendIt = await accessRequest(db, world, { name, role, rows })
  const before = await rowsInForce(db)
  const answers = await Promise.all(Array.from({ length: clicks }, sendIt))
  await world.test.deps.background.stop()
  const after = await rowsInForce(db)
  const grown = Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)] as const)
  return { answers, grown: Object.fromEntries(grown.filter(([, more]) => more !== 0)) }
}

const isTold = ({ status, body }: Response) => status === 200 || (status < 500 && Boolean(body.code))

describe('three clicks at once', { timeout: 60_000 }, () => {
  it.each(CHANGES)('on %s are each answered, and leave what one leaves', async name => {
    const once = await clicked(name, 1)
    const { answers, grown } = await clicked(name, CLICKS)
    const { status } = once.answers[0]!
    const untold = answers.filter(answer => !isTold(answer)).map(({ body }) => body)
    const isDone = answers.some(answer => answer.status === status)
    const left = EACH_ITS_OWN.includes(name) ? grown : once.grown
    expect({ untold, isDone, grown }).toEqual({ untold: [], isDone: true, grown: left })
  })
})
