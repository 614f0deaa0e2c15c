import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { central, farsta, su, esb, propose, confirm, reset } = await openMatchedTerm(db)
const PATH = '/api/terms/VT2020/supervisor-exceptions'

let novice: string
let offer: string

/** SU asks for two years since the degree, ESB for a course; Ny Nilsson has neither and stands on an offer to all. */
beforeEach(async () => {
  await reset('matching')
  await db.supervisorException.deleteMany()
  novice = await seedSupervisor(db, 'farsta', {
    name: 'Ny Nilsson',
    degreeYear: 2019,
    hasSupervisorCourse: false,
  })
  offer = await seedOffer(db, 'farsta', { supervisorId: novice })
})

const decide = (granted: boolean, universityId = 'SU', agent = su) =>
  agent.post(PATH).send({ supervisorId: novice, universityId, granted })

async function listed(agent = su) {
  const { body } = await agent.get(PATH).expect(200)
  return body.supervisors as { name: string; universityId: string; exception: unknown }[]
}

describe('supervisors who do not meet a university’s rule (R13)', () => {
  it('are shown to that university with what its rule asks about, and no more', async () => {
    const { body } = await su.get(PATH).expect(200)
    expect(body).toEqual({
      rules: [
        {
          id: 'SU',
          name: 'Stockholms universitet',
          supervisorDegreeYears: 2,
          supervisorCourseRequired: false,
        },
      ],
      supervisors: [
        {
          supervisorId: novice,
          name: 'Ny Nilsson',
          districtName: 'Farsta stadsdelsförvaltning',
          degreeYear: 2019,
          hasSupervisorCourse: false,
          universityId: 'SU',
          exception: null,
        },
      ],
    })
    for (const agent of [central, farsta]) await agent.get(PATH).expect(403)
  })

  it('are only those whom an offer to its students names', async () => {
    await seedSupervisor(db, 'farsta', { name: 'Utan Plats', degreeYear: 2019 })
    await db.offerUniversity.create({ data: { offerId: offer, universityId: 'ESB' } })
    expect(await listed()).toEqual([])
    expect(await listed(esb)).toMatchObject([{ name: 'Ny Nilsson', universityId: 'ESB' }])
    await db.offer.update({ where: { id: offer }, data: { withdrawnAt: new Date() } })
    expect(await listed(esb)).toEqual([])
  })
})

describe('an exception (R13)', () => {
  it('names who granted it and when, and is taken back', async () => {
    const { body } = await decide(true).expect(200)
    expect(body.supervisors[0].exception).toEqual({ by: 'university SU', at: '2019-11-04T09:00:00.000Z' })
    await decide(true).expect(200)
    expect(await db.supervisorException.findMany()).toMatchObject([{ grantedById: su.personId }])
    expect((await decide(false).expect(200)).body.supervisors[0].exception).toBeNull()
    expect(await db.supervisorException.count()).toBe(0)
  })

  it('lets the district confirm with the supervisor, who was refused before with a word about it', async () => {
    const [placement = ''] = await propose([await seedStudent(db, 'SU'), offer])
    const { body } = await confirm(placement, farsta, novice).expect(422)
    expect(body.detail).toContain('bevilja ett undantag')
    await decide(true).expect(200)
    await confirm(placement, farsta, novice).expect(200)
  })

  it('is not promised for somebody whom no offer names', async () => {
    const [placement = ''] = await propose([await seedStudent(db, 'SU'), offer])
    const other = await seedSupervisor(db, 'farsta', { name: 'Nya Nord', degreeYear: 2019 })
    const { body } = await confirm(placement, farsta, other).expect(422)
    expect(body.detail).not.toContain('undantag')
  })

  it('is each university’s own to grant, for somebody it can see, until the term is closed', async () => {
    await decide(true, 'ESB').expect(404)
    await decide(true, 'SU', farsta).expect(403)
    const stranger = await seedSupervisor(db, 'bromma', { degreeYear: 2019 })
    await su.post(PATH).send({ supervisorId: stranger, universityId: 'SU', granted: true }).expect(404)
    await reset('closed')
    await seedOffer(db, 'farsta', { supervisorId: novice })
    expect((await decide(true).expect(409)).body.code).toBe('phaseRefuses')
    expect(await db.supervisorException.count()).toBe(0)
  })
})
