import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import supertest from 'supertest'
import { toDateColumn, type Database } from '../../src/adapters/db/database.ts'
import { workLeases } from '../../src/adapters/db/work-leases.ts'
import { randomIds } from '../../src/adapters/ids.ts'
import { createFingerprinter } from '../../src/adapters/fingerprinter.ts'
import { backgroundWork } from '../../src/adapters/background-work.ts'
import { fileSecretBox } from '../../src/adapters/secret-box.ts'
import { DEFAULT_LIMITS } from '../../src/adapters/spreadsheet/limits.ts'
import { parseFile } from '../../src/adapters/spreadsheet/parse-file.ts'
import { createApp } from '../../src/app.ts'
import type { Deps } from '../../src/deps.ts'
import type { RoleKind } from '../../src/domain/access/actor.ts'
import type { Phase } from '../../src/domain/terms/phases.ts'
import { hashOf } from '../../src/features/session/repository.ts'
import type { MatchingAnalysis } from '../../src/ports/matching-analysis.ts'
import { noMetrics } from '../../src/ports/metrics.ts'
import { attemptsInMemory } from './attempts-in-memory.ts'
import { ChangeSource } from './change-source.ts'
import { FakeClock } from './fake-clock.ts'

const NOW = '2019-11-04T09:00:00Z'
const HOUR = 3_600_000

const none = () => Promise.resolve({ kind: 'failed', sentence: 'No analysis in this test' } as const)

const keyFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'vfu-key-')), 'second-factor.key')
const testSecretBox = fileSecretBox(keyFile)

/** Gives no answers: runs end without reasons. */
export const noAnalysis: MatchingAnalysis = { whatIf: none, reasons: none, worth: none, policies: none }

/** The application on a test database, with a clock that stands at the beginning of November 2019. */
export function createTestApp(db: Database, replaced: Partial<Deps> = {}) {
  const clock = new FakeClock(NOW)
  const deps: Deps = {
    db,
    clock,
    ids: randomIds,
    fingerprinter: createFingerprinter('the key of the tests, long enough for any'),
    matcher: { match: () => Promise.reject(new Error('No matching in this test')) },
    analysis: noAnalysis,
    planner: {
      plan: () => Promise.reject(new Error('No planning in this test')),
      remedies: () => Promise.reject(new Error('No remedies in this test')),
    },
    changes: new ChangeSource(),
    attempts: attemptsInMemory(),
    background: backgroundWork((_id, error) => {
      throw error
    }, workLeases(db)),
    // In this thread: what guards against hostile files is tested with the reader.
    spreadsheets: { readTable: (bytes, fileName) => parseFile(bytes, fileName, DEFAULT_LIMITS) },
    logger: pino({ level: 'silent' }),
    metrics: noMetrics,
    identityProviders: [],
    secretBox: testSecretBox,
    requiresSecondFactor: false,
    publicUrl: 'http://vfu.example',
    sender: { name: 'VFU Stockholm', address: 'vfu@stockholm.example' },
    deliversMail: false,
    mailRedirect: null,
    quietHours: null,
    kickOutbox: () => {},
    ...replaced,
  }
  return { app: createApp(deps), deps, clock }
}

export interface TestRole {
  readonly kind: RoleKind
  readonly districtId?: string
  readonly universityId?: string
}

/** A new person with the roles, signed in: the agent sends the session's cookie and the client's own header. */
export async function signInAs(
  { app, deps }: Pick<ReturnType<typeof createTestApp>, 'app' | 'deps'>,
  ...roles: TestRole[]
) {
  const personId = randomUUID()
  const token = randomIds.secret()
  const now = deps.clock.now()
  await deps.db.person.create({
    data: {
      id: personId,
      name: roles
        .map(({ kind, districtId = '', universityId = '' }) => `${kind} ${districtId}${universityId}`)
        .join(', '),
      email: `${personId}@vfu.example`,
      roles: {
        create: roles.map(role => ({ id: randomUUID(), validFrom: new Date(now.getTime() - HOUR), ...role })),
      },
      sessions: {
        create: {
          id: randomUUID(),
          tokenHash: hashOf(token),
          createdAt: now,
          expiresAt: new Date(now.getTime() + 8 * HOUR),
        },
      },
    },
  })
  const cookie = `vfu_session=${token}`
  const agent = supertest.agent(app).set('x-requested-with', 'vfu').set('cookie', cookie)
  return Object.assign(agent, { personId, cookie })
}

