import { randomIds } from '../../src/adapters/ids.ts'
import type { Database } from '../../src/adapters/db/database.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import { hashOf } from '../../src/features/session/repository.ts'
import {
  byDistrict,
  byUniversity,
  coordinators,
  each,
  everyone,
  ofDistrictA,
  ofTerm,
  ofUniversityA,
  proposal,
  published,
  shown,
  term,
  type Entry,
  type Stage,
} from './access-entry.ts'
import * as fields from './access-fields.ts'
import { occasionEntries } from './access-matrix-occasions.ts'
import { matchingEntries } from './access-matrix-matching.ts'
import { pilotDayEntries } from './access-matrix-pilot-days.ts'
import { pilotEntries } from './access-matrix-pilots.ts'
import { pilotSessionEntries } from './access-matrix-sessions.ts'
import { wishEntries } from './access-matrix-wishes.ts'
import { statisticsEntries } from './access-matrix-statistics.ts'
import { privacyEntries } from './access-matrix-privacy.ts'
import { chosenRun } from './access-world.ts'
import { studentFile, studentRow } from './student-file.ts'

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
  return { personId, roleId, email }
}

const fileOfStudents = studentFile(studentRow('nr-A9', { name: 'Student-A' }))

/** Both sides' students in their places, with the reasons of the run that was chosen. */
async function explained(stage: Stage) {
  const { db, rows } = stage
  await published(stage)
  const runId = await chosenRun(db)
  await db.runReason.createMany({
    data: [rows.a, rows.b].map(({ studentId, offerId, districtId }) => ({
      runId,
      studentId,
      reason: {
        student: studentId,
        offer: offerId,
        wish: 1,
        met: { field: 'missbruk', district: districtId },
        hasWishes: true,
        travelMinutes: 12,
        isPinned: false,
        notMet: [],
        withoutPlace: null,
      },
    })),
  })
}

