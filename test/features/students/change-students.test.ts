import { beforeEach, describe, expect, it } from 'vitest'
import { nameless, studentInput as student } from '../../support/build-inputs.ts'
import { emptyTables, putInPhase } from '../../support/past-triggers.ts'
import {
  createTestApp,
  seedOrganisation,
  placeStudent,
  seedTerm,
  signInAs,
  visitor,
} from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const test = createTestApp(db)
await seedOrganisation(db)
await seedTerm(db, 'collecting')
const central = await signInAs(test, { kind: 'central' })
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const sh = await signInAs(test, { kind: 'university', universityId: 'SH' })

const PATH = '/api/terms/VT2020/students'
type Made = { id: string; version: number; number: string; togetherWith: string[] }

async function made(changes: object = {}): Promise<Made> {
  return (
    await su
      .post(PATH)
      .send({ ...student, ...changes })
      .expect(200)
  ).body
}

async function listed(): Promise<Made[]> {
  return (await su.get(PATH).expect(200)).body.students
}

beforeEach(async () => {
  await emptyTables(db, 'offer', 'student')
  await putInPhase(db, 'collecting')
})

describe('changing a student', () => {
  it('replaces everything and raises the version', async () => {
    const { id, version } = await made()
    const change = {
      ...student,
      number: 'SU-2',
      wishes: [student.wishes[2]],
      blockedDistrictIds: [],
      needs: [],
    }
    const { body } = await su
      .put(`/api/students/${id}`)
      .send({ ...change, version })
      .expect(200)
    expect(body).toEqual({ ...change, id, version: version + 1, outcome: 'pending', wishedAt: null })
  })

  it('leaves out nothing of a person who becomes protected', async () => {
    const { id, version } = await made()
    await su
      .put(`/api/students/${id}`)
      .send({ ...student, ...nameless, version })
      .expect(200)
    expect(await db.student.findUniqueOrThrow({ where: { id } })).toMatchObject(nameless)
  })

  it('is refused when somebody else changed it meanwhile', async () => {
    const { id, version } = await made()
    await su
      .put(`/api/students/${id}`)
      .send({ ...student, priority: 2, version })
      .expect(200)
    const { body } = await su
      .put(`/api/students/${id}`)
      .send({ ...student, priority: 3, version })
      .expect(409)
    expect(body.code).toBe('changedMeanwhile')
    expect((await db.student.findUniqueOrThrow({ where: { id } })).priority).toBe(2)
  })

  it("is refused to another's number and to another university", async () => {
    await made()
    const { id, version } = await made({ number: 'SU-2' })
    const taken = await su
      .put(`/api/students/${id}`)
      .send({ ...student, version })
      .expect(409)
    expect(taken.body.code).toBe('studentExists')
    const moved = { ...student, number: 'SU-2', universityId: 'SH', version }
    expect((await central.put(`/api/students/${id}`).send(moved).expect(422)).body.code).toBe(
      'studentKeepsUniversity',
    )
  })

  it('lets an area without travel times stay as it was', async () => {
    const { id, version } = await made()
    await db.student.update({ where: { id }, data: { homeArea: 'Nynäshamn' } })
    const change = { ...student, homeArea: 'Nynäshamn', version }
    await su.put(`/api/students/${id}`).send(change).expect(200)
    await su
      .put(`/api/students/${id}`)
      .send({ ...change, homeArea: 'Arboga', version: version + 1 })
      .expect(422)
  })
})

describe('students who are placed together (R11)', () => {
  it('see each other, and changing one changes both', async () => {
    const first = await made()
    const second = await made({ number: 'SU-2', togetherWith: ['SU-1'] })
    expect(second.togetherWith).toEqual(['SU-1'])
    const [seen] = await listed()
    expect(seen).toMatchObject({ number: 'SU-1', togetherWith: ['SU-2'], version: first.version + 1 })
    await su
      .put(`/api/students/${first.id}`)
      .send({ ...student, version: first.version })
      .expect(409)
    await su
      .put(`/api/students/${first.id}`)
      .send({ ...student, version: seen?.version })
      .expect(200)
    expect((await listed()).map(({ togetherWith }) => togetherWith)).toEqual([[], []])
  })

  it('show their direct partners only', async () => {
    await made()
    await made({ number: 'SU-2', togetherWith: ['SU-1'] })
    await made({ number: 'SU-3', togetherWith: ['SU-2'] })
    expect((await listed()).map(({ togetherWith }) => togetherWith)).toEqual([
      ['SU-2'],
      ['SU-1', 'SU-3'],
      ['SU-2'],
    ])
  })

  it('are shown however many they are, and refused when there are too many', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `SU-${index + 10}`)
    const { id, version } = await made()
    const others = await Promise.all(numbers.map(number => made({ number })))
    for (const other of others.slice(0, 10)) {
      const change = { ...student, number: other.number, togetherWith: ['SU-1'], version: other.version }
      await su.put(`/api/students/${other.id}`).send(change).expect(200)
    }
    const eleventh = others[10]
    const change = { ...student, number: 'SU-20', togetherWith: ['SU-19'], version: eleventh?.version }
    const { body } = await su.put(`/api/students/${eleventh?.id}`).send(change).expect(422)
    expect(body).toMatchObject({ code: 'groupTooLarge', detail: expect.stringContaining('12 studenter') })
    // As an earlier version of the program let them be.
    await db.together.createMany({
      data: others.slice(10).map(other => {
        const [studentId = '', otherId = ''] = [id, other.id].sort()
        return { studentId, otherId }
      }),
    })
    expect((await listed()).find(({ number }) => number === 'SU-1')?.togetherWith).toEqual(numbers)
    expect(version).toBe(1)
  })

  it('are of the same university', async () => {
    await sh
      .post(PATH)
      .send({ ...student, universityId: 'SH', number: 'SH-1' })
      .expect(200)
    await su
      .post(PATH)
      .send({ ...student, togetherWith: ['SH-1'] })
      .expect(422)
  })
})

