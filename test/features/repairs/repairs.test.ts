import { beforeEach, describe, expect, it } from 'vitest'
import { Prisma } from '../../../src/adapters/db/generated/client.ts'
import { pastTriggers, putInPhase } from '../../support/past-triggers.ts'
import { checkCertificate } from '../../../src/domain/matching/certificate.ts'
import { checkResult } from '../../../src/domain/matching/check.ts'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import { parseResult } from '../../../src/domain/matching/result.ts'
import { statusesOf } from '../../support/answers.ts'
import { studentInput } from '../../support/build-inputs.ts'
import { matched } from '../../support/in-process-solver.ts'
import { openMatchedTerm } from '../../support/matched-term.ts'
import { seedOffer, seedStudent, seedSupervisor } from '../../support/seed-term-data.ts'
import { signInAs, visitor } from '../../support/test-app.ts'
import { createTestDatabase } from '../../support/test-database.ts'

const { db } = await createTestDatabase()
const term = await openMatchedTerm(db)
const { test, matcher, supervisors, central, farsta, bromma, su, esb, propose, confirm, moveTo, reset } = term
const alvsjo = await signInAs(test, { kind: 'district', districtId: 'alvsjo' })
const successor = await seedSupervisor(db, 'alvsjo', { name: 'Örjan Ask' })
const addressOf = ({ personId }: { personId: string }) => `${personId}@vfu.example`
const REPAIRS = '/api/terms/VT2020/repairs'
const [KIM, ROBIN, ALEX] = [0, 1, 2]

let students: string[]
let offers: Record<'farsta' | 'bromma' | 'alvsjo' | 'sof', string>
let ids: string[]
const id = (index: number) => ids[index] ?? ''
const student = (index: number) => students[index] ?? ''
const wishing = (...districts: string[]) => ({
  onlyWishes: true,
  wishes: { create: districts.map((districtId, index) => ({ position: index + 1, districtId })) },
})

/**
 * Kim accepts Farsta and Bromma, Robin Bromma and Älvsjö, Alex socialförvaltningen alone; each has the first, confirmed,
 * and Älvsjö's place is free. When Farsta's falls away, only one plan places all three: Kim in Bromma, Robin in Älvsjö.
 */
beforeEach(async () => {
  await reset()
  students = [
    await seedStudent(db, 'SU', { number: '1', email: 'kim@su.example', ...wishing('farsta', 'bromma') }),
    await seedStudent(db, 'SU', { number: '2', email: 'robin@su.example', ...wishing('bromma', 'alvsjo') }),
    await seedStudent(db, 'ESB', { number: '3', email: 'alex@esb.example', ...wishing('sof') }),
  ]
  offers = {
    farsta: await seedOffer(db, 'farsta'),
    bromma: await seedOffer(db, 'bromma'),
    alvsjo: await seedOffer(db, 'alvsjo'),
    sof: await seedOffer(db, 'sof'),
  }
  ids = await propose(
    [student(KIM), offers.farsta],
    [student(ROBIN), offers.bromma],
    [student(ALEX), offers.sof],
  )
  matcher.answers(async (instance, { policy }) => ({
    kind: 'result',
    result: await matched(instance, { policy }),
  }))
  await confirm(id(KIM), farsta).expect(200)
  await confirm(id(ROBIN), bromma, supervisors.bromma).expect(200)
  const head = await seedSupervisor(db, 'sof')
  await confirm(id(ALEX), central, head).expect(200)
  await db.outboxMessage.deleteMany()
})

async function publish() {
  await moveTo('published').expect(200)
  await db.outboxMessage.deleteMany()
}

const ending = { kind: 'cancelled', cause: 'place', placeRemains: false, reason: 'Handledaren har slutat' }

/** Farsta's place falls away in a published term, and everybody has been told. */
async function loseFarsta() {
  await publish()
  await farsta
    .post(`/api/placements/${id(KIM)}/end`)
    .send(ending)
    .expect(200)
  await db.outboxMessage.deleteMany()
}

/** Works the repair out and waits for it; returns what the page then shows. */
async function repair() {
  await central.post(REPAIRS).expect(200)
  await test.deps.background.settled()
  return (await central.get(REPAIRS).expect(200)).body
}

