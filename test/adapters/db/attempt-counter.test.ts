import { expect, it } from 'vitest'
import { attemptCounter } from '../../../src/adapters/db/attempt-counter.ts'
import { createFingerprinter } from '../../../src/adapters/fingerprinter.ts'
import { openDatabase } from '../../../src/adapters/db/database.ts'
import supertest from 'supertest'
import { createTestApp } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
const attempts = attemptCounter(db)

it('counts for all instances together, each key by itself', async () => {
  const other = openDatabase(connection, () => {})
  const elsewhere = attemptCounter(other.db)
  const counts = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 ? attempts : elsewhere).count('one', 60)),
  )
  expect(counts.map(({ hits }) => hits).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
  expect((await attempts.count('two', 60)).hits).toBe(1)
  await other.close()
})

it('begins anew when the window has ended, by the database’s clock', async () => {
  const { resetsAt } = await attempts.count('three', 60)
  const [row] = await db.$queryRaw<{ now: Date }[]>`select now() as now`
  const seconds = (resetsAt.getTime() - (row?.now.getTime() ?? 0)) / 1000
  expect(seconds).toBeGreaterThan(50)
  expect(seconds).toBeLessThanOrEqual(60)
  await db.attempt.update({ where: { key: 'three' }, data: { hits: 500 } })
  await db.$executeRaw`update attempt set resets_at = now() where key = 'three'`
  expect((await attempts.count('three', 60)).hits).toBe(1)
})

it('forgets what is over, and that alone', async () => {
  await attempts.count('over', 60)
  await attempts.count('kept', 60)
  await db.$executeRaw`update attempt set resets_at = now() where key = 'over'`
  await attempts.forget()
  expect(await db.attempt.count({ where: { key: { in: ['over', 'kept'] } } })).toBe(1)
})

it('slows down guesses at one instance that were made at another, and stores no address', async () => {
  await db.attempt.deleteMany()
  const fingerprinter = createFingerprinter('the key of the tests, long enough for any')
  const one = createTestApp(db, { attempts, fingerprinter })
  const other = createTestApp(db, { attempts: attemptCounter(db), fingerprinter })
  const knock = ({ app }: typeof one) => supertest(app).get('/api/student-page')
  for (let i = 0; i < 60; i++) for (const instance of [one, other]) await knock(instance).expect(401)
  await knock(one).expect(429)
  await knock(other).expect(429)
  const keys = (await db.attempt.findMany()).map(({ key }) => key)
  expect(keys).toHaveLength(1)
  expect(keys[0]).toMatch(/^[\w-]{43}$/)
})
