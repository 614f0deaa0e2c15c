import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const { test, central, farsta, bromma, su, propose, confirm, moveTo, reset, kicks } =
  await openMatchedTerm(db)
const known = {
  name: 'Eva Alm',
  email: 'eva@farsta.example',
  degreeYear: 2001,
  hasSupervisorCourse: true,
}
let supervisorId: string
let placementId: string

beforeEach(async () => {
  await reset()
  await db.supervisor.deleteMany({ where: { email: known.email } })
  supervisorId = await seedSupervisor(db, 'farsta', known)
  const student = await seedStudent(db, 'SU', { email: 'kim@su.example' })
  ;[placementId = ''] = await propose([student, await seedOffer(db)])
})

/** By somebody who has seen what is known at first, but for the last changes. */
const change = (changes: object = {}, agent = farsta, id = supervisorId, last: object = {}) =>
  agent.put(`/api/supervisors/${id}`).send({ ...known, ...changes, seen: { ...known, ...last } })
const stored = () => db.supervisor.findUniqueOrThrow({ where: { id: supervisorId } })
const sequences = async () =>
  (
    await db.invitation.findMany({
      where: { occasion: { placementId }, studentId: { not: null } },
      orderBy: { occasion: { kind: 'asc' } },
    })
  ).map(({ sequence }) => sequence)

async function publish() {
  await confirm(placementId, farsta, supervisorId).expect(200)
  await moveTo('published').expect(200)
  await db.outboxMessage.deleteMany()
}

describe('changing a supervisor', () => {
  it('is refused over what somebody else has changed since it was read', async () => {
    await change({ degreeYear: 1999 }).expect(200)
    expect((await change({ hasSupervisorCourse: false }).expect(409)).body.code).toBe('changedMeanwhile')
    expect(await stored()).toMatchObject({ degreeYear: 1999, hasSupervisorCourse: true })
  })

  it('is for the district and the central coordinator', async () => {
    await change({}, visitor(test) as typeof farsta).expect(401)
    await change({}, su).expect(403)
    await change({ degreeYear: 2000 }, bromma).expect(404)
    await change({}, farsta, randomUUID()).expect(404)
    expect(await stored()).toMatchObject(known)
    await change({ degreeYear: 2000 }, central).expect(200)
    const renamed = { name: 'Eva Alm Ek', email: 'EVA.EK@farsta.example' }
    const { body } = await change(renamed, farsta, supervisorId, { degreeYear: 2000 }).expect(200)
    const changed = { ...known, name: 'Eva Alm Ek', email: 'eva.ek@farsta.example' }
    expect(body).toEqual({ id: supervisorId, ...changed })
    expect(await stored()).toMatchObject(changed)
  })

  it('is refused with what is another supervisor’s', async () => {
    await seedSupervisor(db, 'farsta', { name: 'Bo Ek', email: 'bo@farsta.example' })
    const { body } = await change({ email: 'BO@farsta.example' }).expect(409)
    expect(body).toMatchObject({ code: 'supervisorExists' })
    expect(await stored()).toMatchObject(known)
  })

  it('is refused when a standing placement would break its university’s rule (R13)', async () => {
    await confirm(placementId, farsta, supervisorId).expect(200)
    const { body } = await change({ degreeYear: 2019 }).expect(422)
    expect(body).toMatchObject({ code: 'supervisorUnqualified' })
    await change({ degreeYear: null }).expect(422)
    expect(await stored()).toMatchObject(known)
    await db.supervisorException.create({
      data: {
        supervisorId,
        universityId: 'SU',
        grantedById: central.personId,
        grantedAt: test.clock.now(),
      },
    })
    await change({ degreeYear: 2019 }).expect(200)
    await db.supervisorException.deleteMany()
  })

  it('is free when the placements have been released', async () => {
    await confirm(placementId, farsta, supervisorId).expect(200)
    await moveTo('matching').expect(200)
    await change({ degreeYear: 2019 }).expect(200)
  })

  it('tells the student of another name, and raises the SEQUENCE of what shows it (C2, S7)', async () => {
    await publish()
    const before = kicks()
    await change({ name: 'Eva Alm Ek' }).expect(200)
    expect(await sequences()).toEqual([1, 0, 1])
    const letters = await db.outboxMessage.findMany({ where: { calendar: null } })
    expect(letters).toMatchObject([{ recipient: 'kim@su.example' }])
    expect(letters[0]?.text.replaceAll(/\s+/g, ' ')).toContain(
      'Uppgifterna om din handledare är ändrade: Eva Alm Ek, eva@farsta.example.',
    )
    expect(kicks()).toBe(before + 1)
  })

  it('tells of another address, which no calendar shows, and of nothing that the student cannot see', async () => {
    await publish()
    await change({ degreeYear: 2002 }).expect(200)
    await change({ degreeYear: 2002 }).expect(200)
    expect(await db.outboxMessage.count({ where: { calendar: null } })).toBe(0)
    const moved = { degreeYear: 2002, email: 'eva.alm@farsta.example' }
    await change(moved, farsta, supervisorId, { degreeYear: 2002 }).expect(200)
    expect(await db.outboxMessage.count({ where: { calendar: null } })).toBe(1)
    expect(await sequences()).toEqual([0, 0, 0])
    await change({}, farsta, supervisorId, moved).expect(200)
  })
})

describe('confirming with a supervisor', () => {
  it('whom the district knows otherwise is refused, and changes nobody (R13)', async () => {
    const supervisor = { ...known, email: 'EVA@farsta.example', degreeYear: 1999 }
    const { body } = await farsta
      .post(`/api/placements/${placementId}/confirm`)
      .send({ supervisor })
      .expect(409)
    expect(body.code).toBe('supervisorDiffers')
    expect(await stored()).toMatchObject(known)
    expect(await db.placement.findFirstOrThrow({ where: { active: true } })).toMatchObject({
      state: 'proposed',
    })
  })

  it('whom the district knows so uses that supervisor', async () => {
    const { body } = await farsta
      .post(`/api/placements/${placementId}/confirm`)
      .send({ supervisor: known })
      .expect(200)
    expect(body.supervisor.id).toBe(supervisorId)
  })
})
