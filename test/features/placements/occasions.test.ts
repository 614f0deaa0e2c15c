import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { seenOccasion } from '../../support/seen-occasion.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, central, farsta, bromma, su, propose, confirm, moveTo, reset } = await openMatchedTerm(db)
const wall = { on: '2020-01-21', from: '10:00', to: '12:30', location: 'Björkstigen 4' }
let student: string
let id: string

beforeEach(async () => {
  await reset()
  student = await seedStudent(db, 'SU', { email: 'kim@su.example' })
  ;[id = ''] = await propose([student, await seedOffer(db)])
  await confirm(id).expect(200)
})

async function publish() {
  await moveTo('published').expect(200)
  await db.outboxMessage.deleteMany()
}
const letters = () => db.outboxMessage.findMany({ select: { recipient: true, subject: true, text: true } })
type Kind = 'first_day' | 'supervisor_meeting' | 'period'
async function move(changes: object = {}, kind: Kind = 'first_day', agent = farsta, status = 200) {
  const occasion = await db.occasion.findFirst({ where: { placementId: id, kind } })
  const occasionId = occasion?.id ?? randomUUID()
  return agent
    .put(`/api/placements/${id}/occasions/${occasionId}`)
    .send({ ...wall, seen: await seenOccasion(db, occasionId), ...changes })
    .expect(status)
}
/** The occasion as the student is invited to it. */
async function stored(kind: Kind) {
  const occasion = await db.occasion.findFirstOrThrow({ where: { placementId: id, kind } })
  const invitation = await db.invitation.findFirstOrThrow({
    where: { occasionId: occasion.id, studentId: student },
  })
  return { ...occasion, uid: invitation.uid, sequence: invitation.sequence }
}

