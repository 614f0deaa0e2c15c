import { beforeEach, describe, expect, it } from 'vitest'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent } from '../../support/seed-term-data.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, matcher, analysis, supervisors, central, farsta, su, match, propose, confirm, reset } = term
const REASON = 'Enheten har bett om just henne.'
let anna: string
let bo: string
let offer: string
let mark: bigint

beforeEach(async () => {
  await reset()
  analysis.givesReasons = false
  anna = await seedStudent(db, 'SU', { firstName: 'Anna', email: 'anna@student.example' })
  bo = await seedStudent(db, 'SU', { blocks: { create: { id: crypto.randomUUID(), districtId: 'bromma' } } })
  offer = await seedOffer(db, 'farsta', { places: 2 })
  matcher.matches()
  await setMark()
})

async function setMark() {
  const { _max } = await db.auditEntry.aggregate({ _max: { id: true } })
  mark = _max.id ?? 0n
}

/** What the log has got since the mark: by whom, in which order, about which rows. */
async function logged() {
  const rows = await db.auditEntry.findMany({ where: { id: { gt: mark } }, orderBy: { id: 'asc' } })
  return rows.map(({ subject, operation, personId, via, details }) => ({
    what: `${operation} ${subject}`,
    personId,
    via,
    rows: JSON.parse(details) as unknown[],
  }))
}

const whats = async () => (await logged()).map(({ what }) => what)

/** Both students in the offer, published. */
async function published() {
  const ids = await propose([anna, offer], [bo, offer])
  for (const id of ids) await confirm(id).expect(200)
  await term.moveTo('published').expect(200)
  await setMark()
  return ids
}

describe('a pin (R12)', () => {
  it('is logged when it is made and when it is removed, without its words', async () => {
    const pin = { studentId: anna, offerId: offer, reason: REASON }
    const { body } = await central.post('/api/terms/VT2020/pins').send(pin).expect(200)
    await central.post(`/api/pins/${body.id}/remove`).expect(200)
    const entries = await logged()
    const { personId } = central
    const values = { term_id: 'VT2020', student_id: anna, offer_id: offer, removed_at: null }
    expect(entries).toMatchObject([
      {
        what: 'insert pin',
        personId,
        via: 'POST /api/terms/:termId/pins',
        rows: [{ key: { id: body.id }, after: values }],
      },
      {
        what: 'update pin',
        personId,
        via: 'POST /api/pins/:pinId/remove',
        rows: [{ key: { id: body.id }, changed: ['removed_at', 'removed_by_id'] }],
      },
    ])
    expect(JSON.stringify(entries)).not.toContain(REASON)
  })
})

describe('the reasons of a run', () => {
  it('are logged when the system stores them, and when central reads them', async () => {
    analysis.givesReasons = true
    const id = await match()
    expect(await logged()).toMatchObject([
      { what: 'insert matching_run', personId: central.personId },
      { what: 'update matching_run', personId: null, via: 'system' },
      { what: 'insert run_reason', personId: null, via: 'system' },
    ])
    await setMark()
    await central.get(`/api/runs/${id}/reasons`).expect(200)
    expect(await logged()).toMatchObject([
      { what: 'read matching_run', personId: central.personId, rows: [{ key: { id } }] },
    ])
  })
})

describe('a block (R10)', () => {
  it('is logged as read where the rules that a move breaks are told', async () => {
    const id = await match()
    await setMark()
    await central.get(`/api/runs/${id}/students/${anna}/offers`).expect(200)
    expect(await logged()).toEqual([])
    await central.get(`/api/runs/${id}/students/${bo}/offers`).expect(200)
    await central.post(`/api/runs/${id}/move-preview`).send({ studentId: bo, offerId: offer }).expect(200)
    const read = { what: 'read student', personId: central.personId, rows: [{ key: { id: bo } }] }
    expect(await logged()).toMatchObject([read, read])
  })

  it('is logged as read where two runs differ by it', async () => {
    const a = await match()
    await db.block.deleteMany({ where: { studentId: bo } })
    const b = await match()
    await setMark()
    await central.get('/api/terms/VT2020/runs/compare').query({ a, b }).expect(200)
    expect(await logged()).toMatchObject([{ what: 'read student', rows: [{ key: { id: bo } }] }])
  })
})

