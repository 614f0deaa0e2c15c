import type { EndpointName } from '../../src/features/contract.ts'
import { each, ofTerm, proposal, shown, term, type Entry, type Stage } from './access-entry.ts'
import * as fields from './access-fields.ts'

async function endedRun({ central, settled }: Stage) {
  const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
  const { body } = await central('post', '/api/terms/VT2020/runs').send(asked).expect(200)
  await settled()
  return { params: { runId: String(body.id) } }
}

/** A run that placed side A's student in side A's offer and left the others without a place. */
function finishedRun(stage: Stage) {
  const { matcher, rows } = stage
  matcher.places({ student: rows.a.studentId, offer: rows.a.offerId })
  return endedRun(stage)
}

/** A run with the best placements of both sides, and the reasons. */
function bestRun(stage: Stage) {
  stage.matcher.matches()
  stage.analysis.givesReasons = true
  return endedRun(stage)
}

const pair = ({ rows }: Stage) => ({ studentId: rows.a.studentId, offerId: rows.a.offerId })

async function pinned(stage: Stage) {
  const body = { ...pair(stage), reason: 'Överenskommet' }
  const { body: pin } = await stage.central('post', '/api/terms/VT2020/pins').send(body).expect(200)
  return { params: { pinId: String(pin.id) } }
}

/** Both sides' proposals, and a repair that keeps them and places side A's other student. */
async function repaired(stage: Stage) {
  const { matcher, central, settled, rows } = stage
  await proposal(stage)
  matcher.places(
    { student: rows.a.studentId, offer: rows.a.offerId },
    { student: rows.a.partnerId, offer: rows.a.offerId },
    { student: rows.b.studentId, offer: rows.b.offerId },
  )
  const { body } = await central('post', '/api/terms/VT2020/repairs').expect(200)
  await settled()
  return { params: { ...term, runId: String(body.repair.id) } }
}

/** Runs and what is asked about them: they hold every student of every university, and are central's alone. */
export const matchingEntries = {
  'GET /api/progress': {
    async call({ db }) {
      await db.$executeRaw`
        insert into work_lease (id, held_until, kind, stage, stage_at, done, total)
        values (gen_random_uuid(), now() + interval '1 minute', 'match', 'placed', now(), 1, 9)`
      return {}
    },
    answers: {
      central: shown(fields.WORK),
      ...each(
        shown(fields.NO_WORK),
        'districtA',
        'districtB',
        'universityA',
        'universityB',
        'teacher',
        'nobody',
      ),
    },
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
  'GET /api/terms/:termId/runs/compare': {
    phase: 'matching',
    async call(stage) {
      const [a, b] = [await finishedRun(stage), await bestRun(stage)]
      return { params: term, query: { a: a.params.runId, b: b.params.runId } }
    },
    answers: { central: shown(fields.COMPARISON, 'AB') },
  },
  'GET /api/runs/:runId/reasons': {
    phase: 'matching',
    call: bestRun,
    answers: { central: shown(fields.REASONS_OF_RUN) },
  },
  'GET /api/runs/:runId/worth': {
    phase: 'matching',
    call: bestRun,
    answers: { central: shown(fields.WORTH) },
  },
  'GET /api/terms/:termId/foreseen': {
    phase: 'matching',
    call: ofTerm,
    answers: { central: shown(fields.FORESEEN) },
  },
  'GET /api/terms/:termId/policies': {
    phase: 'matching',
    call: ofTerm,
    answers: { central: shown(fields.POLICIES) },
  },
  'GET /api/runs/:runId/what-if': {
    phase: 'matching',
    call: finishedRun,
    answers: { central: shown(fields.WHAT_IF_GROUND, 'AB') },
  },
  'POST /api/runs/:runId/what-if': {
    phase: 'matching',
    call: async stage => ({ ...(await finishedRun(stage)), body: { changes: [] } }),
    answers: { central: shown(fields.WHAT_IF, 'AB') },
  },
  'GET /api/terms/:termId/pins': {
    phase: 'matching',
    async call(stage) {
      await pinned(stage)
      return ofTerm()
    },
    answers: { central: shown(fields.PINS, 'A') },
  },
  'POST /api/terms/:termId/pins': {
    phase: 'matching',
    call: stage => ({ params: term, body: { ...pair(stage), reason: 'Överenskommet' } }),
    answers: { central: shown(fields.PIN, 'A') },
  },
  'POST /api/pins/:pinId/remove': {
    phase: 'matching',
    call: pinned,
    answers: { central: shown(fields.PIN, 'A') },
  },
  'GET /api/runs/:runId/students/:studentId/offers': {
    phase: 'matching',
    async call(stage) {
      const { params } = await finishedRun(stage)
      return { params: { ...params, studentId: stage.rows.a.studentId } }
    },
    answers: { central: shown(fields.OFFERS_FOR_STUDENT, 'AB') },
  },
  'POST /api/runs/:runId/move-preview': {
    phase: 'matching',
    call: async stage => ({ ...(await finishedRun(stage)), body: pair(stage) }),
    answers: { central: shown(fields.MOVE_PREVIEW, 'AB') },
  },
  'GET /api/terms/:termId/repairs': {
    phase: 'confirming',
    call: repaired,
    answers: { central: shown(fields.REPAIRS, 'AB') },
  },
  'POST /api/terms/:termId/repairs': {
    phase: 'confirming',
    async call(stage) {
      await proposal(stage)
      stage.matcher.waits()
      return ofTerm()
    },
    answers: { central: shown(fields.NEW_REPAIR, 'AB') },
  },
  'POST /api/repairs/:runId/apply': {
    phase: 'confirming',
    call: repaired,
    answers: { central: shown(fields.REPAIRS, 'AB') },
  },
} satisfies Partial<Record<EndpointName, Entry>>
