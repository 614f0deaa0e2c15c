import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import supertest from 'supertest'
import { threadPlanner } from '../../../src/adapters/planner/thread-planner.ts'
import { loadDemonstration } from '../../../src/demonstration/load.ts'
import type { ResponseOf } from '../../../src/features/contract.ts'
import { createTestApp, signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

type Attendance = ResponseOf<'GET /api/pilots/:pilotId/attendance'>
type Evaluation = ResponseOf<'GET /api/pilots/:pilotId/evaluation'>

const { db } = await createTestDatabase()
const test = createTestApp(db, { planner: threadPlanner() })
await loadDemonstration(test.deps, 'demo')
/** After the days, which lie in March. */
const setClock = (at: string) => test.clock.advance(Date.parse(at) - test.clock.now().getTime())
setClock('2020-05-04T09:00:00Z')
const central = await signInAs(test, { kind: 'central' })
const university = await signInAs(test, { kind: 'university', universityId: 'SU' })
const teacher = await signInAs(test, { kind: 'teacher', universityId: 'SU' })
afterAll(() => test.deps.background.stop())

const pilotId: string = (await central.get('/api/pilots').expect(200)).body.pilots[0].id
const move = (to: string) => central.post(`/api/pilots/${pilotId}/phase`).send({ to })
const evaluation = async (person = central): Promise<Evaluation> =>
  (await person.get(`/api/pilots/${pilotId}/evaluation`).expect(200)).body
const attendance = async (person = central): Promise<Attendance> =>
  (await person.get(`/api/pilots/${pilotId}/attendance`).expect(200)).body
const mark = (sessions: object[], person = central) =>
  person.post(`/api/pilots/${pilotId}/attendance`).send({ sessions })

/** The page's tokens in the mails that ask for an evaluation. */
async function letters() {
  const mails = await db.outboxMessage.findMany({ where: { subject: { startsWith: 'Hur var dagarna?' } } })
  return mails.map(({ recipient, text }) => ({
    recipient,
    token: /\/auskultation-sida#([\w-]+)/.exec(text)?.[1] ?? '',
  }))
}
const page = (token: string) =>
  supertest(test.app).get('/api/auscultation-page').set('authorization', `Bearer ${token}`)
const answer = (token: string, body: object) =>
  supertest(test.app)
    .post('/api/auscultation-page/evaluation')
    .set({ authorization: `Bearer ${token}`, 'x-requested-with': 'vfu' })
    .send(body)

beforeAll(async () => {
  const { body } = await central
    .post(`/api/pilots/${pilotId}/plans`)
    .send({ timeLimitSeconds: 60, keep: false })
    .expect(200)
  await test.deps.background.settled()
  await central.post(`/api/pilot-plans/${body.id}/choose`).expect(200)
  await move('published').expect(200)
})

describe('the days of a pilot', () => {
  it('are marked by those who are there, each for their own students', async () => {
    const all = await attendance()
    expect(all.sessions).toHaveLength(28)
    expect((await attendance(teacher)).sessions).toHaveLength(28)
    const [first] = all.sessions
    if (!first) throw new Error('No session')
    const [student, ...others] = first.students
    const marks = [
      { auscultantId: student?.id, present: false },
      ...others.map(({ id }) => ({ auscultantId: id, present: true })),
    ]
    const { body } = await mark([{ sessionId: first.id, outcome: 'held', marks }], teacher).expect(200)
    const marked = (body as Attendance).sessions.find(({ id }) => id === first.id)
    expect(marked?.outcome).toBe('held')
    expect(marked?.students.filter(({ present }) => present === false).map(({ id }) => id)).toEqual([
      student?.id,
    ])
    const stranger = all.sessions
      .flatMap(({ students }) => students)
      .find(({ id }) => first.students.every(own => own.id !== id))
    const wrong = {
      sessionId: first.id,
      outcome: null,
      marks: [{ auscultantId: stranger?.id, present: true }],
    }
    expect((await mark([wrong]).expect(422)).body.code).toBe('unknownReference')
    const none = { sessionId: first.id, outcome: 'notHeld', marks: [] }
    const undone = (await mark([none]).expect(200)).body as Attendance
    const session = undone.sessions.find(({ id }) => id === first.id)
    expect(session?.students.every(({ present }) => present === null)).toBe(true)
  })

  it('cannot be marked before they have been', async () => {
    const [first] = (await attendance()).sessions
    const said = [{ sessionId: first?.id, outcome: 'held', marks: [] }]
    setClock(`${first?.on}T04:00:00Z`)
    await mark(said, await signInAs(test, { kind: 'central' })).expect(200)
    test.clock.advance(-86_400_000)
    const { body } = await mark(said, await signInAs(test, { kind: 'central' })).expect(409)
    expect(body.code).toBe('attendanceTooEarly')
    setClock('2020-05-04T09:00:00Z')
  })

  it('end with a letter to those who took part, and one answer from each', async () => {
    const all = await attendance()
    const away = all.sessions[0]?.students[0]
    const marks = all.sessions
      .filter(({ students }) => students.some(({ id }) => id === away?.id))
      .map(({ id }) => ({
        sessionId: id,
        outcome: 'held',
        marks: [{ auscultantId: away?.id, present: false }],
      }))
    await mark(marks).expect(200)
    await move('held').expect(200)
    const students = await db.auscultant.findMany({ where: { pilotId } })
    const reachable = students.filter(({ email, protected: isProtected }) => email && !isProtected)
    const sent = await letters()
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual(
      reachable.flatMap(({ id, email }) => (id === away?.id ? [] : [email])).sort(),
    )
    expect(await evaluation()).toMatchObject({ asked: 29, answered: 0, results: null })
    const token = sent[0]?.token ?? ''
    const { body } = await page(token).expect(200)
    expect(body).toMatchObject({ reader: 'student', evaluation: { state: 'open' } })
    expect(body.evaluation.modules).toHaveLength(7)
    const scores = [{ moduleId: body.evaluation.modules[0].id, score: 5 }]
    const said = { score: 4, scores, best: 'Samtalen', better: '' }
    expect((await answer(token, said).expect(200)).body.evaluation.state).toBe('answered')
    expect((await answer(token, said).expect(409)).body.code).toBe('evaluationAnswered')
    // Nothing in the row, nor in the log of the same transaction, says whose it is.
    const [stored] = await db.evaluation.findMany()
    expect(Object.keys(stored ?? {}).sort()).toEqual([
      'best',
      'better',
      'districtId',
      'id',
      'pilotId',
      'score',
    ])
  })

  it('give results when the evaluation is closed, and then no more answers', async () => {
    const sent = await letters()
    for (const [index, { token }] of sent.slice(1, -1).entries())
      await answer(token, { score: 3 + (index % 3), scores: [], best: '', better: '' }).expect(200)
    expect((await evaluation()).results).toBeNull()
    await move('evaluated').expect(200)
    const late = await answer(sent.at(-1)?.token ?? '', {
      score: 1,
      scores: [],
      best: '',
      better: '',
    }).expect(409)
    expect(late.body.code).toBe('evaluationNotOpen')
    const told = await evaluation()
    expect(told.results?.score).toBeGreaterThan(3)
    // One answer says nothing of the module, whoever asks.
    expect(told.results?.modules.every(({ score }) => score === null)).toBe(true)
    expect(told.results?.districts).toHaveLength(3)
    const [district] = told.results?.districts ?? []
    const own = await evaluation(
      await signInAs(test, { kind: 'district', districtId: district?.districtId ?? '' }),
    )
    expect(own.results?.districts.map(({ districtId }) => districtId)).toEqual([district?.districtId])
    expect(told.results?.best).toEqual(['Samtalen'])
    expect(own.results?.best).toEqual([])
  })

  it('are reported, as a file too', async () => {
    const { body } = await central.get(`/api/pilots/${pilotId}/report`).expect(200)
    expect(body).toMatchObject({ tookPart: 29, sessions: { planned: 28 } })
    const file = await central.get(`/api/pilots/${pilotId}/report/file`).query({ format: 'csv' }).expect(200)
    const text = Buffer.from(file.body.base64, 'base64').toString('utf8')
    expect(text).toContain('Moduler;Alla;Planerade;28')
    const book = await teacher.get(`/api/pilots/${pilotId}/report/file`).query({ format: 'xlsx' }).expect(200)
    expect(Buffer.from(book.body.base64, 'base64').subarray(0, 2).toString()).toBe('PK')
  })

  it('are where the next pilot begins: with the same modules and passes, and nobody in it', async () => {
    const { body } = await central
      .post(`/api/pilots/${pilotId}/copies`)
      .send({ termId: 'VT2020', name: 'Pilot 2' })
      .expect(200)
    expect(body).toMatchObject({ phase: 'draft', copiedFromId: pilotId, weeks: [], districts: [] })
    expect(body.modules).toHaveLength(7)
    const counts = [db.pilotHost, db.pilotVenue, db.auscultant] as unknown as {
      count: typeof db.pilotHost.count
    }[]
    for (const table of counts) expect(await table.count({ where: { pilotId: body.id } })).toBe(0)
  })
})

describe('a personal link of a protected student', () => {
  it('is handed over by the university, and shows no name', async () => {
    const student = await db.auscultant.findFirstOrThrow({ where: { pilotId } })
    await db.auscultant.update({
      where: { id: student.id },
      data: { protected: true, firstName: null, lastName: null, email: null },
    })
    const { body } = await university.post(`/api/auscultants/${student.id}/link`).expect(200)
    const token = /#([\w-]+)$/.exec(body.path)?.[1] ?? ''
    expect((await page(token).expect(200)).body.name).toBeNull()
  })
})