describe('a published placement', () => {
  it('that ends is logged with what ended it and who said so', async () => {
    const [id = ''] = await published()
    const ending = { kind: 'cancelled', cause: 'place', placeRemains: false, reason: REASON }
    await farsta.post(`/api/placements/${id}/end`).send(ending).expect(200)
    const entries = await logged()
    expect(entries.map(({ personId }) => personId)).toEqual(entries.map(() => farsta.personId))
    expect(entries).toContainEqual(
      expect.objectContaining({
        what: 'insert placement_event',
        rows: [
          expect.objectContaining({ after: expect.objectContaining({ kind: 'cancelled', cause: 'place' }) }),
        ],
      }),
    )
    expect(entries.map(({ what }) => what)).toContain('update offer')
    expect(JSON.stringify(entries)).not.toContain(REASON)
  })

  it('that a repair exchanges is logged with the repair that did it', async () => {
    const [id = ''] = await published()
    const other = await seedOffer(db, 'farsta', { places: 2 })
    const ending = { kind: 'cancelled', cause: 'place', placeRemains: false, reason: REASON }
    await farsta.post(`/api/placements/${id}/end`).send(ending).expect(200)
    matcher.places({ student: bo, offer }, { student: anna, offer: other })
    const { body } = await central.post('/api/terms/VT2020/repairs').expect(200)
    await test.deps.background.settled()
    await setMark()
    await central.post(`/api/repairs/${body.repair.id}/apply`).expect(200)
    const [applied, ...changes] = await logged()
    expect(applied).toMatchObject({
      what: 'update matching_run',
      personId: central.personId,
      rows: [{ key: { id: body.repair.id }, changed: ['applied_at'] }],
    })
    expect(changes.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['insert placement', 'insert placement_event']),
    )
  })
})

describe('what is known of people', () => {
  it('is left alone by an exception from a rule (R13), which is logged when granted and when taken back', async () => {
    const supervisorId = supervisors.farsta
    await seedOffer(db, 'farsta', { supervisorId })
    await setMark()
    for (const granted of [true, false]) {
      const decision = { supervisorId, universityId: 'SU', granted }
      await su.post('/api/terms/VT2020/supervisor-exceptions').send(decision).expect(200)
    }
    const rows = [{ key: { supervisor_id: supervisorId, university_id: 'SU' } }]
    const common = { personId: su.personId, via: 'POST /api/terms/:termId/supervisor-exceptions', rows }
    expect(await logged()).toMatchObject([
      { what: 'insert supervisor_exception', ...common },
      { what: 'delete supervisor_exception', ...common },
    ])
  })

  it('is logged as changed by name of the field alone, when a supervisor is corrected', async () => {
    const facts = {
      name: 'Eva Ny',
      email: 'eva@stockholm.example',
      degreeYear: 2001,
      hasSupervisorCourse: true,
    }
    const select = { name: true, email: true, degreeYear: true, hasSupervisorCourse: true }
    const seen = await db.supervisor.findUnique({ where: { id: supervisors.farsta }, select })
    await farsta
      .put(`/api/supervisors/${supervisors.farsta}`)
      .send({ ...facts, seen })
      .expect(200)
    expect(await logged()).toMatchObject([
      {
        what: 'update supervisor',
        personId: farsta.personId,
        rows: [{ key: { id: supervisors.farsta }, changed: ['email', 'name'], before: {}, after: {} }],
      },
    ])
  })

  it('is logged as erased when a student is protected (P2)', async () => {
    await su.post(`/api/students/${anna}/protect`).expect(200)
    const entries = await logged()
    const change = entries.find(({ what }) => what === 'update student')
    expect(change).toMatchObject({ personId: su.personId, via: 'POST /api/students/:studentId/protect' })
    expect(change!.rows).toMatchObject([
      {
        key: { id: anna },
        changed: ['email', 'first_name', 'last_name', 'protected'],
        before: {},
        after: {},
      },
    ])
    expect(JSON.stringify(entries)).not.toContain('Anna')
  })

  it('is logged as read when a university reads why a protected student got a place', async () => {
    await db.student.update({
      where: { id: anna },
      data: { protected: true, firstName: null, lastName: null, email: null },
    })
    analysis.givesReasons = true
    await published()
    await su.get('/api/terms/VT2020/reasons').expect(200)
    expect(await whats()).toEqual(['read student'])
  })
})
