import { beforeAll, describe, expect, it } from 'vitest'
import { Prisma } from '../../../src/adapters/db/generated/client.ts'
import { pastTriggers } from '../../support/past-triggers.ts'
import { seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'
import { seedOutcomes, seedThreeTerms, women } from '../../support/three-terms.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
let central: Awaited<ReturnType<typeof signInAs>>
let farsta: Awaited<ReturnType<typeof signInAs>>

beforeAll(async () => {
  await seedThreeTerms(db)
  central = await signInAs(test, { kind: 'central' })
  farsta = await signInAs(test, { kind: 'district', districtId: 'farsta' })
  const offer = await db.offer.findFirstOrThrow({
    where: { termId: 'VT2024', unit: { districtId: 'farsta' } },
  })
  const { id: supervisorId } = await db.supervisor.findFirstOrThrow({ where: { districtId: 'farsta' } })
  await db.offer.update({ where: { id: offer.id }, data: { places: 40 } })
  const where = { termId: 'VT2024', universityId: 'SU', offerId: offer.id, supervisorId }
  // 22 were answered within a day, these three after ten days.
  await seedOutcomes(db, where, 'confirmed', women(3), 240)
  for (const [field, count] of [
    ['missbruk', 6],
    ['aldre', 4],
    ['barn-och-unga', 5],
  ] as const) {
    for (let student = 0; student < count; student++) {
      const studentId = await seedStudent(db, 'SU', { termId: 'VT2024' })
      await db.wish.create({ data: { studentId, position: 1, fieldId: field } })
    }
  }
})

describe('supply and answers', () => {
  it('tells central what is asked for and offered over terms, and of few students nothing', async () => {
    const { body } = await central.get('/api/terms/VT2024/supply').expect(200)
    expect(body.fields.map(({ termId }: { termId: string }) => termId)).toEqual([
      'VT2024',
      'VT2023',
      'VT2022',
    ])
    // Four asked for äldre; with the five for barn och unga it could be worked out from the sum.
    expect(body.fields[0].rows).toEqual([
      { name: 'Barn och unga', asked: null, offered: 0, unused: 0 },
      { name: 'Missbruk', asked: 6, offered: 60, unused: 23 },
      { name: 'Äldre', asked: null, offered: 0, unused: 0 },
    ])
  })

  it('has places as they were in the term, and both ways of a merger', async () => {
    const offers = { termId: 'VT2023', unit: { districtId: 'norrmalm' } }
    const { id } = await db.offer.findFirstOrThrow({ where: offers })
    const districts = async (organisation: string) => {
      const { body } = await central.get('/api/terms/VT2024/supply').query({ organisation }).expect(200)
      const rows = body.districts.find(({ termId }: { termId: string }) => termId === 'VT2023').rows
      return rows.map(({ name, offered }: { name: string; offered: number }) => [name.split(' ')[0], offered])
    }
    const then = [
      ['Farsta', 20],
      ['Norrmalms', 20],
      ['Östermalms', 20],
    ]
    expect(await districts('then')).toEqual(then)
    expect(await districts('now')).toEqual([
      ['Farsta', 20],
      ['Norra', 40],
    ])
    const { body } = await central.get('/api/terms/VT2024/supply').expect(200)
    const ofFields = body.fields.find(({ termId }: { termId: string }) => termId === 'VT2023').rows
    const counted = await db.$queryRaw<{ unused: number }[]>`
      select sum(greatest(0, places - (select count(*) from placement where offer_id = offer.id and state in
        ('published', 'completed', 'interrupted', 'cancelled'))))::int as unused from offer where term_id = 'VT2023'`
    expect(ofFields).toEqual([{ name: 'Missbruk', asked: 0, offered: 60, unused: counted[0]!.unused }])
    // Fewer since the matching began: they were offered all the same.
    await pastTriggers(
      db,
      Prisma.sql`insert into phase_move (id, term_id, "from", "to", at)
        values (gen_random_uuid(), 'VT2023', 'collecting', 'matching', now())`,
    )
    await db.offer.update({ where: { id }, data: { places: 16 } })
    expect(await districts('then')).toEqual(then)
  })

  it('tells a district its own lead times and answers', async () => {
    const { body } = await farsta.get('/api/terms/VT2024/supply').expect(200)
    expect(body).toEqual({
      fields: [],
      districts: [],
      answers: [
        expect.objectContaining({ districtId: 'farsta', medianDays: 1, p90Days: 10, declined: 1, silent: 0 }),
      ],
      // One alone is too few to tell.
      declines: null,
      refusals: [],
    })
  })

  it('counts later colleagues when a district says how many, without names', async () => {
    const note = (students: number | null, seen: number | null) =>
      farsta.put('/api/terms/VT2024/colleagues').send({ districtId: 'farsta', students, seen })
    expect((await note(3, null).expect(200)).body.answers[0].colleagues).toBe(3)
    // Somebody else counted meanwhile; the same number twice is no conflict.
    expect((await note(4, null).expect(409)).body.code).toBe('changedMeanwhile')
    await note(3, null).expect(200)
    expect((await note(null, 3).expect(200)).body.answers[0].colleagues).toBeNull()
    await farsta
      .put('/api/terms/VT2024/colleagues')
      .send({ districtId: 'bromma', students: 1, seen: null })
      .expect(404)
  })
})

describe('equal terms', () => {
  it('shows supervisors who rest, begin and go on over the terms, by name to their district alone', async () => {
    const { body } = await farsta.get('/api/terms/VT2024/equal-terms').expect(200)
    expect(body.terms).toEqual(['VT2022', 'VT2023', 'VT2024'])
    // A supervisor of each term: two have stopped, of whom one rests.
    expect(body.districts).toMatchObject([
      {
        id: 'farsta',
        offered: 40,
        units: 1,
        supervisors: { active: 2, beginners: 1, resting: 1, threeInARow: 0 },
      },
    ])
    expect(body.ownSupervisors).toHaveLength(3)
    expect(body.comparisons).toBeNull()
    const { body: whole } = await central.get('/api/terms/VT2024/equal-terms').expect(200)
    expect(whole.ownSupervisors).toEqual([])
    expect(whole.comparisons).toHaveLength(6)
  })
})
