import supertest from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { statusesOf } from '../../support/answers.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from '../../support/seed-term-data.ts'
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
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })

const term = {
  target: 100,
  maxTravelMinutes: 90,
  startsOn: '2020-08-31',
  endsOn: '2021-01-17',
  offersDueOn: '2020-05-15',
  confirmDueOn: null,
  shares: [
    { universityId: 'SU', places: 45, guarantee: 10 },
    { universityId: 'ESB', places: 30, guarantee: 0 },
    { universityId: 'SH', places: 25, guarantee: 0 },
  ],
}
const sharesOf = (...places: number[]) =>
  term.shares.map((share, index) => ({ ...share, places: places[index] ?? 0, guarantee: 0 }))

beforeEach(async () => {
  await emptyTables(db, 'term')
  await seedTerm(db, 'collecting')
})

describe('opening a term', () => {
  it('is central’s alone', async () => {
    const id = 'HT2020'
    await visitor(test)
      .post('/api/terms')
      .send({ id, ...term })
      .expect(401)
    for (const agent of [farsta, university])
      await agent
        .post('/api/terms')
        .send({ id, ...term })
        .expect(403)
    const foreign = supertest(test.app)
      .post('/api/terms')
      .send({ id, ...term })
    expect((await foreign.expect(403)).body.code).toBe('missingRequestedWith')
    expect(await db.term.count()).toBe(1)
  })

  it('makes a draft with its shares (S1, S2) and a seed that nobody is told', async () => {
    const { body } = await central
      .post('/api/terms')
      .send({ id: 'HT2020', ...term })
      .expect(200)
    expect(body).toMatchObject({
      id: 'HT2020',
      phase: 'draft',
      version: 1,
      ...term,
      shares: [...term.shares].sort((a, b) => (a.universityId < b.universityId ? -1 : 1)),
      bounds: [],
      moves: [],
      allowedMoves: [{ to: 'collecting', blockedBy: null }],
    })
    const { seed } = await db.term.findUniqueOrThrow({ where: { id: 'HT2020' } })
    expect(seed).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(body)).not.toContain(seed)
    expect(JSON.stringify((await central.get('/api/terms/HT2020')).body)).not.toContain(seed)
  })

  it.each([
    ['shares that miss the target (S2)', { shares: sharesOf(45, 30, 24) }, 'sharesDoNotAddUp'],
    ['no shares (S2)', { shares: [] }, 'sharesDoNotAddUp'],
    [
      'a university that does not exist',
      { shares: [{ universityId: 'KTH', places: 100, guarantee: 0 }] },
      'unknownReference',
    ],
    [
      'a university twice (S2)',
      {
        shares: [
          { universityId: 'SU', places: 50, guarantee: 0 },
          { universityId: 'SU', places: 50, guarantee: 0 },
        ],
      },
      'invalidInput',
    ],
    ['an end before its start', { endsOn: '2020-08-31' }, 'periodIncomplete'],
    ['a day that does not exist', { startsOn: '2020-02-30' }, 'invalidInput'],
    ['a day before our era', { startsOn: '0000-01-01' }, 'invalidInput'],
    ['a name of another form', { id: 'Våren 2020' }, 'invalidInput'],
    ['no target', { target: 0 }, 'invalidInput'],
    ['a phase of its own', { phase: 'published' }, 'invalidInput'],
  ])('is refused with %s', async (_what, changes, code) => {
    const { body } = await central
      .post('/api/terms')
      .send({ id: 'HT2020', ...term, ...changes })
      .expect(422)
    expect(body.code).toBe(code)
    expect(await db.term.count()).toBe(1)
  })

  it('is refused for a term that exists, also when two open it at once', async () => {
    const again = await central
      .post('/api/terms')
      .send({ id: 'VT2020', ...term })
      .expect(409)
    expect(again.body).toMatchObject({ code: 'termExists', detail: 'Terminen VT2020 finns redan.' })
    const answers = await Promise.all(
      [1, 2, 3].map(() => central.post('/api/terms').send({ id: 'HT2020', ...term })),
    )
    expect(statusesOf(answers)).toEqual([200, 409, 409])
  })
})

