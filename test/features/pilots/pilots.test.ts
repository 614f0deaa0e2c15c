import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { endAbandonedPlans } from '../../../src/features/pilot-plans/commands.ts'
import type { Planner } from '../../../src/ports/planner.ts'
import { apply, csv, preview } from '../../support/import-file.ts'
import { planned } from '../../support/in-process-planner.ts'
import { putPilotInPhase, seedHost, seedModule, seedPilot, seedVenue } from '../../support/seed-pilot.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedPlacement, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const planner: Planner = {
  plan: async (pilot, { previous }) => ({ kind: 'result', result: await planned(pilot, { previous }) }),
  remedies: () => Promise.reject(new Error('No remedies in this test')),
}
const test = createTestApp(db, { planner })
await seedOrganisation(db)
await seedTerm(db, 'confirming')
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })
const teacher = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
afterAll(() => test.deps.background.stop())

const HEADER = [
  'Studentnummer',
  'Förnamn',
  'Efternamn',
  'E-post',
  'Kön',
  'Förvaltning',
  'Skyddade personuppgifter',
]

/** Imports the rows as the university does, and gives the last answer. */
async function importRows(pilotId: string, ...rows: string[]) {
  const bytes = csv(HEADER, ...rows.map(row => row.split(';')))
  const { body: shown } = await preview(university, 'auscultants', bytes, { pilotId })
  if (shown.faults?.length !== 0) return shown
  const query = { pilotId, digest: shown.digest, gone: 'withdraw' }
  return (await apply(university, 'auscultants', bytes, query)).body
}

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `t2-${index};Kim;Ek;kim${index}@su.example;Kvinna;Farsta;Nej`)

describe('a new pilot', () => {
  it('begins as a draft with the seven modules, which only central sees until it collects', async () => {
    const body = { name: 'Pilot A', universityId: 'SU' }
    const { body: pilot } = await central.post('/api/terms/VT2020/pilots').send(body).expect(200)
    expect(pilot).toMatchObject({ phase: 'draft', weeks: [], districts: [] })
    expect(pilot.modules).toHaveLength(7)
    await farsta.get(`/api/pilots/${pilot.id}`).expect(404)
    const again = await central.post('/api/terms/VT2020/pilots').send(body).expect(409)
    expect(again.body.code).toBe('pilotNameTaken')
    const { body: early } = await central
      .post(`/api/pilots/${pilot.id}/phase`)
      .send({ to: 'collecting' })
      .expect(409)
    expect(early.detail).toContain('vecka')
  })

  it('takes a set-up whole, and refuses weeks that do not exist and passes that overlap', async () => {
    const pilotId = await seedPilot(db, 'draft')
    const { body: pilot } = await central.get(`/api/pilots/${pilotId}`).expect(200)
    const { version, name, days, passes, modules, districts } = pilot
    const asked = {
      version,
      name,
      weeks: ['2020-W53'],
      days,
      passes: passes.map(({ id, startsAt, endsAt }: Record<string, string>) => ({ id, startsAt, endsAt })),
      modules,
      districts: districts.map(({ districtId, places, groups }: Record<string, unknown>) => ({
        districtId,
        places,
        groups,
      })),
    }
    const put = (changes: object) => central.put(`/api/pilots/${pilotId}`).send({ ...asked, ...changes })
    await put({}).expect(200)
    expect((await put({})).body.code).toBe('changedMeanwhile')
    expect((await put({ version: version + 1, weeks: ['2021-W53'] })).body.code).toBe('weekUnknown')
    const overlapping = [...asked.passes, { id: null, startsAt: '10:00', endsAt: '11:00' }]
    expect((await put({ version: version + 1, passes: overlapping })).body.code).toBe('passesWrong')
    const empty = [{ districtId: 'farsta', places: 10, groups: 0 }]
    expect((await put({ version: version + 1, districts: empty })).body.code).toBe('groupsWithoutStudents')
  })
})

