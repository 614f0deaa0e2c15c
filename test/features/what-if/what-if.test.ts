import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { rowCounts } from '../../support/row-counts.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, matcher, analysis, central, farsta, su, match, reset } = await openMatchedTerm(db)

let anna: string
let bo: string
let inFarsta: string
let inBromma: string
let run: string
let path: string

const wish = (...districts: string[]) => ({
  create: districts.map((districtId, index) => ({ position: index + 1, districtId })),
})

beforeEach(async () => {
  await reset()
  const home = { homeArea: 'Farsta' }
  anna = await seedStudent(db, 'SU', { firstName: 'Anna', priority: 1, wishes: wish('farsta'), ...home })
  bo = await seedStudent(db, 'ESB', { firstName: 'Bo', wishes: wish('farsta', 'bromma'), ...home })
  inFarsta = await seedOffer(db, 'farsta', { places: 2 })
  inBromma = await seedOffer(db, 'bromma')
  matcher.matches()
  run = await match()
  path = `/api/runs/${run}/what-if`
})

const ask = (...changes: object[]) => central.post(path).send({ changes })

describe('who may think again', () => {
  it('is central alone: the answer has every student of every university (P3, R10)', async () => {
    for (const method of ['get', 'post'] as const) {
      const send = (agent: typeof central) => agent[method](path).send({ changes: [] })
      await send(visitor(test) as typeof central).expect(401)
      for (const agent of [farsta, su]) await send(agent).expect(403)
    }
  })
})

describe('what there is to change', () => {
  it('is the run’s input in names, with what the run made of it', async () => {
    const { body } = await central.get(path).expect(200)
    expect(body).toMatchObject({ termId: 'VT2020', policy: 'no-one-outside', maxTravelMinutes: 90 })
    expect(body.offers).toMatchObject([
      { id: inBromma, districtName: 'Bromma stadsdelsförvaltning', places: 1, taken: 0 },
      { id: inFarsta, unit: 'Mottagningen', fieldName: 'Missbruk', places: 2, taken: 2 },
    ])
    expect(body.students).toMatchObject([
      { id: anna, label: 'Anna Ek', offerId: inFarsta, isPinned: false },
      { id: bo, label: 'Bo Ek', offerId: inFarsta },
    ])
    expect(body.universities).toMatchObject([
      { name: 'Ersta Sköndal Bräcke högskola', quota: 30, guarantee: 0, placed: 1 },
      { name: 'Stockholms universitet', placed: 1 },
      { name: 'Södertörns högskola', placed: 0 },
    ])
    expect(body.districts.map((row: { name: string }) => row.name).slice(0, 2)).toEqual([
      'Bromma stadsdelsförvaltning',
      'Farsta stadsdelsförvaltning',
    ])
    expect(body.districts[1]).toMatchObject({ minimum: 0, maximum: null, placed: 2 })
  })
})

describe('what if', () => {
  it('nothing changes: nobody is affected, and every criterion is the same', async () => {
    const { body } = await ask().expect(200)
    expect(body).toMatchObject({ status: 'optimal', placed: 2, affected: [], conflicts: [] })
    expect(new Set(body.criteria.map((row: { verdict: string }) => row.verdict))).toEqual(new Set(['same']))
  })

  it('one place goes: says who moves where, from which wish to which, and what it costs', async () => {
    const { body } = await ask({ kind: 'places', offer: inFarsta, places: 1 }).expect(200)
    expect(body.affected).toEqual([
      {
        student: { id: bo, label: 'Bo Ek', number: expect.any(String), universityId: 'ESB' },
        kind: 'moved',
        from: { offer: expect.objectContaining({ id: inFarsta, unit: 'Mottagningen' }), wish: 1 },
        to: { offer: expect.objectContaining({ id: inBromma, districtId: 'bromma' }), wish: 2 },
      },
    ])
    expect(body.criteria).toContainEqual({
      name: 'wish-2',
      sense: 'min',
      before: 0,
      after: 1,
      verdict: 'worse',
    })
    expect(analysis.asked[0]?.options.start).toMatchObject([{ offer: inFarsta }, { offer: inFarsta }])
  })

  it('a place is lost and a new one comes: those who lose theirs come first, and the new one has no unit', async () => {
    const cia = await seedStudent(db, 'SH', { firstName: 'Cia', onlyWishes: true, wishes: wish('alvsjo') })
    path = `/api/runs/${await match()}/what-if`
    const { body } = await ask(
      { kind: 'places', offer: inFarsta, places: 0 },
      { kind: 'newPlaces', district: 'alvsjo', field: 'aldre', places: 1 },
    ).expect(200)
    expect(body.affected).toMatchObject([
      { student: { id: bo }, kind: 'unplaced', to: null },
      { student: { id: anna }, kind: 'moved', to: { offer: { id: inBromma }, wish: null } },
      {
        student: { id: cia },
        kind: 'placed',
        to: {
          offer: {
            id: 'new/alvsjo/aldre/1',
            districtName: 'Älvsjö stadsdelsförvaltning',
            unit: null,
            fieldName: 'Äldre',
          },
          wish: 1,
        },
      },
    ])
  })

  it('shares, bounds, the travel limit, pins and blocks are others', async () => {
    const { body } = await ask(
      { kind: 'share', university: 'SU', quota: 0, guarantee: 0 },
      { kind: 'bounds', district: 'farsta', minimum: 0, maximum: 1 },
      { kind: 'travel', maxTravelMinutes: null },
      { kind: 'pin', student: bo, offer: inBromma },
    ).expect(200)
    expect(body.affected).toMatchObject([
      { student: { id: anna }, kind: 'unplaced' },
      { student: { id: bo }, to: { offer: { id: inBromma } } },
    ])
    const blocked = await ask({ kind: 'block', student: anna, district: 'farsta', offer: null }).expect(200)
    expect(blocked.body.affected).toMatchObject([
      { student: { id: anna }, from: { wish: 1 }, to: { wish: null } },
    ])
  })

  it('the rules can no longer hold together: the conflict is named in words, not ids', async () => {
    const { body } = await ask(
      { kind: 'pin', student: anna, offer: inFarsta },
      { kind: 'pin', student: bo, offer: inFarsta },
      { kind: 'places', offer: inFarsta, places: 1 },
    ).expect(200)
    expect(body).toMatchObject({ status: 'infeasible', placed: 0, affected: [] })
    expect(body.conflicts).toEqual([
      {
        rules: ['R2', 'R12'],
        text: '2 studenter är låsta vid platsen Mottagningen (Missbruk, Farsta stadsdelsförvaltning), men den tar högst 1. Den centrala samordnaren kan ta bort en låsning.',
      },
    ])
    expect(body.criteria[0]).toMatchObject({ before: 1, after: null, verdict: 'other' })
  })

  it('writes nothing, whatever is asked', async () => {
    const before = await rowCounts(db)
    expect(before['matching_run']).toBe(1)
    await central.get(path).expect(200)
    await ask({ kind: 'places', offer: inFarsta, places: 1 }).expect(200)
    await ask({ kind: 'pin', student: bo, offer: inBromma }).expect(200)
    await ask({ kind: 'places', offer: inFarsta, places: 51 }).expect(422)
    expect(await rowCounts(db)).toEqual(before)
  })

  it('starts from the run’s own input, whatever has changed in the term since', async () => {
    await db.offer.update({ where: { id: inFarsta }, data: { places: 1 } })
    await db.student.update({ where: { id: bo }, data: { withdrawnAt: new Date() } })
    const { body } = await ask().expect(200)
    expect(body).toMatchObject({ placed: 2, affected: [] })
  })
})

