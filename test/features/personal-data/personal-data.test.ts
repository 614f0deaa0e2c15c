import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { endPlacement } from '../../../src/features/endings/commands.ts'
import { SYSTEM_ACTOR } from '../../../src/domain/access/actor.ts'
import { openAccessWorld, placeOn, type Rows } from '../../support/access-world.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { signInAs } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const world = await openAccessWorld(db)
const central = await signInAs(world.test, { kind: 'central' })
let rows: Rows
let placementId: string

beforeEach(async () => {
  await emptyTables(db, 'data_protocol')
  rows = await world.reset('published')
  placementId = await placeOn(db, rows.a, 'published')
})

const of = (kind: string, id: string) => `/api/personal-data/${kind}/${id}`
const erase = (kind: string, id: string) => central.post(`${of(kind, id)}/erase`)
const end = () =>
  endPlacement(world.test.deps, SYSTEM_ACTOR, placementId, {
    kind: 'cancelled',
    cause: 'student',
    placeRemains: true,
    reason: 'Flyttar',
  })

describe('what is known of a person (P5, art. 15)', () => {
  it('has everything of a student, readable and for a machine, and nothing about others', async () => {
    const { text: readable } = (
      await central.get(`${of('student', rows.a.studentId)}/file?format=text`).expect(200)
    ).body as { text: string }
    for (const word of [
      'Student-A Ek',
      'nr-a@student.example',
      'Farsta',
      'Kvinna',
      'Missbruk @ Farsta',
      'Älvsjö',
      'Enhet-A',
      'Publicerad',
      'Handledare-A',
      'körkort',
    ])
      expect(readable).toContain(word)
    for (const word of ['nr-A2', 'Student-B', rows.a.partnerId]) expect(readable).not.toContain(word)
    const { body } = await central
      .get(`${of('student', rows.a.studentId)}/file?format=json`)
      .set('accept-language', 'en')
      .expect(200)
    expect(body.fileName).toMatch(/^uppgifter-\d{4}-\d\d-\d\d\.json$/)
    expect(JSON.parse(body.text).sections[0]).toMatchObject({ title: 'Who you are' })
  })

  it('is read under the log’s eyes', async () => {
    await central.get(of('student', rows.a.studentId)).expect(200)
    await central.get(of('supervisor', rows.a.supervisorId)).expect(200)
    await central.get(of('person', central.personId)).expect(200)
    const read = await db.auditEntry.findMany({
      where: { operation: 'read', personId: central.personId },
      select: { subject: true },
      orderBy: { id: 'desc' },
      take: 3,
    })
    expect(read.map(({ subject }) => subject)).toEqual(['person', 'supervisor', 'student'])
    const { body } = await world.send('student', 'get', '/api/student-page/personal-data').expect(200)
    const readings = body.sections.find(({ title }: { title: string }) =>
      title.startsWith('Vem som har läst'),
    )
    expect(readings.rows[0].value).toContain('central samordnare')
    expect(JSON.stringify(body)).not.toContain(central.personId)
  })

  it('is found by name, number or address, never through the address bar', async () => {
    const find = async (text: string) =>
      (await central.post('/api/personal-data/search').send({ text }).expect(200)).body.subjects
    expect(await find('ek student-a')).toHaveLength(2)
    expect(await find('nr-A2')).toMatchObject([{ kind: 'student', id: rows.a.partnerId }])
    expect(await find('Handledare-B')).toMatchObject([
      { kind: 'supervisor', about: 'Bromma stadsdelsförvaltning' },
    ])
    expect(await find(`${central.personId}@`)).toMatchObject([{ kind: 'person' }])
  })

  it('knows nobody by an id that there isn’t', async () => {
    for (const kind of ['student', 'supervisor', 'person']) {
      await central.get(of(kind, randomUUID())).expect(404)
      await erase(kind, randomUUID()).expect(404)
    }
  })
})