describe('hosts', () => {
  it('are suggested among the students with a confirmed placement in the district (A9), and only there', async () => {
    const pilotId = await seedPilot(db)
    const studentId = await seedStudent(db, 'SU', { firstName: 'Lo', lastName: 'Berg' })
    const offerId = await seedOffer(db, 'farsta')
    const placementId = await seedPlacement(db, { termId: 'VT2020', studentId, offerId })
    const suggested = async () =>
      (await farsta.get(`/api/pilots/${pilotId}/host-suggestions`).expect(200)).body.students
    expect(await suggested()).toEqual([])
    const supervisorId = await seedSupervisor(db)
    await db.placementEvent.create({ data: { placementId, kind: 'confirmed', at: new Date(), supervisorId } })
    expect(await suggested()).toEqual([
      { studentId, label: 'Lo Berg', districtId: 'farsta', fromOn: '2020-01-20', toOn: '2020-06-05' },
    ])
    const identity = { kind: 'termFive', districtId: 'farsta', studentId, name: null }
    const host = { identity, maximumSessions: 4, moduleIds: [] }
    const { body } = await farsta.post(`/api/pilots/${pilotId}/hosts`).send(host).expect(200)
    expect(body).toMatchObject({ label: 'Lo Berg', mayLead: true })
    expect(await suggested()).toEqual([])
    await db.placementEvent.create({ data: { placementId, kind: 'released', at: new Date() } })
    const { body: after } = await farsta.get(`/api/pilots/${pilotId}/hosts`).expect(200)
    expect(after.hosts).toMatchObject([{ mayLead: false, placement: null }])
  })

  it('say themselves when they are away when they are teachers, within the pilot’s days', async () => {
    const pilotId = await seedPilot(db)
    const { personId } = teacher
    const hostId = await seedHost(db, pilotId, [], {
      kind: 'teacher',
      districtId: null,
      name: null,
      personId,
    })
    const [pass] = await db.pilotPass.findMany({ where: { pilotId } })
    const put = (on: string) =>
      teacher
        .put(`/api/pilot-hosts/${hostId}/absences`)
        .send({ absences: [{ on, passId: pass!.id }], seen: [] })
    expect((await put('2020-03-14')).body.code).toBe('absenceOutside')
    const { body } = await put('2020-03-11').expect(200)
    expect((await put('2020-03-12').expect(409)).body.code).toBe('changedMeanwhile')
    expect(body).toMatchObject({ absences: [{ on: '2020-03-11', passId: pass!.id }] })
    expect(body.answeredAt).not.toBeNull()
    const member = { identity: { kind: 'teacher', personId, name: null, email: null }, moduleIds: [] }
    await teacher
      .put(`/api/pilot-hosts/${hostId}`)
      .send({ version: 1, ...member, maximumSessions: 9 })
      .expect(403)
    await putPilotInPhase(db, pilotId, 'held')
    expect((await put('2020-03-12')).body.code).toBe('pilotPhaseRefuses')
  })
})

describe('students', () => {
  it('come from the university’s file, without name or address when they are protected (P2)', async () => {
    const pilotId = await seedPilot(db)
    expect(await importRows(pilotId, ...rows(2), 't2-9;;;;;Farsta;Ja')).toMatchObject({ added: 3 })
    const { body } = await central.get(`/api/pilots/${pilotId}/auscultants`).expect(200)
    expect(body.auscultants.map(({ label }: { label: string }) => label)).toEqual([
      'Kim Ek',
      'Kim Ek',
      't2-9',
    ])
    expect(await importRows(pilotId, ...rows(1))).toMatchObject({ unchanged: 1, gone: 2 })
    const faulty = await importRows(pilotId, 't2-1;Kim;Ek;kim@su.example;Man;Bromma;Nej')
    expect(faulty.faults).toMatchObject([{ column: 'Förvaltning', code: 'unknownDistrict' }])
  })

  it('are put in groups, and moved by hand', async () => {
    const pilotId = await seedPilot(db)
    await importRows(pilotId, ...rows(5))
    const { body } = await university.post(`/api/pilots/${pilotId}/groups`).expect(200)
    expect(body.groups.map(({ students }: { students: number }) => students)).toEqual([3, 2])
    const [student] = body.auscultants
    const other = body.groups.find(({ id }: { id: string }) => id !== student.groupId)
    const move = { version: student.version, groupId: other.id }
    const moved = await university.put(`/api/auscultants/${student.id}`).send(move).expect(200)
    expect(moved.body.groupId).toBe(other.id)
    const late = await university.put(`/api/auscultants/${student.id}`).send(move)
    expect(late.body.code).toBe('changedMeanwhile')
  })
})