const apply = (runId: string, agent = central) => agent.post(`/api/repairs/${runId}/apply`)
/** Whom letters are for, beside invitations and their cancellations. */
const recipients = async () =>
  (await db.outboxMessage.findMany({ where: { calendar: null } })).map(({ recipient }) => recipient).sort()
const proposalOf = async (index: number) => {
  const row = await db.placement.findFirst({ where: { studentId: student(index), active: true } })
  return row && { id: row.id, offerId: row.offerId, state: row.state, runId: row.runId }
}
const stateOf = async (index: number) =>
  (await db.placement.findUniqueOrThrow({ where: { id: id(index) } })).state

/** Everything that a preview must leave alone. */
async function everything() {
  const [placements, events, occasions, mails, links, rows, people] = await db.$transaction([
    db.placement.findMany({ orderBy: { id: 'asc' } }),
    db.placementEvent.findMany({ orderBy: { id: 'asc' } }),
    db.occasion.findMany({ orderBy: { id: 'asc' } }),
    db.outboxMessage.findMany({ orderBy: { id: 'asc' } }),
    db.accessLink.findMany({ orderBy: { id: 'asc' } }),
    db.offer.findMany({ orderBy: { id: 'asc' } }),
    db.student.findMany({ orderBy: { id: 'asc' } }),
  ])
  return { placements, events, occasions, mails, links, rows, people }
}

describe('what has changed in a term', () => {
  it('names the students without a place, what they had, and the places that are free', async () => {
    await loseFarsta()
    const { body } = await central.get(REPAIRS).expect(200)
    expect(body).toMatchObject({
      freePlaces: 1,
      repair: null,
      withoutPlace: [
        {
          student: { id: student(KIM), label: 'Kim Ek' },
          last: {
            state: 'cancelled',
            by: 'district farsta',
            reason: ending.reason,
            place: { unit: 'Mottagningen' },
          },
          isLate: false,
        },
      ],
    })
  })

  it('names a student who joins late', async () => {
    await publish()
    const { body: late } = await su.post('/api/terms/VT2020/students').send(studentInput).expect(200)
    const { body } = await central.get(REPAIRS).expect(200)
    expect(body.withoutPlace).toMatchObject([{ student: { id: late.id }, last: null, isLate: true }])
  })

  it('is central’s alone to see and to mend (P3)', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    for (const agent of [farsta, su]) {
      await agent.get(REPAIRS).expect(403)
      await agent.post(REPAIRS).expect(403)
      await apply(preview.id, agent).expect(403)
    }
    expect(await stateOf(ROBIN)).toBe('published')
  })
})

