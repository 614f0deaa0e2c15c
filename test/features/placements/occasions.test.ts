import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
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
const move = (changes: object = {}, kind = 'first-day', agent = farsta) =>
  agent.put(`/api/placements/${id}/occasions/${kind}`).send({ ...wall, ...changes })
const stored = (kind: 'first_day' | 'supervisor_meeting' | 'period') =>
  db.occasion.findFirstOrThrow({ where: { placementId: id, kind } })

describe('moving an occasion (C2)', () => {
  it('is for the district of the place, and central', async () => {
    await publish()
    await move({}, 'first-day', visitor(test) as typeof farsta).expect(401)
    await move({}, 'first-day', su).expect(403)
    await move({}, 'first-day', bromma).expect(404)
    await move({}, 'first-day', central).expect(200)
  })

  it('changes its time and place in Stockholm’s time, keeps its UID and raises its SEQUENCE', async () => {
    await publish()
    const before = await stored('first_day')
    test.clock.advance(1000)
    const { body } = await move().expect(200)
    const shown = body.occasions.find(({ kind }: { kind: string }) => kind === 'first-day')
    expect(shown).toEqual({
      uid: before.uid,
      kind: 'first-day',
      status: 'scheduled',
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
    await move().expect(200)
    expect([await stored('supervisor_meeting'), await stored('period')]).toEqual(before)
  })

  it.each([
    [
      'its time and place',
      { on: '2020-01-21', from: '10:00', to: '12:30', location: 'Björkstigen 4' },
      'Första dagen är flyttad till tisdag 21 januari 2020 kl. 10:00–12:30, och mötesplatsen är Björkstigen 4.',
    ],
    [
      'its time alone',
      { on: '2020-01-22', from: '09:00', to: '11:00', location: 'Mottagningen, Farsta stadsdelsförvaltning' },
      'Första dagen är flyttad till onsdag 22 januari 2020 kl. 09:00–11:00.',
    ],
    [
      'its place alone',
      { on: '2020-01-20', from: '09:00', to: '11:00', location: 'Björkstigen 4' },
      'Första dagen har en ny mötesplats: Björkstigen 4.',
    ],
  ])('tells the student what is new: %s (S7)', async (_what, changes, sentence) => {
    await publish()
    await move(changes).expect(200)
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ recipient: 'kim@su.example', subject: 'VFU VT2020: ändring i din VFU' })
    expect(letter?.text.replaceAll(/\s+/g, ' ')).toContain(sentence)
    const token = /#([\w-]+)/.exec(letter?.text ?? '')?.[1]
    await visitor(test).get('/api/student-page').set('authorization', `Bearer ${token}`).expect(200)
  })

  it('tells nobody who has protected personal data (P2), and nobody of what cannot be seen', async () => {
    await publish()
    await move().expect(200)
    await db.outboxMessage.deleteMany()
    await move({ location: 'björkstigen 4' }).expect(200)
    expect(await letters()).toEqual([])
    const anonymous = { protected: true, firstName: null, lastName: null, email: null }
    await db.student.update({ where: { id: student }, data: anonymous })
    await move({ from: '11:00' }).expect(200)
    expect(await letters()).toEqual([])
  })

  it('is allowed on a day off, and shown as one', async () => {
    await publish()
    const { body } = await move({ on: '2020-05-01' }, 'supervisor-meeting').expect(200)
    const off = body.occasions.filter(({ isOnDayOff }: { isOnDayOff: boolean }) => isOnDayOff)
    expect(off).toMatchObject([{ kind: 'supervisor-meeting' }])
  })

  it.each(['first-day', 'supervisor-meeting'])('stays within the period: %s (R5)', async kind => {
    await publish()
    for (const on of ['1950-01-02', '2020-01-19', '2020-06-06']) {
      const { body } = await move({ on }, kind).expect(422)
      expect(body.code).toBe('occasionOutsidePeriod')
      expect(body.detail).toBe(
        'Dagen måste ligga inom placeringens tid, från 2020-01-20 till 2020-06-05 (R5).',
      )
    }
    await move({ on: '2020-01-20' }, kind).expect(200)
    await move({ on: '2020-06-05' }, kind).expect(200)
  })

  it('is possible while the term runs, and no longer when it is closed (S1)', async () => {
    await publish()
    await moveTo('running').expect(200)
    await move().expect(200)
    await putInPhase(db, 'closed')
    expect((await move({ from: '11:00' }).expect(409)).body.code).toBe('phaseRefuses')
  })

  it('to where it is changes nothing that a recipient can see', async () => {
    await publish()
    await move().expect(200)
    const { sequence } = await stored('first_day')
    await move().expect(200)
    await move({ location: 'BJÖRKSTIGEN  4' }).expect(200)
    expect((await stored('first_day')).sequence).toBe(sequence)
  })

  it('works for the supervisor’s meeting, on the day when the clock changes too', async () => {
    await publish()
    await move({ on: '2020-03-29', from: '09:00', to: '10:00' }, 'supervisor-meeting').expect(200)
    expect((await stored('supervisor_meeting')).startAt).toEqual(new Date('2020-03-29T07:00:00Z'))
    await move({ on: '2020-03-29', from: '02:30', to: '03:45' }, 'supervisor-meeting').expect(200)
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
    expect((await move(changes).expect(422)).body.code).toBe(code)
    expect(await stored('first_day')).toEqual(before)
  })

  it('is refused for the period, which follows the placement', async () => {
    await publish()
    await move({}, 'period').expect(404)
  })

  it('is not possible before there is one, or when it is cancelled', async () => {
    await move().expect(404)
    await publish()
    await db.occasion.updateMany({ data: { status: 'cancelled', sequence: 1 } })
    await move().expect(404)
    expect(await stored('first_day')).toMatchObject({ status: 'cancelled', sequence: 1 })
  })

  it('raises the SEQUENCE once for each of two moves at once', async () => {
    await publish()
    const { sequence } = await stored('first_day')
    const answers = await Promise.all([move({ from: '08:00' }), move({ from: '09:00' })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect((await stored('first_day')).sequence).toBe(sequence + 2)
  })
})
