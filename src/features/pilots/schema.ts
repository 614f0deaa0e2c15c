import { z } from 'zod'
import { singleLine } from '../text/schema.ts'
import { termId, termParams } from '../terms/schema.ts'

export const pilotPhase = z.enum(['draft', 'collecting', 'planned', 'published', 'held', 'evaluated'])
export const pilotParams = z.object({ pilotId: z.uuid() })

/** An ISO week such as 2020-W11. That the year has it is the policy's to say. */
const isoWeek = z.string().regex(/^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$/)
/** Wall time in Stockholm. */
const wallTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
const dayCount = z.int().min(1).max(5)

const days = z.strictObject({ minimum: dayCount, wanted: dayCount, maximum: dayCount })
const passTimes = { startsAt: wallTime, endsAt: wallTime }

const hostCounts = z.strictObject({
  staff: z.int().min(0).max(20),
  termFive: z.int().min(0).max(20),
  teacher: z.int().min(0).max(20),
})
const moduleMembers = {
  name: singleLine(200, 1),
  /** Who meets it at the same time. */
  audience: z.enum(['group', 'district', 'pilot']),
  /** Consecutive passes on one day. */
  passes: z.int().min(1).max(10),
  hosts: hostCounts,
  position: z.enum(['any', 'first', 'last']),
  /** Null: any venue of the district (A5). */
  venueId: z.uuid().nullable(),
}
const districtMembers = {
  districtId: z.string().max(100),
  /** Students that it receives; none when it only has hosts. */
  places: z.int().min(0).max(500),
  groups: z.int().min(0).max(50),
}

export const newPilotInput = z.strictObject({ name: singleLine(100, 1), universityId: z.string().max(100) })

/** The whole set-up. A pass or module with an id is the stored one; without, a new one; one that is left out goes. */
export const pilotInput = z.strictObject({
  version: z.int(),
  name: singleLine(100, 1),
  weeks: z.array(isoWeek).max(20),
  days,
  passes: z.array(z.strictObject({ id: z.uuid().nullable(), ...passTimes })).max(12),
  modules: z.array(z.strictObject({ id: z.uuid().nullable(), ...moduleMembers })).max(30),
  districts: z.array(z.strictObject(districtMembers)).max(50),
})

export const pilotSummary = z.object({
  id: z.uuid(),
  termId,
  name: z.string(),
  phase: pilotPhase,
  universityId: z.string(),
})

export const pilotView = z.object({
  ...pilotSummary.shape,
  version: z.int(),
  weeks: z.array(isoWeek),
  days,
  /** The days of each candidate week that sessions may lie on: no weekend and no public holiday (A6). */
  calendar: z.array(z.object({ week: isoWeek, days: z.array(z.iso.date()) })),
  passes: z.array(z.object({ id: z.uuid(), key: z.string(), ...passTimes })),
  modules: z.array(z.object({ id: z.uuid(), ...moduleMembers, name: z.string() })),
  districts: z.array(
    z.object({ ...districtMembers, name: z.string(), answeredAt: z.iso.datetime().nullable() }),
  ),
  /** The plan in use, if any. */
  planId: z.uuid().nullable(),
  copiedFromId: z.uuid().nullable(),
  moves: z.array(
    z.object({ from: pilotPhase, to: pilotPhase, at: z.iso.datetime(), by: z.string().nullable() }),
  ),
  /** The moves that exist from here for this user; `blockedBy` says in words what must be done first. */
  allowedMoves: z.array(z.object({ to: pilotPhase, blockedBy: z.string().nullable() })),
})

export const pilotsContract = {
  /** Every pilot that the reader takes part in, the newest term first. */
  'GET /api/pilots': { response: z.object({ pilots: z.array(pilotSummary) }) },
  /** Begins a draft with the seven suggested modules and four passes a day. */
  'POST /api/terms/:termId/pilots': { params: termParams, body: newPilotInput, response: pilotView },
  'GET /api/pilots/:pilotId': { params: pilotParams, response: pilotView },
  'PUT /api/pilots/:pilotId': { params: pilotParams, body: pilotInput, response: pilotView },
  'POST /api/pilots/:pilotId/phase': {
    params: pilotParams,
    body: z.strictObject({ to: pilotPhase }),
    response: pilotView,
  },
  /** A district says that its hosts, rooms and times are complete, or takes that back. */
  'POST /api/pilots/:pilotId/answer': {
    params: pilotParams,
    body: z.strictObject({ districtId: z.string().max(100), complete: z.boolean() }),
    response: pilotView,
  },
} as const