describe('withdrawing a student', () => {
  it('takes the student out, with the pairs and the links', async () => {
    const { id } = await made()
    const { id: otherId } = await made({ number: 'SU-2', togetherWith: ['SU-1'] })
    await su.post(`/api/students/${id}/link`).expect(200)
    await su.post(`/api/students/${id}/withdraw`).send({ version: 2 }).expect(200)
    expect(await listed()).toMatchObject([{ id: otherId, togetherWith: [] }])
    expect(await db.accessLink.count({ where: { studentId: id, revokedAt: null } })).toBe(0)
    await su
      .put(`/api/students/${id}`)
      .send({ ...student, version: 3 })
      .expect(404)
  })

  it('is refused while the student has a placement, and with an old version', async () => {
    const { id, version } = await made()
    await su
      .post(`/api/students/${id}/withdraw`)
      .send({ version: version - 1 })
      .expect(409)
    await placeStudent(db, id)
    const { body } = await su.post(`/api/students/${id}/withdraw`).send({ version }).expect(409)
    expect(body.code).toBe('studentPlaced')
  })

  it('lets the number come back as the same student, with what is said then', async () => {
    const { id, version } = await made()
    await su.post(`/api/students/${id}/withdraw`).send({ version }).expect(200)
    const back = await made({ firstName: 'Bo', wishes: [], blockedDistrictIds: [] })
    expect(back).toMatchObject({
      id,
      firstName: 'Bo',
      wishes: [],
      blockedDistrictIds: [],
      version: version + 2,
    })
  })
})

describe('the personal link', () => {
  const page = (url: string) =>
    visitor(test)
      .get('/api/student-page')
      .set('authorization', `Bearer ${url.split('#')[1]}`)

  it('opens the page of the student, and a new one ends it', async () => {
    const { id } = await made()
    const first = (await su.post(`/api/students/${id}/link`).expect(200)).body.url
    expect(first).toMatch(/^http:\/\/vfu\.example\/min-plats#[\w-]{43}$/)
    await page(first).expect(200)
    const second = (await su.post(`/api/students/${id}/link`).expect(200)).body.url
    await page(first).expect(401)
    expect((await page(second).expect(200)).body).toMatchObject({ firstName: 'Åsa' })
    const left = { studentId: id, revokedAt: null } as const
    expect(await db.accessLink.count({ where: { ...left, purpose: 'student_page' } })).toBe(1)
    // Calendars go on: renewing a page ends none.
    expect(await db.accessLink.count({ where: { ...left, purpose: 'feed' } })).toBe(2)
  })

  it('is given in every phase', async () => {
    const { id } = await made()
    await putInPhase(db, 'published')
    await su.post(`/api/students/${id}/link`).expect(200)
  })
})

describe('the phase', () => {
  it.each(['draft', 'closed'] as const)(
    'refuses every change while the term is %s, to the central coordinator too',
    async phase => {
      const { id, version } = await made()
      await putInPhase(db, phase)
      const answers = [
        await central.post(PATH).send({ ...student, number: 'SU-2' }),
        await central.put(`/api/students/${id}`).send({ ...student, version }),
        await su.post(`/api/students/${id}/withdraw`).send({ version }),
      ]
      for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'phaseRefuses'])
      await su.get(PATH).expect(200)
    },
  )

  it.each(['matching', 'confirming', 'published', 'running'] as const)(
    'accepts a late student, a correction and a withdrawal while the term is %s',
    async phase => {
      const { id, version } = await made()
      await putInPhase(db, phase)
      await su
        .post(PATH)
        .send({ ...student, number: 'SU-2' })
        .expect(200)
      const { body } = await su
        .put(`/api/students/${id}`)
        .send({ ...student, version })
        .expect(200)
      await su.post(`/api/students/${id}/withdraw`).send({ version: body.version }).expect(200)
    },
  )

  it('leaves a student who is placed the period', async () => {
    const { id, version } = await made()
    await placeStudent(db, id)
    const change = { ...student, version, fromOn: '2020-02-03', toOn: '2020-05-29' }
    const { body } = await su.put(`/api/students/${id}`).send(change).expect(409)
    expect(body.code).toBe('studentPlacedKeepsPeriod')
  })
})
