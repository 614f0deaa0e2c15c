import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { rowCounts } from '../../support/row-counts.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, matcher, central, farsta, su, match, reset } = await openMatchedTerm(db)
const PINS = '/api/terms/VT2020/pins'
const REASON = 'Enheten har bett om just henne.'

let anna: string
let bo: string
let inFarsta: string
let inBromma: string
let forbidden: string

const wish = (...districts: string[]) => ({
  create: districts.map((districtId, index) => ({ position: index + 1, districtId })),
})

beforeEach(async () => {
  await reset()
  const home = { homeArea: 'Farsta' }
  anna = await seedStudent(db, 'SU', { firstName: 'Anna', wishes: wish('farsta', 'bromma'), ...home })
  bo = await seedStudent(db, 'ESB', { firstName: 'Bo', priority: 1, wishes: wish('farsta'), ...home })
  inFarsta = await seedOffer(db, 'farsta')
  inBromma = await seedOffer(db, 'bromma')
  forbidden = await seedOffer(db, 'alvsjo', { requires: ['driving-licence'] })
  matcher.matches()
})

const pin = (studentId: string, offerId: string, reason = REASON, agent = central) =>
  agent.post(PINS).send({ studentId, offerId, reason })
const pins = async () => (await central.get(PINS).expect(200)).body.pins

describe('who may pin', () => {
  it('is central alone (P3)', async () => {
    const { body } = await pin(anna, inFarsta).expect(200)
    const run = await match()
    const requests = [
      ['get', PINS],
      ['post', PINS],
      ['post', `/api/pins/${body.id}/remove`],
      ['get', `/api/runs/${run}/students/${anna}/offers`],
      ['post', `/api/runs/${run}/move-preview`],
    ] as const
    for (const [method, path] of requests) {
      const send = (agent: typeof central) => agent[method](path).send(method === 'post' ? {} : undefined)
      await send(visitor(test) as typeof central).expect(401)
      for (const agent of [farsta, su]) await send(agent).expect(403)
    }
  })
})