describe('the preview of a repair (R20)', () => {
  it('moves the one student whom every plan must move, and says for whom', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    expect(preview).toMatchObject({
      status: 'optimal',
      isCurrent: true,
      appliedAt: null,
      held: 2,
      kept: 1,
      lost: [],
      unplaced: [],
      moved: [
        {
          student: { id: student(ROBIN) },
          from: { districtName: 'Bromma stadsdelsförvaltning' },
          to: { districtName: 'Älvsjö stadsdelsförvaltning' },
          wish: 2,
          because: { kind: 'room', students: ['Kim Ek'] },
        },
      ],
      placed: [
        { student: { id: student(KIM) }, to: { districtName: 'Bromma stadsdelsförvaltning' }, wish: 2 },
      ],
    })
    expect(preview.criteria).toEqual(
      expect.arrayContaining([
        { name: 'placed', sense: 'max', before: 2, after: 3 },
        { name: 'wish-2', sense: 'min', before: 0, after: 2 },
      ]),
    )
  })

  it('changes nothing', async () => {
    await loseFarsta()
    const before = await everything()
    await repair()
    expect(await everything()).toEqual(before)
  })

  it('is stored with its input, answer and proof, which hold for anyone (S4)', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    const instance = parseInstance((await central.get(`/api/runs/${preview.id}/instance`).expect(200)).body)
    const result = parseResult((await central.get(`/api/runs/${preview.id}/result`).expect(200)).body)
    if (!instance.ok || !result.ok) throw new Error('The stored files cannot be read')
    expect(instance.instance.previous).toHaveLength(2)
    expect(checkResult(instance.instance, result.result)).toEqual([])
    expect(checkCertificate(instance.instance, result.result)).toEqual([])
    expect((await db.matchingRun.findUniqueOrThrow({ where: { id: preview.id } })).kind).toBe('repair')
  })

  it('is no run to choose, and not among them', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    const { body } = await central.get('/api/terms/VT2020/runs').expect(200)
    expect(body.runs.map((run: { id: string }) => run.id)).not.toContain(preview.id)
    expect((await central.post(`/api/runs/${preview.id}/choose`).expect(409)).body.code).toBe(
      'runNotChoosable',
    )
  })

  it('goes by the policy and the engine of the run that was chosen', async () => {
    await publish()
    await pastTriggers(
      db,
      Prisma.sql`update matching_run set policy = 'lowest-average', engine = 'javascript-lp-solver'`,
    )
    await repair()
    expect(matcher.asked.at(-1)?.options).toMatchObject({
      policy: 'lowest-average',
      engine: 'javascript-lp-solver',
    })
  })

  it('says what cannot hold together when no plan is allowed', async () => {
    await loseFarsta()
    await db.termDistrict.create({ data: { termId: 'VT2020', districtId: 'farsta', minimum: 1 } })
    const { repair: preview } = await repair()
    expect(preview).toMatchObject({ status: 'infeasible', moved: [], placed: [], criteria: [] })
    expect(preview.conflicts[0].rules).toContain('R4')
    expect((await apply(preview.id).expect(409)).body.code).toBe('repairNotApplicable')
  })

  it.each(['collecting', 'matching', 'closed'] as const)('is refused while the term is %s', async phase => {
    await publish()
    await putInPhase(db, phase)
    expect((await central.post(REPAIRS).expect(409)).body.code).toBe('phaseRefuses')
  })

  it('moves nobody whose placement is completed (S8)', async () => {
    await loseFarsta()
    await moveTo('running').expect(200)
    await bromma
      .post('/api/terms/VT2020/placements/complete')
      .send({ placementIds: [id(ROBIN)] })
      .expect(200)
    const { repair: preview } = await repair()
    expect(preview).toMatchObject({
      held: 2,
      kept: 2,
      moved: [],
      placed: [],
      unplaced: [{ student: { id: student(KIM) } }],
    })
  })
})

