import { z } from 'zod'
import { heldOccasionView, invitationView } from '../occasions/schema.ts'
import { placementParams } from '../placements/schema.ts'
import { isoDate } from '../terms/schema.ts'
import { severalLines, singleLine } from '../text/schema.ts'

/** A time of day on a wall in Stockholm. */
const clockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)

export const occasionInput = z.strictObject({
  on: isoDate,
  from: clockTime,
  to: clockTime,
  location: singleLine(200, 1),
  contact: singleLine(200, 1).nullable().default(null),
  text: severalLines(1000, 1).nullable().default(null),
})
const title = singleLine(100, 1)
/** What the writer saw of the occasion before changing it. */
export const occasionSeen = z.strictObject({
  title: z.string().max(200).nullable(),
  startAt: z.iso.datetime().nullable(),
  endAt: z.iso.datetime().nullable(),
  location: z.string().max(1000).nullable(),
  contact: z.string().max(1000).nullable(),
  text: z.string().max(5000).nullable(),
})

const occasionParams = placementParams.extend({ occasionId: z.uuid() })
const response = z.object({ occasions: z.array(heldOccasionView) })

/** What coordinators do with a published placement's occasions. */
export const placementOccasionsContract = {
  'POST /api/placements/:placementId/occasions': {
    params: placementParams,
    body: occasionInput.extend({ title }),
    response,
  },
  /** `title` only for an occasion that was added with one. */
  'PUT /api/placements/:placementId/occasions/:occasionId': {
    params: occasionParams,
    body: occasionInput.extend({ title: title.optional(), seen: occasionSeen }),
    response,
  },
  /** Who has which version of what, and what they said to it: for those who answer for the placement. */
  'GET /api/placements/:placementId/invitations': {
    params: placementParams,
    response: z.object({
      /** What the supervisor who is named says to it; null = nothing yet. */
      supervisorAccepts: z.boolean().nullable(),
      occasions: z.array(z.object({ id: z.uuid(), invitations: z.array(invitationView) })),
    }),
  },
  /** Only what was added can be cancelled by itself. */
  'POST /api/placements/:placementId/occasions/:occasionId/cancel': { params: occasionParams, response },
} as const
