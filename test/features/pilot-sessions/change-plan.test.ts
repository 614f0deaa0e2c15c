import { afterAll, describe, expect, it } from 'vitest'
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
afterAll(() => test.deps.background.stop())

const pilotId: string = (await central.get('/api/pilots').expect(200)).body.pilots[0].id
const plan = async (keep: boolean): Promise<string> => {
  const body = { timeLimitSeconds: 60, keep }
  const { body: started } = await central.post(`/api/pilots/${pilotId}/plans`).send(body).expect(200)
  await test.deps.background.settled()
  return started.id
}
const firstId = await plan(false)
await central.post(`/api/pilot-plans/${firstId}/choose`).expect(200)

const scheduleFor = async (person = central): Promise<Schedule> =>
  (await person.get(`/api/pilots/${pilotId}/schedule`).expect(200)).body
const change = (planId: string, changes: object[], away: object | null = null) => ({ planId, changes, away })
const post = (body: object, person = central) => person.post(`/api/pilots/${pilotId}/changes`).send(body)

/** A session that can go elsewhere as it is, and where. */
async function movable(schedule: Schedule) {
  for (const session of schedule.sessions) {
    const { body } = await central.get(`/api/pilot-sessions/${session.id}/cells`).expect(200)
    const cells: Cells = body.cells
    const free = cells.find(({ verdict }) => verdict === 'free')
    const closed = cells.find(({ verdict }) => verdict === 'closed')
    if (free && closed) return { session, free, closed }
  }
  throw new Error('Nothing can be moved')
}

