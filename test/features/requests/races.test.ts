import supertest, { type Response, type Test } from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { offerInput } from '../../support/build-inputs.ts'
import { apply, preview } from '../../support/import-file.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { studentFile, studentRow } from '../../support/student-file.ts'
import { createTestDatabase } from '../../support/test-database.ts'
import { faultsOfTerm } from '../../support/term-faults.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, central, farsta, bromma, su, supervisors, match, propose, confirm, moveTo, reset } = term
const TERM = '/api/terms/VT2020'
/** Each race is run so often, those who take part in a new order. */
const ROUNDS = [0, 1, 2, 3]

let students: string[]
let offers: string[]

beforeEach(async () => {
  await reset()
  students = [
    await seedStudent(db, 'SU', { number: 'SU-1', email: 'kim@su.example' }),
    await seedStudent(db, 'SU', { number: 'SU-2', email: 'robin@su.example' }),
  ]
  offers = [
    await seedOffer(db, 'farsta', { supervisorId: supervisors.farsta }),
    await seedOffer(db, 'bromma', { supervisorId: supervisors.bromma }),
  ]
})

const pairs = () => students.map((student, index) => [student, offers[index]!] as const)
const decline = (id: string, agent = farsta) =>
  agent.post(`/api/placements/${id}/decline`).send({ declineReason: 'supervisor', placeRemains: false })

/** Sends them at once; none may break, at least one must be done, and the term must hold together after it. */
async function race(round: number, ...contenders: (() => Test)[]): Promise<Response[]> {
  const order = contenders.map((_, index) => (index + round) % contenders.length)
  const answers: Response[] = []
  await Promise.all(order.map(async index => (answers[index] = await contenders[index]!())))
  const told = answers.map(({ status, body }) => [status, body?.code])
  expect(told.filter(([status]) => status !== 200 && ![401, 404, 409].includes(status as number))).toEqual([])
  expect(told.map(([status]) => status)).toContain(200)
  expect(await faultsOfTerm(db, 'VT2020')).toEqual([])
  return answers
}

const won = (answers: readonly Response[]) => answers.filter(({ status }) => status === 200).length