/** Side A's supervisor, who now lacks the years that Stockholms universitet asks for (R13). */
async function withoutRequiredYears({ db, rows }: Stage): Promise<string> {
  const { supervisorId } = rows.a
  await db.supervisor.update({ where: { id: supervisorId }, data: { degreeYear: 2019 } })
  return supervisorId
}

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
  'GET /api/sign-in': { call: () => ({}), answers: each(shown(fields.PROVIDERS), ...everyone) },
  'POST /api/sign-in/:providerId': {
    call: () => ({ params: { providerId: 'stad' } }),
    answers: each(shown(['url']), ...everyone),
  },
  'POST /api/sign-in/:providerId/answer': {
    // Without the cookie of an attempt: what the answer gives is tested with a real provider.
    call: () => ({ params: { providerId: 'stad' }, body: { query: '?code=x&state=x' } }),
    answers: each('signInStale', ...everyone),
  },
  'POST /api/session/code': {
    call: () => ({ body: { code: '123456' } }),
    answers: each('secondFactorMissing', ...coordinators, 'teacher', 'nobody'),
  },
  'GET /api/account/second-factor': {
    call: () => ({}),
    answers: each(shown(fields.SECOND_FACTOR), ...coordinators, 'teacher', 'nobody'),
  },
  'POST /api/account/second-factor': {
    call: () => ({}),
    answers: each(shown(fields.FACTOR_KEY), ...coordinators, 'teacher', 'nobody'),
  },
  'POST /api/account/second-factor/confirm': {
    call: () => ({ body: { code: '123456' } }),
    answers: each('secondFactorMissing', ...coordinators, 'teacher', 'nobody'),
  },
  'POST /api/account/second-factor/recovery-codes': {
    call: () => ({ body: { code: '123456' } }),
    answers: each('secondFactorMissing', ...coordinators, 'teacher', 'nobody'),
  },
  'POST /api/account/second-factor/remove': {
    call: () => ({ body: { code: '123456' } }),
    answers: each('secondFactorMissing', ...coordinators, 'teacher', 'nobody'),
  },
  'GET /api/reference': { call: () => ({}), answers: each(shown(fields.REFERENCE), ...coordinators) },
  'GET /api/terms': { call: () => ({}), answers: each(shown(fields.TERMS), ...coordinators, 'teacher') },
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
  'POST /api/terms/:termId/offers/copy': {
    call: ({ rows }) => ({ params: term, body: { offerIds: [rows.a.offerId] } }),
    answers: ofDistrictA(['copied', 'present'], ''),
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
  'GET /api/terms/:termId/supervisors': {
    call: ofTerm,
    answers: {
      districtA: shown(fields.REGISTER, 'A'),
      districtB: shown(fields.REGISTER, 'B'),
      central: shown(fields.REGISTER_OF_ALL, 'AB'),
    },
  },
  'PUT /api/supervisors/:supervisorId': {
    call: ({ rows }) => ({
      params: { supervisorId: rows.a.supervisorId },
      body: { ...offerInput.supervisor, degreeYear: 2002, seen: offerInput.supervisor },
    }),
    answers: ofDistrictA(fields.SUPERVISOR),
  },
  'GET /api/terms/:termId/supervisor-exceptions': {
    async call(stage) {
      await withoutRequiredYears(stage)
      return ofTerm()
    },
    answers: {
      universityA: shown(fields.UNQUALIFIED_SUPERVISORS, 'A'),
      universityB: shown(fields.NO_UNQUALIFIED),
    },
  },
  'POST /api/terms/:termId/supervisor-exceptions': {
    async call(stage) {
      const supervisorId = await withoutRequiredYears(stage)
      return { params: term, body: { supervisorId, universityId: 'SU', granted: true } }
    },
    answers: { universityA: shown(fields.EXCEPTED_SUPERVISORS, 'A'), universityB: 'notFound' },
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
  'POST /api/students/:studentId/protect': {
    call: ({ rows }) => ({ params: { studentId: rows.a.studentId } }),
    answers: ofUniversityA(fields.STUDENT),
  },
  'POST /api/students/:studentId/link': {
    call: ({ rows }) => ({ params: { studentId: rows.a.studentId } }),
    answers: ofUniversityA(['url'], ''),
  },
  'POST /api/terms/:termId/imports/:kind/preview': {
    call: () => ({
      params: { ...term, kind: 'students' },
      query: { universityId: 'SU' },
      file: fileOfStudents,
    }),
    answers: { ...ofUniversityA(fields.IMPORT_PREVIEW), ...each('forbidden', 'districtA', 'districtB') },
  },
  'POST /api/terms/:termId/imports/:kind': {
    async call({ central }) {
      const query = { universityId: 'SU' }
      const { body } = await central('post', '/api/terms/VT2020/imports/students/preview')
        .query(query)
        .set('x-file-name', 'studenter.csv')
        .type('application/octet-stream')
        .send(fileOfStudents)
      const told = { digest: String(body.digest), gone: 'keep' }
      return { params: { ...term, kind: 'students' }, query: { ...query, ...told }, file: fileOfStudents }
    },
    answers: { ...ofUniversityA(fields.IMPORT_OUTCOME, ''), ...each('forbidden', 'districtA', 'districtB') },
  },
  ...matchingEntries,
  ...pilotEntries,
  ...pilotSessionEntries,
  ...pilotDayEntries,
  ...statisticsEntries,
  ...wishEntries,
  ...privacyEntries,
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
    call: async stage => ({ params: await proposal(stage), body: { declineReason: 'supervisor' } }),
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
  ...occasionEntries,
  'POST /api/placements/:placementId/end': {
    phase: 'published',
    call: async stage => ({
      params: await published(stage),
      body: { kind: 'cancelled', cause: 'place', placeRemains: true, reason: 'Handledaren slutar.' },
    }),
    answers: {
      ...ofDistrictA(fields.PLACEMENT_OF_DISTRICT),
      central: shown(fields.PLACEMENT, 'A'),
      // It reports of its students, not of places.
      universityA: 'causeNotYours',
      universityB: 'notFound',
    },
  },
  'POST /api/terms/:termId/placements/complete': {
    phase: 'running',
    call: async stage => ({ params: term, body: { placementIds: [(await published(stage)).placementId] } }),
    answers: {
      districtA: shown(fields.PLACEMENTS_OF_DISTRICT, 'A'),
      districtB: 'notFound',
      central: shown(fields.PLACEMENTS, 'AB'),
    },
  },
  'GET /api/terms/:termId/reasons': {
    phase: 'published',
    async call(stage) {
      await explained(stage)
      return ofTerm()
    },
    answers: byUniversity(fields.REASONS_OF_TERM),
  },
  'GET /api/terms/:termId/arrivals': {
    phase: 'published',
    async call(stage) {
      await explained(stage)
      return ofTerm()
    },
    answers: each(shown(fields.ARRIVALS), 'districtA', 'districtB', 'central'),
  },
  'GET /api/lotteries': { call: () => ({}), answers: each(shown(fields.LOTTERIES), ...everyone) },
  'GET /api/student-page': {
    phase: 'published',
    async call(stage) {
      await explained(stage)
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
    async call({ db }) {
      const { personId, email } = await newcomer(db)
      const change = { name: 'Nyare', email: `${randomIds.uuid()}@stockholm.example`, language: 'en' }
      return { params: { personId }, body: { ...change, seen: { name: 'Ny', email, language: 'sv' } } }
    },
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'POST /api/people/:personId/invite': {
    call: async ({ db }) => ({ params: { personId: (await newcomer(db)).personId } }),
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'POST /api/people/:personId/reset-second-factor': {
    async call({ db }) {
      const { personId } = await newcomer(db)
      const at = new Date('2019-11-01')
      await db.secondFactor.create({ data: { personId, sealedKey: '', createdAt: at, confirmedAt: at } })
      return { params: { personId } }
    },
    answers: { central: shown(fields.PERSON_OF_DISTRICT) },
  },
  'POST /api/people/:personId/unlink': {
    async call({ db }) {
      const { personId } = await newcomer(db)
      const [id, issuer, linkedAt] = [randomIds.uuid(), 'https://id.example', new Date('2019-11-01')]
      await db.personIdentity.create({ data: { id, issuer, subject: id, personId, linkedAt } })
      return { params: { personId } }
    },
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
      body: { toOn: '2020-06-30', seen: null },
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
  'GET /api/outbox': {
    call: () => ({}),
    answers: {
      ...each(shown(fields.NO_OUTBOX), 'districtA', 'districtB'),
      ...byUniversity(fields.OUTBOX),
    },
  },
  'GET /api/outbox/:messageId': {
    call: ({ rows }) => ({ params: { messageId: rows.a.messageId } }),
    answers: { central: shown(fields.OUTBOX_MESSAGE, 'A') },
  },
  'POST /api/outbox/:messageId/resend': {
    call: ({ rows }) => ({ params: { messageId: rows.a.messageId } }),
    answers: { ...each('notFound', 'districtA', 'districtB'), ...ofUniversityA(fields.OUTBOX_ITEM) },
  },
  'GET /api/terms/:termId/mail-previews': {
    async call(stage) {
      await published(stage)
      return { params: term, query: { language: 'sv' } }
    },
    // The one student and district that the previews are about.
    answers: { central: shown(fields.MAIL_PREVIEWS, 'A') },
  },
  'GET /api/answer': {
    phase: 'confirming',
    async call(stage) {
      await proposal(stage)
      return {}
    },
    answers: { ...each('linkInvalid', ...everyone), answerer: shown(fields.ANSWER, 'A') },
  },
  'POST /api/answer/:placementId/confirm': {
    phase: 'confirming',
    async call(stage) {
      const body = { supervisor: { id: stage.rows.a.supervisorId } }
      return { params: await proposal(stage), body }
    },
    answers: { ...each('linkInvalid', ...everyone), answerer: shown(fields.ANSWERED, 'A') },
  },
  'POST /api/answer/:placementId/decline': {
    phase: 'confirming',
    call: async stage => ({ params: await proposal(stage), body: { declineReason: 'supervisor' } }),
    answers: { ...each('linkInvalid', ...everyone), answerer: shown(fields.ANSWERED, 'A') },
  },
  'GET /api/terms/:termId/waiting': {
    phase: 'confirming',
    call: async stage => ({ params: { ...term, ...(await proposal(stage)) } }),
    answers: {
      ...each(shown(fields.WAITING), 'districtA', 'districtB', 'central'),
      ...each(shown(['waits[]']), 'universityA', 'universityB'),
    },
  },
  'POST /api/terms/:termId/waiting/remind': {
    phase: 'confirming',
    async call(stage) {
      await proposal(stage)
      return { params: term, body: { kind: 'proposals', ownerId: 'farsta' } }
    },
    answers: { central: shown(fields.WAITING) },
  },
  'GET /api/todo': {
    call: () => ({ query: term }),
    answers: each(shown(fields.WHAT_WAITS), ...coordinators, 'teacher'),
  },
  'POST /api/outbox/test': { call: () => ({}), answers: { central: shown(fields.NOTHING) } },
}
