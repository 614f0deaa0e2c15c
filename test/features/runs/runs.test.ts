import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { toDateColumn } from '../../../src/adapters/db/database.ts'
import { canonicalInstanceHash } from '../../../src/domain/matching/canonical.ts'
import { endAbandonedRuns } from '../../../src/features/runs/commands.ts'
import { FakeMatcher } from '../../support/fake-matcher.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from '../../support/seed-term-data.ts'
import { createTestApp, signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, matcher, central, farsta, su, match, reset } = await openMatchedTerm(db)
const RUNS = '/api/terms/VT2020/runs'
const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }

let student: string
let offer: string

beforeEach(async () => {
  await reset()
  student = await seedStudent(db, 'SU', {
    number: '19991',
    homeArea: 'Farsta',
    wishes: {
      create: [
        { position: 1, fieldId: 'aldre' },
        { position: 2, fieldId: 'missbruk' },
      ],
    },
  })
  offer = await seedOffer(db)
  matcher.places({ student, offer })
})

describe('who may match', () => {
  it('is central alone: runs hold every student of every university (P3)', async () => {
    const run = await match()
    const requests = [
      ['get', RUNS],
      ['post', RUNS],
      ['get', `/api/runs/${run}`],
      ['post', `/api/runs/${run}/cancel`],
      ['post', `/api/runs/${run}/choose`],
      ['get', `/api/runs/${run}/instance`],
      ['get', `/api/runs/${run}/result`],
    ] as const
    for (const [method, path] of requests) {
      const send = (agent: typeof central) => agent[method](path).send(method === 'post' ? asked : undefined)
      await send(visitor(test) as typeof central).expect(401)
      for (const agent of [farsta, su]) await send(agent).expect(403)
    }
  })
})

