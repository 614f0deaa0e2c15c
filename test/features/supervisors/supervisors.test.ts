import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createTestApp, seedOrganisation, signInAs, visitor } from '../../support/test-app.ts'
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