describe('erasing a person (P5, art. 17)', () => {
  it('waits for a placement under way to be ended, and says so', async () => {
    const { body } = await central.get(of('student', rows.a.studentId)).expect(200)
    expect(body.erasure).toMatchObject({ entries: [] })
    expect(body.erasure.obstacle).toContain('Avsluta den först')
    expect((await erase('student', rows.a.studentId).expect(409)).body.code).toBe('erasureHindered')
    await end()
    await erase('student', rows.a.studentId).expect(200)
  })

  it('does what it foresaw, once, keeps the statistics and leaves a protocol', async () => {
    await end()
    await db.matchingRun.create({
      data: {
        id: randomUUID(),
        termId: 'VT2020',
        policy: 'no-one-outside',
        engine: 'highs',
        status: 'running',
        startedAt: new Date(),
        input: {
          students: [
            { id: rows.a.studentId, university: 'SU', homeArea: 'Gömman' },
            { id: rows.b.studentId, homeArea: 'Kvar' },
          ],
        },
      },
    })
    const { body: foreseen } = await central.get(of('student', rows.a.studentId)).expect(200)
    const events = await db.placementEvent.count()
    const { body } = await erase('student', rows.a.studentId).expect(200)
    expect(body.erasure).toMatchObject({ entries: [], obstacle: null })
    expect(body.erasure.erasedAt).not.toBeNull()
    const row = await db.student.findUniqueOrThrow({ where: { id: rows.a.studentId } })
    expect(row).toMatchObject({
      firstName: null,
      lastName: null,
      email: null,
      homeArea: null,
      needs: [],
      sex: 'female',
    })
    expect(await db.placementEvent.count()).toBe(events)
    expect(await db.placementEvent.count({ where: { reason: 'Flyttar' } })).toBe(0)
    const runs = JSON.stringify(await db.matchingRun.findMany({ select: { input: true } }))
    expect([runs.includes('Gömman'), runs.includes('Kvar')]).toEqual([false, true])
    const [protocol] = await db.dataProtocol.findMany({})
    expect(protocol).toMatchObject({
      kind: 'student',
      subjectId: rows.a.studentId,
      personId: central.personId,
    })
    expect(protocol?.entries).toEqual(foreseen.erasure.entries)
    await erase('student', rows.a.studentId).expect(200)
    expect(await db.dataProtocol.count()).toBe(1)
    await world.send('student', 'get', '/api/student-page').expect(401)
    expect(await db.outboxMessage.count({ where: { recipient: 'nr-A@student.example' } })).toBe(0)
  })

  it('refuses a supervisor whom a term that goes on names, and takes the name from one whom none does', async () => {
    expect((await erase('supervisor', rows.a.supervisorId).expect(409)).body.code).toBe('erasureHindered')
    const id = randomUUID()
    await db.supervisor.create({ data: { id, districtId: 'farsta', name: 'Gå Hem', email: 'ga@x.example' } })
    await erase('supervisor', id).expect(200)
    expect(await db.supervisor.findUnique({ where: { id } })).toMatchObject({
      name: 'Raderad handledare',
      email: null,
    })
  })

  it('ends a coordinator’s roles, links and sessions, but never the last central’s', async () => {
    const leaver = await signInAs(world.test, { kind: 'district', districtId: 'farsta' })
    await leaver.get('/api/session').expect(200)
    await erase('person', leaver.personId).expect(200)
    await leaver.get('/api/session').expect(401)
    expect(await db.person.findUnique({ where: { id: leaver.personId } })).toMatchObject({
      name: 'Raderad person',
    })
    for (const { id } of await db.role.findMany({
      where: { kind: 'central', personId: { not: central.personId } },
    }))
      await db.role.update({ where: { id }, data: { validTo: world.test.clock.now() } })
    const refused = await erase('person', central.personId).expect(409)
    expect(refused.body.detail).toContain('central samordnare')
  })
})

describe('the disclosure of a term (P8)', () => {
  it('tells of placements, masks who is protected, where and when, and has no priority or block', async () => {
    await placeOn(db, rows.b, 'published')
    await db.student.update({ where: { id: rows.a.studentId }, data: { lastName: '=cmd|x', priority: 3 } })
    const other = async () =>
      (await central.get('/api/terms/VT2020/disclosure').expect(200)).body.text as string
    expect(await other()).toContain('"Student-A =cmd|x"'.replaceAll('"', ''))
    await db.student.update({ where: { id: rows.a.studentId }, data: { firstName: '=1+1', lastName: '' } })
    expect(await other()).toContain("'=1+1")
    await central.post(`/api/students/${rows.a.studentId}/protect`).expect(200)
    const [, ...lines] = (await other()).trim().split('\r\n')
    expect(lines).toEqual([
      'Ersta Sköndal Bräcke högskola;Student-B Ek;Bromma stadsdelsförvaltning;Enhet-B;Missbruk;Publicerad;2020-01-20;2020-06-05',
      'Maskerad;Student med skyddade uppgifter 1;Maskerad;Maskerad;Maskerad;Maskerad;Maskerad;Maskerad',
    ])
  })
})