describe('a term', () => {
  it('is listed for every coordinator, the newest first', async () => {
    await central.post('/api/terms').send({ id: 'HT2020', ...term })
    for (const agent of [central, farsta, university]) {
      const { body } = await agent.get('/api/terms').expect(200)
      expect(body.terms).toEqual([
        { id: 'HT2020', phase: 'draft', target: 100, startsOn: '2020-08-31', endsOn: '2021-01-17' },
        { id: 'VT2020', phase: 'collecting', target: 100, startsOn: '2020-01-20', endsOn: '2020-06-05' },
      ])
    }
    await visitor(test).get('/api/terms').expect(401)
  })

  it('shows a university its own share, a district its own bounds, and neither of them a move (R3, R4)', async () => {
    await db.termDistrict.createMany({
      data: [
        { termId: 'VT2020', districtId: 'farsta', minimum: 2, maximum: 9 },
        { termId: 'VT2020', districtId: 'bromma', minimum: 1, maximum: null },
      ],
    })
    const seen = async (agent: typeof central) => {
      const { body } = await agent.get('/api/terms/VT2020').expect(200)
      const ids = (rows: Record<string, string>[], member: string) => rows.map(row => row[member])
      return [ids(body.shares, 'universityId'), ids(body.bounds, 'districtId'), body.allowedMoves.length]
    }
    expect(await seen(central)).toEqual([['ESB', 'SH', 'SU'], ['bromma', 'farsta'], 2])
    expect(await seen(farsta)).toEqual([[], ['farsta'], 0])
    expect(await seen(university)).toEqual([['SU'], [], 0])
  })

  it('is not found when there is none, and refused when its name is none', async () => {
    for (const path of ['/api/terms/HT2031', '/api/terms/HT2031/board']) await central.get(path).expect(404)
    await central.get('/api/terms/vt20').expect(404)
  })
})

