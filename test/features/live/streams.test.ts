import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { HEARD } from '../../../src/domain/access/change.ts'
import { liveStreams } from '../../../src/features/live/commands.ts'
import { createApp } from '../../../src/app.ts'
import { ChangeSource } from '../../support/change-source.ts'
import { listen, openEvents } from '../../support/event-stream.ts'
import { createTestApp, seedOrganisation, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const changes = new ChangeSource()
const test = createTestApp(db, { changes })
const streams = liveStreams(test.deps)
await seedOrganisation(db)
let server: Awaited<ReturnType<typeof listen>>
beforeAll(async () => {
  server = await listen(createApp(test.deps, { streams }))
})
afterEach(() => {
  streams.close()
  changes.heard.length = 0
})
afterAll(() => server.close())

const central = () => signInAs(test, { kind: 'central' })

/** Tells, and waits for what the client hears; the last that it hears is of its own work. */
async function hearing(stream: Awaited<ReturnType<typeof openEvents>>, personId: string, tell: () => void) {
  tell()
  changes.tells({ about: 'progress', personId })
  return (await stream.until('progress')).slice(0, -1)
}

describe('the stream of changes', () => {
  it.each([
    [
      { kind: 'central' },
      ['run', 'reasons', 'plan', 'mail', 'term', 'offers', 'students', 'placements', 'pilot'],
    ],
    [{ kind: 'district', districtId: 'farsta' }, ['term', 'offers', 'placements', 'pilot']],
    [{ kind: 'district', districtId: 'bromma' }, ['term']],
    [{ kind: 'university', universityId: 'SU' }, ['term', 'students', 'placements', 'pilot']],
    [{ kind: 'university', universityId: 'ESB' }, ['term']],
    [{ kind: 'teacher', universityId: 'SU' }, ['term', 'pilot']],
    [{ kind: 'teacher', universityId: 'ESB' }, ['term']],
  ] as const)('tells %o what is theirs, by name alone', async (role, expected) => {
    const agent = await signInAs(test, role)
    const stream = await openEvents(server.url, agent.cookie)
    const heard = await hearing(stream, agent.personId, () => {
      for (const about of HEARD.filter(one => one !== 'progress'))
        changes.tells({ about, districtIds: ['farsta'], universityIds: ['SU'] })
    })
    expect(heard).toEqual(expected)
    await stream.close()
  })

  it('is refused to strangers, and passes through proxies unchanged', async () => {
    expect((await openEvents(server.url, '')).status).toBe(401)
    const { cookie } = await central()
    const stream = await openEvents(server.url, cookie)
    expect(stream.status).toBe(200)
    expect(Object.fromEntries(stream.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    await stream.close()
  })

  it('begins with what changed in the seconds before', async () => {
    const { cookie, personId } = await central()
    changes.heard.push({ about: 'run', districtIds: [], universityIds: [] })
    const stream = await openEvents(server.url, cookie)
    expect(await hearing(stream, personId, () => {})).toEqual(['run'])
    await stream.close()
  })

  it('says the same again once, after a pause', async () => {
    const { cookie, personId } = await central()
    const stream = await openEvents(server.url, cookie)
    const heard = await hearing(stream, personId, () => {
      for (let i = 0; i < 10; i++) changes.tells({ about: 'run' })
    })
    expect(heard).toEqual(['run'])
    expect(await stream.until('run')).toEqual(['run'])
    expect(await hearing(stream, personId, () => changes.tells({ about: 'plan' }))).toEqual(['plan'])
    await stream.close()
  })

  it('asks its client for everything anew when something may have gone by unheard', async () => {
    const { cookie } = await central()
    const stream = await openEvents(server.url, cookie)
    changes.misses()
    expect(await stream.until('missed')).toEqual(['missed'])
    await stream.close()
  })

  it('ends when its session is ended', async () => {
    const agent = await central()
    const stream = await openEvents(server.url, agent.cookie)
    await agent.delete('/api/session').expect(200)
    changes.tells({ about: 'access', personId: agent.personId })
    expect(await stream.until('session')).toEqual(['session'])
    await stream.ended()
    expect((await openEvents(server.url, agent.cookie)).status).toBe(401)
  })

  it('ends when the second step is asked for anew', async () => {
    const agent = await central()
    const stream = await openEvents(server.url, agent.cookie)
    await db.secondFactor.create({
      data: {
        personId: agent.personId,
        sealedKey: 'x',
        createdAt: test.clock.now(),
        confirmedAt: test.clock.now(),
      },
    })
    changes.tells({ about: 'access', personId: agent.personId })
    expect(await stream.until('session')).toEqual(['session'])
    await stream.ended()
  })

  it('follows the roles: what another role would have heard is not told after its end', async () => {
    const agent = await signInAs(test, { kind: 'central' }, { kind: 'district', districtId: 'farsta' })
    const stream = await openEvents(server.url, agent.cookie)
    await db.role.updateMany({
      where: { personId: agent.personId, kind: 'central' },
      data: { validTo: test.clock.now() },
    })
    changes.tells({ about: 'access', personId: agent.personId })
    expect(await stream.until('roles')).toEqual(['roles'])
    const heard = await hearing(stream, agent.personId, () => {
      changes.tells({ about: 'run' })
      changes.tells({ about: 'offers', districtIds: ['bromma'] })
      changes.tells({ about: 'placements', districtIds: ['farsta'] })
    })
    expect(heard).toEqual(['placements'])
    await stream.close()
  })

  it('is looked at again for its own person alone', async () => {
    const [one, other] = [await central(), await central()]
    const stream = await openEvents(server.url, other.cookie)
    changes.tells({ about: 'access', personId: one.personId })
    expect(await hearing(stream, other.personId, () => {})).toEqual([])
    await stream.close()
  })

  it('is one of at most eight per session', async () => {
    const { cookie } = await central()
    const open = await Promise.all(Array.from({ length: 8 }, () => openEvents(server.url, cookie)))
    expect(open.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await openEvents(server.url, cookie)).status).toBe(429)
    const another = await openEvents(server.url, (await central()).cookie)
    expect(another.status).toBe(200)
    await Promise.all([...open, another].map(stream => stream.close()))
  })

  it('gives its place to another when its client has gone', async () => {
    const { cookie } = await central()
    const open = await Promise.all(Array.from({ length: 8 }, () => openEvents(server.url, cookie)))
    await open[0]?.close()
    await expect
      .poll(async () => {
        const stream = await openEvents(server.url, cookie)
        return stream.status
      })
      .toBe(200)
  })

  it('ends with the program, and then nothing listens', async () => {
    const { cookie } = await central()
    const stream = await openEvents(server.url, cookie)
    expect(changes.listeners.size).toBe(1)
    streams.close()
    await stream.ended()
    expect(changes.listeners.size).toBe(0)
  })
})
