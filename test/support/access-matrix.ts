import type { Test } from 'supertest'
import { randomIds } from '../../src/adapters/ids.ts'
import type { Database } from '../../src/adapters/db/database.ts'
import type { Phase } from '../../src/domain/terms/phases.ts'
import type { ErrorCode } from '../../src/errors.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import { hashOf } from '../../src/features/session/repository.ts'
import * as fields from './access-fields.ts'
import { placeOn, type Role, type Rows } from './access-world.ts'
import type { FakeMatcher } from './fake-matcher.ts'
import { studentFile, studentRow } from './student-file.ts'

interface Call {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly file?: Buffer
}

/** A refusal's code, or the fields of the answer and the sides whose data it shows. */
type Answer = ErrorCode | { readonly fields: readonly string[]; readonly shows: '' | 'A' | 'B' | 'AB' }

interface Stage {
  readonly db: Database
  readonly rows: Rows
  readonly matcher: FakeMatcher
  readonly central: (verb: 'post', path: string) => Test
}

export interface Entry {
  readonly phase?: Phase
  /** What the endpoint is asked: always about side A's data, when it is about one side's. */
  readonly call: (stage: Stage) => Call | Promise<Call>
  /** A role that isn't named is asked to sign in or, when it is, refused. */
  readonly answers: Readonly<Partial<Record<Role, Answer>>>
}

const shown = (list: readonly string[], shows: '' | 'A' | 'B' | 'AB' = '') => ({ fields: list, shows })
const each = (answer: Answer, ...roles: Role[]) => Object.fromEntries(roles.map(role => [role, answer]))
const coordinators = ['districtA', 'districtB', 'universityA', 'universityB', 'central'] as const
const everyone = [...coordinators, 'teacher', 'nobody', 'student', 'visitor'] as const

const term = { termId: 'VT2020' }
const ofTerm = () => ({ params: term })

/** A district's own, the other district's, and the central coordinator's view of a list. */
const byDistrict = (list: readonly string[]) => ({
  districtA: shown(list, 'A'),
  districtB: shown(list, 'B'),
  central: shown(list, 'AB'),
})
const byUniversity = (list: readonly string[]) => ({
  universityA: shown(list, 'A'),
  universityB: shown(list, 'B'),
  central: shown(list, 'AB'),
})
/** Of side A: its district does it, the other's finds nothing. */
const ofDistrictA = (list: readonly string[], shows: 'A' | '' = 'A') => ({
  districtA: shown(list, shows),
  districtB: 'notFound' as const,
  central: shown(list, shows),
})
const ofUniversityA = (list: readonly string[], shows: 'A' | '' = 'A') => ({
  universityA: shown(list, shows),
  universityB: 'notFound' as const,
  central: shown(list, shows),
})

const offerInput = {
  districtId: 'farsta',
  unit: 'Enhet-A',
  fieldId: 'missbruk',
  places: 2,
  fromOn: '2020-01-20',
  toOn: '2020-06-05',
  requires: ['driving-licence'],
  provides: ['step-free'],
  universityIds: ['SU'],
  comment: 'Kommentar-A',
  supervisor: {
    name: 'Handledare-A',
    email: 'handledare-a@stockholm.example',
    degreeYear: 2001,
    hasSupervisorCourse: true,
  },
}
const studentInput = {
  universityId: 'SU',
  number: 'nr-A3',
  firstName: 'Student-A',
  lastName: 'Ek',
  email: 'nr-a3@student.example',
  sex: 'male',
  homeArea: 'Farsta',
  maxTravelMinutes: 60,
  has: ['driving-licence'],
  needs: ['step-free'],
  priority: 1,
  onlyWishes: false,
  protected: false,
  wishes: [{ fieldId: 'missbruk', districtId: 'farsta' }],
  blockedDistrictIds: ['alvsjo'],
  togetherWith: ['nr-A2'],
  fromOn: '2020-01-20',
  toOn: '2020-06-05',
}
const termInput = {
  target: 100,
  maxTravelMinutes: 90,
  startsOn: '2020-01-20',
  endsOn: '2020-06-05',
  offersDueOn: '2019-11-15',
  confirmDueOn: '2019-12-13',
  shares: [
    { universityId: 'SU', places: 60, guarantee: 0 },
    { universityId: 'ESB', places: 40, guarantee: 0 },
  ],
}
const supervisor = { name: 'Ny', email: 'ny@stockholm.example', degreeYear: 2001, hasSupervisorCourse: true }

/** A run that placed side A's student in side A's offer and left the others without a place. */
async function finishedRun({ central, matcher, rows }: Stage) {
  matcher.places({ student: rows.a.studentId, offer: rows.a.offerId })
  const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
  const { body } = await central('post', '/api/terms/VT2020/runs').send(asked).expect(200)
  return { params: { runId: String(body.id) } }
}

