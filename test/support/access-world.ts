import { randomUUID } from 'node:crypto'
import supertest from 'supertest'
import { toDateColumn, type Database } from '../../src/adapters/db/database.ts'
import { Prisma } from '../../src/adapters/db/generated/client.ts'
import { randomIds } from '../../src/adapters/ids.ts'
import { threadPlanner } from '../../src/adapters/planner/thread-planner.ts'
import type { Deps } from '../../src/deps.ts'
import type { Phase } from '../../src/domain/terms/phases.ts'
import { insertPageLinks } from '../../src/features/personal-pages/repository.ts'
import { hashOf } from '../../src/features/session/repository.ts'
import { feedTokenOf } from '../../src/features/feeds/repository.ts'
import { FakeAnalysis } from './fake-analysis.ts'
import { fakeIdentityProvider } from './fake-identity-provider.ts'
import { FakeMatcher } from './fake-matcher.ts'
import { emptyTables, pastTriggers } from './past-triggers.ts'
import { seedOffer, seedStudent, seedSupervisor, seedUnit } from './seed-term-data.ts'
import { createTestApp, seedOrganisation, seedTerm, signInAs, type TestRole } from './test-app.ts'

/** Whose data it is: Farsta's and Stockholms universitet's, or Bromma's and Ersta Sköndal Bräcke's. */
export type Side = 'A' | 'B'
export const SIDES: readonly Side[] = ['A', 'B']

const DISTRICT = { A: 'farsta', B: 'bromma' } as const
const UNIVERSITY = { A: 'SU', B: 'ESB' } as const
const PERIOD = { fromOn: toDateColumn('2020-01-20'), toOn: toDateColumn('2020-06-05') }

/** Words that stand in one side's data alone: an answer that holds one of them shows that side. */
export function wordsOf(side: Side): readonly string[] {
  return ['Enhet', 'Handledare', 'Kommentar', 'Student', 'nr', 'Hemligt'].map(word => `${word}-${side}`)
}

export const ROLES = [
  'visitor',
  'student',
  'answerer',
  'supervisor',
  'invited',
  'nobody',
  'teacher',
  'districtA',
  'districtB',
  'universityA',
  'universityB',
  'central',
] as const
export type Role = (typeof ROLES)[number]

/** A term in which both sides have everything that an answer could show, and somebody in every role. */
export async function openAccessWorld(db: Database, replaced: Partial<Deps> = {}) {
  const matcher = new FakeMatcher()
  const analysis = new FakeAnalysis()
  const test = createTestApp(db, {
    matcher,
    analysis,
    planner: threadPlanner(),
    identityProviders: [fakeIdentityProvider],
    ...replaced,
  })
  await seedOrganisation(db)
  // Side A's student and supervisor have their pages, and whoever got an invitation of side A its link.
  const tokens = { student: randomIds.secret(), supervisor: randomIds.secret(), invited: randomIds.secret() }
  const answerToken = randomIds.secret()
  const farsta = await signInAs(test, { kind: 'district', districtId: DISTRICT.A })
  const as = async (...roles: TestRole[]) => ({ cookie: (await signInAs(test, ...roles)).cookie })
  const headers: Record<Role, Record<string, string>> = {
    visitor: {},
    student: { authorization: `Bearer ${tokens.student}` },
    supervisor: { authorization: `Bearer ${tokens.supervisor}` },
    invited: { authorization: `Bearer ${tokens.invited}` },
    answerer: { authorization: `Bearer ${answerToken}` },
    nobody: await as(),
    teacher: await as({ kind: 'teacher', universityId: 'SU' }),
    districtA: { cookie: farsta.cookie },
    districtB: await as({ kind: 'district', districtId: DISTRICT.B }),
    universityA: await as({ kind: 'university', universityId: UNIVERSITY.A }),
    universityB: await as({ kind: 'university', universityId: UNIVERSITY.B }),
    central: await as({ kind: 'central' }),
  }
  /** A request as the role, with nothing remembered from an earlier one. */
  const send = (role: Role, verb: 'get' | 'post' | 'put' | 'delete', path: string) => {
    const client = supertest(test.app)
    return client[verb](path).set({ 'x-requested-with': 'vfu', ...headers[role] })
  }

  /** Puts the term's data back as they were, in the phase. */
  async function reset(phase: Phase) {
    await emptyTables(
      db,
      'term',
      'unit',
      'supervisor',
      'outbox_message',
      'access_link',
      'import_batch',
      'second_factor',
    )
    analysis.givesReasons = false
    // Somebody may just have signed out.
    await db.session.updateMany({ data: { revokedAt: null } })
    await seedTerm(db, phase)
    // A move that led to where the term is now would have to begin there.
    await pastTriggers(
      db,
      Prisma.sql`insert into phase_move (id, term_id, "from", "to", at)
        values (gen_random_uuid(), 'VT2020', 'draft', 'collecting', '2019-10-01')`,
    )
    for (const side of SIDES) await seedBounds(db, side)
    await seedAnswerLink(db, farsta.personId, answerToken)
    const a = await seedSide(db, 'A', tokens.student)
    await insertPageLinks(db, {
      pages: [{ owner: { kind: 'supervisor', id: a.supervisorId }, pageToken: tokens.supervisor }],
      now: new Date('2019-11-01'),
      ids: randomIds,
    })
    return {
      a: { ...a, replyToken: tokens.invited },
      b: { ...(await seedSide(db, 'B', randomIds.secret())), replyToken: randomIds.secret() },
    }
  }
  return { test, send, headers, matcher, analysis, reset }
}

