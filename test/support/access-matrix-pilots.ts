import { randomUUID } from 'node:crypto'
import { toDateColumn } from '../../src/adapters/db/database.ts'
import type { PilotPhase } from '../../src/domain/auscultation/pilot-phases.ts'
import type { EndpointName } from '../../src/features/contract.ts'
import {
  byDistrict,
  each,
  ofDistrictA,
  ofTerm,
  published,
  shown,
  type Entry,
  type Stage,
} from './access-entry.ts'
import {
  putPilotInPhase,
  seedAuscultant,
  seedHost,
  seedModule,
  seedPilot,
  seedPilotPlan,
  seedVenue,
} from './seed-pilot.ts'

const words = (text: string) => text.trim().split(/\s+/)
const at = (path: string, fields: readonly string[]) => fields.map(field => `${path}.${field}`)

const SUMMARY = words('id termId name phase universityId')
const ABSENCES = at('absences[]', words('on passId'))
const VENUE = [...words('id version districtId districtName name address seats'), ...ABSENCES]
const SETUP = [
  ...SUMMARY,
  ...words('version weeks[] days.minimum days.wanted days.maximum planId copiedFromId moves[]'),
  ...at('passes[]', words('id key startsAt endsAt')),
  ...at('modules[]', words('id name audience passes position venueId')),
  ...at('modules[].hosts', words('staff termFive teacher')),
]
const DISTRICTS = at('districts[]', words('districtId places groups name answeredAt'))
const MOVES = at('allowedMoves[]', words('to blockedBy'))
const CALENDAR = at('calendar[]', words('week days[]'))
const PILOT = [...SETUP, ...CALENDAR, ...DISTRICTS]
const HOST_MEMBERS = words(`id version kind districtId districtName label name email studentId personId
  placement mayLead maximumSessions moduleIds[] answeredAt`)
const HOST = [...HOST_MEMBERS, ...ABSENCES]
const AUSCULTANT = words('id version label number districtId groupId')
const GROUPS = at('groups[]', words('id districtId number students'))
const AUSCULTANTS = [...at('auscultants[]', AUSCULTANT), ...GROUPS]
const PLAN_SUMMARY = words('id pilotId number kind status startedAt finishedAt by week measures isChosen')
const NOTHING = ['']

/** A pilot of side A's university in both districts: each with a host, a venue and a student. */
/** Another time than the seeded one, by somebody who saw that. */
const absencesOf = (passId: string) => ({
  absences: [{ on: '2020-03-10', passId }],
  seen: [{ on: '2020-03-09', passId }],
})

export async function pilot({ db }: Stage, phase: PilotPhase = 'collecting') {
  const pilotId = await seedPilot(db, 'collecting', 'Pilot 1')
  await db.pilotDistrict.create({ data: { pilotId, districtId: 'bromma' } })
  const moduleId = await seedModule(db, pilotId)
  const [pass] = await db.pilotPass.findMany({ where: { pilotId }, orderBy: { startsAt: 'asc' } })
  const passId = pass?.id ?? ''
  const absence = { create: { on: toDateColumn('2020-03-09'), passId } }
  const side = async (letter: 'A' | 'B', districtId: string) => {
    const venue = { districtId, name: `Enhet-${letter}`, absences: absence }
    const host = { districtId, name: `Handledare-${letter}`, absences: absence }
    const groupId = randomUUID()
    await db.pilotGroup.create({ data: { id: groupId, pilotId, districtId, number: 1 } })
    return {
      venueId: await seedVenue(db, pilotId, venue),
      hostId: await seedHost(db, pilotId, [moduleId], host),
      groupId,
      auscultantId: await seedAuscultant(db, pilotId, {
        number: `t2-${letter}`,
        firstName: `Student-${letter}`,
        districtId,
        groupId,
      }),
    }
  }
  const a = await side('A', 'farsta')
  const b = await side('B', 'bromma')
  await seedHost(db, pilotId, [moduleId], { kind: 'teacher', districtId: null, name: 'Bo Lind' })
  if (phase !== 'collecting') await putPilotInPhase(db, pilotId, phase)
  return { pilotId, moduleId, passId, a, b }
}

const ofPilot = async (stage: Stage) => {
  const { pilotId } = await pilot(stage)
  return { params: { pilotId } }
}

/** A finished plan without sessions, and its pilot. */
async function plan(stage: Stage) {
  const { pilotId } = await pilot(stage)
  const result = {
    format: 'vfu-auscultation-plan/1',
    pilot: pilotId,
    status: 'infeasible',
    week: null,
    days: [],
    sessions: [],
    measures: null,
    conflicts: [{ rules: ['A4'], text: 'Handledare saknas.' }],
  }
  const planId = await seedPilotPlan(stage.db, pilotId, 'infeasible', { result })
  return { params: { planId } }
}

