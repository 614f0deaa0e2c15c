import { beforeEach, describe, expect, it } from 'vitest'
import { askForWishes } from '../../../src/features/wish-forms/commands.ts'
import { preview } from '../../support/import-file.ts'
import { studentFile, studentRow } from '../../support/student-file.ts'
import { seedStudent } from '../../support/seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, visitor } from '../../support/test-app.ts'
import { emptyTables } from '../../support/past-triggers.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
await seedOrganisation(db)
const test = createTestApp(db)
const su = await signInAs(test, { kind: 'university', universityId: 'SU' })
const esb = await signInAs(test, { kind: 'university', universityId: 'ESB' })
const central = await signInAs(test, { kind: 'central' })
let kim: string

beforeEach(async () => {
  await emptyTables(db, 'term', 'outbox_message', 'access_link')
  await seedTerm(db, 'collecting')
  kim = await seedStudent(db, 'SU', { number: '1', email: 'kim@su.example' })
})

const CLOSES_ON = '2019-11-15'
const open = (closesOn: string | null = CLOSES_ON, seen: string | null = null, agent = su) =>
  agent.put('/api/terms/VT2020/wish-forms/SU').send({ closesOn, seen })
const letters = () =>
  db.outboxMessage.findMany({
    orderBy: { createdAt: 'asc' },
    select: { recipient: true, subject: true, text: true },
  })
const linkIn = (text: string | undefined) => /min-plats#(\S+)/.exec(text ?? '')?.[1] ?? ''
const behind = (token: string) => {
  const agent = visitor(test)
  const authorization = `Bearer ${token}`
  return {
    read: () => agent.get('/api/student-page').set('authorization', authorization),
    save: (body: object) =>
      agent.put('/api/student-page/wishes').set('authorization', authorization).send(body),
  }
}
const WISHES = [
  { fieldId: 'missbruk', districtId: 'farsta' },
  { fieldId: null, districtId: 'bromma' },
]

async function opened() {
  await open().expect(200)
  const [letter] = await letters()
  const page = behind(linkIn(letter?.text))
  const { version } = (await page.read().expect(200)).body.wishes
  return { page, version: version as number }
}

describe('a form for students’ own wishes', () => {
  it('is not there until the university opens it', async () => {
    const { body } = await su.get('/api/terms/VT2020/wish-forms').expect(200)
    expect(body.forms).toMatchObject([{ universityId: 'SU', closesOn: null, students: 1, wished: 0 }])
    await esb.put('/api/terms/VT2020/wish-forms/SU').send({ closesOn: CLOSES_ON, seen: null }).expect(404)
    expect((await open('2019-11-01').expect(422)).body.code).toBe('lastDayPassed')
  })

  it('mails each student with an address a link once, also one who comes later, and never a protected one (P2)', async () => {
    await seedStudent(db, 'SU', {
      number: '2',
      protected: true,
      firstName: null,
      lastName: null,
      email: null,
    })
    await seedStudent(db, 'ESB', { number: '3', email: 'bo@esb.example' })
    await open().expect(200)
    await open('2019-11-20', CLOSES_ON, central).expect(200)
    expect(await letters()).toMatchObject([
      { recipient: 'kim@su.example', subject: 'VFU VT2020: fyll i dina önskemål' },
    ])
    await seedStudent(db, 'SU', { number: '4', email: 'lo@su.example' })
    await askForWishes(test.deps)
    await askForWishes(test.deps)
    expect((await letters()).map(({ recipient }) => recipient)).toEqual(['kim@su.example', 'lo@su.example'])
  })

  it('takes the student’s wishes and longest travel as often as wanted, and the university sees them', async () => {
    const { page, version } = await opened()
    const saved = await page.save({ version, wishes: WISHES, maxTravelMinutes: 45 }).expect(200)
    expect(saved.body).toMatchObject({ wishes: WISHES, maxTravelMinutes: 45, version: version + 1 })
    await page.save({ version: version + 1, wishes: WISHES.slice(1), maxTravelMinutes: null }).expect(200)
    const { body } = await su.get('/api/terms/VT2020/students').expect(200)
    expect(body.students[0]).toMatchObject({
      wishes: WISHES.slice(1),
      wishedAt: test.clock.now().toISOString(),
    })
    expect((await su.get('/api/terms/VT2020/wish-forms')).body.forms).toMatchObject([{ wished: 1 }])
  })

  it('refuses what names nothing, repeats or is unknown, and changes nothing', async () => {
    const { page, version } = await opened()
    const codeOf = async (wishes: object[]) =>
      (await page.save({ version, wishes, maxTravelMinutes: null }).expect(422)).body.code
    expect(await codeOf([{ fieldId: null, districtId: null }])).toBe('wishNamesNothing')
    expect(await codeOf([WISHES[0]!, WISHES[0]!])).toBe('wishRepeated')
    expect(await codeOf([{ fieldId: 'nej', districtId: null }])).toBe('unknownReference')
    expect(await db.wish.count()).toBe(0)
  })

  it('loses nothing when student and university change the same at once', async () => {
    const { page, version } = await opened()
    await db.student.update({ where: { id: kim }, data: { version: { increment: 1 } } })
    const refused = await page.save({ version, wishes: WISHES, maxTravelMinutes: null }).expect(409)
    expect(refused.body.code).toBe('changedMeanwhile')
  })

  it('closes after its last day, when the university closes it, and when the term no longer collects', async () => {
    const { page, version } = await opened()
    const refused = async () =>
      (await page.save({ version, wishes: WISHES, maxTravelMinutes: null })).body.code as string
    await db.term.update({ where: { id: 'VT2020' }, data: { version: 2 } })
    await open(null, CLOSES_ON).expect(200)
    expect(await refused()).toBe('wishesClosed')
    await db.wishForm.create({
      data: {
        termId: 'VT2020',
        universityId: 'SU',
        closesOn: new Date('2019-11-03'),
        openedAt: new Date('2019-10-01'),
      },
    })
    expect(await refused()).toBe('wishesClosed')
    expect((await page.read().expect(200)).body.wishes).toBeNull()
  })

  it('reminds once in the last three days, and nobody who has answered (S6)', async () => {
    await seedStudent(db, 'SU', { number: '2', email: 'lo@su.example' })
    await open().expect(200)
    const [first] = await letters()
    const page = behind(linkIn(first?.text))
    const { version } = (await page.read()).body.wishes
    await page.save({ version, wishes: WISHES, maxTravelMinutes: null }).expect(200)
    await db.outboxMessage.deleteMany()
    test.clock.advance(7 * 86_400_000)
    await askForWishes(test.deps)
    expect(await letters()).toEqual([])
    test.clock.advance(86_400_000)
    await askForWishes(test.deps)
    await askForWishes(test.deps)
    const reminders = await letters()
    expect(reminders).toHaveLength(1)
    expect(reminders[0]?.recipient).not.toBe(first?.recipient)
    expect(reminders[0]?.text).toContain('Du har inte fyllt i några önskemål')
    test.clock.advance(-8 * 86_400_000)
  })

  it('is told in the import’s preview before a file replaces what a student has filled in', async () => {
    const { page, version } = await opened()
    await page.save({ version, wishes: WISHES, maxTravelMinutes: null }).expect(200)
    const file = studentFile(studentRow('1', { name: 'Kim', wish: 'Äldre @ Farsta' }))
    const { body } = await preview(su, 'students', file).expect(200)
    expect(body.warnings.join(' ')).toContain('Studenten 1 har själv fyllt i sina önskemål')
  })
})
