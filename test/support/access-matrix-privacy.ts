import { randomIds } from '../../src/adapters/ids.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import { each, everyone, published, shown, term, type Entry, type Stage } from './access-entry.ts'

type PrivacyEndpoint = Extract<
  EndpointName,
  | `${string} /api/${'leaks' | 'retention' | 'personal-data' | 'student-page/personal-data'}${string}`
  | 'GET /api/terms/:termId/disclosure'
>

const list = (path: string, names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map(name => `${path}${name}`)

const LEAK = list(
  'leaks[].',
  'id firstAt lastAt times channel via kinds[] student.number student.universityId student.termId by hasNamesake',
)
const LEAKS = [...LEAK, 'leaks[].allowed']
const LEAKS_ALLOWED = [...LEAK, ...list('leaks[].allowed.', 'at by')]

const ENTRY = list('', 'rule table termId rows')
const RETENTION = [
  'due[]',
  ...list('protocols[].', 'id at kind subjectId by'),
  ...ENTRY.map(name => `protocols[].entries[].${name}`),
  ...list('fields[].', 'table columns[] whose purpose rule'),
]

const FILE = list('', 'fileName text')
const SECTIONS = [...list('sections[].', 'title why'), ...list('sections[].rows[].', 'label value')]
const SUBJECT = [
  ...SECTIONS,
  ...list('subject.', 'kind id label about'),
  ...list('erasure.', 'obstacle erasedAt kept[]'),
]
const DATA = [...SUBJECT, ...ENTRY.map(name => `erasure.entries[].${name}`)]
const DATA_ERASED = [...SUBJECT, 'erasure.entries[]']
const subject = ({ rows }: Stage) => ({ params: { kind: 'student', subjectId: rows.a.studentId } })

/** Mail that was sent so long ago that it is due. */
async function due({ db, rows }: Stage) {
  const sentAt = new Date('2019-01-01')
  const data = { status: 'sent', sentAt, text: '', html: '' } as const
  await db.outboxMessage.update({ where: { id: rows.a.messageId }, data })
  return {}
}

/** A mail about side A's student, stopped because of a name that the supervisor has too. */
async function stopped({ db, rows }: Stage) {
  const leakId = randomIds.uuid()
  const at = new Date('2019-11-01')
  await db.leak.create({
    data: {
      id: leakId,
      firstAt: at,
      lastAt: at,
      channel: 'mail',
      via: 'system',
      kinds: ['name'],
      fingerprints: [],
      studentId: rows.a.studentId,
    },
  })
  return { params: { leakId } }
}

/** Protected data, what was stopped for their sake, and what the system knows of a person. */
export const privacyEntries: Readonly<Record<PrivacyEndpoint, Entry>> = {
  'GET /api/leaks': { call: stopped, answers: each(shown(LEAKS, 'A'), 'central') },
  'POST /api/leaks/:leakId/allow': { call: stopped, answers: each(shown(LEAKS_ALLOWED, 'A'), 'central') },
  'POST /api/leaks/:leakId/stop': { call: stopped, answers: each(shown(LEAKS, 'A'), 'central') },
  'GET /api/retention': {
    async call({ db }) {
      const entries = [{ rule: 'mail', table: 'outbox_message', termId: null, rows: 1 }]
      await db.dataProtocol.create({
        data: { id: randomIds.uuid(), at: new Date('2019-11-01'), kind: 'retention', entries },
      })
      return {}
    },
    answers: each(shown(RETENTION), 'central'),
  },
  'POST /api/retention': { call: due, answers: each(shown(RETENTION), 'central') },
  'POST /api/personal-data/search': {
    call: () => ({ body: { text: 'Student-A' } }),
    answers: each(shown(list('subjects[].', 'kind id label about'), 'A'), 'central'),
  },
  'GET /api/personal-data/:kind/:subjectId': { call: subject, answers: each(shown(DATA, 'A'), 'central') },
  'GET /api/personal-data/:kind/:subjectId/file': {
    call: stage => ({ ...subject(stage), query: { format: 'text' } }),
    answers: each(shown(FILE, 'A'), 'central'),
  },
  'POST /api/personal-data/:kind/:subjectId/erase': {
    call: subject,
    // Nothing is left that could show whose it was.
    answers: each(shown(DATA_ERASED), 'central'),
  },
  'GET /api/student-page/personal-data': {
    phase: 'published',
    call: () => ({}),
    answers: { ...each('linkInvalid', ...everyone), student: shown(SECTIONS, 'A') },
  },
  'GET /api/student-page/personal-data/file': {
    phase: 'published',
    call: () => ({ query: { format: 'json' } }),
    answers: { ...each('linkInvalid', ...everyone), student: shown(FILE, 'A') },
  },
  'GET /api/terms/:termId/disclosure': {
    phase: 'published',
    async call(stage) {
      await published(stage)
      return { params: term }
    },
    answers: each(shown(FILE, 'AB'), 'central'),
  },
}
