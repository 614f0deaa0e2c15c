import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { nextPilotPhases, PILOT_PHASES } from '../../../src/domain/auscultation/pilot-phases.ts'
import {
  putPilotInPhase,
  seedAuscultant,
  seedHost,
  seedModule,
  seedPilot,
  seedPilotPlan,
  seedVenue,
} from '../../support/seed-pilot.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedPlacement, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db, connection } = await createTestDatabase()
await seedOrganisation(db)
await seedTerm(db, 'matching')
const test = createTestApp(db)
const pool = new pg.Pool(connection)
afterAll(() => pool.end())

/** The rule of the database that refuses the statement. */
async function refusalOf(text: string): Promise<string> {
  try {
    await pool.query(text)
  } catch (error) {
    return error instanceof pg.DatabaseError ? (error.constraint ?? error.message) : String(error)
  }
  return 'nothing refused it'
}

const host = (pilotId: string, members: Record<string, string>) => {
  const row = { id: randomUUID(), pilot_id: pilotId, maximum_sessions: '3', ...members }
  const values = Object.values(row).map(value => `'${value}'`)
  return `insert into pilot_host (${Object.keys(row).join(', ')}) values (${values.join(', ')})`
}
const choose = (pilotId: string, planId: string) =>
  `insert into pilot_choice (pilot_id, plan_id, at) values ('${pilotId}', '${planId}', now())`

describe('a pilot', () => {
  it.each(PILOT_PHASES)('moves from %s as the table of moves says, and not otherwise', async from => {
    const id = await seedPilot(db)
    await db.pilotChoice.create({
      data: { pilotId: id, planId: await seedPilotPlan(db, id), at: new Date(0) },
    })
    for (const to of PILOT_PHASES) {
      await putPilotInPhase(db, id, from)
      const move = `insert into pilot_move (id, pilot_id, "from", "to", at) values ('${randomUUID()}', '${id}', '${from}', '${to}', now())`
      const isAllowed = nextPilotPhases(from).includes(to)
      expect([to, await refusalOf(move)]).toEqual([
        to,
        isAllowed ? 'nothing refused it' : 'pilot_move_allowed',
      ])
      const { phase } = await db.pilot.findUniqueOrThrow({ where: { id } })
      expect(phase).toBe(isAllowed ? to : from)
    }
  })

  it('is planned by a choice alone, of a plan of its own that can be held', async () => {
    const id = await seedPilot(db)
    const move = `insert into pilot_move (id, pilot_id, "from", "to", at) values ('${randomUUID()}', '${id}', 'collecting', 'planned', now())`
    expect(await refusalOf(move)).toBe('pilot_move_allowed')
    const other = await seedPilotPlan(db, await seedPilot(db))
    expect(await refusalOf(choose(id, other))).toBe('pilot_choice_possible')
    expect(await refusalOf(choose(id, await seedPilotPlan(db, id, 'infeasible')))).toBe(
      'pilot_choice_possible',
    )
    const planId = await seedPilotPlan(db, id)
    expect(await refusalOf(choose(id, planId))).toBe('nothing refused it')
    expect(await db.pilot.findUnique({ where: { id }, select: { planId: true } })).toEqual({ planId })
    expect(await refusalOf(move)).toBe('nothing refused it')
  })

  it('has neither phase nor plan by hand', async () => {
    const id = await seedPilot(db)
    const planId = await seedPilotPlan(db, id)
    expect(await refusalOf(`update pilot set phase = 'held' where id = '${id}'`)).toBe(
      'pilot_phase_not_by_hand',
    )
    expect(await refusalOf(`update pilot set plan_id = '${planId}' where id = '${id}'`)).toBe(
      'pilot_phase_not_by_hand',
    )
  })

  it('has weeks that a year can have, and days within bounds (A6)', async () => {
    const id = await seedPilot(db)
    expect(await refusalOf(`update pilot set weeks = '{2020-W11,2020-W54}' where id = '${id}'`)).toBe(
      'pilot_weeks',
    )
    expect(await refusalOf(`update pilot set weeks = '{2020-W11,2020-W12}' where id = '${id}'`)).toBe(
      'nothing refused it',
    )
    expect(await refusalOf(`update pilot set wanted_days = 2 where id = '${id}'`)).toBe('pilot_days')
  })
})

