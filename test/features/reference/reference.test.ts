import { describe, expect, it } from 'vitest'
import { toDateColumn } from '../../../src/adapters/db/database.ts'
import { createTestApp, seedOrganisation, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)

describe('the organisation', () => {
  it('is told to every coordinator, and to nobody else', async () => {
    await visitor(test).get('/api/reference').expect(401)
    const roles = [
      { kind: 'central' },
      { kind: 'district', districtId: 'farsta' },
      { kind: 'university', universityId: 'SU' },
    ] as const
    for (const role of roles) await (await signInAs(test, role)).get('/api/reference').expect(200)
    await (await signInAs(test, { kind: 'teacher', universityId: 'SU' })).get('/api/reference').expect(403)
  })

  it('is in Swedish order, and leaves out what has ended', async () => {
    const validTo = toDateColumn('2019-06-30')
    await db.district.create({ data: { id: 'liljeholmen', name: 'Ahus', validTo } })
    await db.university.create({ data: { id: 'gammal', name: 'Allra äldst', validTo } })
    const central = await signInAs(test, { kind: 'central' })
    const { body } = await central.get('/api/reference').expect(200)
    expect(body).toEqual({
      districts: [
        { id: 'bromma', name: 'Bromma stadsdelsförvaltning', kind: 'district' },
        { id: 'farsta', name: 'Farsta stadsdelsförvaltning', kind: 'district' },
        { id: 'sof', name: 'Socialförvaltningen', kind: 'central' },
        { id: 'alvsjo', name: 'Älvsjö stadsdelsförvaltning', kind: 'district' },
      ],
      universities: [
        { id: 'ESB', name: 'Ersta Sköndal Bräcke högskola' },
        { id: 'SU', name: 'Stockholms universitet' },
        { id: 'SH', name: 'Södertörns högskola' },
      ],
      fields: [
        { id: 'barn-och-unga', name: 'Barn och unga' },
        { id: 'missbruk', name: 'Missbruk' },
        { id: 'aldre', name: 'Äldre' },
      ],
      homeAreas: ['Bromma', 'Farsta'],
    })
  })
})
