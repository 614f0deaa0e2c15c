import { z } from 'zod'
import { planParams } from '../pilot-plans/schema.ts'
import { hostKind } from '../pilot-hosts/schema.ts'
import { pilotParams, pilotPhase } from '../pilots/schema.ts'

/** The key of a pass, such as fm1. */
const passKey = z.string().max(100)

/** When, where and with whom: the session takes as many passes as its module, from `pass` on. */
const place = z.strictObject({
  on: z.iso.date(),
  pass: passKey,
  venueId: z.uuid(),
  hostIds: z.array(z.uuid()).max(60),
})
const placed = z.object({
  on: z.iso.date(),
  passes: z.array(passKey),
  venueId: z.uuid(),
  hostIds: z.array(z.uuid()),
})
const session = z.object({
  id: z.uuid(),
  moduleId: z.uuid(),
  groupIds: z.array(z.uuid()),
  isLocked: z.boolean(),
  ...placed.shape,
})
const finding = z.object({ rule: z.string(), text: z.string() })
const moment = z.strictObject({ on: z.iso.date(), pass: passKey })
/** Who is ill or which room is gone, from one pass to another, both included. */
const away = z.strictObject({ what: z.enum(['host', 'venue']), id: z.uuid(), from: moment, to: moment })
const change = z.strictObject({ sessionId: z.uuid(), ...place.shape })

const sessionChange = z.enum(['added', 'gone', 'time', 'venue', 'hosts'])
const changedSession = z.object({
  moduleId: z.uuid(),
  groupIds: z.array(z.uuid()),
  changes: z.array(sessionChange),
  before: placed.nullable(),
  after: placed.nullable(),
})

export const pilotSchedule = z.object({
  pilotId: z.uuid(),
  name: z.string(),
  phase: pilotPhase,
  /** The plan in use; a change of it says which one it was made from. */
  planId: z.uuid(),
  planNumber: z.int(),
  /** The working days of the plan's week. */
  days: z.array(z.iso.date()),
  passes: z.array(z.object({ key: passKey, startsAt: z.string(), endsAt: z.string() })),
  modules: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      audience: z.enum(['group', 'district', 'pilot']),
      passes: z.int(),
    }),
  ),
  districts: z.array(z.object({ id: z.string(), name: z.string() })),
  groups: z.array(z.object({ id: z.uuid(), label: z.string(), districtId: z.string(), students: z.int() })),
  hosts: z.array(
    z.object({
      id: z.uuid(),
      label: z.string(),
      kind: hostKind,
      districtId: z.string().nullable(),
      moduleIds: z.array(z.uuid()),
    }),
  ),
  venues: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      districtId: z.string(),
      seats: z.int(),
      address: z.string().nullable(),
    }),
  ),
  sessions: z.array(session),
  /** What the reader may change: everything, hosts and rooms in own sessions, or nothing. */
  may: z.enum(['all', 'own', 'nothing']),
})

export const sessionParams = z.object({ sessionId: z.uuid() })

export const pilotSessionsContract = {
  /** The sessions of the plan in use that the reader may see, with everything that they name. */
  'GET /api/pilots/:pilotId/schedule': { params: pilotParams, response: pilotSchedule },
  /** Where a session can go, for every start of the week. */
  'GET /api/pilot-sessions/:sessionId/cells': {
    params: sessionParams,
    response: z.object({
      cells: z.array(
        z.object({
          ...placed.shape,
          verdict: z.enum(['here', 'free', 'others', 'closed']),
          findings: z.array(finding),
        }),
      ),
    }),
  },
  /** What a change of one session would break; nothing is stored. */
  'POST /api/pilot-sessions/:sessionId/preview': {
    asks: true,
    params: sessionParams,
    body: place,
    response: z.object({ findings: z.array(finding) }),
  },
  'POST /api/pilot-sessions/:sessionId/lock': {
    params: sessionParams,
    body: z.strictObject({ isLocked: z.boolean() }),
    response: z.null(),
  },
  /** What can be done when somebody is ill or a room is gone, best first; nothing is stored. */
  'POST /api/pilots/:pilotId/remedies': {
    asks: true,
    params: pilotParams,
    body: away,
    response: z.object({
      /** The sessions that lose their host or room. */
      hit: z.array(session),
      remedies: z.array(
        z.object({
          kind: z.enum(['replace', 'swap', 'move']),
          moved: z.int(),
          people: z.int(),
          changes: z.array(changedSession.extend({ sessionId: z.uuid() })),
        }),
      ),
    }),
  },
  /** Changes the plan in use by hand: a new plan, checked and chosen at once. With `away`, that is noted as well. */
  'POST /api/pilots/:pilotId/changes': {
    params: pilotParams,
    body: z.strictObject({
      planId: z.uuid(),
      changes: z.array(change).max(500),
      away: away.nullable(),
    }),
    response: z.object({ planId: z.uuid(), changes: z.array(changedSession) }),
  },
  /** What a plan has otherwise than another. */
  'GET /api/pilot-plans/:planId/changes': {
    params: planParams,
    query: z.strictObject({ from: z.uuid() }),
    response: z.object({ unchanged: z.int(), changes: z.array(changedSession) }),
  },
} as const