describe('applying a repair (S7)', () => {
  it('proposes the new placements, ends the one that must go, and leaves the rest alone', async () => {
    await loseFarsta()
    const bystander = await db.occasion.findMany({ where: { placementId: id(ALEX) } })
    const { repair: preview } = await repair()
    const { body } = await apply(preview.id).expect(200)
    expect(body.repair.appliedAt).not.toBeNull()
    expect(body.withoutPlace).toEqual([])
    expect(await proposalOf(KIM)).toMatchObject({
      offerId: offers.bromma,
      state: 'proposed',
      runId: preview.id,
    })
    expect(await proposalOf(ROBIN)).toMatchObject({ offerId: offers.alvsjo, state: 'proposed' })
    expect(await stateOf(ROBIN)).toBe('cancelled')
    expect(await proposalOf(ALEX)).toMatchObject({ id: id(ALEX), state: 'published' })
    expect(await db.occasion.findMany({ where: { placementId: id(ALEX) } })).toEqual(bystander)
    const moved = await db.invitation.findMany({ where: { occasion: { placementId: id(ROBIN) } } })
    for (const occasion of moved) expect(occasion).toMatchObject({ status: 'cancelled', sequence: 1 })
  })

  it('writes to the student who moves, the university, and the districts concerned, and to nobody else (C6)', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    await apply(preview.id).expect(200)
    // Bromma twice: Robin leaves, and Kim is proposed. Kim knows already, and is told when the place is confirmed.
    expect(await recipients()).toEqual(
      ['robin@su.example', addressOf(su), addressOf(bromma), addressOf(bromma), addressOf(alvsjo)].sort(),
    )
  })

  it('publishes each replacement as its district confirms it, and tells that student alone (S5, S7)', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    await apply(preview.id).expect(200)
    await db.outboxMessage.deleteMany()
    const { occasions, placements } = await everything()
    const proposal = await proposalOf(ROBIN)
    await confirm(proposal?.id ?? '', alvsjo, successor).expect(200)
    expect(await proposalOf(ROBIN)).toMatchObject({ state: 'published' })
    expect(await recipients()).toEqual(['robin@su.example', addressOf(su)].sort())
    const [letter] = await db.outboxMessage.findMany({
      where: { recipient: 'robin@su.example', calendar: null },
    })
    expect(letter?.subject).toBe('Din nya VFU-plats VT2020')
    const now = await everything()
    const added = now.occasions.filter(({ placementId }) => placementId === proposal?.id)
    expect(added).toHaveLength(3)
    expect(now.occasions.filter(row => !added.includes(row))).toEqual(occasions)
    const untouched = ({ id: placementId }: { id: string }) => placementId !== proposal?.id
    expect(now.placements.filter(untouched)).toEqual(placements.filter(untouched))
  })

  it('shows in the student’s calendar the old times as cancelled and the new ones (C2)', async () => {
    await loseFarsta()
    await apply((await repair()).repair.id).expect(200)
    await db.outboxMessage.deleteMany()
    await confirm((await proposalOf(ROBIN))?.id ?? '', alvsjo, successor).expect(200)
    const [letter] = await db.outboxMessage.findMany({
      where: { recipient: 'robin@su.example', calendar: null },
    })
    const token = /min-plats#([\w-]{43})/.exec(letter?.text ?? '')?.[1]
    const page = await visitor(test)
      .get('/api/student-page')
      .set('authorization', `Bearer ${token}`)
      .expect(200)
    expect(page.body).toMatchObject({ placement: { district: 'Älvsjö stadsdelsförvaltning' }, ended: null })
    const { text } = await visitor(test).get(page.body.feedPath).expect(200)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(6)
    expect(text.match(/STATUS:CANCELLED/g)).toHaveLength(3)
  })

  it('is refused when the term has changed since, and nothing is changed', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    await su.post('/api/terms/VT2020/students').send(studentInput).expect(200)
    const before = await everything()
    expect((await central.get(REPAIRS)).body.repair.isCurrent).toBe(false)
    const { body } = await apply(preview.id).expect(409)
    expect(body.code).toBe('repairOutdated')
    expect(await everything()).toEqual(before)
    expect(await db.matchingRun.count({ where: { appliedAt: { not: null } } })).toBe(0)
  })

  it('is refused when it would do nothing', async () => {
    await publish()
    const { repair: preview } = await repair()
    expect(preview).toMatchObject({ held: 3, kept: 3 })
    expect((await apply(preview.id).expect(409)).body.code).toBe('repairNotApplicable')
  })

  it('is done once when two press at once, and the other is told so', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    const answers = await Promise.all([apply(preview.id), apply(preview.id)])
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(answers.map(({ body }) => body.code)).toContain('repairApplied')
    expect(await db.placement.count({ where: { runId: preview.id } })).toBe(2)
    expect(await recipients()).toHaveLength(5)
  })

  it('is done once when two repairs of the same term are applied at once', async () => {
    await loseFarsta()
    const { repair: first } = await repair()
    test.clock.advance(1000)
    const { repair: second } = await repair()
    expect(first.id).not.toBe(second.id)
    const answers = await Promise.all([apply(first.id), apply(second.id)])
    expect(statusesOf(answers)).toEqual([200, 409])
    expect(answers.map(({ body }) => body.code)).toContain('repairOutdated')
    expect(await recipients()).toHaveLength(5)
  })

  it('happens, or one of its placements falls away, but not both at once', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    const ended = bromma.post(`/api/placements/${id(ROBIN)}/end`).send(ending)
    const answers = await Promise.all([apply(preview.id), ended])
    expect(statusesOf(answers)).toEqual([200, 409])
    const refusal = answers.find(({ status }) => status === 409)
    expect(['repairOutdated', 'placementNotPublished']).toContain(refusal?.body.code)
    expect(await db.outboxMessage.count({ where: { recipient: 'robin@su.example', calendar: null } })).toBe(1)
  })

  it('leaves everything as it was when a letter cannot be written (C6)', async () => {
    await loseFarsta()
    const { repair: preview } = await repair()
    const before = await everything()
    await db.$executeRaw`alter table outbox_message add constraint fails check (recipient <> 'robin@su.example')`
    try {
      await apply(preview.id).expect(500)
    } finally {
      await db.$executeRaw`alter table outbox_message drop constraint fails`
    }
    expect(await everything()).toEqual(before)
    await apply(preview.id).expect(200)
  })

  it('interrupts the placement of a student who moves while the term runs (S8)', async () => {
    await loseFarsta()
    await moveTo('running').expect(200)
    await apply((await repair()).repair.id).expect(200)
    expect(await stateOf(ROBIN)).toBe('interrupted')
  })
})