describe('changing a term', () => {
  const change = { version: 1, ...term, bounds: [{ districtId: 'farsta', minimum: 2, maximum: 8 }] }
  const put = (changes: object = {}) => central.put('/api/terms/VT2020').send({ ...change, ...changes })

  it('is central’s alone', async () => {
    await visitor(test).put('/api/terms/VT2020').send(change).expect(401)
    for (const agent of [farsta, university]) await agent.put('/api/terms/VT2020').send(change).expect(403)
    await central.put('/api/terms/HT2031').send(change).expect(404)
  })

  it('replaces target, shares, dates and bounds, and raises the version', async () => {
    const { body } = await put({ target: 90, shares: sharesOf(45, 25, 20), maxTravelMinutes: null }).expect(
      200,
    )
    expect(body).toMatchObject({
      version: 2,
      target: 90,
      maxTravelMinutes: null,
      startsOn: '2020-08-31',
      shares: [
        { universityId: 'ESB', places: 25 },
        { universityId: 'SH', places: 20 },
        { universityId: 'SU', places: 45 },
      ],
      bounds: [{ districtId: 'farsta', minimum: 2, maximum: 8 }],
    })
  })

  it('leaves a district that is not named without bounds (R4)', async () => {
    await put().expect(200)
    await farsta.post('/api/terms/VT2020/answer').send({ districtId: 'farsta', complete: true }).expect(200)
    const bounds = [{ districtId: 'bromma', minimum: 1, maximum: null }]
    const { body } = await put({ version: 2, bounds }).expect(200)
    expect(body.bounds).toEqual([...bounds, { districtId: 'farsta', minimum: 0, maximum: null }])
    const { districts } = (await farsta.get('/api/terms/VT2020/board').expect(200)).body
    expect(districts[0].answeredAt).not.toBeNull()
  })

  it.each([
    ['shares that miss the target (S2)', { target: 101 }, 'sharesDoNotAddUp'],
    [
      'a university twice (S2)',
      {
        shares: [
          { universityId: 'SU', places: 50, guarantee: 0 },
          { universityId: 'SU', places: 50, guarantee: 0 },
        ],
      },
      'invalidInput',
    ],
    [
      'a guarantee above its share (R3)',
      { shares: [{ universityId: 'SU', places: 100, guarantee: 120 }] },
      'guaranteeAboveShare',
    ],
    [
      'bounds of a district twice (R4)',
      {
        bounds: [
          { districtId: 'farsta', minimum: 0, maximum: 8 },
          { districtId: 'farsta', minimum: 0, maximum: 9 },
        ],
      },
      'invalidInput',
    ],
    ['bounds that cross (R4)', { bounds: [{ districtId: 'farsta', minimum: 9, maximum: 8 }] }, 'boundsCross'],
    [
      'bounds of an unknown district (R4)',
      { bounds: [{ districtId: 'atlantis', minimum: 0, maximum: 8 }] },
      'unknownReference',
    ],
    [
      'an unknown university',
      { shares: [{ universityId: 'KTH', places: 100, guarantee: 0 }] },
      'unknownReference',
    ],
    ['an end before its start', { endsOn: '2020-08-01' }, 'periodIncomplete'],
  ])('is refused as a whole with %s', async (_what, changes, code) => {
    expect((await put(changes).expect(422)).body.code).toBe(code)
    expect(await db.term.findUniqueOrThrow({ where: { id: 'VT2020' } })).toMatchObject({ version: 1 })
    expect(await db.termDistrict.count()).toBe(0)
  })

  it('is refused when somebody else changed it meanwhile, or moved it to another phase', async () => {
    await put().expect(200)
    expect((await put({ target: 99, shares: sharesOf(45, 30, 24) }).expect(409)).body.code).toBe(
      'changedMeanwhile',
    )
    await seedData()
    await central.post('/api/terms/VT2020/phase').send({ to: 'matching' }).expect(200)
    expect((await put({ version: 2 }).expect(409)).body.code).toBe('changedMeanwhile')
  })

  it.each(['confirming', 'published', 'running'] as const)(
    'leaves nothing but the due dates to change while the term is %s (S2, R3, R4)',
    async phase => {
      await put().expect(200)
      await putInPhase(db, phase)
      const same = { version: 2, offersDueOn: '2020-05-20', confirmDueOn: '2020-06-12' }
      for (const changes of [
        { target: 90, shares: sharesOf(45, 25, 20) },
        { shares: sharesOf(40, 35, 25) },
        { maxTravelMinutes: 60 },
        { startsOn: '2020-09-01' },
        { endsOn: '2021-01-16' },
        { bounds: [] },
        { bounds: [{ districtId: 'farsta', minimum: 2, maximum: 9 }] },
      ]) {
        expect((await put({ ...same, ...changes }).expect(409)).body.code).toBe('termSettled')
      }
      const unbounded = { districtId: 'bromma', minimum: 0, maximum: null }
      const { body } = await put({ ...same, bounds: [...change.bounds, unbounded] }).expect(200)
      expect(body).toMatchObject({ ...same, version: 3, target: 100, bounds: change.bounds })
      expect(body.shares).toEqual(expect.arrayContaining(term.shares))
    },
  )

  it('is refused once the term is closed', async () => {
    await putInPhase(db, 'closed')
    expect((await put().expect(409)).body.code).toBe('phaseRefuses')
  })

  it('is refused, not an error, with a version beyond what any can be', async () => {
    await put({ version: Number.MAX_SAFE_INTEGER }).expect(409)
  })

  it('lets one of three simultaneous changes win', async () => {
    const answers = await Promise.all(
      [
        [45, 30, 25],
        [40, 35, 25],
        [50, 25, 25],
      ].map(places => put({ shares: sharesOf(...places) })),
    )
    expect(statusesOf(answers)).toEqual([200, 409, 409])
    const winner = answers.find(({ status }) => status === 200)
    const { body } = await central.get('/api/terms/VT2020')
    expect(body.shares).toEqual(winner?.body.shares)
  })
})

async function seedData() {
  const barn = await seedUnit(db, 'bromma', 'Ungdomsmottagningen')
  await seedOffer(db, 'farsta', { places: 3 })
  await seedOffer(db, 'farsta', { places: 9, withdrawnAt: new Date() })
  await seedOffer(db, 'bromma', { places: 2, fieldId: 'barn-och-unga', unitId: barn })
  const wishes = {
    create: [
      { position: 1, fieldId: 'missbruk' },
      { position: 2, fieldId: 'aldre' },
    ],
  }
  await seedStudent(db, 'SU', { wishes })
  await seedStudent(db, 'SU')
  await seedStudent(db, 'SH', { wishes })
  await seedStudent(db, 'SH', { withdrawnAt: new Date() })
}