const PLAN = [
  ...PLAN_SUMMARY,
  ...words('failure reason previousId days[] sessions[] bounds[]'),
  ...at('conflicts[]', words('rules[] text subjects[]')),
]
const PLAN_FILE = [
  ...words('format pilot status week days[] sessions[] measures'),
  ...at('conflicts[]', words('rules[] text')),
]
const readers = (list: readonly string[], others: readonly string[], shows: '' | 'AB' = '') => ({
  ...each(shown(others, shows), 'districtA', 'districtB', 'universityA', 'teacher'),
  universityB: 'notFound' as const,
  central: shown(list, shows),
})
const venueInput = { districtId: 'farsta', name: 'Enhet-A2', address: null, seats: 8 }
const hostInput = (moduleId: string) => ({
  identity: { kind: 'staff', districtId: 'farsta', name: 'Handledare-A2', email: null },
  maximumSessions: 2,
  moduleIds: [moduleId],
})

/** Pilots of auscultation: what their endpoints answer to whom. */
export const pilotEntries = {
  'GET /api/pilots': {
    async call(stage) {
      await pilot(stage)
      return {}
    },
    answers: {
      ...each(shown(at('pilots[]', SUMMARY)), 'districtA', 'districtB', 'universityA', 'teacher', 'central'),
      universityB: shown(['pilots[]']),
    },
  },
  'POST /api/terms/:termId/pilots': {
    call: () => ({ ...ofTerm(), body: { name: 'Pilot 2', universityId: 'SU' } }),
    answers: { central: shown([...SETUP, ...words('calendar[] districts[]'), ...MOVES]) },
  },
  'GET /api/pilots/:pilotId': {
    call: ofPilot,
    answers: readers([...PILOT, ...MOVES], [...PILOT, 'allowedMoves[]']),
  },
  'PUT /api/pilots/:pilotId': {
    async call(stage) {
      const { pilotId, moduleId } = await pilot(stage)
      const hosts = { staff: 1, termFive: 0, teacher: 0 }
      return {
        params: { pilotId },
        body: {
          version: 1,
          name: 'Pilot 1',
          weeks: ['2020-W11'],
          days: { minimum: 3, wanted: 3, maximum: 5 },
          passes: [{ id: null, startsAt: '09:00', endsAt: '10:30' }],
          modules: [
            {
              id: moduleId,
              name: 'Samtal',
              audience: 'group',
              passes: 1,
              hosts,
              position: 'any',
              venueId: null,
            },
          ],
          districts: [
            { districtId: 'farsta', places: 10, groups: 2 },
            { districtId: 'bromma', places: 10, groups: 2 },
          ],
        },
      }
    },
    answers: { central: shown([...PILOT, ...MOVES]) },
  },
  'POST /api/pilots/:pilotId/phase': {
    async call(stage) {
      const { pilotId } = await pilot(stage)
      await putPilotInPhase(stage.db, pilotId, 'draft')
      return { params: { pilotId }, body: { to: 'collecting' } }
    },
    answers: {
      central: shown([
        ...PILOT.filter(field => field !== 'moves[]'),
        ...at('moves[]', words('from to at by')),
        ...MOVES,
      ]),
    },
  },
  'POST /api/pilots/:pilotId/answer': {
    async call(stage) {
      const { pilotId } = await pilot(stage)
      return { params: { pilotId }, body: { districtId: 'farsta', complete: true } }
    },
    answers: {
      districtA: shown([...PILOT, 'allowedMoves[]']),
      districtB: 'notFound',
      central: shown([...PILOT, ...MOVES]),
    },
  },
  'GET /api/pilots/:pilotId/venues': {
    call: ofPilot,
    answers: byDistrict(at('venues[]', VENUE)),
  },
  'POST /api/pilots/:pilotId/venues': {
    call: async stage => ({ ...(await ofPilot(stage)), body: venueInput }),
    answers: ofDistrictA([...VENUE.filter(field => !ABSENCES.includes(field)), 'absences[]']),
  },
  'PUT /api/pilot-venues/:venueId': {
    async call(stage) {
      const { a } = await pilot(stage)
      return { params: { venueId: a.venueId }, body: { ...venueInput, version: 1 } }
    },
    answers: ofDistrictA(VENUE),
  },
  'POST /api/pilot-venues/:venueId/remove': {
    async call(stage) {
      const { a } = await pilot(stage)
      return { params: { venueId: a.venueId }, body: { version: 1 } }
    },
    answers: ofDistrictA(NOTHING, ''),
  },
  'PUT /api/pilot-venues/:venueId/absences': {
    async call(stage) {
      const { a, passId } = await pilot(stage)
      return { params: { venueId: a.venueId }, body: absencesOf(passId) }
    },
    answers: ofDistrictA(VENUE),
  },
  'GET /api/pilots/:pilotId/hosts': {
    call: ofPilot,
    answers: {
      districtA: shown(at('hosts[]', HOST), 'A'),
      districtB: shown(at('hosts[]', HOST), 'B'),
      // The teachers, who belong to neither side; nobody has said when they are away.
      universityA: shown(at('hosts[]', [...HOST_MEMBERS, 'absences[]'])),
      universityB: 'notFound',
      teacher: shown(['hosts[]']),
      central: shown([...at('hosts[]', HOST), 'hosts[].absences[]'], 'AB'),
    },
  },
  'GET /api/pilots/:pilotId/host-suggestions': {
    phase: 'published',
    async call(stage) {
      await published(stage)
      return ofPilot(stage)
    },
    answers: {
      districtA: shown(
        [...at('students[]', words('studentId label districtId fromOn toOn')), 'teachers[]'],
        'A',
      ),
      districtB: shown(
        [...at('students[]', words('studentId label districtId fromOn toOn')), 'teachers[]'],
        'B',
      ),
      universityA: shown(['students[]', ...at('teachers[]', words('personId name'))]),
      universityB: 'notFound',
      central: shown(
        [
          ...at('students[]', words('studentId label districtId fromOn toOn')),
          ...at('teachers[]', words('personId name')),
        ],
        'AB',
      ),
    },
  },
  'POST /api/pilots/:pilotId/hosts': {
    async call(stage) {
      const { pilotId, moduleId } = await pilot(stage)
      return { params: { pilotId }, body: hostInput(moduleId) }
    },
    answers: {
      ...ofDistrictA([...HOST_MEMBERS, 'absences[]']),
      ...each('notFound', 'universityA', 'universityB'),
    },
  },
  'PUT /api/pilot-hosts/:hostId': {
    async call(stage) {
      const { a, moduleId } = await pilot(stage)
      return { params: { hostId: a.hostId }, body: { ...hostInput(moduleId), version: 1 } }
    },
    answers: { ...ofDistrictA(HOST), ...each('notFound', 'universityA', 'universityB') },
  },
  'POST /api/pilot-hosts/:hostId/remove': {
    async call(stage) {
      const { a } = await pilot(stage)
      return { params: { hostId: a.hostId }, body: { version: 1 } }
    },
    answers: { ...ofDistrictA(NOTHING, ''), ...each('notFound', 'universityA', 'universityB') },
  },
  'PUT /api/pilot-hosts/:hostId/absences': {
    async call(stage) {
      const { a, passId } = await pilot(stage)
      return { params: { hostId: a.hostId }, body: absencesOf(passId) }
    },
    answers: { ...ofDistrictA(HOST), ...each('notFound', 'universityA', 'universityB', 'teacher') },
  },
  'GET /api/pilots/:pilotId/auscultants': {
    call: ofPilot,
    answers: {
      // Who the students are is not a district's to know before the plan is public (P3).
      ...each(shown(['auscultants[]', ...GROUPS]), 'districtA', 'districtB'),
      universityA: shown(AUSCULTANTS, 'AB'),
      universityB: 'notFound',
      central: shown(AUSCULTANTS, 'AB'),
    },
  },
  'POST /api/pilots/:pilotId/groups': {
    call: ofPilot,
    answers: {
      universityA: shown(AUSCULTANTS, 'AB'),
      universityB: 'notFound',
      central: shown(AUSCULTANTS, 'AB'),
    },
  },
  'PUT /api/auscultants/:auscultantId': {
    async call(stage) {
      const { a } = await pilot(stage)
      return { params: { auscultantId: a.auscultantId }, body: { version: 1, groupId: a.groupId } }
    },
    answers: {
      universityA: shown(AUSCULTANT, 'A'),
      universityB: 'notFound',
      central: shown(AUSCULTANT, 'A'),
    },
  },
  'POST /api/auscultants/:auscultantId/withdraw': {
    async call(stage) {
      const { a } = await pilot(stage)
      return { params: { auscultantId: a.auscultantId }, body: { version: 1 } }
    },
    answers: { universityA: shown(NOTHING), universityB: 'notFound', central: shown(NOTHING) },
  },
  'GET /api/pilots/:pilotId/plans': {
    async call(stage) {
      const { params } = await plan(stage)
      const { pilotId } = await stage.db.pilotPlan.findUniqueOrThrow({ where: { id: params.planId } })
      return { params: { pilotId } }
    },
    answers: {
      central: shown([...at('plans[]', PLAN_SUMMARY), ...at('gaps[]', words('text isBlocking'))]),
    },
  },
  'POST /api/pilots/:pilotId/plans': {
    call: async stage => ({ ...(await ofPilot(stage)), body: { timeLimitSeconds: 5, keep: false } }),
    answers: { central: shown(PLAN_SUMMARY) },
  },
  'GET /api/pilot-plans/:planId': { call: plan, answers: { central: shown(PLAN) } },
  'POST /api/pilot-plans/:planId/cancel': { call: plan, answers: { central: 'runFinished' } },
  'POST /api/pilot-plans/:planId/choose': { call: plan, answers: { central: 'planNotChoosable' } },
  'GET /api/pilot-plans/:planId/pilot': { call: plan, answers: { central: shown([]) } },
  'GET /api/pilot-plans/:planId/result': { call: plan, answers: { central: shown(PLAN_FILE) } },
} satisfies Partial<Record<EndpointName, Entry>>
