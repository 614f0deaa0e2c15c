import type { Database } from '../../src/adapters/db/database.ts'

/** What a database's message can quote, and nobody may read in an answer or a log. */
export const SECRET = 'Kim Ek, skyddad'

class BrokenDatabaseError extends Error {
  override readonly name = 'BrokenDatabaseError'
  readonly code = 'P1001'
}

/** A database whose every question fails with a message that quotes a student. */
export const brokenDatabase = {
  $queryRaw: () => Promise.reject(new BrokenDatabaseError('no connection')),
  session: {
    findFirst: () =>
      Promise.reject(new BrokenDatabaseError(`duplicate key: Key (name)=(${SECRET}) already exists`)),
  },
} as unknown as Database