describe('a run', () => {
  it('is given the term as it is, and ends with the matcher’s answer (S4)', async () => {
    const { body: started } = await central.post(RUNS).send(asked).expect(200)
    expect(started).toMatchObject({
      termId: 'VT2020',
      policy: 'no-one-outside',
      engine: 'highs',
      startedAt: '2019-11-04T09:00:00.000Z',
      by: 'central ',
      chosenAt: null,
    })
    await test.deps.background.settled()
    expect(matcher.asked).toMatchObject([
      {
        instance: {
          term: 'VT2020',
          policy: 'no-one-outside',
          seed: 'a seed of the tests',
          universities: [
            { id: 'ESB', quota: 30 },
            { id: 'SH', quota: 25 },
            { id: 'SU', quota: 45 },
          ],
          offers: [{ id: offer, district: 'farsta', field: 'missbruk', places: 1 }],
          students: [{ id: student, travelMinutes: { farsta: 12 } }],
        },
        options: { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 },
      },
    ])
    const { body } = await central.get(`/api/runs/${started.id}`).expect(200)
    expect(body).toMatchObject({
      status: 'feasible',
      finishedAt: '2019-11-04T09:00:00.000Z',
      placed: 1,
      unplaced: 0,
      failure: null,
      proof: 'lp-duality',
      placements: [
        {
          student: { id: student, label: 'Kim Ek', number: '19991', universityId: 'SU' },
          offer: {
            id: offer,
            districtId: 'farsta',
            districtName: 'Farsta stadsdelsförvaltning',
            unit: 'Mottagningen',
            fieldName: 'Missbruk',
          },
          wish: 2,
          travelMinutes: 12,
        },
      ],
      unplacedStudents: [],
    })
  })

  it('leaves out what was withdrawn, and names nobody in its input (P1, S4)', async () => {
    await seedOffer(db, 'farsta', { withdrawnAt: new Date() })
    const gone = await seedStudent(db, 'SU', { withdrawnAt: new Date() })
    await db.together.create({
      data: { studentId: [student, gone].sort()[0] ?? '', otherId: [student, gone].sort()[1] ?? '' },
    })
    const id = await match()
    const { body } = await central.get(`/api/runs/${id}/instance`).expect(200)
    expect(body.offers.map((row: { id: string }) => row.id)).toEqual([offer])
    expect(body.students).toEqual([expect.not.objectContaining({ together: expect.anything() })])
    for (const name of ['Kim', 'Ek"', '19991']) expect(JSON.stringify(body)).not.toContain(name)
  })

  it('is listed without its result being read', async () => {
    const at = test.clock.now()
    const unreadable = {
      placements: [{}],
      unplaced: [],
      criteria: [{ name: 'placed', sense: 'max', value: 1 }],
    }
    await db.matchingRun.create({
      data: {
        id: randomUUID(),
        termId: 'VT2020',
        policy: 'no-one-outside',
        engine: 'highs',
        status: 'optimal',
        input: {},
        result: unreadable,
        startedAt: at,
        finishedAt: at,
      },
    })
    const { body } = await central.get(RUNS).expect(200)
    expect(body.runs).toMatchObject([{ placed: 1, unplaced: 0, criteria: unreadable.criteria }])
  })

  it('gives its input and answer as files that belong together (S4)', async () => {
    const id = await match({ policy: 'lowest-average' })
    const { body: input } = await central.get(`/api/runs/${id}/instance`).expect(200)
    const { body: result } = await central.get(`/api/runs/${id}/result`).expect(200)
    expect(input).toMatchObject({ format: 'vfu-matching/1', policy: 'lowest-average' })
    expect(result).toMatchObject({ format: 'vfu-matching-result/1', policy: 'lowest-average' })
    expect(result.instance).toBe(canonicalInstanceHash(input))
  })

  it('shows a protected student by number (P2)', async () => {
    const hidden = await seedStudent(db, 'ESB', {
      protected: true,
      number: 'P-17',
      firstName: null,
      lastName: null,
    })
    matcher.places({ student: hidden, offer })
    const { body } = await central.get(`/api/runs/${await match()}`).expect(200)
    expect(body.placements[0].student.label).toBe('P-17')
    expect(body.unplacedStudents).toMatchObject([{ student: { id: student } }])
  })

  it('closes an offer to universities whose rule its supervisor does not meet (R13)', async () => {
    const novice = await seedSupervisor(db, 'farsta', { degreeYear: 2019, hasSupervisorCourse: false })
    await db.offer.update({ where: { id: offer }, data: { supervisorId: novice } })
    matcher.places()
    await match()
    expect(matcher.asked[0]?.instance.offers).toMatchObject([{ universities: ['SH'] }])
  })

  it('goes on in a term that refers to a district and a university that have ended since', async () => {
    const ended = { validTo: toDateColumn('2019-10-31') }
    const wishes = { create: [{ position: 1, districtId: 'alvsjo' }] }
    const unitId = await seedUnit(db, 'sof')
    const blocks = { create: [{ id: randomUUID(), unitId }] }
    const other = await seedStudent(db, 'SH', { wishes, blocks, homeArea: 'Bromma' })
    const here = await seedOffer(db, 'alvsjo')
    await db.district.updateMany({ where: { id: { not: 'farsta' } }, data: ended })
    await db.university.updateMany({ where: { id: 'SH' }, data: ended })
    try {
      matcher.places({ student: other, offer: here })
      const { body } = await central.get(`/api/runs/${await match()}`).expect(200)
      expect(body).toMatchObject({ placements: [{ student: { id: other }, offer: { id: here }, wish: 1 }] })
      const districts = matcher.asked[0]?.instance.districts.map(({ id }) => id)
      expect(districts).toEqual(['alvsjo', 'farsta', 'sof'])
    } finally {
      await db.district.updateMany({ data: { validTo: null } })
      await db.university.updateMany({ data: { validTo: null } })
    }
  })

  it('is listed with the others, the newest first, without side effects on the term (S4)', async () => {
    const first = await match()
    test.clock.advance(1000)
    const second = await match({ policy: 'most-first-choices' })
    const { body } = await central.get(RUNS).expect(200)
    expect(body.runs.map((run: { id: string }) => run.id)).toEqual([second, first])
    expect(await db.placement.count()).toBe(0)
    expect(await db.outboxMessage.count()).toBe(0)
    expect(await db.term.findFirstOrThrow()).toMatchObject({ phase: 'matching', version: 1 })
  })

  it.each(['draft', 'collecting', 'confirming', 'published'] as const)(
    'is refused while the term is %s',
    async phase => {
      await putInPhase(db, phase)
      expect((await central.post(RUNS).send(asked).expect(409)).body.code).toBe('phaseRefuses')
      expect(await db.matchingRun.count()).toBe(0)
    },
  )

  it('is refused with a policy or an engine that does not exist, or without a limit', async () => {
    for (const wrong of [
      { policy: 'dice' },
      { engine: 'abacus' },
      { timeLimitSeconds: 601 },
      { timeLimitSeconds: 0 },
    ]) {
      await central
        .post(RUNS)
        .send({ ...asked, ...wrong })
        .expect(422)
    }
    await central.post('/api/terms/HT2031/runs').send(asked).expect(404)
    await central.get('/api/terms/HT2031/runs').expect(404)
  })

  it('is not found when there is none', async () => {
    const path = `/api/runs/${randomUUID()}`
    for (const part of ['', '/instance', '/result']) await central.get(`${path}${part}`).expect(404)
    for (const part of ['/cancel', '/choose']) await central.post(`${path}${part}`).expect(404)
    await central.get('/api/runs/17').expect(404)
  })
})

