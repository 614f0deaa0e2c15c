import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { statusesOf } from '../../support/answers.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { putInPhase } from '../../support/past-triggers.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { seedTerm, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, supervisors, central, farsta, bromma, su, esb, propose, confirm, moveTo, reset } = term
const PATH = '/api/terms/VT2020/placements'

let ours: string
let theirs: string
let ourOffer: string

/** One proposal to Farsta for a student of SU, and one to Bromma for a student of ESB. */
beforeEach(async () => {
  await reset()
  ourOffer = await seedOffer(db, 'farsta')
  const student = await seedStudent(db, 'SU', {
    number: '20191',
    email: 'kim@su.example',
    homeArea: 'Farsta',
    needs: ['step-free'],
    sex: 'female',
    priority: 2,
    wishes: {
      create: [
        { position: 1, fieldId: 'aldre' },
        { position: 2, districtId: 'farsta' },
      ],
    },
    blocks: { create: [{ id: randomUUID(), districtId: 'bromma' }] },
  })
  const pairs = [
    [student, ourOffer],
    [await seedStudent(db, 'ESB'), await seedOffer(db, 'bromma')],
  ] as const
  ;[ours = '', theirs = ''] = await propose(...pairs)
})

const stateOf = async (id: string) => (await db.placement.findUniqueOrThrow({ where: { id } })).state
const decline = (id: string, agent = central, answer: object = {}) =>
  agent.post(`/api/placements/${id}/decline`).send({ declineReason: 'supervisor', ...answer })
const release = (id: string, agent = central) => agent.post(`/api/placements/${id}/release`)
const bulk = (ids: string[], agent = central) => agent.post(`${PATH}/confirm`).send({ placementIds: ids })
const seen = async (agent: typeof central) => {
  const { body } = await agent.get(PATH).expect(200)
  return body.placements as { id: string; state: string; wish?: number; student: { label: string } }[]
}

describe('who may see and answer', () => {
  it('turns away visitors, foreign pages, and universities that answer', async () => {
    await visitor(test).get(PATH).expect(401)
    const signedOut = visitor(test) as typeof central
    for (const agent of [signedOut, su]) {
      const status = agent === su ? 403 : 401
      await confirm(ours, agent).expect(status)
      await decline(ours, agent).expect(status)
      await bulk([ours], agent).expect(status)
    }
    for (const agent of [su, farsta]) await release(ours, agent).expect(403)
    await supertest(test.app)
      .post(`/api/placements/${ours}/decline`)
      .send({ declineReason: 'other' })
      .expect(403)
    expect(await stateOf(ours)).toBe('proposed')
  })

  it('shows a district the proposals to it, and central all of them (P3)', async () => {
    expect((await seen(farsta)).map(({ id }) => id)).toEqual([ours])
    expect((await seen(bromma)).map(({ id }) => id)).toEqual([theirs])
    expect((await seen(central)).map(({ id }) => id)).toEqual([theirs, ours])
    await central.get('/api/terms/HT2031/placements').expect(404)
  })

  it('shows a university its own students’ places, and not before they are published (P3, S7)', async () => {
    expect(await seen(su)).toEqual([])
    await confirm(ours).expect(200)
    expect(await seen(su)).toEqual([])
    await decline(theirs).expect(200)
    await moveTo('published').expect(200)
    expect(await seen(su)).toMatchObject([{ id: ours, state: 'published', wish: 2 }])
    expect(await seen(esb)).toEqual([])
  })

  it('treats another district’s proposals as absent (P3)', async () => {
    await confirm(theirs, farsta).expect(404)
    await decline(theirs, farsta).expect(404)
    await bulk([ours, theirs], farsta).expect(404)
    await confirm(randomUUID(), farsta).expect(404)
    expect([await stateOf(ours), await stateOf(theirs)]).toEqual(['proposed', 'proposed'])
  })

  it('tells a district what it needs to receive a student, and nothing else (P1, P3, P7, R10)', async () => {
    const { body } = await farsta.get(PATH).expect(200)
    const [placement] = body.placements
    expect(placement.student).toEqual({
      label: 'Kim Ek',
      universityId: 'SU',
      universityName: 'Stockholms universitet',
      needs: ['step-free'],
    })
    expect(Object.keys(placement).sort()).toEqual([
      'events',
      'id',
      'occasions',
      'offer',
      'state',
      'student',
      'supervisor',
    ])
    const told = JSON.stringify(body)
    for (const hidden of [
      'wish',
      'homeArea',
      'block',
      'priority',
      'sex',
      'female',
      'kim@su.example',
      '20191',
    ]) {
      expect(told).not.toContain(hidden)
    }
  })

  it('names a protected student by number, to central too (P2)', async () => {
    await moveTo('matching').expect(200)
    const hidden = await seedStudent(db, 'SU', {
      protected: true,
      number: 'P-3',
      firstName: null,
      lastName: null,
    })
    await propose([hidden, ourOffer])
    for (const agent of [central, farsta]) {
      const labels = (await seen(agent))
        .filter(({ state }) => state === 'proposed')
        .map(({ student }) => student.label)
      expect(labels).toEqual(['P-3'])
    }
  })
})

