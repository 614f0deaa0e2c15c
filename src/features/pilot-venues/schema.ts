import { z } from 'zod'
import { pilotParams } from '../pilots/schema.ts'
import { isoDate } from '../terms/schema.ts'
import { singleLine } from '../text/schema.ts'

/** A pass of a day in which a host is away or a venue taken. */
export const absence = z.strictObject({ on: isoDate, passId: z.uuid() })
export const absenceView = z.object(absence.shape)
const absences = z.array(absence).max(1500)
/** All of them at once: what is not named is free. `seen` is what the writer saw. */
export const absencesInput = z.strictObject({ absences, seen: absences })
export type AbsencesInput = z.output<typeof absencesInput>

const venueMembers = {
  districtId: z.string().max(100),
  name: singleLine(200, 1),
  /** Street and way in, for the invites (C1). */
  address: singleLine(300, 1).nullable(),
  seats: z.int().min(1).max(10_000),
}

export const venueView = z.object({
  id: z.uuid(),
  version: z.int(),
  ...venueMembers,
  districtName: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  absences: z.array(absenceView),
})

export const venueParams = z.object({ venueId: z.uuid() })
const versioned = z.strictObject({ version: z.int() })

export const pilotVenuesContract = {
  'GET /api/pilots/:pilotId/venues': {
    params: pilotParams,
    response: z.object({ venues: z.array(venueView) }),
  },
  'POST /api/pilots/:pilotId/venues': {
    params: pilotParams,
    body: z.strictObject(venueMembers),
    response: venueView,
  },
  'PUT /api/pilot-venues/:venueId': {
    params: venueParams,
    body: z.strictObject({ version: z.int(), ...venueMembers }),
    response: venueView,
  },
  'POST /api/pilot-venues/:venueId/remove': { params: venueParams, body: versioned, response: z.null() },
  'PUT /api/pilot-venues/:venueId/absences': {
    params: venueParams,
    body: absencesInput,
    response: venueView,
  },
} as const