/** Somebody who is not signed in. */
export function visitor({ app }: Pick<ReturnType<typeof createTestApp>, 'app'>) {
  return supertest.agent(app).set('x-requested-with', 'vfu')
}

/** Three districts and socialförvaltningen, three universities of which two have rules for supervisors, and travel times. */
export async function seedOrganisation(db: Database) {
  await db.district.createMany({
    data: [
      { id: 'farsta', name: 'Farsta stadsdelsförvaltning' },
      { id: 'bromma', name: 'Bromma stadsdelsförvaltning' },
      { id: 'alvsjo', name: 'Älvsjö stadsdelsförvaltning' },
      { id: 'sof', name: 'Socialförvaltningen', kind: 'central' },
    ],
  })
  await db.university.createMany({
    data: [
      { id: 'SU', name: 'Stockholms universitet', supervisorDegreeYears: 2 },
      { id: 'ESB', name: 'Ersta Sköndal Bräcke högskola', supervisorCourseRequired: true },
      { id: 'SH', name: 'Södertörns högskola' },
    ],
  })
  await db.field.createMany({
    data: [
      { id: 'barn-och-unga', name: 'Barn och unga' },
      { id: 'missbruk', name: 'Missbruk' },
      { id: 'aldre', name: 'Äldre' },
    ],
  })
  await db.travelTime.createMany({
    data: ['farsta', 'bromma', 'alvsjo', 'sof'].flatMap((districtId, index) => [
      { homeArea: 'Farsta', districtId, minutes: 12 + 15 * index },
      { homeArea: 'Bromma', districtId, minutes: 60 - 15 * index },
    ]),
  })
}

/** VT2020 with 100 places shared 45, 30 and 25, in the phase. */
export async function seedTerm(db: Database, phase: Phase, id = 'VT2020') {
  await db.$transaction([
    db.term.create({
      data: {
        id,
        phase,
        target: 100,
        startsOn: toDateColumn('2020-01-20'),
        endsOn: toDateColumn('2020-06-05'),
        seed: 'a seed of the tests',
      },
    }),
    db.termShare.createMany({
      data: [
        { termId: id, universityId: 'SU', places: 45 },
        { termId: id, universityId: 'ESB', places: 30 },
        { termId: id, universityId: 'SH', places: 25 },
      ],
    }),
  ])
}

/** A student in an offer, proposed: placed as far as the offer and the student are concerned. */
export async function seedPlacement(
  db: Database,
  placement: { termId: string; studentId: string; offerId: string },
) {
  const id = randomUUID()
  await db.$transaction([
    db.placement.create({ data: { id, ...placement } }),
    db.placementEvent.create({ data: { placementId: id, kind: 'proposed', at: new Date(NOW) } }),
  ])
  return id
}

/** Places the student in an offer of its own. */
export async function placeStudent(db: Database, studentId: string, termId = 'VT2020') {
  const offerId = randomUUID()
  await db.offer.create({
    data: {
      id: offerId,
      places: 1,
      term: { connect: { id: termId } },
      field: { connect: { id: 'missbruk' } },
      unit: { create: { id: randomUUID(), name: offerId, district: { connect: { id: 'farsta' } } } },
    },
  })
  return seedPlacement(db, { termId, studentId, offerId })
}

/** Places a student of its own in the offer. */
export async function fillPlace(db: Database, offerId: string, termId = 'VT2020') {
  const studentId = randomUUID()
  await db.student.create({ data: { id: studentId, termId, universityId: 'SU', number: studentId } })
  return seedPlacement(db, { termId, studentId, offerId })
}