describe('confirming (S5)', () => {
  it('names a supervisor of the district, and is logged', async () => {
    const { body } = await confirm(ours, farsta).expect(200)
    expect(body).toMatchObject({
      state: 'confirmed',
      supervisor: { id: supervisors.farsta, name: 'Åsa Öberg', email: null },
      events: [
        { kind: 'proposed', by: 'central ' },
        { kind: 'confirmed', by: 'district farsta', reason: null, at: '2019-11-04T09:00:00.000Z' },
      ],
    })
  })

  it('makes a supervisor who is new to the district, once', async () => {
    const supervisor = {
      name: 'Bo Ek',
      email: 'BO@farsta.example',
      degreeYear: 2001,
      hasSupervisorCourse: true,
    }
    const { body } = await farsta.post(`/api/placements/${ours}/confirm`).send({ supervisor }).expect(200)
    expect(body.supervisor).toMatchObject({ name: 'Bo Ek', email: 'bo@farsta.example' })
    const made = await db.supervisor.findMany({ where: { name: 'Bo Ek' } })
    expect(made).toMatchObject([{ districtId: 'farsta' }])
  })

  it('is refused with a supervisor of another district, or one that does not exist', async () => {
    await confirm(ours, farsta, supervisors.bromma).expect(404)
    await confirm(ours, central, supervisors.bromma).expect(404)
    await confirm(ours, farsta, randomUUID()).expect(404)
    await farsta.post(`/api/placements/${ours}/confirm`).send({}).expect(422)
    expect(await stateOf(ours)).toBe('proposed')
  })

  it('is refused with a supervisor who does not meet the university’s rule, unless it has accepted them (R13)', async () => {
    const novice = await seedSupervisor(db, 'farsta', { name: 'Ny Nilsson', degreeYear: 2019 })
    const { body } = await confirm(ours, farsta, novice).expect(422)
    expect(body).toMatchObject({ code: 'supervisorUnqualified' })
    expect(body.detail).toContain('Ny Nilsson')
    expect(body.detail).toContain('Stockholms universitet')
    const unknown = { name: 'Nya Nord', email: null, degreeYear: null, hasSupervisorCourse: null }
    await farsta.post(`/api/placements/${ours}/confirm`).send({ supervisor: unknown }).expect(422)
    expect(await db.supervisor.count({ where: { name: 'Nya Nord' } })).toBe(0)
    await db.supervisorException.create({
      data: {
        supervisorId: novice,
        universityId: 'SU',
        grantedById: central.personId,
        grantedAt: new Date(),
      },
    })
    await confirm(ours, farsta, novice).expect(200)
  })

  it('is refused when the proposal is answered already', async () => {
    await confirm(ours, farsta).expect(200)
    for (const again of [confirm(ours, farsta), decline(ours, farsta), release(ours)]) {
      expect((await again.expect(409)).body.code).toBe('placementAnswered')
    }
    expect(await db.placementEvent.count({ where: { placementId: ours } })).toBe(2)
  })

  it('is refused unless the term confirms (S1)', async () => {
    await putInPhase(db, 'matching')
    for (const answer of [confirm(ours, farsta), decline(ours, farsta), release(ours)]) {
      expect((await answer.expect(409)).body.code).toBe('phaseRefuses')
    }
  })
})

