import { z } from 'zod'
import { supervisorInput } from '../supervisors/schema.ts'
import { isoDate, termParams } from '../terms/schema.ts'
import { severalLines, singleLine } from '../text/schema.ts'

export const placementState = z.enum([
  'proposed',
  'confirmed',
  'declined',
  'released',
  'published',
  'completed',
  'interrupted',
  'cancelled',
])

export const occasionView = z.object({
  uid: z.string(),
  kind: z.enum(['first-day', 'period', 'supervisor-meeting']),
  status: z.enum(['scheduled', 'cancelled']),
  startAt: z.iso.datetime().nullable(),
  endAt: z.iso.datetime().nullable(),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  location: z.string().nullable(),
})

const namedSupervisor = z.object({ id: z.uuid(), name: z.string(), email: z.string().nullable() })

/** What a district needs in order to receive a student (P3), what a university sees of its own, and all of it for central. */
export const placementView = z.object({
  id: z.uuid(),
  state: placementState,
  student: z.object({
    /** Name, or the pseudonym of a protected person (P2); only "Student" for a district that has declined it. */
    label: z.string(),
    universityId: z.string(),
    universityName: z.string(),
    needs: z.array(z.string()),
  }),
  offer: z.object({
    id: z.uuid(),
    districtId: z.string(),
    districtName: z.string(),
    unit: z.string(),
    fieldName: z.string(),
    fromOn: isoDate.nullable(),
    toOn: isoDate.nullable(),
    /** Whom the offer names, for those who answer for it; null for a university. */
    supervisor: namedSupervisor.nullable(),
  }),
  /** Number of the wish that the place meets, null = outside the list; hidden (undefined) from districts. */
  wish: z.int().nullable().optional(),
  /** Whom the newest confirmation names. */
  supervisor: namedSupervisor.nullable(),
  events: z.array(
    z.object({
      kind: placementState,
      at: z.iso.datetime(),
      by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  occasions: z.array(
    occasionView.extend({
      /** Whether it falls on a weekend or a holiday: allowed, but hardly meant. */
      isOnDayOff: z.boolean(),
    }),
  ),
})

/** Why a placement is declined or ends, in words that both the district and the central coordinator read. */
export const reason = severalLines(500, 3)

export const placementParams = z.object({ placementId: z.uuid() })

/** The local date and times of an occasion, in Europe/Stockholm. */
const wallTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)

export const placementsContract = {
  'GET /api/terms/:termId/placements': {
    params: termParams,
    response: z.object({ placements: z.array(placementView) }),
  },
  'POST /api/placements/:placementId/confirm': {
    params: placementParams,
    body: z.strictObject({
      supervisor: z.union([z.strictObject({ id: z.uuid() }), supervisorInput]),
    }),
    response: placementView,
  },
  /** Confirms with the supervisor whom each offer already names; all or none. */
  'POST /api/terms/:termId/placements/confirm': {
    params: termParams,
    body: z.strictObject({ placementIds: z.array(z.uuid()).min(1).max(500) }),
    response: z.object({ placements: z.array(placementView) }),
  },
  'POST /api/placements/:placementId/decline': {
    params: placementParams,
    body: z.strictObject({ reason, placeRemains: z.boolean().default(true) }),
    response: placementView,
  },
  /** Central takes back a proposal that nobody answered (S6). */
  'POST /api/placements/:placementId/release': { params: placementParams, response: placementView },
  'PUT /api/placements/:placementId/occasions/:kind': {
    params: z.object({ placementId: z.uuid(), kind: z.enum(['first-day', 'supervisor-meeting']) }),
    body: z.strictObject({
      on: isoDate,
      from: wallTime,
      to: wallTime,
      location: singleLine(200, 1),
    }),
    response: placementView,
  },
} as const
