import { z } from 'zod'
import { supervisorInput, supervisorView } from '../supervisors/schema.ts'
import { isoDate, termParams } from '../terms/schema.ts'
import { severalLines, singleLine } from '../text/schema.ts'

export const requirement = z.enum(['driving-licence', 'register-extract'])
export const provision = z.enum(['step-free'])

const offerMembers = {
  districtId: z.string().max(100),
  unit: singleLine(200, 1),
  fieldId: z.string().max(100),
  places: z.int().min(1).max(50),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
  requires: z.array(requirement).max(10),
  provides: z.array(provision).max(10),
  /** Empty = open to all universities (R6). */
  universityIds: z.array(z.string()).max(50),
  comment: severalLines(500).nullable(),
}

export const offerInput = z.strictObject({ ...offerMembers, supervisor: supervisorInput.nullable() })
export const offerChange = z.strictObject({ ...offerInput.shape, version: z.int() })

/** What is stored, within whatever limits it came in. */
export const offerView = z.object({
  id: z.uuid(),
  version: z.int(),
  districtId: z.string(),
  unit: z.string(),
  fieldId: z.string(),
  places: z.int(),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  requires: z.array(requirement),
  provides: z.array(provision),
  universityIds: z.array(z.string()),
  comment: z.string().nullable(),
  districtName: z.string(),
  fieldName: z.string(),
  supervisor: supervisorView.nullable(),
  /** Universities whose rule the named supervisor does not meet (R13): the offer is not open to their students. */
  unqualifiedFor: z.array(z.string()),
})

const offerParams = z.object({ offerId: z.uuid() })

export const offersContract = {
  'GET /api/terms/:termId/offers': { params: termParams, response: z.object({ offers: z.array(offerView) }) },
  'POST /api/terms/:termId/offers': { params: termParams, body: offerInput, response: offerView },
  /** Offers of another term are offered in this one too, for the whole of it. */
  'POST /api/terms/:termId/offers/copy': {
    params: termParams,
    body: z.strictObject({ offerIds: z.array(z.uuid()).min(1).max(500) }),
    /** `present` were in the term already: the same unit, field and supervisor. */
    response: z.object({ copied: z.int(), present: z.int() }),
  },
  'PUT /api/offers/:offerId': { params: offerParams, body: offerChange, response: offerView },
  'POST /api/offers/:offerId/withdraw': {
    params: offerParams,
    body: z.strictObject({ version: z.int() }),
    response: z.null(),
  },
} as const
