import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { changeFeed, LISTENER } from '../../../src/adapters/db/change-feed.ts'
import { backgroundWork } from '../../../src/adapters/background-work.ts'
import { workLeases } from '../../../src/adapters/db/work-leases.ts'
import { openDatabase } from '../../../src/adapters/db/database.ts'
import type { Change } from '../../../src/domain/access/change.ts'
import { endCancelledWork, endUnwantedWork } from '../../../src/features/live/commands.ts'
import { FakeMatcher } from '../../support/fake-matcher.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { seedPilot } from '../../support/seed-pilot.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedPlacement, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)

/** What an instance hears, and a way to wait for it. */
function listener() {
  const faults: unknown[] = []
  const feed = changeFeed(connection, error => void faults.push(error))
  const heard: Change[] = []
  let missed = 0
  let wake = () => {}
  feed.subscribe({
    changed(change) {
      heard.push(change)
      wake()
    },
    missed() {
      missed++
      wake()
    },
  })
  feed.start()
  return {
    feed,
    faults,
    heard,
    missed: () => missed,
    async until(isThere: () => boolean) {
      while (!isThere()) await new Promise<void>(resolve => (wake = resolve))
    },
  }
}

const ear = listener()
beforeAll(() => ear.until(() => ear.missed() === 1))
afterAll(() => ear.feed.close())
afterEach(() => emptyTables(db, 'term', 'outbox_message', 'access_link'))

/** Waits until everything that was told so far has been heard: what is told last is known to nobody else. */
async function heardAll(): Promise<void> {
  const last = randomUUID()
  await db.$executeRaw`select pg_notify('vfu_changes', ${JSON.stringify({ about: 'access', personId: last })})`
  await ear.until(() => ear.heard.some(({ personId }) => personId === last))
  ear.heard.splice(ear.heard.findIndex(({ personId }) => personId === last))
}

/** All that is told of the work, without repetitions. */
async function toldBy(work: () => Promise<unknown>): Promise<string[]> {
  await heardAll()
  ear.heard.length = 0
  await work()
  await heardAll()
  const told = ear.heard.map(({ about, districtIds, universityIds }) =>
    [about, ...districtIds, ...universityIds].join(' '),
  )
  return [...new Set(told)].toSorted()
}

describe('what the database tells at a commit', () => {
  it('of offers and students is whose they are', async () => {
    await seedTerm(db, 'collecting')
    expect(
      await toldBy(async () => {
        await seedOffer(db, 'bromma')
        await seedStudent(db, 'ESB')
      }),
    ).toEqual(['offers bromma', 'students ESB'])
  })

  it('of an offer or a student that changes is told as well', async () => {
    await seedTerm(db, 'collecting')
    await seedOffer(db, 'bromma')
    await seedStudent(db, 'ESB')
    expect(
      await toldBy(async () => {
        await db.offer.updateMany({ data: { comment: 'Ring först' } })
        await db.student.updateMany({ data: { homeArea: 'Bromma' } })
      }),
    ).toEqual(['offers bromma', 'students ESB'])
  })

  it('of a placement is its district’s, and its university’s once that may see it (S7)', async () => {
    await seedTerm(db, 'confirming')
    const studentId = await seedStudent(db, 'SU')
    const offerId = await seedOffer(db)
    let placementId = ''
    expect(
      await toldBy(async () => {
        placementId = await seedPlacement(db, { termId: 'VT2020', studentId, offerId })
      }),
    ).toEqual(['placements farsta'])
    const supervisorId = await seedSupervisor(db, 'farsta')
    const event = { placementId, at: new Date('2019-11-04T09:00:00Z') }
    expect(
      await toldBy(() =>
        db.placementEvent.createMany({
          data: [
            { ...event, kind: 'confirmed', supervisorId },
            { ...event, kind: 'published' },
          ],
        }),
      ),
    ).toEqual(['placements farsta SU'])
  })

  it('of a pilot is nobody else’s while it is a draft', async () => {
    await seedTerm(db, 'confirming')
    let pilotId = ''
    expect(
      await toldBy(async () => {
        pilotId = await seedPilot(db, 'draft')
      }),
    ).toEqual(['pilot'])
    const move = { pilotId, from: 'draft', to: 'collecting', at: new Date('2019-11-04T09:00:00Z') } as const
    expect(await toldBy(() => db.pilotMove.create({ data: { id: randomUUID(), ...move } }))).toEqual([
      'pilot farsta SU',
    ])
  })

  it('says nothing of what was rolled back', async () => {
    await seedTerm(db, 'collecting')
    const rollBack = () =>
      db.$transaction(async tx => {
        await tx.term.updateMany({ data: { maxTravelMinutes: 80 } })
        throw new Error('no')
      })
    expect(await toldBy(() => expect(rollBack()).rejects.toThrow('no'))).toEqual([])
  })

  it('of an import of two thousand students is one word', async () => {
    await seedTerm(db, 'collecting')
    await toldBy(() =>
      db.student.createMany({
        data: Array.from({ length: 2000 }, (_, index) => ({
          id: randomUUID(),
          termId: 'VT2020',
          universityId: 'SH',
          number: `n${index}`,
        })),
      }),
    )
    expect(ear.heard.filter(({ about }) => about === 'students')).toHaveLength(1)
  })

  it('of somebody’s session, role or second factor is for the instances', async () => {
    const test = createTestApp(db)
    const agent = await signInAs(test, { kind: 'central' })
    expect(await toldBy(() => agent.delete('/api/session').expect(200))).toEqual(['access'])
    expect(await toldBy(() => db.role.updateMany({ data: { validTo: new Date() } }))).toEqual(['access'])
  })
})