describe('a repair while proposals are out (S6)', () => {
  const decline = (index: number, agent = farsta, more: object = {}) =>
    agent.post(`/api/placements/${id(index)}/decline`).send({ declineReason: 'supervisor', ...more })

  /** Kim's placement is a proposal again, as before the district confirmed it. */
  async function proposeAnew() {
    await moveTo('matching').expect(200)
    ids = await propose(
      [student(KIM), offers.farsta],
      [student(ROBIN), offers.bromma],
      [student(ALEX), offers.sof],
    )
    matcher.answers(async (instance, { policy }) => ({
      kind: 'result',
      result: await matched(instance, { policy }),
    }))
    await db.outboxMessage.deleteMany()
  }

  it('keeps proposals and confirmations that hold, and never proposes a declined pair again (R10)', async () => {
    await proposeAnew()
    await confirm(id(ALEX), central, (await seedSupervisor(db, 'sof')) ?? '').expect(200)
    await decline(KIM).expect(200)
    const { repair: preview } = await repair()
    const { instance } = matcher.asked.at(-1) ?? {}
    expect(instance?.previous).toHaveLength(2)
    expect(instance?.students.find(({ id: one }) => one === student(KIM))?.blocked).toEqual([
      { offer: offers.farsta },
    ])
    expect(preview.placed).toMatchObject([
      { student: { id: student(KIM) }, to: { districtName: 'Bromma stadsdelsförvaltning' } },
    ])
    expect(JSON.stringify((await farsta.get('/api/terms/VT2020/placements')).body)).not.toMatch(/block/i)
  })

  it('does not ask again a district that did not answer', async () => {
    await proposeAnew()
    await central.post(`/api/placements/${id(KIM)}/release`).expect(200)
    const { repair: preview } = await repair()
    expect(preview.placed).toMatchObject([{ to: { districtName: 'Bromma stadsdelsförvaltning' } }])
  })

  it('gives nobody a place that the district declined because it is gone', async () => {
    await proposeAnew()
    await decline(KIM, farsta, { placeRemains: false }).expect(200)
    expect((await db.offer.findUniqueOrThrow({ where: { id: offers.farsta } })).withdrawnAt).not.toBeNull()
    expect((await central.get(REPAIRS)).body.freePlaces).toBe(1)
  })

  it('is still current when a proposal that it keeps is confirmed meanwhile', async () => {
    await proposeAnew()
    await decline(KIM).expect(200)
    const { repair: preview } = await repair()
    await confirm(id(ALEX), central, (await seedSupervisor(db, 'sof')) ?? '').expect(200)
    await apply(preview.id).expect(200)
  })

  it('tells districts alone when it is applied, for nobody else knows of the proposals', async () => {
    await proposeAnew()
    await decline(KIM).expect(200)
    await apply((await repair()).repair.id).expect(200)
    expect(await recipients()).toEqual([addressOf(bromma), addressOf(bromma), addressOf(alvsjo)].sort())
    expect(await stateOf(ROBIN)).toBe('released')
    expect(await db.occasion.count()).toBe(0)
  })

  it('does not propose a pair again to a match that starts over, either', async () => {
    await proposeAnew()
    await decline(KIM).expect(200)
    await moveTo('matching').expect(200)
    await term.match()
    const { instance } = matcher.asked.at(-1) ?? {}
    expect(instance?.students.find(({ id: one }) => one === student(KIM))?.blocked).toEqual([
      { offer: offers.farsta },
    ])
  })
})

describe('a proposal in a term that is public', () => {
  it('can be declined or taken back, and is never published without an answer', async () => {
    await loseFarsta()
    await apply((await repair()).repair.id).expect(200)
    const [kim, robin] = [await proposalOf(KIM), await proposalOf(ROBIN)]
    await bromma.post(`/api/placements/${kim?.id}/decline`).send({ declineReason: 'supervisor' }).expect(200)
    await central.post(`/api/placements/${robin?.id}/release`).expect(200)
    expect([await proposalOf(KIM), await proposalOf(ROBIN)]).toEqual([null, null])
    expect(await recipients()).not.toContain(addressOf(esb))
  })
})
