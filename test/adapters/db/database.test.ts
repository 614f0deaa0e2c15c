import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  alone,
  fromDateColumn,
  openDatabase,
  toDateColumn,
  transact,
  type Transaction,
} from '../../../src/adapters/db/database.ts'
import { seedOrganisation, seedTerm } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'collecting')

const minutesOf = async (tx: Transaction) =>
  (
    await tx.travelTime.findUniqueOrThrow({
      where: { homeArea_districtId: { homeArea: 'Farsta', districtId: 'farsta' } },
    })
  ).minutes

const setMinutes = (tx: Transaction, minutes: number) =>
  tx.travelTime.update({
    where: { homeArea_districtId: { homeArea: 'Farsta', districtId: 'farsta' } },
    data: { minutes },
  })

beforeEach(() => setMinutes(db, 0))

describe('a transaction', () => {
  it('loses no update when twenty read and write the same row at once', async () => {
    const increment = () => transact(db, async tx => void (await setMinutes(tx, (await minutesOf(tx)) + 1)))
    await Promise.all(Array.from({ length: 20 }, increment))
    expect(await minutesOf(db)).toBe(20)
  })

  it('is rolled back when it takes longer than it may', async () => {
    const slow = transact(
      db,
      async tx => {
        await setMinutes(tx, 7)
        await tx.$queryRaw`select pg_sleep(0.5)::text`
        await setMinutes(tx, 8)
      },
      'Serializable',
      0.25,
    )
    await expect(slow).rejects.toMatchObject({ code: 'P2028' })
    expect(await minutesOf(db)).toBe(0)
  })

  it('is run again when another changed what it read, though they wrote different rows', async () => {
    // Each moves the phase when the other has not: both reading first, one must see the other's write.
    let runs = 0
    const claim = (homeArea: string) =>
      transact(db, async tx => {
        runs++
        const claims = await tx.travelTime.count({ where: { homeArea: { startsWith: 'claim' } } })
        if (claims > 0) return false
        await tx.travelTime.create({ data: { homeArea, districtId: 'farsta', minutes: 1 } })
        return true
      })
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map(name => claim(`claim ${name}`)))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await db.travelTime.count({ where: { homeArea: { startsWith: 'claim' } } })).toBe(1)
    expect(runs).toBeGreaterThanOrEqual(4)
  })

  it('is undone as a whole by what is thrown in it, and is not run again for that', async () => {
    let runs = 0
    const failing = transact(db, async tx => {
      runs++
      await setMinutes(tx, 77)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(runs).toBe(1)
    expect(await minutesOf(db)).toBe(0)
  })

  it('reads several relations of its rows without a warning from the driver', async () => {
    const warnings: string[] = []
    const note = ({ message }: Error) => void warnings.push(message)
    process.on('warning', note)
    const term = await transact(db, tx =>
      tx.term.findUniqueOrThrow({
        where: { id: 'VT2020' },
        include: { shares: true, districts: true, offers: true, students: true, runs: true, moves: true },
      }),
    )
    await new Promise(resolve => setImmediate(resolve))
    process.off('warning', note)
    expect(term.shares).toHaveLength(3)
    expect(warnings).toEqual([])
  })

  it('goes on after a query that failed, and after a failed transaction on the same connection', async () => {
    const single = openDatabase({ ...connection, max: 1 }, () => {})
    try {
      await expect(transact(single.db, tx => tx.$queryRaw`select 1 / 0`)).rejects.toThrow(/division by zero/)
      const failed = Promise.allSettled([
        single.db.$queryRaw`select 1 / 0`,
        single.db.$queryRaw<{ two: number }[]>`select 2 as two`,
      ])
      expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
      expect(await transact(single.db, tx => tx.$queryRaw`select 3 as three`)).toEqual([{ three: 3 }])
    } finally {
      await single.close()
    }
  })
})

describe('a broken connection', () => {
  it('is reported and replaced', async () => {
    const errors: Error[] = []
    const other = openDatabase({ ...connection, application_name: 'victim' }, error => errors.push(error))
    const killer = new pg.Client(connection)
    await killer.connect()
    try {
      await other.db.$queryRaw`select 1`
      await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'victim'`,
      )
      await expect.poll(() => errors.length).toBeGreaterThan(0)
      expect(await other.db.$queryRaw`select 1 as one`).toEqual([{ one: 1 }])
    } finally {
      await killer.end()
      await other.close()
    }
  })
})

describe('a calendar date', () => {
  it.each(['2020-02-29', '2020-03-29', '2020-10-25', '1999-12-31'])(
    'comes back as it was stored: %s',
    async on => {
      await db.term.update({ where: { id: 'VT2020' }, data: { offersDueOn: toDateColumn(on) } })
      const { offersDueOn } = await db.term.findUniqueOrThrow({ where: { id: 'VT2020' } })
      expect(fromDateColumn(offersDueOn)).toBe(on)
      const [row] = await db.$queryRaw<{ on: string }[]>`select offers_due_on::text as on from term`
      expect(row?.on).toBe(on)
    },
  )

  it('is null when there is none', () => {
    expect(toDateColumn(null)).toBeNull()
    expect(fromDateColumn(null)).toBeNull()
  })
})

describe('an instant', () => {
  it('comes back to the millisecond, whatever the zone of the server', async () => {
    const at = new Date('2020-03-29T00:59:59.123Z')
    await db.phaseMove.create({
      data: { id: randomUUID(), termId: 'VT2020', from: 'collecting', to: 'matching', at },
    })
    const [move] = await db.phaseMove.findMany()
    expect(move?.at).toEqual(at)
  })
})

describe('work that is done alone', () => {
  it('waits for the same work of other instances, and gives the lock back when it fails', async () => {
    const steps: string[] = []
    const work = (name: string) =>
      alone(db, async () => {
        steps.push(`${name} begins`)
        await new Promise(resolve => setTimeout(resolve, 20))
        steps.push(`${name} ends`)
        if (name === 'b') throw new Error('b failed')
        return name
      })
    const ends = await Promise.allSettled(['a', 'b', 'c'].map(work))
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    for (let at = 0; at < steps.length; at += 2) {
      expect(steps[at + 1]).toBe(steps[at]?.replace('begins', 'ends'))
    }
  })
})