export type Rows = Awaited<ReturnType<Awaited<ReturnType<typeof openAccessWorld>>['reset']>>

/** The link in a mail to Farsta's coordinator, by which Farsta's proposals are answered. */
async function seedAnswerLink(db: Database, personId: string, token: string) {
  const owner = { personId, districtId: DISTRICT.A, termId: 'VT2020' }
  const expiresAt = new Date('2019-12-14')
  await db.accessLink.create({
    data: { id: randomUUID(), tokenHash: hashOf(token), purpose: 'answer', expiresAt, ...owner },
  })
}

async function seedBounds(db: Database, side: Side) {
  const answeredAt = new Date('2019-11-01')
  const districtId = DISTRICT[side]
  await db.termDistrict.create({
    data: { termId: 'VT2020', districtId, minimum: 0, maximum: 50, answeredAt },
  })
}

async function seedSide(db: Database, side: Side, pageToken: string) {
  const districtId = DISTRICT[side]
  const universityId = UNIVERSITY[side]
  const supervisorId = await seedSupervisor(db, districtId, {
    name: `Handledare-${side}`,
    email: `handledare-${side.toLowerCase()}@stockholm.example`,
  })
  const offerId = await seedOffer(db, districtId, {
    unitId: await seedUnit(db, districtId, `Enhet-${side}`),
    supervisorId,
    places: 3,
    requires: ['driving-licence'],
    provides: ['step-free'],
    comment: `Kommentar-${side}`,
    universities: { create: [{ universityId: 'SU' }, { universityId: 'ESB' }] },
    ...PERIOD,
  })
  const student = (number: string) =>
    seedStudent(db, universityId, {
      number,
      firstName: `Student-${side}`,
      email: `${number.toLowerCase()}@student.example`,
      sex: 'female',
      homeArea: 'Farsta',
      maxTravelMinutes: 60,
      has: ['driving-licence'],
      needs: ['step-free'],
      ...PERIOD,
    })
  const studentId = await student(`nr-${side}`)
  const partnerId = await student(`nr-${side}2`)
  await db.wish.create({ data: { studentId, position: 1, fieldId: 'missbruk', districtId } })
  await db.block.create({ data: { id: randomUUID(), studentId, districtId: 'alvsjo' } })
  const [first, second] = [studentId, partnerId].sort() as [string, string]
  await db.together.create({ data: { studentId: first, otherId: second } })
  await db.accessLink.createMany({
    data: [
      { id: randomUUID(), tokenHash: hashOf(pageToken), purpose: 'student_page', studentId },
      { id: randomUUID(), tokenHash: hashOf(feedTokenOf(pageToken)), purpose: 'feed', studentId },
    ],
  })
  const messageId = randomUUID()
  await db.outboxMessage.create({
    data: {
      id: messageId,
      messageId: `<${messageId}@vfu.example>`,
      recipient: `nr-${side}@student.example`,
      studentId,
      subject: 'Din VFU-plats',
      text: `Hemligt-${side}`,
      html: '',
      status: 'dead',
      failure: 'Adressen finns inte.',
      attempts: 1,
      nextAttemptAt: new Date('2019-11-01'),
    },
  })
  return { side, districtId, universityId, supervisorId, offerId, studentId, partnerId, messageId }
}

/** The run that the term's proposals are from. */
export async function chosenRun(db: Database): Promise<string> {
  const known = await db.matchingRun.findFirst({ where: { chosenAt: { not: null } }, select: { id: true } })
  if (known) return known.id
  const id = randomUUID()
  const at = new Date('2019-11-30')
  const asked = { termId: 'VT2020', policy: 'no-one-outside', engine: 'highs' }
  await db.matchingRun.create({
    data: { id, ...asked, status: 'running', input: {}, startedAt: at, chosenAt: at },
  })
  return id
}

/** Places the side's student in the side's offer and takes the placement so far; returns its id. */
export async function placeOn(db: Database, rows: Rows['a'], until: 'proposed' | 'published') {
  const id = randomUUID()
  const { studentId, offerId, supervisorId } = rows
  const runId = await chosenRun(db)
  const event = (kind: 'proposed' | 'confirmed' | 'published') =>
    db.placementEvent.create({
      data: {
        placementId: id,
        kind,
        at: new Date('2019-12-01'),
        ...(kind === 'confirmed' && { supervisorId }),
      },
    })
  await db.$transaction([
    db.placement.create({ data: { id, termId: 'VT2020', runId, studentId, offerId, wish: 1 } }),
    event('proposed'),
  ])
  if (until === 'proposed') return id
  await event('confirmed')
  await event('published')
  const changedAt = new Date('2019-12-01')
  const occasion = (kind: 'first_day' | 'period', timing: object) =>
    db.occasion.create({
      data: {
        id: randomUUID(),
        placementId: id,
        key: kind.replace('_', '-'),
        kind,
        changedAt,
        ...timing,
        invitations: {
          create: {
            id: randomUUID(),
            studentId,
            uid: `${id}-${kind}@vfu.example`,
            changedAt,
            ...(kind === 'first_day' && {
              links: {
                create: { id: randomUUID(), purpose: 'reply', tokenHash: hashOf(rows.replyToken) },
              },
            }),
          },
        },
      },
    })
  await occasion('first_day', {
    startAt: new Date('2020-01-20T08:00:00Z'),
    endAt: new Date('2020-01-20T09:00:00Z'),
    location: `Enhet-${rows.side}`,
  })
  await occasion('period', PERIOD)
  return id
}