describe('a host', () => {
  it('is what its kind says', async () => {
    const id = await seedPilot(db)
    expect(await refusalOf(host(id, { kind: 'staff' }))).toBe('pilot_host_kind')
    expect(await refusalOf(host(id, { kind: 'term-five', name: 'VFU-student 1' }))).toBe('pilot_host_kind')
    expect(await refusalOf(host(id, { kind: 'teacher', name: 'Bo', district_id: 'farsta' }))).toBe(
      'pilot_host_kind',
    )
    for (const members of [
      { kind: 'staff', name: 'Åsa Öberg', email: 'asa@stockholm.example' },
      { kind: 'term-five', name: 'VFU-student 1', district_id: 'farsta' },
      { kind: 'teacher', name: 'Bo' },
    ])
      expect(await refusalOf(host(id, members))).toBe('nothing refused it')
  })

  it('is a student only where the student is placed (A9)', async () => {
    const id = await seedPilot(db)
    const student_id = await seedStudent(db)
    const members = { kind: 'term-five', student_id }
    expect(await refusalOf(host(id, { ...members, district_id: 'farsta' }))).toBe('pilot_host_placed')
    const offerId = await seedOffer(db, 'farsta')
    await seedPlacement(db, { termId: 'VT2020', studentId: student_id, offerId })
    expect(await refusalOf(host(id, { ...members, district_id: 'bromma' }))).toBe('pilot_host_placed')
    expect(await refusalOf(host(id, { ...members, district_id: 'farsta' }))).toBe('nothing refused it')
    expect(await refusalOf(host(id, { ...members, district_id: 'farsta' }))).toBe('pilot_host_student_once')
  })

  it('is a person only who teaches at the pilot’s university', async () => {
    const id = await seedPilot(db)
    const { personId: other } = await signInAs(test, { kind: 'teacher', universityId: 'ESB' })
    expect(await refusalOf(host(id, { kind: 'teacher', person_id: other }))).toBe('pilot_host_teaches')
    const { personId } = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
    expect(await refusalOf(host(id, { kind: 'teacher', person_id: personId }))).toBe('nothing refused it')
  })
})

describe('the parts of a pilot', () => {
  it('are joined with parts of the same pilot', async () => {
    const [id, other] = [await seedPilot(db), await seedPilot(db)]
    const hostId = await seedHost(db, id)
    const moduleId = await seedModule(db, other)
    const venueId = await seedVenue(db, other)
    const [pass] = await db.pilotPass.findMany({ where: { pilotId: other } })
    expect(
      await refusalOf(`insert into host_module (host_id, module_id) values ('${hostId}', '${moduleId}')`),
    ).toBe('parts_of_one_pilot')
    expect(
      await refusalOf(
        `insert into host_absence (host_id, "on", pass_id) values ('${hostId}', '2020-03-09', '${pass?.id}')`,
      ),
    ).toBe('parts_of_one_pilot')
    const own = await seedModule(db, id)
    expect(await refusalOf(`update pilot_module set venue_id = '${venueId}' where id = '${own}'`)).toBe(
      'parts_of_one_pilot',
    )
  })

  it('put a student in a group of the student’s own district', async () => {
    const id = await seedPilot(db)
    const groupId = randomUUID()
    await db.pilotGroup.create({ data: { id: groupId, pilotId: id, districtId: 'bromma', number: 1 } })
    const student = await seedAuscultant(db, id)
    const put = `update auscultant set group_id = '${groupId}' where id = '${student}'`
    expect(await refusalOf(put)).toBe('auscultant_group_fkey')
    await db.auscultant.update({ where: { id: student }, data: { districtId: 'bromma' } })
    expect(await refusalOf(put)).toBe('nothing refused it')
    expect(await refusalOf(`update auscultant set withdrawn_at = now() where id = '${student}'`)).toBe(
      'auscultant_withdrawn_from_group',
    )
  })

  it('know nothing of a protected student but the number (P2)', async () => {
    const student = await seedAuscultant(db, await seedPilot(db))
    expect(await refusalOf(`update auscultant set protected = true where id = '${student}'`)).toBe(
      'auscultant_protected',
    )
  })
})

describe('what has happened in a pilot', () => {
  it('stays as it was written', async () => {
    const id = await seedPilot(db)
    const planId = await seedPilotPlan(db, id)
    await db.pilotChoice.create({ data: { pilotId: id, planId, at: new Date(0) } })
    expect(await refusalOf(`update pilot_choice set at = now() where pilot_id = '${id}'`)).toBe('append_only')
    expect(await refusalOf(`delete from pilot_plan where id = '${planId}'`)).toBe('append_only')
    expect(await refusalOf(`update pilot_plan set result = '{"a":1}' where id = '${planId}'`)).toBe(
      'pilot_plan_stays',
    )
  })

  it('leaves no trace of whose an evaluation is (A13)', async () => {
    const pilotId = await seedPilot(db)
    const evaluationId = randomUUID()
    await db.evaluation.create({ data: { id: evaluationId, pilotId, districtId: 'farsta', score: 4 } })
    const logged = await db.auditEntry.findMany({ where: { subject: 'evaluation' } })
    expect(logged).toHaveLength(1)
    expect(JSON.stringify(logged.map(({ details }) => details))).not.toContain(evaluationId)
  })
})
