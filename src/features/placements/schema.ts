import { z } from 'zod'
import { COUNTED_REASONS, DECLINE_REASONS } from '../../domain/statistics/decline-reasons.ts'
import { heldOccasionView } from '../occasions/schema.ts'
import { supervisorInput } from '../supervisors/schema.ts'
import { isoDate, termParams } from '../terms/schema.ts'
import { severalLines } from '../text/schema.ts'

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

/** Why something was declined, as it is counted. */
export const countedReason = z.enum(COUNTED_REASONS)

/** Why something is declined. */
export const declineReason = z.enum(DECLINE_REASONS)

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
      /** Own words. */
      reason: z.string().nullable(),
      declineReason: countedReason.nullable(),
    }),
  ),
  occasions: z.array(heldOccasionView),
})

/** Why a placement ends, in words that both the district and the central coordinator read. */
export const reason = severalLines(500, 3)

/** What is chosen is counted; the comment is for the central coordinator's eyes, and in no statistics. */
export const declineBody = z.strictObject({
  declineReason,
  comment: severalLines(500).optional(),
  placeRemains: z.boolean().default(true),
})

export const placementParams = z.object({ placementId: z.uuid() })

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
    body: declineBody,
    response: placementView,
  },
  /** Central takes back a proposal that nobody answered (S6). */
  'POST /api/placements/:placementId/release': { params: placementParams, response: placementView },
} as const