describe('listening', () => {
  it('goes on when the connection is lost, and says that something may have been missed', async () => {
    const other = listener()
    await other.until(() => other.missed() === 1)
    await db.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ${LISTENER} and datname = current_database()`
    await other.until(() => other.missed() === 2)
    await ear.until(() => ear.missed() >= 2)
    await db.$executeRaw`select pg_notify('vfu_changes', '{"about":"term"}')`
    await other.until(() => other.heard.length > 0)
    expect(other.feed.recent()).toMatchObject([{ about: 'term' }])
    expect(other.faults.length).toBeGreaterThan(0)
    await other.feed.close()
  })

  it('passes over what a newer release tells', async () => {
    expect(
      await toldBy(() => db.$executeRaw`select pg_notify('vfu_changes', '{"about":"weather"}')`),
    ).toEqual([])
  })
})

/** An instance of the program on the database, as far as its runs go. */
function instance(feed = ear.feed) {
  const { db: own, close } = openDatabase(connection, () => {})
  const matcher = new FakeMatcher()
  const background = backgroundWork((_id, error) => {
    throw error
  }, workLeases(own))
  const test = createTestApp(own, { matcher, background, changes: feed })
  return { ...test, matcher, background, close }
}

describe('a run that is cancelled at another instance', () => {
  const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }

  async function running() {
    await seedTerm(db, 'matching')
    await seedStudent(db)
    const here = instance()
    const there = instance()
    const agent = await signInAs(here, { kind: 'central' })
    here.matcher.waits()
    const { body } = await agent.post('/api/terms/VT2020/runs').send(asked).expect(200)
    const elsewhere = await signInAs(there, { kind: 'central' })
    const cancel = () => elsewhere.post(`/api/runs/${body.id}/cancel`).expect(200)
    const close = async () => {
      await here.close()
      await there.close()
    }
    return { here, id: String(body.id), cancel, close }
  }

  it('ends where it is computed, at once', async () => {
    const { here, id, cancel, close } = await running()
    const stop = endCancelledWork(here.deps)
    expect(here.background.underWay()).toEqual([id])
    await cancel()
    await here.background.settled()
    expect(here.matcher.asked[0]?.options.signal.aborted).toBe(true)
    expect(await db.matchingRun.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'cancelled' })
    expect(await db.workLease.count()).toBe(0)
    stop()
    await close()
  })

  it('ends at the next look when nothing was heard', async () => {
    const { here, id, cancel, close } = await running()
    await endUnwantedWork(here.deps)
    expect(here.background.underWay()).toEqual([id])
    await cancel()
    await endUnwantedWork(here.deps)
    await here.background.settled()
    expect(here.matcher.asked[0]?.options.signal.aborted).toBe(true)
    await close()
  })
})
