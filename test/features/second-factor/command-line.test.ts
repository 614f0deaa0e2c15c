import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { CommandContext } from '../../../src/cli/command.ts'
import { runProgram } from '../../../src/cli/program.ts'
import { createTestApp, seedOrganisation, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)
const test = createTestApp(db, { requiresSecondFactor: true })

async function vfu(...args: string[]) {
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
  return { status: await runProgram(args, context), text: lines.join('') }
}

it('vfu second-factor reset lets the only central coordinator begin again, and the log says so', async () => {
  const agent = await signInAs(test, { kind: 'central' })
  const [personId, at] = [agent.personId, test.clock.now()]
  await db.secondFactor.create({ data: { personId, sealedKey: '', createdAt: at, confirmedAt: at } })
  await db.recoveryCode.create({ data: { id: randomUUID(), personId, codeHash: 'x' } })
  const email = `${personId}@vfu.example`
  expect((await vfu('second-factor', 'reset', email.toUpperCase())).status).toBe(0)
  expect([await db.secondFactor.count(), await db.recoveryCode.count()]).toEqual([0, 0])
  await agent.get('/api/session').expect(401)
  expect(await db.outboxMessage.findFirst()).toMatchObject({ recipient: email })
  const entry = await db.auditEntry.findFirst({ where: { subject: 'second_factor', operation: 'delete' } })
  expect(entry).toMatchObject({ personId: null, via: 'vfu second-factor' })

  expect(await vfu('second-factor', 'reset', email)).toEqual({
    status: 2,
    text: 'Personen har inga koder i telefonen.\n',
  })
  expect((await vfu('second-factor', 'reset', 'ingen@vfu.example')).status).toBe(2)
  expect((await vfu('second-factor', 'remove', email)).status).toBe(2)
  expect((await vfu('second-factor', 'reset')).text).toMatch(/^E-postadressen saknas/)
})