describe('a run that fails', () => {
  it('tells the matcher’s sentence, and has no result', async () => {
    matcher.answers(() => Promise.resolve({ kind: 'failed', sentence: 'Motorn gav upp.' }))
    const id = await match()
    const { body } = await central.get(`/api/runs/${id}`).expect(200)
    expect(body).toMatchObject({ status: 'failed', failure: 'Motorn gav upp.', placed: null, placements: [] })
    await central.get(`/api/runs/${id}/result`).expect(404)
    expect((await central.post(`/api/runs/${id}/choose`).expect(409)).body.code).toBe('runNotChoosable')
  })

  it('by a crash says so without details, and logs where, not what', async () => {
    const lines: string[] = []
    const logger = pino({ level: 'error' }, { write: line => void lines.push(line) })
    const crashing = new FakeMatcher()
    crashing.answers(() => Promise.reject(new Error('student Kim Ek could not be read')))
    const other = createTestApp(db, { logger, matcher: crashing })
    const agent = await signInAs(other, { kind: 'central' })
    const { body } = await agent.post(RUNS).send(asked).expect(200)
    await other.deps.background.settled()
    const run = await agent.get(`/api/runs/${body.id}`).expect(200)
    expect(run.body).toMatchObject({ status: 'failed', failure: 'Ett fel i systemet avbröt körningen.' })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain(body.id)
    expect(lines[0]).toContain('runs.test.ts')
    expect(lines[0]).not.toContain('Kim Ek')
  })

  it('on which no instance works any more is ended, and one that somebody holds goes on', async () => {
    const run = {
      termId: 'VT2020',
      policy: 'no-one-outside',
      engine: 'highs',
      input: {},
      status: 'running',
    } as const
    const now = test.clock.now().getTime()
    const [lost, held, never] = [randomUUID(), randomUUID(), randomUUID()]
    await db.matchingRun.createMany({
      data: [
        { ...run, id: lost, startedAt: new Date(now - 61_000) },
        { ...run, id: held, startedAt: new Date(now - 3_600_000) },
        { ...run, id: never, startedAt: new Date(now) },
      ],
    })
    // By the database's clock, whatever the instance's own says.
    await db.$executeRaw`
      insert into work_lease (id, held_until)
      values (${lost}::uuid, now()), (${held}::uuid, now() + interval '10 seconds')`
    await endAbandonedRuns(test.deps)
    for (const id of [lost, never]) {
      expect(await db.matchingRun.findUniqueOrThrow({ where: { id } })).toMatchObject({
        status: 'failed',
        failure: 'Körningen avbröts när servern stannade. Starta den igen.',
      })
    }
    expect(await db.matchingRun.findUniqueOrThrow({ where: { id: held } })).toMatchObject({
      status: 'running',
    })
    expect((await db.workLease.findMany()).map(({ id }) => id)).toEqual([held])
    await db.workLease.deleteMany()
  })
})

describe('cancelling a run', () => {
  it('ends it at once, and stops the matcher', async () => {
    matcher.waits()
    const { body: started } = await central.post(RUNS).send(asked).expect(200)
    expect(started).toMatchObject({ status: 'running', finishedAt: null, placed: null })
    const { body } = await central.post(`/api/runs/${started.id}/cancel`).expect(200)
    expect(body.status).toBe('cancelled')
    await test.deps.background.settled()
    expect(matcher.asked[0]?.options.signal.aborted).toBe(true)
    expect((await central.get(`/api/runs/${started.id}`)).body).toMatchObject({ status: 'cancelled' })
  })

  it('stands, whatever the matcher still answers', async () => {
    const finish = matcher.waits()
    const { body: started } = await central.post(RUNS).send(asked).expect(200)
    // Cancelled by another instance of the server, which cannot reach this one's matcher.
    await db.matchingRun.update({
      where: { id: started.id },
      data: { status: 'cancelled', finishedAt: test.clock.now() },
    })
    finish({ kind: 'failed', sentence: 'För sent.' })
    await test.deps.background.settled()
    expect((await central.get(`/api/runs/${started.id}`)).body).toMatchObject({
      status: 'cancelled',
      failure: null,
    })
  })

  it('is refused when it has ended', async () => {
    const id = await match()
    expect((await central.post(`/api/runs/${id}/cancel`).expect(409)).body.code).toBe('runFinished')
    expect((await central.get(`/api/runs/${id}`)).body.status).toBe('feasible')
  })

  it('happens to every run when the server stops', async () => {
    matcher.waits()
    const { body } = await central.post(RUNS).send(asked).expect(200)
    await test.deps.background.stop()
    expect((await central.get(`/api/runs/${body.id}`)).body.status).toBe('cancelled')
  })
})
