import pg from 'pg'
import { expect, it } from 'vitest'
import { auditCommand } from '../../../src/cli/audit.ts'
import type { CommandContext } from '../../../src/cli/command.ts'
import { createTestDatabase } from '../../support/test-database.ts'
import { seedOrganisation } from '../../support/test-app.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)

async function verify() {
  const lines: string[] = []
  const url = `postgresql://app@localhost/${connection.database}?host=${encodeURIComponent(connection.host)}`
  const context: CommandContext = {
    out: text => void lines.push(text),
    err: text => void lines.push(text),
    now: () => 0,
    solvers: {
      solverFor: () => {
        throw new Error('No solver in this test')
      },
      close: () => Promise.resolve(),
    },
    environment: { DATABASE_URL: url },
  }
  return { status: await auditCommand.run(['verify'], context), text: lines.join('') }
}

it('vfu audit verify says whether the log is whole, and ends with 5 when it is not', async () => {
  const whole = await verify()
  expect(whole.status).toBe(0)
  expect(whole.text).toMatch(/^Loggen är hel: \d+ poster, slutsumma [0-9a-f]{64}\.\n$/)
  const intruder = new pg.Client(connection)
  await intruder.connect()
  await intruder.query('set session_replication_role = replica')
  await intruder.query('delete from audit_entry where number = 2')
  await intruder.end()
  const broken = await verify()
  expect(broken.status).toBe(5)
  expect(broken.text).toMatch(/^Loggen är bruten vid nummer 2 av \d+\.\n$/)
})
