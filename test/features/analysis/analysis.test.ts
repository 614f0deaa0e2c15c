import { beforeEach, describe, expect, it } from 'vitest'
import { matched } from '../../support/in-process-solver.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, matcher, central, farsta, su, match, reset } = await openMatchedTerm(db)

beforeEach(async () => {
  await reset()
  matcher.answers(async (instance, { policy }) => ({
    kind: 'result',
    result: await matched(instance, { policy }),
  }))
  await seedOffer(db, 'farsta', { places: 6 })
  await seedOffer(db, 'bromma', { places: 6 })
})

/** Students of SU who want Farsta, so many of each sex. */
async function seedStudents(counts: { female?: number; male?: number }) {
  for (const [sex, count] of Object.entries(counts)) {
    for (let index = 0; index < count; index++) {
      const wishes = { create: [{ position: 1, districtId: 'farsta' }] }
      await seedStudent(db, 'SU', { sex: sex as 'female' | 'male', homeArea: 'Farsta', wishes })
    }
  }
}

describe('the price of a policy', () => {
  it('shows the three policies and the random order, per university and sex, and stores nothing', async () => {
    await seedStudents({ female: 6, male: 5 })
    const { body } = await central.get('/api/terms/VT2020/policies').expect(200)
    expect(body.draws).toBe(200)
    expect(body.outcomes.map(({ way }: { way: string }) => way)).toEqual([
      'no-one-outside',
      'most-first-choices',
      'lowest-average',
      'random-turns',
    ])
    expect(body.outcomes[0]).toMatchObject({
      isProved: true,
      all: { students: 11, placed: 11, atWish: [6], outside: 5, worstWish: null, longestMinutes: 27 },
      sexes: [
        { sex: 'female', averages: { averageWish: expect.any(Number) } },
        { sex: 'male', averages: { averageWish: expect.any(Number) } },
      ],
    })
    const su_ = body.outcomes[0].universities.find(
      ({ universityId }: { universityId: string }) => universityId === 'SU',
    )
    expect(su_.statistics).toMatchObject({ students: 11, placed: 11 })
    expect(await db.matchingRun.count()).toBe(0)
  })

  it('tells of no sex when one of them is few (P7)', async () => {
    await seedStudents({ female: 8, male: 2 })
    const { body } = await central.get('/api/terms/VT2020/policies').expect(200)
    expect(body.outcomes[0].sexes).toEqual([])
  })

  it('is central’s, and waits for the term to be whole', async () => {
    for (const agent of [su, farsta]) await agent.get('/api/terms/VT2020/policies').expect(403)
    await visitor(test).get('/api/terms/VT2020/policies').expect(401)
    await reset('collecting')
    await central.get('/api/terms/VT2020/policies').expect(409)
  })
})

describe('what shows before a run', () => {
  it('is a group larger than any district’s places, by names, for central alone', async () => {
    const number = (index: number) => ({ number: `SU-${index}`, firstName: `Kim${index}` })
    const ids: string[] = []
    for (const index of [1, 2, 3]) ids.push(await seedStudent(db, 'SU', number(index)))
    await db.offer.updateMany({ data: { places: 1 } })
    const [first = ''] = ids.sort()
    await db.together.createMany({ data: ids.slice(1).map(otherId => ({ studentId: first, otherId })) })
    const { body } = await central.get('/api/terms/VT2020/foreseen').expect(200)
    expect(body.conflicts).toMatchObject([{ rules: ['R2', 'R11'] }])
    expect(body.conflicts[0].text).toMatch(/Kim\d Ek, Kim\d Ek och Kim\d Ek ska placeras i samma förvaltning/)
    for (const agent of [su, farsta]) await agent.get('/api/terms/VT2020/foreseen').expect(403)
  })
})

describe('the worth of a place', () => {
  it('is the most where most are waiting, by name', async () => {
    await seedStudents({ female: 7 })
    const run = await match()
    const { body } = await central.get(`/api/runs/${run}/worth`).expect(200)
    expect(body.worths[0]).toEqual({
      districtId: 'farsta',
      districtName: 'Farsta stadsdelsförvaltning',
      fieldName: 'Missbruk',
      places: 6,
      more: [
        { name: 'outside', by: -1 },
        { name: 'travel', by: -15 },
      ],
      less: [
        { name: 'outside', by: 1 },
        { name: 'travel', by: 15 },
      ],
    })
    for (const agent of [su, farsta]) await agent.get(`/api/runs/${run}/worth`).expect(403)
  })

  it('is refused for a run that is not proved best', async () => {
    await seedStudents({ female: 1 })
    matcher.answers(async instance => ({
      kind: 'result',
      result: { ...(await matched(instance)), status: 'feasible' },
    }))
    const { body } = await central.get(`/api/runs/${await match()}/worth`).expect(409)
    expect(body.code).toBe('runNotOptimal')
  })
})
