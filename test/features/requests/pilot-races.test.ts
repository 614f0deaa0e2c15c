import type { Response, Test } from 'supertest'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { fromDateColumn } from '../../../src/adapters/db/database.ts'
import { threadPlanner } from '../../../src/adapters/planner/thread-planner.ts'
import { loadDemonstration } from '../../../src/demonstration/load.ts'
import type { ResponseOf } from '../../../src/features/contract.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

type Schedule = ResponseOf<'GET /api/pilots/:pilotId/schedule'>
type Cells = ResponseOf<'GET /api/pilot-sessions/:sessionId/cells'>['cells']

const { db } = await createTestDatabase()
const test = createTestApp(db, { planner: threadPlanner() })
await loadDemonstration(test.deps, 'demo')
const central = await signInAs(test, { kind: 'central' })
const colleague = await signInAs(test, { kind: 'central' })
afterAll(() => test.deps.background.stop())

const { id: pilotId } = await db.pilot.findFirstOrThrow()
const { body: plan } = await central
  .post(`/api/pilots/${pilotId}/plans`)
  .send({ timeLimitSeconds: 60, keep: false })
  .expect(200)
await test.deps.background.settled()

const choose = (id: string, person = central) => person.post(`/api/pilot-plans/${id}/choose`)
const scheduleNow = async (): Promise<Schedule> =>
  (await central.get(`/api/pilots/${pilotId}/schedule`).expect(200)).body

/** Moves of a session to places where the checker has nothing against it. */
async function freeMoves({ planId, sessions }: Schedule) {
  for (const { id: sessionId } of sessions) {
    const { body } = await central.get(`/api/pilot-sessions/${sessionId}/cells`).expect(200)
    const free = (body.cells as Cells).filter(({ verdict }) => verdict === 'free')
    const moves = free.map(({ on, passes, venueId, hostIds }) => ({
      planId,
      changes: [{ sessionId, on, pass: passes[0] ?? '', venueId, hostIds }],
      away: null,
    }))
    if (moves.length >= 2) return moves
  }
  throw new Error('Nothing can be moved in two ways')
}

const move = (body: object, person = central) => person.post(`/api/pilots/${pilotId}/changes`).send(body)

/** Sends them at once; none may break, and the sessions are those of the plan that was chosen last. */
async function race(...contenders: (() => Test)[]): Promise<Response[]> {
  const answers = await Promise.all(contenders.map(async send => send()))
  expect(answers.filter(({ status }) => status !== 200 && status !== 409).map(({ body }) => body)).toEqual([])
  const chosen = await db.pilotChoice.findFirstOrThrow({
    where: { pilotId },
    orderBy: { id: 'desc' },
    include: { plan: true },
  })
  const { sessions } = chosen.plan.result as unknown as {
    sessions: { id: string; day: string; passes: string[]; hosts: string[] }[]
  }
  const stored = await db.pilotSession.findMany({
    where: { pilotId, removedAt: null },
    include: { hosts: true },
  })
  const planned = sessions.map(({ id, day, passes, hosts }) => [id, day, passes, hosts.toSorted()])
  const held = stored.map(({ key, on, passes, hosts }) => [
    key,
    fromDateColumn(on),
    passes,
    hosts.map(({ hostId }) => hostId).sort(),
  ])
  expect(held.sort()).toEqual(planned.sort())
  const twice = await db.$queryRaw`
    select h.host_id, s.on, p.pass from pilot_session s join session_host h on h.session_id = s.id,
      unnest(s.passes) as p(pass) where s.removed_at is null group by 1, 2, 3 having count(*) > 1`
  expect(twice).toEqual([])
  return answers
}

const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status).sort()

beforeEach(async () => {
  await choose(plan.id).expect(200)
})

describe('at the same moment, in a pilot', { timeout: 120_000 }, () => {
  it('two move the same session: one does, and the other is told', async () => {
    const [one, other] = await freeMoves(await scheduleNow())
    const answers = await race(
      () => move(one!),
      () => move(other!, colleague),
    )
    expect(statuses(answers)).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('changedMeanwhile')
  })

  it('one moves a session while another brings an earlier plan into use', async () => {
    const [one, other] = await freeMoves(await scheduleNow())
    const { body } = await move(one!).expect(200)
    await race(
      () => move({ ...other!, planId: body.planId }),
      () => choose(plan.id, colleague),
    )
  })

  it('two bring different plans into use', async () => {
    const [one] = await freeMoves(await scheduleNow())
    const { body } = await move(one!).expect(200)
    const before = await db.pilotChoice.count()
    const answers = await race(
      () => choose(plan.id),
      () => choose(body.planId, colleague),
    )
    expect((await db.pilotChoice.count()) - before).toBe(
      answers.filter(({ status }) => status === 200).length,
    )
  })

  it('a host who leads sessions is taken away while the plan is brought into use or changed', async () => {
    const [one] = await freeMoves(await scheduleNow())
    const host = await db.pilotHost.findFirstOrThrow({ where: { pilotId, kind: 'staff', removedAt: null } })
    const answers = await race(
      () => central.post(`/api/pilot-hosts/${host.id}/remove`).send({ version: host.version }),
      () => move(one!, colleague),
      () => choose(plan.id, colleague),
    )
    expect(answers[0]?.status).toBe(200)
  })
})
