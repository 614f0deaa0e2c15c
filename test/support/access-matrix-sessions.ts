import { randomUUID } from 'node:crypto'
import { toDateColumn } from '../../src/adapters/db/database.ts'
import type { PilotPhase } from '../../src/domain/auscultation/pilot-phases.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import { each, shown, type Entry, type Stage } from './access-entry.ts'
import { pilot } from './access-matrix-pilots.ts'
import { putPilotInPhase, seedPilotPlan } from './seed-pilot.ts'

const words = (text: string) => text.trim().split(/\s+/)
const at = (path: string, fields: readonly string[]) => fields.map(field => `${path}.${field}`)

const PLACE = words('on passes[] venueId hostIds[]')
const SESSION = [...words('id moduleId groupIds[] isLocked'), ...PLACE]
const FINDINGS = at('findings[]', words('rule text'))
const SCHEDULE = [
  ...words('pilotId name phase planId planNumber may days[]'),
  ...at('passes[]', words('key startsAt endsAt')),
  ...at('modules[]', words('id name audience passes')),
  ...at('districts[]', words('id name')),
  ...at('groups[]', words('id label districtId students')),
  ...at('hosts[]', words('id label kind districtId moduleIds[]')),
  ...at('venues[]', words('id name districtId seats address')),
  ...at('sessions[]', SESSION),
]
const CHANGE = words('moduleId groupIds[] changes[] before.* before.*[] after.* after.*[]')
const MONDAY = '2020-03-09'

/** A pilot whose plan has one session in each district, on Monday and Tuesday, each with its own host and venue. */
export async function planned(stage: Stage, phase: PilotPhase = 'planned') {
  const { db } = stage
  const { pilotId, moduleId, a, b } = await pilot(stage)
  await db.hostAbsence.deleteMany({ where: { host: { pilotId } } })
  await db.venueAbsence.deleteMany({ where: { venue: { pilotId } } })
  const held = (side: typeof a, day: string) => ({
    id: `${moduleId}/${side.groupId}`,
    module: moduleId,
    groups: [side.groupId],
    day,
    passes: ['fm1'],
    venue: side.venueId,
    hosts: [side.hostId],
  })
  const [first, second] = [held(a, MONDAY), held(b, '2020-03-10')]
  const sessions = [first, second]
  const result = {
    format: 'vfu-auscultation-plan/1',
    pilot: pilotId,
    status: 'optimal',
    week: '2020-W11',
    days: [MONDAY, '2020-03-10'],
    sessions,
    measures: { daysUsed: 2, idlePasses: 0, largestHostLoad: 1, termFiveSpread: 0, kept: null },
    conflicts: [],
  }
  const earlierId = await seedPilotPlan(db, pilotId, 'optimal', {
    result: { ...result, sessions: [{ ...first, passes: ['em1'] }, second] },
  })
  const planId = await seedPilotPlan(db, pilotId, 'optimal', { result })
  await db.pilotChoice.create({ data: { pilotId, planId, at: new Date('2020-02-01T09:00:00Z') } })
  const ids = sessions.map(() => randomUUID())
  for (const [index, { id: key, day, passes, venue, hosts, groups }] of sessions.entries()) {
    await db.pilotSession.create({
      data: {
        id: ids[index] ?? '',
        pilotId,
        key,
        moduleId,
        venueId: venue,
        on: toDateColumn(day),
        passes,
        hosts: { create: hosts.map(hostId => ({ hostId })) },
        groups: { create: groups.map(groupId => ({ groupId })) },
      },
    })
  }
  await putPilotInPhase(db, pilotId, phase)
  return { pilotId, planId, earlierId, moduleId, sessionId: ids[0] ?? '', a }
}

const ofSession = async (stage: Stage) => {
  const { sessionId } = await planned(stage)
  return { params: { sessionId } }
}
const away = (hostId: string) => ({
  what: 'host',
  id: hostId,
  from: { on: MONDAY, pass: 'fm1' },
  to: { on: MONDAY, pass: 'fm1' },
})

/** The sessions of a plan in use: what their endpoints answer to whom. */
export const pilotSessionEntries = {
  'GET /api/pilots/:pilotId/schedule': {
    async call(stage) {
      const { pilotId } = await planned(stage)
      return { params: { pilotId } }
    },
    answers: {
      districtA: shown(SCHEDULE, 'A'),
      districtB: shown(SCHEDULE, 'B'),
      // Before the plan is public.
      ...each('notFound', 'universityA', 'universityB', 'teacher'),
      central: shown(SCHEDULE, 'AB'),
    },
  },
  'GET /api/pilot-sessions/:sessionId/cells': {
    call: ofSession,
    answers: {
      // Nobody's name: what stands in the way of this session is a group and a day.
      central: shown(
        ['cells[].findings[]', ...at('cells[]', [...PLACE, 'verdict']), ...at('cells[]', FINDINGS)],
        '',
      ),
    },
  },
  'POST /api/pilot-sessions/:sessionId/preview': {
    async call(stage) {
      const { sessionId, a } = await planned(stage)
      const body = { on: MONDAY, pass: 'em1', venueId: a.venueId, hostIds: [] }
      return { params: { sessionId }, body }
    },
    answers: { central: shown(FINDINGS) },
  },
  'POST /api/pilot-sessions/:sessionId/lock': {
    call: async stage => ({ ...(await ofSession(stage)), body: { isLocked: true } }),
    answers: { central: shown(['']) },
  },
  'POST /api/pilots/:pilotId/remedies': {
    async call(stage) {
      const { pilotId, a } = await planned(stage)
      return { params: { pilotId }, body: away(a.hostId) }
    },
    answers: {
      // Another time is central's to decide.
      districtA: shown([...at('hit[]', SESSION), 'remedies[]']),
      districtB: 'notFound',
      central: shown([
        ...at('hit[]', SESSION),
        ...at('remedies[]', words('kind moved people')),
        ...at('remedies[].changes[]', ['sessionId', ...CHANGE]),
      ]),
    },
  },
  'POST /api/pilots/:pilotId/changes': {
    async call(stage) {
      const { pilotId, planId, sessionId, a } = await planned(stage)
      const change = { sessionId, on: MONDAY, pass: 'em1', venueId: a.venueId, hostIds: [a.hostId] }
      return { params: { pilotId }, body: { planId, changes: [change], away: null } }
    },
    answers: {
      ...each('forbidden', 'districtA', 'districtB'),
      central: shown(['planId', ...at('changes[]', CHANGE)]),
    },
  },
  'GET /api/pilot-plans/:planId/changes': {
    async call(stage) {
      const { planId, earlierId } = await planned(stage)
      return { params: { planId }, query: { from: earlierId } }
    },
    answers: { central: shown(['unchanged', ...at('changes[]', CHANGE)]) },
  },
} satisfies Partial<Record<EndpointName, Entry>>
