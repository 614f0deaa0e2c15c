import { z } from 'zod'
import { countedReason, placementState } from '../placements/schema.ts'
import { runSummary } from '../runs/schema.ts'
import { termParams } from '../terms/schema.ts'

const repairStudent = z.object({
  id: z.uuid(),
  label: z.string(),
  number: z.string(),
  universityId: z.string(),
})

const place = z.object({
  districtName: z.string(),
  unit: z.string(),
  fieldName: z.string(),
})

/** Why a student does not keep the place: see `LeavingReason`. `students` are those who have it instead. */
const leavingReason = z.object({
  kind: z.enum(['offerGone', 'rules', 'room', 'together', 'bounds']),
  rules: z.array(z.string()),
  students: z.array(z.string()),
})

export const repairView = z.object({
  ...runSummary.pick({ id: true, policy: true, status: true, startedAt: true, by: true }).shape,
  appliedAt: z.iso.datetime().nullable(),
  failure: z.string().nullable(),
  conflicts: z.array(z.object({ rules: z.array(z.string()), text: z.string() })),
  /** False once the term has changed since: then it must be worked out again before it can be applied. */
  isCurrent: z.boolean(),
  /** Placements that held when it was worked out, and how many of them stay as they were. */
  held: z.int(),
  kept: z.int(),
  moved: z.array(
    z.object({
      student: repairStudent,
      from: place,
      to: place,
      wish: z.int().nullable(),
      because: leavingReason,
    }),
  ),
  placed: z.array(z.object({ student: repairStudent, to: place, wish: z.int().nullable() })),
  lost: z.array(z.object({ student: repairStudent, from: place, because: leavingReason })),
  /** Students without a place now who get none by it either. */
  unplaced: z.array(z.object({ student: repairStudent, because: z.string() })),
  /** The strict order before and after; `lottery` and `kept` are left out. */
  criteria: z.array(
    z.object({ name: z.string(), sense: z.enum(['min', 'max']), before: z.int(), after: z.int() }),
  ),
})

/** What has changed in a term whose proposals are out, and the newest repair that was worked out for it. */
export const repairsView = z.object({
  withoutPlace: z.array(
    z.object({
      student: repairStudent,
      /** What the student had last, and how it ended; null for one who never had a place. */
      last: z
        .object({
          state: placementState,
          at: z.iso.datetime(),
          by: z.string().nullable(),
          reason: z.string().nullable(),
          declineReason: countedReason.nullable(),
          place,
        })
        .nullable(),
      /** Was not in the matching that was chosen. */
      isLate: z.boolean(),
    }),
  ),
  freePlaces: z.int(),
  repair: repairView.nullable(),
})

export const repairsContract = {
  'GET /api/terms/:termId/repairs': { params: termParams, response: repairsView },
  /** Works out the smallest change (R20) from the term as it is now; changes nothing. Read the term's repairs until it is there. */
  'POST /api/terms/:termId/repairs': { params: termParams, response: repairsView },
  /** Makes the changes of a repair (S7): all of them, or none with a refusal. */
  'POST /api/repairs/:runId/apply': { params: z.object({ runId: z.uuid() }), response: repairsView },
} as const
