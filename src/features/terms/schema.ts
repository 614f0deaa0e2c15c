import { z } from 'zod'

export const phase = z.enum([
  'draft',
  'collecting',
  'matching',
  'confirming',
  'published',
  'running',
  'closed',
])
/** A day of our time: the database has no year 0000. */
export const isoDate = z.iso
  .date()
  .refine(on => on >= '1900-01-01', { params: { fault: 'earlyDate' } })
  // The day after the year 9999 is no date any more, and two centuries ahead is a slip of the hand.
  .refine(on => on < '2200-01-01', { params: { fault: 'lateDate' } })
export const termId = z.string().regex(/^(VT|HT)[0-9]{4}$/)
export const termParams = z.object({ termId })

const share = z.strictObject({
  universityId: z.string(),
  places: z.int().min(0).max(10_000),
  guarantee: z.int().min(0).max(10_000),
})

const bounds = z.strictObject({
  districtId: z.string(),
  minimum: z.int().min(0).max(10_000),
  maximum: z.int().min(0).max(10_000).nullable(),
})

const termMembers = {
  target: z.int().min(1).max(10_000),
  maxTravelMinutes: z.int().min(10).max(600).nullable(),
  startsOn: isoDate,
  endsOn: isoDate,
  offersDueOn: isoDate.nullable(),
  confirmDueOn: isoDate.nullable(),
  shares: z
    .array(share)
    .max(50)
    .refine(shares => new Set(shares.map(({ universityId }) => universityId)).size === shares.length, {
      params: { fault: 'twice' },
    }),
}

export const newTermInput = z.strictObject({ id: termId, ...termMembers })
export const termInput = z.strictObject({
  version: z.int(),
  ...termMembers,
  /** A district that is left out has no bounds (R4). */
  bounds: z
    .array(bounds)
    .max(100)
    .refine(rows => new Set(rows.map(({ districtId }) => districtId)).size === rows.length, {
      params: { fault: 'twiceDistrict' },
    }),
})

export const termSummary = z.object({
  id: termId,
  phase,
  target: z.int(),
  startsOn: isoDate,
  endsOn: isoDate,
})

export const termView = z.object({
  id: termId,
  phase,
  version: z.int(),
  ...termMembers,
  bounds: z.array(bounds),
  moves: z.array(z.object({ from: phase, to: phase, at: z.iso.datetime(), by: z.string().nullable() })),
  /** The moves that S1 allows from here for this user; `blockedBy` says in words what must be done first. */
  allowedMoves: z.array(z.object({ to: phase, blockedBy: z.string().nullable() })),
  /** What a move would affect; null for those who can't make one. */
  facts: z
    .object({
      students: z.int(),
      unansweredProposals: z.int(),
      confirmedPlacements: z.int(),
    })
    .nullable(),
})

/**
 * Offered against target (S3). A district sees its own row and places, a university its own share and wishes (P3);
 * null is what the reader may not know, never zero.
 */
export const boardView = z.object({
  target: z.int(),
  offered: z.int().nullable(),
  districts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Degrees, for where it stands on a map; both or neither. */
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      answeredAt: z.iso.datetime().nullable(),
      offered: z.int(),
      offeredPerField: z.record(z.string(), z.int()),
      /** Students who have a place there, were proposed one, or kept it to the end. */
      placed: z.int(),
      /** Of these, those whose places it has confirmed. */
      confirmed: z.int(),
      /** Of these, those who kept them to the end. */
      completed: z.int(),
    }),
  ),
  fields: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      offered: z.int().nullable(),
      firstWishes: z.int().nullable(),
    }),
  ),
  universities: z.array(
    z.object({ id: z.string(), name: z.string(), share: z.int(), students: z.int(), withoutWishes: z.int() }),
  ),
})

export const termsContract = {
  'GET /api/terms': { response: z.object({ terms: z.array(termSummary) }) },
  'POST /api/terms': { body: newTermInput, response: termView },
  'GET /api/terms/:termId': { params: termParams, response: termView },
  'PUT /api/terms/:termId': { params: termParams, body: termInput, response: termView },
  'POST /api/terms/:termId/phase': {
    params: termParams,
    body: z.strictObject({ to: phase }),
    response: termView,
  },
  'POST /api/terms/:termId/answer': {
    params: termParams,
    body: z.strictObject({ districtId: z.string(), complete: z.boolean() }),
    response: boardView,
  },
  'GET /api/terms/:termId/board': { params: termParams, response: boardView },
} as const
