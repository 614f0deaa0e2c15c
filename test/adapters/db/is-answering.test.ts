import { expect, it } from 'vitest'
import { isAnswering, openDatabase } from '../../../src/adapters/db/database.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()

it('the database is said to answer as long as it does', async () => {
  expect(await isAnswering(db)).toBe(true)
  const nowhere = openDatabase({ ...connection, host: '/nowhere' }, () => {})
  expect(await isAnswering(nowhere.db)).toBe(false)
  await nowhere.close()
})