describe('confirming several at once', () => {
  const nameSupervisor = (offerId: string, supervisorId: string) =>
    db.offer.update({ where: { id: offerId }, data: { supervisorId } })

  it('uses the supervisor that each offer names', async () => {
    await nameSupervisor(ourOffer, supervisors.farsta)
    const { body } = await bulk([ours, ours], farsta).expect(200)
    expect(body.placements).toMatchObject([
      { id: ours, state: 'confirmed', supervisor: { id: supervisors.farsta } },
    ])
  })

  it('confirms none when one offer names nobody', async () => {
    await nameSupervisor(ourOffer, supervisors.farsta)
    const { body } = await bulk([ours, theirs]).expect(422)
    expect(body).toMatchObject({ code: 'supervisorRequired' })
    expect(body.detail).toContain('Mottagningen')
    expect([await stateOf(ours), await stateOf(theirs)]).toEqual(['proposed', 'proposed'])
  })

  it('confirms none when one is answered, is another term’s, or does not exist', async () => {
    await nameSupervisor(ourOffer, supervisors.farsta)
    await decline(theirs).expect(200)
    expect((await bulk([ours, theirs]).expect(409)).body.code).toBe('placementAnswered')
    await bulk([ours, randomUUID()]).expect(404)
    await seedTerm(db, 'confirming', 'HT2020')
    await central
      .post('/api/terms/HT2020/placements/confirm')
      .send({ placementIds: [ours] })
      .expect(404)
    await bulk([]).expect(422)
    expect(await stateOf(ours)).toBe('proposed')
  })

  it('confirms none when one supervisor does not qualify (R13)', async () => {
    await nameSupervisor(ourOffer, supervisors.farsta)
    const novice = await seedSupervisor(db, 'bromma', { hasSupervisorCourse: false })
    const { offerId } = await db.placement.findUniqueOrThrow({ where: { id: theirs } })
    await nameSupervisor(offerId, novice)
    expect((await bulk([ours, theirs]).expect(422)).body.code).toBe('supervisorUnqualified')
    expect(await stateOf(ours)).toBe('proposed')
  })
})

describe('declining and releasing (S5, S6)', () => {
  it('gives the reason and the comment to central, and frees the student and the place', async () => {
    const { body } = await decline(ours, farsta, {
      declineReason: 'reorganised',
      comment: '  Enheten flyttar  ',
    }).expect(200)
    expect(body).toMatchObject({ state: 'declined', supervisor: null })
    expect(body.events[1]).toMatchObject({
      kind: 'declined',
      declineReason: 'reorganised',
      reason: 'Enheten flyttar',
      by: 'district farsta',
    })
    expect(await db.placement.findUniqueOrThrow({ where: { id: ours } })).toMatchObject({ active: false })
    expect((await seen(central)).find(({ id }) => id === ours)).toMatchObject({ state: 'declined' })
  })

  it('is refused without a reason of the list (S5), and with a personal identity number in the comment (P1)', async () => {
    for (const answer of [
      { declineReason: undefined },
      { declineReason: 'Handledaren slutar' },
      { declineReason: 'unstated' },
      { comment: 'Är 19121212-1212' },
    ]) {
      await decline(ours, farsta, answer).expect(422)
    }
    expect(await stateOf(ours)).toBe('proposed')
  })

  it('takes back a proposal that nobody answered (S6)', async () => {
    const { body } = await release(ours).expect(200)
    expect(body).toMatchObject({ state: 'released' })
    await confirm(ours, farsta).expect(409)
  })
})

describe('answers that come at once', () => {
  it('let one of a confirmation and a decline win', async () => {
    const answers = await Promise.all([confirm(ours, farsta), decline(ours, central)])
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('placementAnswered')
    const winner = answers.find(({ status }) => status === 200)?.body.state
    expect(await stateOf(ours)).toBe(winner)
    expect(await db.placementEvent.count({ where: { placementId: ours } })).toBe(2)
  })

  it('let one of four confirmations win, and make one supervisor', async () => {
    const supervisor = {
      name: 'Cia Dahl',
      email: 'cia@farsta.example',
      degreeYear: 2001,
      hasSupervisorCourse: true,
    }
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => farsta.post(`/api/placements/${ours}/confirm`).send({ supervisor })),
    )
    expect(statusesOf(answers)).toEqual([200, 409, 409, 409])
    expect(await db.supervisor.count({ where: { email: 'cia@farsta.example' } })).toBe(1)
  })

  it('stand or fall with a term that goes back to matching', async () => {
    const [confirmed, moved] = await Promise.all([confirm(ours, farsta), moveTo('matching')])
    expect(moved.status).toBe(200)
    expect([200, 409]).toContain(confirmed.status)
    expect(await stateOf(ours)).toBe('released')
  })
})
