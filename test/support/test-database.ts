import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { openDatabase } from '../../src/adapters/db/database.ts'

/** A database of its own for the calling test file, migrated and empty, dropped after it. */
export async function createTestDatabase() {
  const server = { host: inject('databaseHost'), user: 'app' }
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name} template template_vfu`)
  const connection = { ...server, database: name }
  let isClosing = false
  const { db, close } = openDatabase(connection, error => {
    // Dropping the database may overtake a connection's own farewell.
    if (!isClosing) throw error
  })
  afterAll(async () => {
    isClosing = true
    await close()
    await administer(server, `drop database ${name} with (force)`)
  })
  return { db, connection }
}

async function administer(server: pg.ClientConfig, statement: string) {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
