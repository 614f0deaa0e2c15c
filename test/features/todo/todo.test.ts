import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { toDateColumn } from '../../../src/adapters/db/database.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
const test = createTestApp(db)
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const esb = await signInAs(test, { kind: 'university', universityId: 'ESB' })
const teacher = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
const everyone = [central, farsta, bromma, su, esb, teacher]

beforeEach(async () => {
  await emptyTables(db, 'term', 'outbox_message', 'import_batch')
  await seedTerm(db, 'collecting')
})

const todoOf = async (agent: typeof central) => (await agent.get('/api/todo?termId=VT2020').expect(200)).body

describe('what waits on each role', () => {
  it('is nothing when all is done', async () => {
    for (const agent of everyone) {
      const { failedMail, stoppedLeaks, failedRuns, pilots } = await todoOf(agent)
      expect([failedMail.count, stoppedLeaks.count, failedRuns.count, pilots]).toEqual([0, 0, 0, []])
    }
  })

  it('counts a letter that failed for central and the student’s university alone (C7)', async () => {
    const studentId = await seedStudent(db, 'SU')
    const id = randomUUID()
    const at = test.clock.now()
    const words = { subject: 'Ämne', text: 'Text', html: '<p>Text</p>', recipient: 'fel@su.example' }
    const state = { status: 'dead', attempts: 9, nextAttemptAt: at, createdAt: at } as const
    await db.outboxMessage.create({ data: { id, messageId: `<${id}@x>`, studentId, ...words, ...state } })
    const counts = await Promise.all(everyone.map(async agent => (await todoOf(agent)).failedMail.count))
    expect(counts).toEqual([1, 0, 0, 1, 0, 0])
    expect((await todoOf(su)).failedMail.sinceAt).toBe(at.toISOString())
  })

  it('is for each district what it offered in the term before, and for no other', async () => {
    await db.term.create({
      data: {
        id: 'HT2019',
        target: 100,
        startsOn: toDateColumn('2019-09-02'),
        endsOn: toDateColumn('2019-12-20'),
        seed: 'HT2019',
        shares: { create: [{ universityId: 'SU', places: 100 }] },
      },
    })
    await seedOffer(db, 'farsta', { termId: 'HT2019', places: 3 })
    expect((await todoOf(farsta)).offeredBefore).toEqual([])
    const move = { id: randomUUID(), from: 'draft', to: 'collecting', at: test.clock.now() } as const
    await db.phaseMove.create({ data: { ...move, termId: 'HT2019' } })
    const before = async (agent: typeof central) => (await todoOf(agent)).offeredBefore
    expect(await before(farsta)).toEqual([{ districtId: 'farsta', termId: 'HT2019', places: 3 }])
    expect(await before(bromma)).toEqual([{ districtId: 'bromma', termId: 'HT2019', places: 0 }])
    for (const agent of [central, su, teacher]) expect(await before(agent)).toEqual([])
  })

  it('says when the university itself last read in students', async () => {
    const counts = { added: 2, changed: 1, unchanged: 0, gone: 0, fileName: 'x.csv', sha256: '0'.repeat(64) }
    const batch = { id: randomUUID(), termId: 'VT2020', kind: 'students', at: test.clock.now(), ...counts }
    await db.importBatch.create({ data: { ...batch, personId: su.personId } })
    expect((await todoOf(su)).lastImport).toEqual({
      at: test.clock.now().toISOString(),
      added: 2,
      changed: 1,
    })
    expect((await todoOf(esb)).lastImport).toBeNull()
  })

  it('goes around in a pilot: central, the district, the university and the teacher each have their step', async () => {
    const id = randomUUID()
    const pilot = { id, termId: 'VT2020', name: 'Pilot 1', universityId: 'SU', seed: 'x' }
    await db.pilot.create({ data: { ...pilot, districts: { create: [{ districtId: 'farsta' }] } } })
    const steps = () =>
      Promise.all(everyone.map(async agent => (await todoOf(agent)).pilots[0]?.step ?? null))
    expect(await steps()).toEqual(['setUp', null, null, null, null, null])
    const move = { id: randomUUID(), from: 'draft', to: 'collecting', at: test.clock.now() } as const
    await db.pilotMove.create({ data: { ...move, pilotId: id } })
    await db.pilotHost.create({
      data: {
        id: randomUUID(),
        pilotId: id,
        kind: 'teacher',
        personId: teacher.personId,
        maximumSessions: 3,
      },
    })
    expect(await steps()).toEqual([
      'waitForDistricts',
      'enterHosts',
      null,
      'enterStudents',
      null,
      'giveTimes',
    ])
    await db.pilotDistrict.updateMany({ data: { answeredAt: test.clock.now() } })
    await db.pilotHost.updateMany({ data: { answeredAt: test.clock.now() } })
    expect(await steps()).toEqual(['plan', null, null, 'enterStudents', null, null])
  })
})
