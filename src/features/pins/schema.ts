import { z } from 'zod'
import { runOffer, runParams, runStudent } from '../runs/schema.ts'
import { termParams } from '../terms/schema.ts'
import { whatIfView } from '../what-if/schema.ts'

const brokenRule = z.object({ rule: z.string(), text: z.string() })

export const pinInput = z.strictObject({
  studentId: z.uuid(),
  offerId: z.uuid(),
  reason: z.string().trim().min(3).max(500),
})

export const pinView = z.object({
  id: z.uuid(),
  student: runStudent,
  offer: runOffer,
  reason: z.string(),
  pinnedAt: z.iso.datetime(),
  pinnedBy: z.string().nullable(),
  removedAt: z.iso.datetime().nullable(),
  removedBy: z.string().nullable(),
  /** Why a pin in force no longer holds in the term as it is now (R12); no run starts until it is removed. */
  broken: z.array(brokenRule),
})

/** What a move would lead to. A forbidden one has no outcome. */
export const movePreview = z.object({
  isAllowed: z.boolean(),
  /** Broken if nobody else moves. */
  violations: z.array(brokenRule),
  outcome: whatIfView.nullable(),
})

export const offersForStudentView = z.object({
  student: runStudent,
  offerId: z.uuid().nullable(),
  offers: z.array(
    z.object({
      ...runOffer.shape,
      places: z.int(),
      taken: z.int(),
      wish: z.int().nullable(),
      travelMinutes: z.int().nullable(),
      broken: z.array(brokenRule),
    }),
  ),
})

export const pinsContract = {
  /** Pins in force and removed ones, the newest first. */
  'GET /api/terms/:termId/pins': { params: termParams, response: z.object({ pins: z.array(pinView) }) },
  /** Pins a student, in another offer than before if the student was pinned already. */
  'POST /api/terms/:termId/pins': { params: termParams, body: pinInput, response: pinView },
  'POST /api/pins/:pinId/remove': { params: z.object({ pinId: z.uuid() }), response: pinView },
  /** Every offer of the run for one student, allowed ones first. */
  'GET /api/runs/:runId/students/:studentId/offers': {
    params: z.object({ ...runParams.shape, studentId: z.uuid() }),
    response: offersForStudentView,
  },
  /** Answers and stores nothing. */
  'POST /api/runs/:runId/move-preview': {
    asks: true,
    params: runParams,
    body: pinInput.omit({ reason: true }),
    response: movePreview,
  },
} as const
