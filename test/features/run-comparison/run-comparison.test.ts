import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { rowCounts } from '../../support/row-counts.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { seedTerm, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, matcher, central, farsta, su, match, reset } = await openMatchedTerm(db)

let anna: string
let bo: string
let inFarsta: string
let inBromma: string

const wish = (...districts: string[]) => ({
  create: districts.map((districtId, index) => ({ position: index + 1, districtId })),
})

beforeEach(async () => {
  await reset()
  anna = await seedStudent(db, 'SU', { firstName: 'Anna', wishes: wish('farsta', 'bromma') })
  bo = await seedStudent(db, 'ESB', { firstName: 'Bo', priority: 1, wishes: wish('farsta') })
  inFarsta = await seedOffer(db, 'farsta', { places: 2 })
  inBromma = await seedOffer(db, 'bromma')
  matcher.matches()
})

const path = (a: string, b: string, termId = 'VT2020') => `/api/terms/${termId}/runs/compare?a=${a}&b=${b}`
const compare = async (a: string, b: string) => (await central.get(path(a, b)).expect(200)).body

describe('comparing runs', () => {
  it('is central’s alone (P3)', async () => {
    const address = path(await match(), await match())
    await visitor(test).get(address).expect(401)
    for (const agent of [farsta, su]) await agent.get(address).expect(403)
  })

  it('finds nothing between two runs of the same data (S4)', async () => {
    const [a, b] = [await match(), await match()]
    const body = await compare(a, b)
    expect(body).toMatchObject({ a: { id: a }, b: { id: b }, affected: [], differences: [] })
    expect(body.criteria.every((row: { verdict: string }) => row.verdict === 'same')).toBe(true)
  })

  it('says who differs, what is better and worse, and what the runs were given that differs', async () => {
    const a = await match()
    const pinned = { studentId: anna, offerId: inBromma, reason: 'Enheten har bett om det.' }
    await central.post('/api/terms/VT2020/pins').send(pinned).expect(200)
    await db.offer.update({ where: { id: inFarsta }, data: { places: 1, requires: [] } })
    await db.student.update({ where: { id: bo }, data: { priority: 0 } })
    const cia = await seedStudent(db, 'SH', { firstName: 'Cia' })
    const inAlvsjo = await seedOffer(db, 'alvsjo', { fieldId: 'aldre' })
    await db.term.update({ where: { id: 'VT2020' }, data: { maxTravelMinutes: 60 } })
    const b = await match({ policy: 'most-first-choices' })
    const body = await compare(a, b)
    expect(body.affected).toMatchObject([
      {
        student: { id: anna, label: 'Anna Ek' },
        kind: 'moved',
        from: { offer: { id: inFarsta }, wish: 1 },
        to: { offer: { id: inBromma, districtName: 'Bromma stadsdelsförvaltning' }, wish: 2 },
      },
      { student: { id: cia }, kind: 'placed', from: null, to: { offer: { id: inAlvsjo }, wish: 1 } },
    ])
    expect(body.criteria.find((row: { name: string }) => row.name === 'placed')).toMatchObject({
      before: 2,
      after: 3,
      verdict: 'better',
    })
    expect(body.differences).toMatchObject([
      { kind: 'policy', before: 'no-one-outside', after: 'most-first-choices' },
      { kind: 'travelLimit', before: 90, after: 60 },
      ...[
        { kind: 'places', offer: { id: inFarsta, unit: 'Mottagningen' }, before: 2, after: 1 },
        { kind: 'places', offer: { id: inAlvsjo, fieldName: 'Äldre' }, before: null, after: 1 },
      ].toSorted((one, other) => (one.offer.id < other.offer.id ? -1 : 1)),
      ...[
        { kind: 'student', student: { id: bo }, members: ['priority'] },
        { kind: 'studentAdded', student: { id: cia } },
      ].toSorted((one, other) => (one.student.id < other.student.id ? -1 : 1)),
      { kind: 'pin', student: { id: anna }, before: null, after: { id: inBromma } },
    ])
  })

  it('the other way round turns better into worse', async () => {
    const a = await match()
    await db.offer.update({ where: { id: inFarsta }, data: { places: 1 } })
    const b = await match()
    const verdictOf = async (from: string, to: string) =>
      (await compare(from, to)).criteria.find((row: { name: string }) => row.name === 'wish-2').verdict
    expect(await verdictOf(a, b)).toBe('worse')
    expect(await verdictOf(b, a)).toBe('better')
  })

  it('names shares, bounds and what is gone', async () => {
    const a = await match()
    await db.termShare.updateMany({ where: { universityId: 'SU' }, data: { guarantee: 1 } })
    await db.termDistrict.create({ data: { termId: 'VT2020', districtId: 'farsta', maximum: 1 } })
    await db.student.update({ where: { id: bo }, data: { withdrawnAt: new Date() } })
    const body = await compare(a, await match())
    expect(body.differences).toMatchObject([
      {
        kind: 'share',
        university: { id: 'SU', name: 'Stockholms universitet' },
        before: { quota: 45, guarantee: 0 },
        after: { quota: 45, guarantee: 1 },
      },
      {
        kind: 'bounds',
        district: { name: 'Farsta stadsdelsförvaltning' },
        before: { minimum: 0, maximum: null },
        after: { minimum: 0, maximum: 1 },
      },
      { kind: 'studentRemoved', student: { id: bo, label: 'Bo Ek' } },
    ])
  })

  it('has no values, and affects nobody, where one run found no plan', async () => {
    const a = await match()
    await db.termDistrict.create({ data: { termId: 'VT2020', districtId: 'alvsjo', minimum: 1 } })
    const body = await compare(a, await match())
    expect(body.b.status).toBe('infeasible')
    expect(body.affected).toEqual([])
    expect(body.criteria[0]).toMatchObject({ before: 1, after: null, verdict: 'other' })
  })

  it('writes nothing', async () => {
    const [a, b] = [await match(), await match()]
    const before = await rowCounts(db)
    await compare(a, b)
    expect(await rowCounts(db)).toEqual(before)
  })

  it('needs two runs of the term that have an answer', async () => {
    const a = await match()
    expect((await central.get(path(a, randomUUID())).expect(404)).body.code).toBe('notFound')
    await central.get(path(a, 'x')).expect(422)
    await central.get('/api/terms/VT2020/runs/compare').expect(422)
    await central.get(path(a, a, 'HT2031')).expect(404)
    await seedTerm(db, 'matching', 'HT2020')
    await central.get(path(a, a, 'HT2020')).expect(404)
    matcher.answers(() => Promise.resolve({ kind: 'failed', sentence: 'Motorn gav upp.' }))
    const failed = await match()
    expect((await central.get(path(a, failed)).expect(409)).body.code).toBe('runHasNoResult')
  })
})