describe('at the same moment', { timeout: 60_000 }, () => {
  it.each(ROUNDS)(
    'one proposal is confirmed, declined by mail, and released: one answer stands (%i)',
    async round => {
      await db.term.update({ where: { id: 'VT2020' }, data: { confirmDueOn: new Date('2019-11-15') } })
      const [id = ''] = await propose(...pairs())
      const letters = await db.outboxMessage.findMany({ where: { text: { contains: '/svara#' } } })
      const own = letters.find(({ recipient }) => recipient === `${farsta.personId}@vfu.example`)
      const token = /\/svara#([\w-]+)/.exec(own!.text)![1]!
      const answers = await race(
        round,
        () => confirm(id, farsta),
        () =>
          supertest(test.app)
            .post(`/api/answer/${id}/decline`)
            .set({ 'x-requested-with': 'vfu', authorization: `Bearer ${token}` })
            .send({ declineReason: 'supervisor' }),
        () => central.post(`/api/placements/${id}/release`),
      )
      expect(won(answers)).toBe(1)
      expect(await db.placementEvent.count({ where: { placementId: id } })).toBe(2)
    },
  )

  it.each(ROUNDS)(
    'the term is published, and a proposal declined: nobody is told of a place that is gone (%i)',
    async round => {
      const [first = '', second = ''] = await propose(...pairs())
      await confirm(first, farsta).expect(200)
      await race(
        round,
        () => moveTo('published'),
        () => decline(second, bromma),
      )
      if ((await db.term.findFirstOrThrow()).phase !== 'published') await moveTo('published').expect(200)
      expect(await faultsOfTerm(db, 'VT2020')).toEqual([])
      expect(await db.outboxMessage.count({ where: { recipient: 'robin@su.example' } })).toBe(0)
    },
  )

  it.each(ROUNDS)('the term is published, a placement ended and its student withdrawn (%i)', async round => {
    const ids = await propose(...pairs())
    await confirm(ids[0]!, farsta).expect(200)
    await confirm(ids[1]!, bromma, supervisors.bromma).expect(200)
    await race(
      round,
      () => moveTo('published'),
      () => su.post(`/api/students/${students[0]!}/withdraw`).send({ version: 1, reason: 'Studieuppehåll' }),
      () =>
        farsta
          .post(`/api/placements/${ids[0]!}/end`)
          .send({ kind: 'cancelled', cause: 'place', placeRemains: true, reason: 'Enheten är stängd' }),
    )
  })

  it.each(ROUNDS)(
    'a run is chosen, an offer changed, a student pinned and students imported (%i)',
    async round => {
      const runId = await runOf(pairs())
      const file = studentFile(studentRow('SU-1'), studentRow('SU-2'), studentRow('SU-3'))
      const { body: shown } = await preview(su, 'students', file).expect(200)
      await race(
        round,
        () => central.post(`/api/runs/${runId}/choose`),
        () => central.put(`/api/offers/${offers[0]!}`).send({ ...offerInput, places: 1, version: 1 }),
        () =>
          central
            .post(`${TERM}/pins`)
            .send({ studentId: students[0], offerId: offers[0], reason: 'Enligt överenskommelse' }),
        () => apply(su, 'students', file, { digest: shown.digest }),
      )
    },
  )

  it.each(ROUNDS)('the collecting is closed, an offer withdrawn and another added (%i)', async round => {
    await moveTo('collecting').expect(200)
    await race(
      round,
      () => moveTo('matching'),
      () => farsta.post(`/api/offers/${offers[0]!}/withdraw`).send({ version: 1 }),
      () => bromma.post(`/api/offers/${offers[1]!}/withdraw`).send({ version: 1 }),
      () => farsta.post(`${TERM}/offers`).send(offerInput),
    )
  })

  it.each(ROUNDS)(
    'the same new supervisor is named for two proposals: it is one person (%i)',
    async round => {
      const more = await seedStudent(db, 'SU', { number: 'SU-9' })
      const ids = await propose([students[0]!, offers[0]!], [more, await seedOffer(db)])
      const named = {
        name: 'Nils Ny',
        email: `nils${round}@farsta.example`,
        degreeYear: 2001,
        hasSupervisorCourse: true,
      }
      const answers = await race(
        round,
        ...ids.map(id => () => farsta.post(`/api/placements/${id}/confirm`).send({ supervisor: named })),
      )
      expect(won(answers)).toBe(2)
      expect(await db.supervisor.count({ where: { email: named.email } })).toBe(1)
    },
  )

  it.each(ROUNDS)('the term is published and a student without a place erased (%i)', async round => {
    const gone = await seedStudent(db, 'SU', {
      number: 'SU-8',
      firstName: 'Borttagen',
      email: 'borta@su.example',
    })
    const ids = await propose(...pairs())
    await confirm(ids[0]!, farsta).expect(200)
    await confirm(ids[1]!, bromma, supervisors.bromma).expect(200)
    const answers = await race(
      round,
      () => moveTo('published'),
      () => central.post(`/api/personal-data/student/${gone}/erase`),
      () => central.post(`/api/personal-data/student/${students[0]!}/erase`),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 409])
    expect(await db.student.findUniqueOrThrow({ where: { id: gone } })).toMatchObject({
      firstName: null,
      email: null,
    })
    expect(await db.outboxMessage.count({ where: { recipient: 'borta@su.example' } })).toBe(0)
  })

  it.each(ROUNDS)('two start a run, and one goes back to collecting (%i)', async round => {
    const start = () =>
      central.post(`${TERM}/runs`).send({ policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 })
    await race(round, start, start, () => moveTo('collecting'))
    await test.deps.background.settled()
    expect(await db.matchingRun.count({ where: { status: 'running' } })).toBe(0)
  })
})

/** A run that places the pairs, not chosen. */
async function runOf(placed: readonly (readonly [string, string])[]): Promise<string> {
  term.matcher.places(...placed.map(([student, offer]) => ({ student, offer })))
  return match()
}