describe('a change that cannot be made', () => {
  it('is refused at its own place in the list, in the reader’s language', async () => {
    const changes = [
      { kind: 'travel', maxTravelMinutes: 60 },
      { kind: 'places', offer: randomUUID(), places: 1 },
      { kind: 'share', university: 'SU', quota: 1, guarantee: 2 },
      { kind: 'bounds', district: 'farsta', minimum: 2, maximum: 1 },
      { kind: 'block', student: anna, district: null, offer: null },
    ]
    const { body } = await ask(...changes).expect(422)
    expect(body.fields).toEqual([
      { path: 'changes.1.offer', text: 'Finns inte i körningens underlag. Välj ett annat alternativ.' },
      {
        path: 'changes.2.guarantee',
        text: 'Garantin är större än andelen (R3). Sänk garantin eller höj andelen.',
      },
      {
        path: 'changes.3.minimum',
        text: 'Minsta antalet är större än det högsta (R4). Sänk det ena eller höj det andra.',
      },
      {
        path: 'changes.4.district',
        text: 'Välj den förvaltning eller plats som studenten inte får ha (R10).',
      },
    ])
    const english = await ask(...changes)
      .set('accept-language', 'en')
      .expect(422)
    expect(english.body.fields[0].text).toBe('Not in the run’s input. Choose another.')
  })

  it('is a pin that breaks a rule, which is named by its number (R12)', async () => {
    await db.student.update({ where: { id: bo }, data: { maxTravelMinutes: 20 } })
    path = `/api/runs/${await match()}/what-if`
    const { body } = await ask({ kind: 'pin', student: bo, offer: inBromma }).expect(422)
    expect(body.fields).toMatchObject([{ path: 'changes.0.offer' }])
    expect(body.fields[0].text).toMatch(/bryter mot R9 \(R12\)/)
  })

  it('is anything else than the form says', async () => {
    for (const change of [
      { kind: 'magic' },
      { kind: 'places', offer: inFarsta },
      { kind: 'places', offer: inFarsta, places: -1 },
      { kind: 'newPlaces', district: 'farsta', field: 'aldre', places: 0 },
      { kind: 'travel', maxTravelMinutes: 9 },
    ]) {
      await ask(change).expect(422)
    }
    await central
      .post(path)
      .send({ changes: Array.from({ length: 51 }, () => ({ kind: 'unpin', student: bo })) })
      .expect(422)
  })
})

describe('a run without an answer', () => {
  it('has nothing to start from', async () => {
    matcher.answers(() => Promise.resolve({ kind: 'failed', sentence: 'Motorn gav upp.' }))
    path = `/api/runs/${await match()}/what-if`
    expect((await ask().expect(409)).body.code).toBe('runHasNoResult')
    await central.get(path).expect(409)
    await central.post(`/api/runs/${randomUUID()}/what-if`).send({ changes: [] }).expect(404)
  })
})

describe('an analysis that gives no answer', () => {
  it('is told in its own words', async () => {
    analysis.answersNext(() => Promise.resolve({ kind: 'failed', sentence: 'Uträkningen hann inte klart.' }))
    const { body } = await ask().expect(503)
    expect(body).toMatchObject({ code: 'analysisFailed', detail: 'Uträkningen hann inte klart.' })
  })

  it('is given up when whoever asked hangs up', async () => {
    let hangUp = () => {}
    const abandoned = new Promise<boolean>(resolve => {
      analysis.answersNext(async (_instance, _options, signal) => {
        hangUp()
        await once(signal, 'abort')
        resolve(signal.aborted)
        return { kind: 'cancelled' }
      })
    })
    const request = ask()
    hangUp = () => void request.abort()
    request.end(() => {})
    expect(await abandoned).toBe(true)
  })
})
