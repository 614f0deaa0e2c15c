import { beforeEach, describe, expect, it } from 'vitest'
import { emptyTables } from '../../support/past-triggers.ts'
import { createTestApp, seedOrganisation, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
const MINUTE = 60_000
let test: ReturnType<typeof createTestApp>
let kicks: number

beforeEach(async () => {
  await emptyTables(db, 'person', 'outbox_message')
  kicks = 0
  test = createTestApp(db, { kickOutbox: () => void kicks++ })
})

/** A coordinator of Farsta; returns the address. */
async function coordinator(role: { validTo?: Date; validFrom?: Date } = {}) {
  const { personId } = await signInAs(test, { kind: 'district', districtId: 'farsta' })
  await db.role.updateMany({ where: { personId }, data: role })
  return { personId, email: `${personId}@vfu.example` }
}

/** Asks for a link, and waits until the letter that there is to write is written. */
async function ask(email: string) {
  const response = await visitor(test).post('/api/session/link').send({ email })
  await test.deps.background.settled()
  return response
}
const asked = async (email: string) => expect((await ask(email)).status).toBe(200)
const signIn = (token: string) => visitor(test).post('/api/session').send({ token })
const tokens = async () => {
  const messages = await db.outboxMessage.findMany({ orderBy: { createdAt: 'asc' } })
  return messages.map(({ text }) => /\/logga-in#([\w-]+)/.exec(text)?.[1] ?? '')
}

describe('a link by mail', () => {
  it('goes to the address as it is stored, signs in once and then never', async () => {
    const { email } = await coordinator()
    await asked(email.toUpperCase())
    expect(kicks).toBe(1)
    expect(await db.outboxMessage.findFirst()).toMatchObject({ recipient: email, status: 'waiting' })
    const [token = ''] = await tokens()
    await signIn(token).expect(200)
    expect((await signIn(token).expect(401)).body.code).toBe('linkInvalid')
  })

  it('is used by the click alone: opening its address, as mail scanners do, changes nothing', async () => {
    const { email } = await coordinator()
    await asked(email)
    const [token = ''] = await tokens()
    for (const path of [`/logga-in?${token}`, `/api/session?token=${token}`, `/api/session/${token}`])
      await visitor(test).get(path)
    await signIn(token).expect(200)
  })

  it('works for twenty minutes', async () => {
    const { email } = await coordinator()
    await asked(email)
    const [token = ''] = await tokens()
    test.clock.advance(20 * MINUTE)
    await signIn(token).expect(401)
  })

  it('is not written twice in a minute, and a later one leaves the former alone', async () => {
    const { email } = await coordinator()
    await asked(email)
    test.clock.advance(MINUTE - 1)
    await asked(email)
    expect(await tokens()).toHaveLength(1)
    test.clock.advance(1)
    await asked(email)
    for (const token of await tokens()) await signIn(token).expect(200)
    await asked(email)
    expect(await tokens()).toHaveLength(3)
  })

  it('is answered alike whether anybody has the address, and whoever it is', async () => {
    const past = new Date(test.clock.now().getTime() - 1)
    const { email: known } = await coordinator()
    const { email: former } = await coordinator({ validTo: past, validFrom: past })
    const answers = [await ask(known), await ask(former), await ask('ingen@stockholm.example')]
    expect(answers.map(({ status, text }) => [status, text])).toEqual(
      Array.from({ length: 3 }, () => [200, 'null']),
    )
    expect(await db.outboxMessage.findMany({ select: { recipient: true } })).toEqual([{ recipient: known }])
  })

  it('is refused from a foreign page, without an address, and to many who ask at once', async () => {
    for (const body of [{}, { email: 'nobody' }, { email: 'a@b.example', role: 'central' }])
      await visitor(test).post('/api/session/link').send(body).expect(422)
    let refused = 0
    for (let count = 0; count < 25; count++) {
      const { status } = await ask('ingen@stockholm.example')
      if (status === 429) refused++
    }
    expect(refused).toBeGreaterThan(0)
  })
})

describe('the own sessions', () => {
  it('are listed and ended by their owner, one or all others', async () => {
    const { email, personId } = await coordinator()
    await asked(email)
    const [token = ''] = await tokens()
    const { headers } = await signIn(token).expect(200)
    const agent = visitor(test).set('cookie', String(headers['set-cookie']).split(';')[0] ?? '')
    const list = async () => (await agent.get('/api/account/sessions').expect(200)).body.sessions
    const before = await list()
    expect(before.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent).sort()).toEqual([false, true])
    const other = before.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent)
    await agent.post(`/api/account/sessions/${other.id}/end`).expect(200)
    await agent.post(`/api/account/sessions/${other.id}/end`).expect(404)
    expect(await list()).toMatchObject([{ isCurrent: true }])
    await agent.post('/api/account/sessions/end-others').expect(200)
    expect(await list()).toMatchObject([{ isCurrent: true }])
    expect(await db.session.count({ where: { personId, revokedAt: null } })).toBe(1)
  })
})
