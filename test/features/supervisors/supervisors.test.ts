import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toDateColumn } from '../../../src/adapters/db/database.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import {
  createTestApp,
  placeStudent,
  seedOrganisation,
  seedTerm,
  signInAs,
  visitor,
} from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
const central = await signInAs(test, { kind: 'central' })
const farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
const bromma = await signInAs(test, { kind: 'district', districtId: 'bromma' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })
await db.supervisor.createMany({
  data: ['Östen', 'Anna', 'Åke'].map(name => ({ id: randomUUID(), districtId: 'farsta', name })),
})

const PATH = '/api/districts/farsta/supervisors'

describe('the supervisors of a district', () => {
  it('are for the district and the central coordinator', async () => {
    await visitor(test).get(PATH).expect(401)
    await university.get(PATH).expect(403)
    await bromma.get(PATH).expect(404)
    await central.get(PATH).expect(200)
    await central.get('/api/districts/atlantis/supervisors').expect(404)
  })

  it('come in Swedish order with what R13 asks about them', async () => {
    const { body } = await farsta.get(PATH).expect(200)
    expect(body.supervisors.map(({ name }: { name: string }) => name)).toEqual(['Anna', 'Åke', 'Östen'])
    expect(body.supervisors[0]).toMatchObject({ email: null, degreeYear: null, hasSupervisorCourse: null })
  })

  it('are none where nobody is known', async () => {
    expect((await bromma.get('/api/districts/bromma/supervisors').expect(200)).body).toEqual({
      supervisors: [],
    })
  })
})

describe('the register of supervisors', () => {
  const path = '/api/terms/VT2020/supervisors'
  const nameless = ({ name, places, students, refusedBy }: Record<string, unknown>) => ({
    name,
    places,
    students,
    refusedBy,
  })

  it('tells a district of its places, of the last terms’ students, and whose rule is not met (R13)', async () => {
    await seedTerm(db, 'draft', 'HT2019')
    await db.term.update({ where: { id: 'HT2019' }, data: { startsOn: toDateColumn('2019-09-02') } })
    await seedTerm(db, 'collecting')
    await db.university.update({ where: { id: 'SU' }, data: { supervisorDegreeYears: 3 } })
    const eva = await seedSupervisor(db, 'farsta', { name: 'Eva', degreeYear: 2018 })
    const studentId = await seedStudent(db, 'SU', { termId: 'HT2019' })
    const placementId = await placeStudent(db, studentId, 'HT2019')
    await db.placementEvent.create({
      data: { placementId, kind: 'confirmed', at: new Date(), supervisorId: eva },
    })
    await seedOffer(db, 'farsta', { supervisorId: eva, places: 2 })
    const { body } = await farsta.get(path).expect(200)
    expect(body.terms).toEqual(['HT2019', 'VT2020'])
    expect(body.supervisors.map(({ name }: { name: string }) => name)).toEqual([
      'Anna',
      'Eva',
      'Åke',
      'Östen',
    ])
    expect(body.supervisors.map(nameless)[1]).toEqual({
      name: 'Eva',
      places: 2,
      students: [1, 0],
      refusedBy: ['SU'],
    })
  })

  it('tells central of all districts, and of no one person’s load', async () => {
    const { body } = await central.get(path).expect(200)
    expect(body.supervisors.map(nameless)[1]).toMatchObject({ name: 'Eva', places: 2, students: null })
    expect((await bromma.get(path).expect(200)).body.supervisors).toEqual([])
    await university.get(path).expect(403)
  })
})