describe('a pin (R12)', () => {
  it('says who pinned whom where, when and why', async () => {
    const { body } = await pin(anna, inBromma, `  ${REASON} `).expect(200)
    expect(body).toEqual({
      id: expect.any(String),
      student: expect.objectContaining({ id: anna, label: 'Anna Ek' }),
      offer: expect.objectContaining({ id: inBromma, unit: 'Mottagningen' }),
      reason: REASON,
      pinnedAt: '2019-11-04T09:00:00.000Z',
      pinnedBy: 'central ',
      removedAt: null,
      removedBy: null,
      broken: [],
    })
    expect(await pins()).toEqual([body])
  })

  it('holds in every run from then on, and makes the runs before it outdated', async () => {
    const before = await match()
    await pin(anna, inFarsta).expect(200)
    expect((await central.post(`/api/runs/${before}/choose`).expect(409)).body.code).toBe('runOutdated')
    const after = await match()
    const { body } = await central.get(`/api/runs/${after}`).expect(200)
    // Bo has priority and wants Farsta, but the place is Anna's by the pin.
    const placements = body.placements as { student: { id: string }; offer: { id: string } }[]
    expect(new Map(placements.map(({ student, offer }) => [student.id, offer.id]))).toEqual(
      new Map([
        [anna, inFarsta],
        [bo, inBromma],
      ]),
    )
    expect(matcher.asked[1]?.instance.pinned).toEqual([{ student: anna, offer: inFarsta }])
    await central.post(`/api/runs/${after}/choose`).expect(200)
  })

  it('replaces the one that the student had, which stays in the history with who removed it', async () => {
    const first = (await pin(anna, inFarsta).expect(200)).body
    test.clock.advance(60_000)
    const other = await signInAs(test, { kind: 'central' })
    const second = (await pin(anna, inBromma, 'Nytt beslut.', other).expect(200)).body
    expect(await pins()).toMatchObject([
      { id: second.id, offer: { id: inBromma }, removedAt: null },
      { id: first.id, reason: REASON, removedAt: second.pinnedAt, removedBy: 'central ' },
    ])
    const removed = await db.pin.findUniqueOrThrow({ where: { id: first.id } })
    expect(removed.removedById).toBe(other.personId)
  })

  it('stays in the history when it is removed, and can be removed once', async () => {
    const { body } = await pin(anna, inFarsta).expect(200)
    test.clock.advance(60_000)
    const removed = await central.post(`/api/pins/${body.id}/remove`).expect(200)
    expect(removed.body.removedAt).toBe(test.clock.now().toISOString())
    expect(removed.body).toMatchObject({ id: body.id, removedBy: 'central ' })
    expect((await central.post(`/api/pins/${body.id}/remove`).expect(409)).body.code).toBe('pinRemoved')
    await match()
    expect(matcher.asked[0]?.instance.pinned).toEqual([])
    expect(await pins()).toMatchObject([{ id: body.id, reason: REASON }])
  })

  it('is one at a time, however many are made at once', async () => {
    const answers = await Promise.all([inFarsta, inBromma, inFarsta, inBromma].map(offer => pin(anna, offer)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    const views: { removedAt: string | null }[] = await pins()
    expect(views.map(({ removedAt }) => removedAt === null).filter(Boolean)).toHaveLength(1)
    expect(views).toHaveLength(4)
  })

  it('shows a protected student by number (P2)', async () => {
    const names = { firstName: null, lastName: null }
    const hidden = await seedStudent(db, 'SU', { protected: true, number: 'P-17', ...names })
    expect((await pin(hidden, inBromma).expect(200)).body.student.label).toBe('P-17')
  })

  it('belongs to a phase in which the term’s data may change', async () => {
    const { body } = await pin(anna, inFarsta).expect(200)
    await putInPhase(db, 'confirming')
    expect((await pin(bo, inBromma).expect(409)).body.code).toBe('phaseRefuses')
    expect((await central.post(`/api/pins/${body.id}/remove`).expect(409)).body.code).toBe('phaseRefuses')
    await central.get(PINS).expect(200)
  })
})

describe('a pin that is refused', () => {
  it('breaks a rule on its own, which is named by its number', async () => {
    const { body } = await pin(anna, forbidden).expect(422)
    expect(body.code).toBe('pinBreaksRules')
    expect(body.detail).toBe(
      'Studenten kan inte låsas vid platsen (R12), det bryter mot R7. Studenten saknar något som platsen kräver.',
    )
    expect(await db.pin.count()).toBe(0)
  })

  it('is at a place whose supervisor no university accepts, or that is offered no longer', async () => {
    const novice = await seedSupervisor(db, 'farsta', { degreeYear: 2019, hasSupervisorCourse: false })
    await db.offer.update({ where: { id: inFarsta }, data: { supervisorId: novice } })
    expect((await pin(anna, inFarsta).expect(422)).body.detail).toContain('R6')
    await db.offerUniversity.create({ data: { offerId: inFarsta, universityId: 'SU' } })
    expect((await pin(anna, inFarsta).expect(422)).body.detail).toContain('R13')
    await db.offer.update({ where: { id: inBromma }, data: { withdrawnAt: new Date() } })
    expect((await pin(anna, inBromma).expect(422)).body.detail).toContain('Platsen erbjuds inte längre.')
  })

  it('contradicts other pins: more than the place takes (R2), named in words', async () => {
    await pin(anna, inFarsta).expect(200)
    const { body } = await pin(bo, inFarsta).expect(422)
    expect(body.detail).toContain('R2, R12')
    expect(body.detail).toContain('Mottagningen (Missbruk, Farsta stadsdelsförvaltning)')
    expect(await db.pin.count()).toBe(1)
  })

  it('lacks a reason, or names nothing', async () => {
    for (const reason of ['', '  a ', 'x'.repeat(501)]) await pin(anna, inFarsta, reason).expect(422)
    await pin(randomUUID(), inFarsta).expect(404)
    await pin(anna, randomUUID()).expect(422)
    await central
      .post('/api/terms/HT2031/pins')
      .send({ studentId: anna, offerId: inFarsta, reason: REASON })
      .expect(404)
    await central.post(`/api/pins/${randomUUID()}/remove`).expect(404)
  })
})

describe('a pin that no longer holds', () => {
  it('is marked in the list, and stops every run until it is removed', async () => {
    const { body } = await pin(anna, inFarsta).expect(200)
    await db.offer.update({ where: { id: inFarsta }, data: { requires: ['driving-licence'] } })
    expect((await pins())[0].broken).toEqual([
      { rule: 'R7', text: 'Studenten saknar något som platsen kräver.' },
    ])
    const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
    const refused = await central.post('/api/terms/VT2020/runs').send(asked).expect(409)
    expect(refused.body).toMatchObject({ code: 'pinDoesNotHold' })
    expect(refused.body.detail).toContain('R7')
    await central.post(`/api/pins/${body.id}/remove`).expect(200)
    await match()
  })

  it('is one at a place that was withdrawn; one of a withdrawn student concerns nobody', async () => {
    await pin(anna, inFarsta).expect(200)
    await db.offer.update({ where: { id: inFarsta }, data: { withdrawnAt: new Date() } })
    expect((await pins())[0].broken).toMatchObject([{ rule: 'R2' }])
    await db.student.update({ where: { id: anna }, data: { withdrawnAt: new Date() } })
    expect((await pins())[0].broken).toEqual([])
    await match()
    expect(matcher.asked[0]?.instance.pinned).toEqual([])
  })
})

describe('a student’s offers', () => {
  it('are all of the run’s, allowed ones first, forbidden ones with their rules in words', async () => {
    const run = await match()
    const { body } = await central.get(`/api/runs/${run}/students/${anna}/offers`).expect(200)
    expect(body).toMatchObject({ student: { label: 'Anna Ek' }, offerId: inBromma })
    expect(body.offers).toMatchObject([
      { id: inFarsta, wish: 1, travelMinutes: 12, places: 1, taken: 1, broken: [] },
      { id: inBromma, wish: 2, taken: 1, broken: [] },
      { id: forbidden, wish: null, taken: 0, broken: [{ rule: 'R7' }] },
    ])
    await central.get(`/api/runs/${run}/students/${randomUUID()}/offers`).expect(404)
  })
})

describe('the preview of a move', () => {
  const preview = async (studentId: string, offerId: string, status = 200) =>
    (
      await central
        .post(`/api/runs/${await match()}/move-preview`)
        .send({ studentId, offerId })
        .expect(status)
    ).body

  it('tells the rules that the move alone would break, what the matching makes of it, and who else moves', async () => {
    const body = await preview(anna, inFarsta)
    expect(body).toMatchObject({
      isAllowed: true,
      violations: [
        {
          rule: 'R2',
          text: 'Platsen Mottagningen (Missbruk, Farsta stadsdelsförvaltning) har 2 studenter men tar högst 1.',
        },
      ],
      outcome: { status: 'optimal', placed: 2 },
    })
    expect(body.outcome.affected).toMatchObject([
      { student: { id: anna }, from: { wish: 2 }, to: { offer: { id: inFarsta }, wish: 1 } },
      { student: { id: bo }, from: { wish: 1 }, to: { offer: { id: inBromma }, wish: null } },
    ])
    expect(body.outcome.criteria).toContainEqual(
      expect.objectContaining({ name: 'outside', before: 0, after: 1, verdict: 'worse' }),
    )
  })

  it('is without an outcome when the place is forbidden, and names the rule', async () => {
    const body = await preview(anna, forbidden)
    expect(body).toMatchObject({ isAllowed: false, outcome: null })
    expect(body.violations).toMatchObject([{ rule: 'R7' }])
    expect(body.violations[0].text).toContain('Anna Ek')
  })

  it('writes nothing, and knows only what the run knows', async () => {
    const run = await match()
    const before = await rowCounts(db)
    const ask = (studentId: string, offerId: string) =>
      central.post(`/api/runs/${run}/move-preview`).send({ studentId, offerId })
    await ask(anna, inFarsta).expect(200)
    await ask(anna, randomUUID()).expect(404)
    await ask(randomUUID(), inFarsta).expect(404)
    await central.get(PINS).expect(200)
    expect(await rowCounts(db)).toEqual(before)
  })
})