describe('the board (S3)', () => {
  beforeEach(seedData)

  it('shows central what is offered against the target, per district, field and university', async () => {
    const { body } = await central.get('/api/terms/VT2020/board').expect(200)
    expect(body).toMatchObject({ target: 100, offered: 5 })
    expect(body.districts.map((row: { id: string; offered: number }) => [row.id, row.offered])).toEqual([
      ['bromma', 2],
      ['farsta', 3],
      ['sof', 0],
      ['alvsjo', 0],
    ])
    expect(body.districts[0]).toMatchObject({
      offeredPerField: { aldre: 0, 'barn-och-unga': 2, missbruk: 0 },
      latitude: null,
      longitude: null,
      confirmed: 0,
    })
    expect(body.fields).toEqual([
      { id: 'barn-och-unga', name: 'Barn och unga', offered: 2, firstWishes: 0 },
      { id: 'missbruk', name: 'Missbruk', offered: 3, firstWishes: 2 },
      { id: 'aldre', name: 'Äldre', offered: 0, firstWishes: 0 },
    ])
    expect(body.universities).toEqual([
      { id: 'ESB', name: 'Ersta Sköndal Bräcke högskola', share: 30, students: 0, withoutWishes: 0 },
      { id: 'SU', name: 'Stockholms universitet', share: 45, students: 2, withoutWishes: 1 },
      { id: 'SH', name: 'Södertörns högskola', share: 25, students: 1, withoutWishes: 0 },
    ])
  })

  it('counts the places that are confirmed, not those that wait', async () => {
    const supervisorId = await seedSupervisor(db, 'farsta')
    const [placementId = ''] = await Promise.all(
      ['SU', 'SH'].map(async universityId => placeStudent(db, await seedStudent(db, universityId))),
    )
    await db.placementEvent.create({ data: { placementId, kind: 'confirmed', at: new Date(), supervisorId } })
    const { body } = await central.get('/api/terms/VT2020/board').expect(200)
    expect(body.districts.map((row: { id: string; confirmed: number }) => [row.id, row.confirmed])).toEqual([
      ['bromma', 0],
      ['farsta', 1],
      ['sof', 0],
      ['alvsjo', 0],
    ])
  })

  it('shows a district its own row, and nothing of what students wish (P3)', async () => {
    const { body } = await farsta.get('/api/terms/VT2020/board').expect(200)
    expect(body.offered).toBe(3)
    expect(body.districts.map((row: { id: string }) => row.id)).toEqual(['farsta'])
    expect(body.universities).toEqual([])
    expect(body.fields).toMatchObject([
      { offered: 0, firstWishes: null },
      { offered: 3, firstWishes: null },
      { offered: 0, firstWishes: null },
    ])
  })

  it('shows a university its own students, and nobody’s offers', async () => {
    const { body } = await university.get('/api/terms/VT2020/board').expect(200)
    expect(body).toMatchObject({ offered: null, districts: [] })
    expect(body.universities).toMatchObject([{ id: 'SU', students: 2, withoutWishes: 1 }])
    expect(body.fields).toMatchObject([
      { offered: null, firstWishes: 0 },
      { offered: null, firstWishes: 1 },
      { offered: null, firstWishes: 0 },
    ])
  })
})

describe('a district’s answer (S3)', () => {
  const answer = (agent: typeof central, districtId: string, complete = true) =>
    agent.post('/api/terms/VT2020/answer').send({ districtId, complete })

  it('is its coordinator’s, or central’s, to give', async () => {
    await answer(visitor(test) as typeof central, 'farsta').expect(401)
    await answer(university, 'farsta').expect(403)
    await answer(farsta, 'bromma').expect(404)
    const { body } = await answer(farsta, 'farsta').expect(200)
    expect(body.districts).toMatchObject([{ id: 'farsta', answeredAt: '2019-11-04T09:00:00.000Z' }])
    await answer(central, 'bromma').expect(200)
    expect(await db.termDistrict.count({ where: { answeredAt: { not: null } } })).toBe(2)
  })

  it('is taken back, and leaves the bounds as they were (R4)', async () => {
    await db.termDistrict.create({
      data: { termId: 'VT2020', districtId: 'farsta', minimum: 2, maximum: 4 },
    })
    await answer(farsta, 'farsta').expect(200)
    const { body } = await answer(farsta, 'farsta', false).expect(200)
    expect(body.districts).toMatchObject([{ answeredAt: null }])
    expect(await db.termDistrict.findFirst()).toMatchObject({ minimum: 2, maximum: 4 })
  })

  it('is refused for a district or a term that does not exist', async () => {
    expect((await answer(central, 'atlantis').expect(422)).body.code).toBe('unknownReference')
    await central.post('/api/terms/HT2031/answer').send({ districtId: 'farsta', complete: true }).expect(404)
  })

  it('is refused unless the term collects', async () => {
    await putInPhase(db, 'matching')
    const { body } = await answer(farsta, 'farsta').expect(409)
    expect(body).toMatchObject({ code: 'phaseRefuses' })
  })
})