async function proposal({ db, rows }: Stage) {
  await placeOn(db, rows.b, 'proposed')
  return { placementId: await placeOn(db, rows.a, 'proposed') }
}

async function published({ db, rows }: Stage) {
  await placeOn(db, rows.b, 'published')
  return { placementId: await placeOn(db, rows.a, 'published') }
}

const roleInput = { kind: 'district', districtId: 'farsta', universityId: null, fromOn: null, toOn: null }

/** Somebody who is nobody's agent, so that ending the role ends no other case. */
async function newcomer(db: Database) {
  const [personId, roleId] = [randomIds.uuid(), randomIds.uuid()]
  const role = {
    id: roleId,
    kind: 'district' as const,
    districtId: 'farsta',
    validFrom: new Date('2019-10-01'),
  }
  const email = `${personId}@stockholm.example`
  await db.person.create({ data: { id: personId, name: 'Ny', email, roles: { create: role } } })
  return { personId, roleId }
}

const fileOfStudents = studentFile(studentRow('nr-A9', { name: 'Student-A' }))

/** Every endpoint: what it answers to whom. An endpoint that is missing here does not compile. */
export const matrix: Readonly<Record<EndpointName, Entry>> = {
  'POST /api/session': {
    async call({ db }) {
      const token = randomIds.secret()
      const person = await db.person.findFirstOrThrow({ where: { roles: { some: { kind: 'district' } } } })
      await db.accessLink.create({
        data: { id: randomIds.uuid(), tokenHash: hashOf(token), purpose: 'sign_in', personId: person.id },
      })
      return { body: { token } }
    },
    answers: each(shown(fields.SESSION_OF_DISTRICT), ...everyone),
  },
  'GET /api/session': {
    call: () => ({}),
    answers: {
      ...each(shown(fields.SESSION_OF_DISTRICT), 'districtA', 'districtB'),
      ...each(shown(fields.SESSION_OF_UNIVERSITY), 'universityA', 'universityB', 'teacher'),
      central: shown(fields.SESSION_OF_CENTRAL),
      nobody: shown(fields.SESSION_WITHOUT_ROLES),
    },
  },
  'DELETE /api/session': { call: () => ({}), answers: each(shown(fields.NOTHING), ...everyone) },
  'POST /api/session/link': {
    call: () => ({ body: { email: 'ingen@stockholm.example' } }),
    answers: each(shown(fields.NOTHING), ...everyone),
  },
  'GET /api/account/sessions': {
    call: () => ({}),
    answers: each(shown(fields.SESSIONS), ...coordinators, 'teacher', 'nobody'),
  },
  'POST /api/account/sessions/:sessionId/end': {
    // Somebody else's: only the own ones can be ended.
    async call({ db }) {
      const { personId } = await newcomer(db)
      const [id, secret] = [randomIds.uuid(), randomIds.secret()]
      const [createdAt, expiresAt] = [new Date('2019-11-04'), new Date('2030-01-01')]
      await db.session.create({ data: { id, tokenHash: hashOf(secret), personId, createdAt, expiresAt } })
      return { params: { sessionId: id } }
    },
    answers: each('notFound', ...coordinators, 'teacher', 'nobody'),
  },
  'POST /api/account/sessions/end-others': {
    call: () => ({}),
    answers: each(shown(fields.NOTHING), ...coordinators, 'teacher', 'nobody'),
  },
  'GET /api/reference': { call: () => ({}), answers: each(shown(fields.REFERENCE), ...coordinators) },
  'GET /api/terms': { call: () => ({}), answers: each(shown(fields.TERMS), ...coordinators) },
  'POST /api/terms': {
    call: () => ({ body: { id: 'HT2020', ...termInput } }),
    answers: { central: shown(fields.NEW_TERM) },
  },
  'GET /api/terms/:termId': {
    call: ofTerm,
    answers: {
      ...each(shown(fields.TERM_OF_DISTRICT), 'districtA', 'districtB'),
      ...each(shown(fields.TERM_OF_UNIVERSITY), 'universityA', 'universityB'),
      central: shown(fields.TERM),
    },
  },
  'PUT /api/terms/:termId': {
    call: () => ({
      params: term,
      body: { ...termInput, version: 1, bounds: [{ districtId: 'farsta', minimum: 1, maximum: 9 }] },
    }),
    answers: { central: shown(fields.TERM) },
  },
  'POST /api/terms/:termId/phase': {
    call: () => ({ params: term, body: { to: 'matching' } }),
    answers: { central: shown(fields.TERM) },
  },
  'POST /api/terms/:termId/answer': {
    call: () => ({ params: term, body: { districtId: 'farsta', complete: false } }),
    answers: {
      districtA: shown(fields.BOARD_OF_DISTRICT),
      districtB: 'notFound',
      central: shown(fields.BOARD),
    },
  },
  'GET /api/terms/:termId/board': {
    call: ofTerm,
    answers: {
      ...each(shown(fields.BOARD_OF_DISTRICT), 'districtA', 'districtB'),
      ...each(shown(fields.BOARD_OF_UNIVERSITY), 'universityA', 'universityB'),
      central: shown(fields.BOARD),
    },
  },
  'GET /api/terms/:termId/offers': { call: ofTerm, answers: byDistrict(fields.OFFERS) },
  'POST /api/terms/:termId/offers': {
    call: () => ({ params: term, body: offerInput }),
    answers: ofDistrictA(fields.OFFER),
  },
  'PUT /api/offers/:offerId': {
    call: ({ rows }) => ({ params: { offerId: rows.a.offerId }, body: { ...offerInput, version: 1 } }),
    answers: ofDistrictA(fields.OFFER),
  },
  'POST /api/offers/:offerId/withdraw': {
    call: ({ rows }) => ({ params: { offerId: rows.a.offerId }, body: { version: 1 } }),
    answers: ofDistrictA(fields.NOTHING, ''),
  },
  'GET /api/districts/:districtId/supervisors': {
    call: () => ({ params: { districtId: 'farsta' } }),
    answers: ofDistrictA(fields.SUPERVISORS),
  },
  'GET /api/terms/:termId/students': { call: ofTerm, answers: byUniversity(fields.STUDENTS) },
  'POST /api/terms/:termId/students': {
    call: () => ({ params: term, body: studentInput }),
    answers: ofUniversityA(fields.STUDENT),
  },
  'PUT /api/students/:studentId': {
    call: ({ rows }) => ({
      params: { studentId: rows.a.studentId },
      body: { ...studentInput, number: 'nr-A', version: 1 },
    }),
    answers: ofUniversityA(fields.STUDENT),
  },
  'POST /api/students/:studentId/withdraw': {
    call: ({ rows }) => ({ params: { studentId: rows.a.studentId }, body: { version: 1 } }),
    answers: ofUniversityA(fields.NOTHING, ''),
  },
  'POST /api/students/:studentId/link': {
    call: ({ rows }) => ({ params: { studentId: rows.a.studentId } }),
    answers: ofUniversityA(['url'], ''),
  },
  'POST /api/terms/:termId/imports/:kind/preview': {
    call: () => ({
      params: { ...term, kind: 'students' },
      query: { fileName: 'studenter.csv', universityId: 'SU' },
      file: fileOfStudents,
    }),
    answers: { ...ofUniversityA(fields.IMPORT_PREVIEW), ...each('forbidden', 'districtA', 'districtB') },
  },
  'POST /api/terms/:termId/imports/:kind': {
    async call({ central }) {
      const query = { fileName: 'studenter.csv', universityId: 'SU' }
      const { body } = await central('post', '/api/terms/VT2020/imports/students/preview')
        .query(query)
        .type('application/octet-stream')
        .send(fileOfStudents)
      const told = { digest: String(body.digest), gone: 'keep' }
      return { params: { ...term, kind: 'students' }, query: { ...query, ...told }, file: fileOfStudents }
    },
    answers: { ...ofUniversityA(fields.IMPORT_OUTCOME, ''), ...each('forbidden', 'districtA', 'districtB') },
  },
  'GET /api/terms/:termId/runs': {
    phase: 'matching',
    async call(stage) {
      await finishedRun(stage)
      return ofTerm()
    },
    answers: { central: shown(fields.RUNS) },
  },
  'POST /api/terms/:termId/runs': {
    phase: 'matching',
    call({ matcher }) {
      matcher.waits()
      return { params: term, body: { policy: 'lowest-average', engine: 'highs', timeLimitSeconds: 60 } }
    },
    answers: { central: shown(fields.NEW_RUN) },
  },
  'GET /api/runs/:runId': {
    phase: 'matching',
    call: finishedRun,
    answers: { central: shown(fields.RUN, 'AB') },
  },
  'POST /api/runs/:runId/cancel': {
    phase: 'matching',
    call: finishedRun,
    answers: { central: 'runFinished' },
  },
  'POST /api/runs/:runId/choose': {
    phase: 'matching',
    call: finishedRun,
    answers: { central: shown(fields.RUN_SUMMARY) },
  },
  'GET /api/runs/:runId/instance': {
    phase: 'matching',
    call: finishedRun,
    answers: { central: shown(fields.INSTANCE, 'AB') },
  },
  'GET /api/runs/:runId/result': {
    phase: 'matching',
    call: finishedRun,
    answers: { central: shown(fields.RESULT) },
  },
  'GET /api/terms/:termId/placements': {
    phase: 'published',
    async call(stage) {
      await published(stage)
      return ofTerm()
    },
    answers: {
      ...byDistrict(fields.PLACEMENTS_OF_DISTRICT),
      ...byUniversity(fields.PLACEMENTS_OF_UNIVERSITY),
      central: shown(fields.PLACEMENTS, 'AB'),
    },
  },
  'POST /api/placements/:placementId/confirm': {
    phase: 'confirming',
    call: async stage => ({ params: await proposal(stage), body: { supervisor } }),
    answers: {
      ...ofDistrictA(fields.CONFIRMED_OF_DISTRICT),
      central: shown(fields.CONFIRMED, 'A'),
    },
  },
  'POST /api/terms/:termId/placements/confirm': {
    phase: 'confirming',
    call: async stage => ({ params: term, body: { placementIds: [(await proposal(stage)).placementId] } }),
    answers: {
      districtA: shown(fields.CONFIRMED_LIST_OF_DISTRICT, 'A'),
      districtB: 'notFound',
      central: shown(fields.CONFIRMED_LIST, 'AB'),
    },
  },
  'POST /api/placements/:placementId/decline': {
    phase: 'confirming',
    call: async stage => ({ params: await proposal(stage), body: { reason: 'Handledaren slutar.' } }),
    answers: {
      ...ofDistrictA(fields.PROPOSED_OF_DISTRICT),
      central: shown(fields.PROPOSED, 'A'),
    },
  },
  'POST /api/placements/:placementId/release': {
    phase: 'confirming',
    call: async stage => ({ params: await proposal(stage) }),
    answers: { central: shown(fields.PROPOSED, 'A') },
  },
  'PUT /api/placements/:placementId/occasions/:kind': {
    phase: 'published',
    call: async stage => ({
      params: { ...(await published(stage)), kind: 'first-day' },
      body: { on: '2020-01-21', from: '09:00', to: '10:00', location: 'Enhet-A' },
    }),
    answers: {
      ...ofDistrictA(fields.PLACEMENT_OF_DISTRICT),
      central: shown(fields.PLACEMENT, 'A'),
    },
  },
  'GET /api/student-page': {
    phase: 'published',
    async call(stage) {
      await published(stage)
      return {}
    },
    answers: {
      ...each('linkInvalid', ...everyone),
      student: shown(fields.STUDENT_PAGE, 'A'),
    },
  },
  'GET /api/people': { call: () => ({}), answers: { central: shown(fields.PEOPLE) } },
  'POST /api/people': {
    call: () => ({
      body: { name: 'Ny', email: `${randomIds.uuid()}@stockholm.example`, language: 'sv', role: roleInput },
    }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'GET /api/people/:personId': {
    call: async ({ db }) => ({ params: { personId: (await newcomer(db)).personId } }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'PUT /api/people/:personId': {
    call: async ({ db }) => ({
      params: { personId: (await newcomer(db)).personId },
      body: { name: 'Nyare', email: `${randomIds.uuid()}@stockholm.example`, language: 'en' },
    }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'POST /api/people/:personId/invite': {
    call: async ({ db }) => ({ params: { personId: (await newcomer(db)).personId } }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'POST /api/people/:personId/roles': {
    call: async ({ db }) => ({
      params: { personId: (await newcomer(db)).personId },
      body: { ...roleInput, districtId: 'bromma' },
    }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'PUT /api/roles/:roleId': {
    call: async ({ db }) => ({
      params: { roleId: (await newcomer(db)).roleId },
      body: { toOn: '2020-06-30' },
    }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'POST /api/roles/:roleId/end': {
    call: async ({ db }) => ({ params: { roleId: (await newcomer(db)).roleId } }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'GET /api/audit': {
    async call({ central, rows }) {
      const { offerId } = rows.a
      await central('post', `/api/offers/${offerId}/withdraw`).send({ version: 1 }).expect(200)
      return { query: { subject: 'offer', about: offerId } }
    },
    answers: { central: shown(fields.AUDIT) },
  },
  'GET /api/audit/verification': {
    call: () => ({}),
    answers: { central: shown(fields.AUDIT_VERIFICATION) },
  },
  'GET /api/audit/export': {
    call: () => ({ query: { subject: 'offer' } }),
    answers: { central: shown(fields.EXPORT_FILE) },
  },
  'GET /api/outbox': { call: () => ({}), answers: { central: shown(fields.OUTBOX, 'AB') } },
  'GET /api/outbox/:messageId': {
    call: ({ rows }) => ({ params: { messageId: rows.a.messageId } }),
    answers: { central: shown(fields.OUTBOX_MESSAGE, 'A') },
  },
  'POST /api/outbox/:messageId/resend': {
    call: ({ rows }) => ({ params: { messageId: rows.a.messageId } }),
    answers: { central: shown(fields.OUTBOX_ITEM, 'A') },
  },
}