describe('planning', () => {
  async function plan(pilotId: string, keep = false) {
    const { body } = await central
      .post(`/api/pilots/${pilotId}/plans`)
      .send({ timeLimitSeconds: 30, keep })
      .expect(200)
    await test.deps.background.settled()
    return (await central.get(`/api/pilot-plans/${body.id}`).expect(200)).body
  }

  async function plannable() {
    const pilotId = await seedPilot(db)
    await db.pilot.update({ where: { id: pilotId }, data: { minimumDays: 1, wantedDays: 1 } })
    const moduleId = await seedModule(db, pilotId)
    await seedVenue(db, pilotId, { name: 'Stora rummet' })
    await importRows(pilotId, ...rows(4))
    await central.post(`/api/pilots/${pilotId}/groups`).expect(200)
    return { pilotId, moduleId }
  }

  it('says what is missing before it is asked', async () => {
    const pilotId = await seedPilot(db)
    const { body } = await central
      .post(`/api/pilots/${pilotId}/plans`)
      .send({ timeLimitSeconds: 30, keep: false })
      .expect(409)
    expect(body).toMatchObject({ code: 'pilotNotReady' })
    expect(body.detail).toContain('modulerna')
  })

  it('names the clash and whom to ask when there is no plan (A11)', async () => {
    const { pilotId, moduleId } = await plannable()
    const hostId = await seedHost(db, pilotId, [moduleId], { name: 'Åsa Öberg', maximumSessions: 1 })
    const { status, conflicts, sessions } = await plan(pilotId)
    expect([status, sessions]).toEqual(['infeasible', []])
    expect(conflicts[0].text).toContain('Åsa Öberg')
    expect(conflicts[0].text).not.toContain(hostId)
    expect(conflicts[0].subjects).toContainEqual({ kind: 'host', id: hostId, label: 'Åsa Öberg' })
  })

  it('is chosen as long as nothing has changed, and planned anew around the plan in use (A12)', async () => {
    const { pilotId, moduleId } = await plannable()
    await seedHost(db, pilotId, [moduleId], { maximumSessions: 2 })
    const outdated = await plan(pilotId)
    expect(outdated.status).toBe('optimal')
    await seedHost(db, pilotId, [moduleId], { name: 'Bo Lind', maximumSessions: 2 })
    const refused = await central.post(`/api/pilot-plans/${outdated.id}/choose`).expect(409)
    expect(refused.body.code).toBe('planOutdated')
    const first = await plan(pilotId)
    await central.post(`/api/pilot-plans/${first.id}/choose`).expect(200)
    const before = await db.pilotSession.findMany({ where: { pilotId }, orderBy: { key: 'asc' } })
    expect(before).toHaveLength(2)
    const second = await plan(pilotId, true)
    expect(second).toMatchObject({ kind: 'replan', previousId: first.id, measures: { kept: 2 } })
    await central.post(`/api/pilot-plans/${second.id}/choose`).expect(200)
    const after = await db.pilotSession.findMany({ where: { pilotId }, orderBy: { key: 'asc' } })
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })
  it('that no instance does any more is ended within a minute, and what somebody holds goes on', async () => {
    const pilotId = await seedPilot(db)
    const now = test.clock.now().getTime()
    const [lost, held, never] = [randomUUID(), randomUUID(), randomUUID()]
    const begun = (id: string, number: number, secondsAgo: number) => {
      const startedAt = new Date(now - secondsAgo * 1000)
      return { id, pilotId, number, kind: 'plan', status: 'running', input: {}, startedAt } as const
    }
    await db.pilotPlan.createMany({ data: [begun(lost, 1, 61), begun(held, 2, 3_600), begun(never, 3, 0)] })
    // By the database's clock, whatever the instance's own says.
    await db.$executeRaw`
      insert into work_lease (id, held_until)
      values (${lost}::uuid, now()), (${held}::uuid, now() + interval '10 seconds')`
    await endAbandonedPlans(test.deps)
    await db.workLease.deleteMany()
    const stored = await db.pilotPlan.findMany({ where: { pilotId }, orderBy: { number: 'asc' } })
    expect(stored.map(({ status }) => status)).toEqual(['failed', 'running', 'failed'])
    expect(stored[0]).toMatchObject({ failure: 'Planeringen avbröts när servern startades om.' })
  })
})
