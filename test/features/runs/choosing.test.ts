import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { canonicalInstanceHash } from '../../../src/domain/matching/canonical.ts'
import { statusesOf } from '../../support/answers.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { buildResult } from '../../support/build-result.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { matcher, central, farsta, bromma, match, propose, confirm, moveTo, reset, kicks } =
  await openMatchedTerm(db)

let students: string[]
let offers: string[]
const choose = (run: string) => central.post(`/api/runs/${run}/choose`)
const [ONE, TWO, THREE] = [0, 1, 2]
const pair = (index: number) => ({ student: students[index] ?? '', offer: offers[index] ?? '' })

beforeEach(async () => {
  await reset()
  students = [await seedStudent(db, 'SU'), await seedStudent(db, 'ESB'), await seedStudent(db, 'SH')]
  offers = [await seedOffer(db), await seedOffer(db), await seedOffer(db, 'bromma')]
  matcher.places(pair(ONE), pair(TWO), pair(THREE))
})

describe('choosing a run (S5)', () => {
  it('proposes its placements, moves the term, and marks the run', async () => {
    const run = await match()
    const { body } = await choose(run).expect(200)
    expect(body).toMatchObject({ id: run, chosenAt: '2019-11-04T09:00:00.000Z' })
    const placements = await db.placement.findMany({ include: { events: true } })
    expect(placements).toHaveLength(3)
    for (const placement of placements) {
      expect(placement).toMatchObject({ state: 'proposed', active: true, runId: run, wish: 1 })
      expect(placement.events).toMatchObject([{ kind: 'proposed', personId: central.personId }])
    }
    const { body: term } = await central.get('/api/terms/VT2020')
    expect(term).toMatchObject({ phase: 'confirming', moves: [{ from: 'matching', to: 'confirming' }] })
    expect(kicks()).toBe(1)
  })

  it('writes to the coordinators of the districts that have proposals, and to nobody else (S5, C6)', async () => {
    matcher.places(pair(ONE), pair(TWO))
    await choose(await match()).expect(200)
    const mails = await db.outboxMessage.findMany()
    expect(mails.map(({ recipient }) => recipient)).toEqual([`${farsta.personId}@vfu.example`])
    const [mail] = mails
    expect(mail?.subject).toContain('VT2020')
    expect(mail?.text).toContain('2 studenter föreslås')
    expect(mail?.text).toMatch(/http:\/\/vfu\.example\/svara#[\w-]{20,}\n/)
    expect(mail?.text).not.toContain('Kim')
    expect(mail?.messageId).toBe(`<${mail?.id}@vfu.example>`)
  })

  it('is refused when a student or an offer has changed since the run (S5)', async () => {
    const run = await match()
    await db.student.update({ where: { id: students[ONE] ?? '' }, data: { priority: 1 } })
    expect((await choose(run).expect(409)).body.code).toBe('runOutdated')
    await db.student.update({ where: { id: students[ONE] ?? '' }, data: { priority: 0 } })
    await seedOffer(db, 'bromma')
    expect((await choose(run).expect(409)).body.code).toBe('runOutdated')
    expect(await db.placement.count()).toBe(0)
    expect(await db.outboxMessage.count()).toBe(0)
    expect(await db.term.findFirstOrThrow()).toMatchObject({ phase: 'matching' })
    await choose(await match()).expect(200)
  })

  it('is not refused for what the matching does not ask about', async () => {
    const run = await match()
    await db.student.update({
      where: { id: students[ONE] ?? '' },
      data: { lastName: 'Ny', email: 'ny@su.example' },
    })
    await db.offer.update({ where: { id: offers[ONE] ?? '' }, data: { comment: 'Ring först' } })
    await choose(run).expect(200)
  })

  it('is refused for a run without placements to propose', async () => {
    matcher.answers(instance => {
      const empty = { ...buildResult(instance, []), placements: [], criteria: [], unplaced: [] }
      return Promise.resolve({ kind: 'result', result: { ...empty, status: 'infeasible' } })
    })
    const run = await match()
    expect((await central.get(`/api/runs/${run}`)).body.status).toBe('infeasible')
    expect((await choose(run).expect(409)).body.code).toBe('runNotChoosable')
  })

  it('is refused while the run is under way, and when it was cancelled', async () => {
    matcher.waits()
    const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
    const { body } = await central.post('/api/terms/VT2020/runs').send(asked).expect(200)
    expect((await choose(body.id).expect(409)).body.code).toBe('runNotChoosable')
    await central.post(`/api/runs/${body.id}/cancel`).expect(200)
    expect((await choose(body.id).expect(409)).body.code).toBe('runNotChoosable')
  })

  it('is refused twice, and for another run of a term that is confirming', async () => {
    const [first, second] = [await match(), await match()]
    await choose(first).expect(200)
    for (const run of [first, second]) {
      expect((await choose(run).expect(409)).body.code).toBe('phaseRefuses')
    }
    expect(await db.placement.count()).toBe(3)
  })

  it('lets one of two win who choose different runs at once', async () => {
    const runs = [await match(), await match({ policy: 'lowest-average' })]
    const answers = await Promise.all(runs.map(run => choose(run)))
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(await db.placement.count()).toBe(3)
    expect(await db.matchingRun.count({ where: { chosenAt: { not: null } } })).toBe(1)
    expect(await db.phaseMove.count()).toBe(1)
  })

  it('does not happen half: a placement that the database refuses undoes all of it (R2)', async () => {
    const full = { ...pair(TWO), offer: offers[ONE] ?? '' }
    matcher.answers(instance => {
      const result = buildResult(instance, [pair(ONE)])
      const placements = [...result.placements, { ...full, wish: 1, travelMinutes: null }]
      return Promise.resolve({ kind: 'result', result: { ...result, placements } })
    })
    const { body } = await choose(await match()).expect(500)
    expect(body).toMatchObject({ code: 'internal' })
    expect(await db.placement.count()).toBe(0)
    expect(await db.matchingRun.count({ where: { chosenAt: { not: null } } })).toBe(0)
    expect(await db.term.findFirstOrThrow()).toMatchObject({ phase: 'matching' })
    expect(kicks()).toBe(0)
  })
})

describe('going back to match again (S1)', () => {
  it('releases what was proposed and confirmed, keeps what was declined, and chooses nothing', async () => {
    const [a = '', b = '', c = ''] = await propose(
      ...[ONE, TWO, THREE].map(index => [students[index] ?? '', offers[index] ?? ''] as const),
    )
    await confirm(a, farsta).expect(200)
    await bromma.post(`/api/placements/${c}/decline`).send({ declineReason: 'reorganised' }).expect(200)
    const { body } = await moveTo('matching').expect(200)
    expect(body.phase).toBe('matching')
    const rows = await db.placement.findMany({ select: { id: true, state: true, active: true } })
    const stateOf = (id: string) => rows.find(row => row.id === id)
    expect(stateOf(a)).toMatchObject({ state: 'released', active: false })
    expect(stateOf(b)).toMatchObject({ state: 'released', active: false })
    expect(stateOf(c)).toMatchObject({ state: 'declined', active: false })
    expect(await db.matchingRun.count({ where: { chosenAt: { not: null } } })).toBe(0)
  })

  it('tells central beforehand how many proposals and confirmations it takes back, and nobody else', async () => {
    const [a = ''] = await propose(
      ...[ONE, TWO, THREE].map(index => [students[index] ?? '', offers[index] ?? ''] as const),
    )
    await confirm(a, farsta).expect(200)
    const { body } = await central.get('/api/terms/VT2020').expect(200)
    expect(body.facts).toEqual({ students: 3, unansweredProposals: 2, confirmedPlacements: 1 })
    expect((await farsta.get('/api/terms/VT2020').expect(200)).body.facts).toBeNull()
  })

  it('frees students and places for another choice (R1, R2)', async () => {
    const first = await propose([students[ONE] ?? '', offers[ONE] ?? ''])
    await moveTo('matching').expect(200)
    const second = await propose([students[ONE] ?? '', offers[ONE] ?? ''])
    expect(second).not.toEqual(first)
    expect(await db.placement.count({ where: { active: true } })).toBe(1)
    const { body } = await farsta.get('/api/terms/VT2020/placements').expect(200)
    // Beside the new proposals the earlier ones would tell whom a block has moved away (R10).
    expect(body.placements.map(({ state }: { state: string }) => state)).toEqual(['proposed'])
  })
})

describe('the hash of a run’s input (S4)', () => {
  it('is the present term’s, whatever order the database returns it in', async () => {
    await match()
    const before = matcher.asked.at(-1)?.instance
    await db.$executeRaw`update student set first_name = 'A' where id::text > ${randomUUID()}`
    await db.$executeRaw`update travel_time set minutes = minutes where district_id = 'bromma'`
    await match()
    const after = matcher.asked.at(-1)?.instance
    if (!before || !after) throw new Error('The matcher was not asked')
    expect(canonicalInstanceHash(after)).toBe(canonicalInstanceHash(before))
  })
})
