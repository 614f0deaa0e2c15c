import { randomUUID } from 'node:crypto'
import { toDateColumn } from '../../src/adapters/db/database.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import { each, everyone, shown, type Entry, type Stage } from './access-entry.ts'
import { planned } from './access-matrix-sessions.ts'

const words = (text: string) => text.trim().split(/\s+/)
const at = (path: string, fields: readonly string[]) => fields.map(field => `${path}.${field}`)

const SESSION = words('id module on startsAt endsAt venue address district hosts[] students')
const PAGE = [
  ...words('reader name language district group feedPath pilot.name pilot.term pilot.university pilot.phase'),
  ...at('sessions[]', SESSION),
]
const EVALUATION = ['evaluation.state', ...at('evaluation.modules[]', words('id name'))]
const NOTE = words('id text at by moduleId districtId isOwn')
const RESULTS = [...words('name phase asked answered results'), ...at('modules[]', words('id name'))]
const NOTES = at('notes[]', NOTE)
const ATTENDED = [
  ...words('phase todayOn'),
  ...at('sessions[]', words('id on startsAt endsAt module venue outcome')),
]
const ATTENDEES = at('sessions[].students[]', words('id label present'))
const TALLY = words('planned held notHeld')
const REPORT = [
  ...words('name termId phase tookPart sexes'),
  ...at('sessions', TALLY),
  ...at('modules[]', [...words('id name'), ...TALLY]),
  ...at('hosts[]', [...words('id label kind'), ...TALLY]),
  ...at('districts[]', words('id name students tookPart present away unsaid')),
]

/** Turns the student's link of the world into side A's term-two student's. */
async function withPage({ db }: Stage, auscultantId: string) {
  const { id } = await db.accessLink.findFirstOrThrow({ where: { purpose: 'student_page' } })
  await db.accessLink.update({
    where: { id },
    data: { purpose: 'auscultation_page', studentId: null, auscultantId },
  })
}

const ofPage = async (stage: Stage) => {
  const { moduleId, a } = await planned(stage, 'held')
  await withPage(stage, a.auscultantId)
  return moduleId
}

async function noted(stage: Stage) {
  const { pilotId } = await planned(stage, 'held')
  const noteId = randomUUID()
  const note = {
    id: noteId,
    pilotId,
    text: 'Mer tid',
    districtId: 'farsta',
    at: new Date('2020-03-13T15:00:00Z'),
  }
  await stage.db.pilotNote.create({ data: note })
  return { pilotId, noteId }
}

const ofHeld = async (stage: Stage) => {
  const { pilotId } = await planned(stage, 'held')
  return { params: { pilotId } }
}

/** The days of a pilot and what comes after them: what their endpoints answer to whom. */
export const pilotDayEntries = {
  'GET /api/auscultation-page': {
    async call(stage) {
      await ofPage(stage)
      return {}
    },
    answers: { ...each('linkInvalid', ...everyone), student: shown([...PAGE, ...EVALUATION], 'A') },
  },
  'POST /api/auscultation-page/evaluation': {
    async call(stage) {
      const moduleId = await ofPage(stage)
      return { body: { score: 4, scores: [{ moduleId, score: 5 }], best: 'Samtalen', better: '' } }
    },
    answers: { ...each('linkInvalid', ...everyone), student: shown([...PAGE, ...EVALUATION], 'A') },
  },
  'POST /api/auscultants/:auscultantId/link': {
    async call(stage) {
      const { a } = await planned(stage, 'published')
      return { params: { auscultantId: a.auscultantId } }
    },
    answers: { universityA: shown(['path']), universityB: 'notFound', central: shown(['path']) },
  },
  'GET /api/pilots/:pilotId/evaluation': {
    async call(stage) {
      const { pilotId } = await noted(stage)
      return { params: { pilotId } }
    },
    answers: {
      ...each(shown([...RESULTS, ...NOTES]), 'districtA', 'universityA', 'teacher', 'central'),
      districtB: shown([...RESULTS, 'notes[]']),
      universityB: 'notFound',
    },
  },
  'POST /api/pilots/:pilotId/notes': {
    async call(stage) {
      const { params } = await ofHeld(stage)
      return { params, body: { text: 'Mer tid', moduleId: null, districtId: 'farsta' } }
    },
    answers: {
      ...each(shown([...RESULTS, ...NOTES]), 'districtA', 'universityA', 'teacher', 'central'),
      districtB: 'unknownReference',
      universityB: 'notFound',
    },
  },
  'POST /api/pilot-notes/:noteId/remove': {
    async call(stage) {
      const { noteId } = await noted(stage)
      return { params: { noteId } }
    },
    // Nobody's own: central's alone to take away.
    answers: {
      ...each('notFound', 'districtA', 'districtB', 'universityA', 'universityB', 'teacher'),
      central: shown([...RESULTS, 'notes[]']),
    },
  },
  'GET /api/pilots/:pilotId/attendance': {
    call: ofHeld,
    answers: {
      districtA: shown([...ATTENDED, ...ATTENDEES], 'A'),
      districtB: shown([...ATTENDED, ...ATTENDEES], 'B'),
      teacher: shown([...ATTENDED, ...ATTENDEES], 'AB'),
      central: shown([...ATTENDED, ...ATTENDEES], 'AB'),
    },
  },
  'POST /api/pilots/:pilotId/attendance': {
    async call(stage) {
      const { pilotId, sessionId, a } = await planned(stage, 'published')
      // A day that has been: the clock stands before the pilot.
      await stage.db.pilotSession.update({
        where: { id: sessionId },
        data: { on: toDateColumn('2019-10-07') },
      })
      const marks = [{ auscultantId: a.auscultantId, present: true }]
      return { params: { pilotId }, body: { sessions: [{ sessionId, outcome: 'held', marks }] } }
    },
    answers: {
      districtA: shown([...ATTENDED, ...ATTENDEES], 'A'),
      districtB: 'notFound',
      teacher: shown([...ATTENDED, ...ATTENDEES], 'AB'),
      central: shown([...ATTENDED, ...ATTENDEES], 'AB'),
    },
  },
  'GET /api/pilots/:pilotId/report': {
    call: ofHeld,
    answers: {
      districtA: shown(REPORT, 'A'),
      districtB: shown(REPORT, 'B'),
      ...each(shown(REPORT, 'AB'), 'universityA', 'teacher', 'central'),
      universityB: 'notFound',
    },
  },
  'GET /api/pilots/:pilotId/report/file': {
    call: async stage => ({ ...(await ofHeld(stage)), query: { format: 'csv' } }),
    answers: {
      ...each(shown(['fileName', 'base64']), 'districtA', 'districtB', 'universityA', 'teacher', 'central'),
      universityB: 'notFound',
    },
  },
  'POST /api/pilots/:pilotId/copies': {
    async call(stage) {
      const { params } = await ofHeld(stage)
      return { params, body: { termId: 'VT2020', name: 'Pilot 2' } }
    },
    answers: {
      central: shown([
        ...words('id termId name phase universityId version weeks[] days.minimum days.wanted days.maximum'),
        ...words('planId copiedFromId moves[] calendar[] districts[]'),
        ...at('passes[]', words('id key startsAt endsAt')),
        ...at('modules[]', words('id name audience passes position venueId')),
        ...at('modules[].hosts', words('staff termFive teacher')),
        ...at('allowedMoves[]', words('to blockedBy')),
      ]),
    },
  },
} satisfies Partial<Record<EndpointName, Entry>>