describe('moving an occasion (C2)', () => {
  it('is refused when somebody else has moved it since it was read', async () => {
    await publish()
    const { id: occasionId } = await stored('first_day')
    const seen = await seenOccasion(db, occasionId)
    await move({ from: '11:00' })
    expect((await move({ seen }, 'first_day', farsta, 409)).body.code).toBe('changedMeanwhile')
    // What is stored already as wanted is nobody's loss, as after a second click.
    await move({ from: '11:00', seen })
  })

  it('is for the district of the place, and central', async () => {
    await publish()
    const statusFor = async (agent: typeof farsta, status: number) =>
      (await move({}, 'first_day', agent, status)).status
    expect(await statusFor(visitor(test) as typeof farsta, 401)).toBe(401)
    expect(await statusFor(su, 403)).toBe(403)
    expect(await statusFor(bromma, 404)).toBe(404)
    expect(await statusFor(central, 200)).toBe(200)
  })

  it('changes its time and place in Stockholm’s time, keeps its UID and raises its SEQUENCE', async () => {
    await publish()
    const before = await stored('first_day')
    test.clock.advance(1000)
    const { body } = await move()
    const shown = body.occasions.find(({ kind }: { kind: string }) => kind === 'first-day')
    expect(shown).toEqual({
      id: before.id,
      kind: 'first-day',
      status: 'scheduled',
      title: null,
      contact: null,
      text: null,
      startAt: '2020-01-21T09:00:00.000Z',
      endAt: '2020-01-21T11:30:00.000Z',
      fromOn: null,
      toOn: null,
      location: 'Björkstigen 4',
      isOnDayOff: false,
    })
    expect(await stored('first_day')).toMatchObject({ uid: before.uid, sequence: before.sequence + 1 })
    expect((await stored('first_day')).changedAt.getTime()).toBe(before.changedAt.getTime() + 1000)
  })

  it('leaves the others as they were', async () => {
    await publish()
    const before = [await stored('supervisor_meeting'), await stored('period')]
    await move()
    expect([await stored('supervisor_meeting'), await stored('period')]).toEqual(before)
  })

  it.each([
    ['its time and place', {}, 'Det här är nytt: ny tid och ny plats.'],
    [
      'its time alone',
      { on: '2020-01-22', from: '09:00', to: '11:00', location: 'Mottagningen, Farsta stadsdelsförvaltning' },
      'Det här är nytt: ny tid.',
    ],
    ['its place alone', { on: '2020-01-20', from: '09:00', to: '11:00' }, 'Det här är nytt: ny plats.'],
  ])('tells the student what is new, and nobody anything else: %s (S7)', async (_what, changes, sentence) => {
    await publish()
    await move(changes)
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({
      recipient: 'kim@su.example',
      subject: 'Ändrad: VFU: första dagen, Mottagningen',
    })
    expect(letter?.text.replaceAll(/\s+/g, ' ')).toContain(sentence)
  })

  it('tells nobody who has protected personal data (P2), and nobody of what cannot be seen', async () => {
    await publish()
    await move()
    await db.outboxMessage.deleteMany()
    await move({ location: 'björkstigen 4' })
    expect(await letters()).toEqual([])
    const anonymous = { protected: true, firstName: null, lastName: null, email: null }
    await db.student.update({ where: { id: student }, data: anonymous })
    await move({ from: '11:00' })
    expect(await letters()).toEqual([])
  })

  it('is allowed on a day off, and shown as one', async () => {
    await publish()
    const { body } = await move({ on: '2020-05-01' }, 'supervisor_meeting')
    const off = body.occasions.filter(({ isOnDayOff }: { isOnDayOff: boolean }) => isOnDayOff)
    expect(off).toMatchObject([{ kind: 'supervisor-meeting' }])
  })

  it.each(['first_day', 'supervisor_meeting'] as const)('stays within the period: %s (R5)', async kind => {
    await publish()
    for (const on of ['1950-01-02', '2020-01-19', '2020-06-06']) {
      const { body } = await move({ on }, kind, farsta, 422)
      expect(body.code).toBe('occasionOutsidePeriod')
      expect(body.detail).toBe(
        'Dagen måste ligga inom placeringens tid, från 2020-01-20 till 2020-06-05 (R5).',
      )
    }
    await move({ on: '2020-01-20' }, kind)
    await move({ on: '2020-06-05' }, kind)
  })

  it('is possible while the term runs, and no longer when it is closed (S1)', async () => {
    await publish()
    await moveTo('running').expect(200)
    await move()
    await putInPhase(db, 'closed')
    expect((await move({ from: '11:00' }, 'first_day', farsta, 409)).body.code).toBe('phaseRefuses')
  })

  it('to where it is changes nothing that a recipient can see', async () => {
    await publish()
    await move()
    const { sequence } = await stored('first_day')
    await move()
    await move({ location: 'BJÖRKSTIGEN  4' })
    expect((await stored('first_day')).sequence).toBe(sequence)
  })

  it('works for the supervisor’s meeting, on the day when the clock changes too', async () => {
    await publish()
    await move({ on: '2020-03-29', from: '09:00', to: '10:00' }, 'supervisor_meeting')
    expect((await stored('supervisor_meeting')).startAt).toEqual(new Date('2020-03-29T07:00:00Z'))
    await move({ on: '2020-03-29', from: '02:30', to: '03:45' }, 'supervisor_meeting')
  })

  it.each([
    ['an end before its start', { from: '12:30', to: '10:00' }, 'occasionEndsBeforeStart'],
    ['no length', { to: '10:00' }, 'occasionEndsBeforeStart'],
    ['a time that no clock shows', { from: '24:00' }, 'invalidInput'],
    ['a day that does not exist', { on: '2020-02-30' }, 'invalidInput'],
    ['no place', { location: '  ' }, 'invalidInput'],
  ])('is refused with %s', async (_what, changes, code) => {
    await publish()
    const before = await stored('first_day')
    expect((await move(changes, 'first_day', farsta, 422)).body.code).toBe(code)
    expect(await stored('first_day')).toEqual(before)
  })

  it('is refused for the period, which follows the placement', async () => {
    await publish()
    const { body } = await move({}, 'period', farsta, 404)
    expect(body.code).toBe('notFound')
  })

  it('is not possible before there is one, or when it is cancelled', async () => {
    await move({}, 'first_day', farsta, 404)
    await publish()
    await db.occasion.updateMany({ data: { status: 'cancelled' } })
    const { body } = await move({}, 'first_day', farsta, 404)
    expect(body.code).toBe('notFound')
  })

  it('lets one of two moves at once through, and tells the other what is stored by then', async () => {
    await publish()
    const { id: occasionId, sequence } = await stored('first_day')
    const seen = await seenOccasion(db, occasionId)
    const moveTo = (from: string) =>
      farsta.put(`/api/placements/${id}/occasions/${occasionId}`).send({ ...wall, seen, from })
    const answers = await Promise.all([moveTo('08:00'), moveTo('09:00')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('changedMeanwhile')
    expect((await stored('first_day')).sequence).toBe(sequence + 1)
  })
})
