import { afterAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../src/adapters/db/database.ts'
import { SequentialClient } from '../../../src/adapters/db/sequential-client.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

let statements = 0

class CountedClient extends SequentialClient {
  constructor(config?: ConstructorParameters<typeof SequentialClient>[0]) {
    super(config)
    const send = this.query.bind(this) as (...parts: unknown[]) => unknown
    const count = (...parts: unknown[]) => {
      statements += 1
      return send(...parts)
    }
    this.query = count as typeof this.query
  }
}

const { connection } = await createTestDatabase()
const { db, close } = openDatabase({ ...connection, Client: CountedClient }, error => {
  throw error
})
const { central, matcher, match, moveTo, reset } = await openMatchedTerm(db)
afterAll(close)

/** How many statements each step takes from a run's choice to publication, for so many students and supervisors. */
async function statementsFor(count: number): Promise<Record<string, number>> {
  await reset()
  const pairs = []
  for (let index = 0; index < count; index++) {
    const email = `nr${index}-of-${count}@vfu.example`
    const supervisorId = await seedSupervisor(db, 'farsta', { email })
    pairs.push({
      student: await seedStudent(db, 'SU', { email }),
      offer: await seedOffer(db, 'farsta', { supervisorId }),
    })
  }
  matcher.places(...pairs)
  const run = await match()
  const during = async (step: () => Promise<unknown>) => {
    const before = statements
    await step()
    return statements - before
  }
  const choosing = await during(() => central.post(`/api/runs/${run}/choose`).expect(200))
  const placementIds = (await db.placement.findMany({ select: { id: true } })).map(({ id }) => id)
  const confirming = await during(() =>
    central.post('/api/terms/VT2020/placements/confirm').send({ placementIds }).expect(200),
  )
  const publishing = await during(() => moveTo('published').expect(200))
  expect(await db.invitation.count()).toBe(5 * count)
  return { choosing, confirming, publishing }
}

describe('a term’s way from its chosen run to publication', () => {
  it('takes no more statements for forty students than for four', async () => {
    expect(await statementsFor(40)).toEqual(await statementsFor(4))
  }, 60_000)
})