describe('the plan in use', () => {
  it('is shown to each reader as far as it is theirs', async () => {
    const all = await scheduleFor()
    expect(all).toMatchObject({ may: 'all', phase: 'planned', planId: firstId, planNumber: 1 })
    expect(all.sessions).toHaveLength(28)
    expect(all.days).toHaveLength(5)
    const [district] = all.districts.filter(({ id }) => all.groups.some(group => group.districtId === id))
    if (!district) throw new Error('No district')
    const own = await scheduleFor(await signInAs(test, { kind: 'district', districtId: district.id }))
    const mine = new Set(
      all.groups.filter(({ districtId }) => districtId === district.id).map(({ id }) => id),
    )
    expect(own.may).toBe('own')
    expect(own.sessions.map(({ id }) => id)).toEqual(
      all.sessions.filter(({ groupIds }) => groupIds.some(id => mine.has(id))).map(({ id }) => id),
    )
    const teacher = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
    await teacher.get(`/api/pilots/${pilotId}/schedule`).expect(404)
  })

  it('is changed by moving a session to where the checker has nothing against, and by no other', async () => {
    const { session, free, closed } = await movable(await scheduleFor())
    const to = (cell: typeof free) => ({
      sessionId: session.id,
      on: cell.on,
      pass: cell.passes[0] ?? '',
      venueId: cell.venueId,
      hostIds: cell.hostIds,
    })
    const refused = await post(change(firstId, [to(closed)])).expect(409)
    expect(refused.body).toMatchObject({ code: 'changeBreaks' })
    expect(refused.body.detail).toContain(closed.findings[0]?.text.replace(/\.$/, ''))
    expect(refused.body.detail).not.toMatch(/[0-9a-f]{8}-/)
    const { sessionId, ...place } = to(closed)
    const preview = await central.post(`/api/pilot-sessions/${sessionId}/preview`).send(place).expect(200)
    expect(preview.body.findings).toEqual(closed.findings)
    const { body } = await post(change(firstId, [to(free)])).expect(200)
    expect(body.changes).toMatchObject([{ moduleId: session.moduleId, changes: ['time'] }])
    const after = await scheduleFor()
    expect(after.planId).toBe(body.planId)
    expect(after.sessions.find(({ id }) => id === session.id)).toMatchObject({
      on: free.on,
      passes: free.passes,
    })
    // Somebody who saw the plan before starts from what is no longer there.
    await post(change(firstId, [to(free)])).expect(409)
    const compared = await central.get(`/api/pilot-plans/${body.planId}/changes?from=${firstId}`).expect(200)
    expect(compared.body).toMatchObject({ unchanged: 27, changes: [{ changes: ['time'] }] })
  })

  it('goes back by choosing the plan before', async () => {
    await central.post(`/api/pilot-plans/${firstId}/choose`).expect(200)
    expect((await scheduleFor()).planId).toBe(firstId)
    expect(await db.pilotChoice.count({ where: { pilotId } })).toBe(3)
  })

  it('keeps a locked session where it is, by hand and when it is planned anew (A12)', async () => {
    const before = await scheduleFor()
    const { session, free } = await movable(before)
    await central.post(`/api/pilot-sessions/${session.id}/lock`).send({ isLocked: true }).expect(200)
    const place = { on: free.on, pass: free.passes[0] ?? '', venueId: free.venueId, hostIds: free.hostIds }
    const refused = await post(change(before.planId, [{ sessionId: session.id, ...place }])).expect(409)
    expect(refused.body.code).toBe('sessionLocked')
    const host = before.hosts.find(({ id }) => session.hostIds.includes(id))
    const away = {
      what: 'host',
      id: host?.id,
      from: { on: session.on, pass: session.passes[0] },
      to: { on: session.on, pass: session.passes[0] },
    }
    await post(change(before.planId, [], away)).expect(200)
    const { body: blocked } = await central.get(`/api/pilot-plans/${await plan(true)}`).expect(200)
    expect(blocked.status).toBe('infeasible')
    expect(blocked.conflicts[0].rules).toEqual(['A12'])
    await central.post(`/api/pilot-sessions/${session.id}/lock`).send({ isLocked: false }).expect(200)
    const replanId = await plan(true)
    const { body: replanned } = await central.get(`/api/pilot-plans/${replanId}`).expect(200)
    expect(replanned).toMatchObject({ status: 'optimal', kind: 'replan', measures: { kept: 27 } })
    await central.post(`/api/pilot-plans/${replanId}/choose`).expect(200)
    // The plan before has a host who is away now.
    const gone = await central.post(`/api/pilot-plans/${before.planId}/choose`).expect(409)
    expect(gone.body.code).toBe('planOutdated')
  })

  it('gets another host at one tap when somebody falls ill, in the district’s hands too', async () => {
    const before = await scheduleFor()
    const last = before.passes.at(-1)?.key
    let isDone = false
    for (const host of before.hosts.filter(
      ({ kind, districtId }) => kind === 'staff' && districtId !== null,
    )) {
      const session = before.sessions.find(({ hostIds }) => hostIds.includes(host.id))
      if (!session) continue
      const at = { on: session.on, pass: before.passes[0]?.key }
      const away = { what: 'host', id: host.id, from: at, to: { on: session.on, pass: last } }
      const district = await signInAs(test, { kind: 'district', districtId: host.districtId ?? '' })
      const found = await district.post(`/api/pilots/${pilotId}/remedies`).send(away).expect(200)
      expect(found.body.hit.map(({ id }: { id: string }) => id)).toContain(session.id)
      const [remedy] = found.body.remedies
      if (remedy?.kind !== 'replace') continue
      const changes = remedy.changes.map(
        ({
          sessionId,
          after,
        }: {
          sessionId: string
          after: { passes: string[] } & Record<string, unknown>
        }) => {
          const { passes, ...rest } = after
          return { sessionId, ...rest, pass: passes[0] }
        },
      )
      const { body } = await post(change(before.planId, changes, away), district).expect(200)
      expect(body.changes).toMatchObject([{ changes: ['hosts'] }])
      const after = await scheduleFor()
      expect(after.sessions.find(({ id }) => id === session.id)?.hostIds).not.toContain(host.id)
      expect(await db.hostAbsence.count({ where: { hostId: host.id } })).toBeGreaterThan(0)
      isDone = true
      break
    }
    expect(isDone).toBe(true)
  })
})
