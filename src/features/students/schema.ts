import { z } from 'zod'
import { provision, requirement } from '../offers/schema.ts'
import { emailAddress, personName, singleLine, studentNumber } from '../text/schema.ts'
import { reason } from '../placements/schema.ts'
import { isoDate, termParams } from '../terms/schema.ts'

export const wish = z.strictObject({ fieldId: z.string().nullable(), districtId: z.string().nullable() })

const studentMembers = {
  universityId: z.string().max(100),
  number: studentNumber,
  /** Null for protected persons (P2): their number is their pseudonym. */
  firstName: personName(100).nullable(),
  lastName: personName(100).nullable(),
  email: emailAddress.nullable(),
  sex: z.enum(['female', 'male', 'other']).nullable(),
  homeArea: singleLine(100).nullable(),
  maxTravelMinutes: z.int().min(10).max(240).nullable(),
  has: z.array(requirement).max(10),
  needs: z.array(provision).max(10),
  priority: z.int().min(0).max(9),
  onlyWishes: z.boolean(),
  protected: z.boolean(),
  wishes: z.array(wish).max(10),
  blockedDistrictIds: z.array(z.string()).max(50),
  /** Student numbers at the same university (R11). */
  togetherWith: z.array(singleLine(50)).max(10),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
}

export const studentInput = z.strictObject(studentMembers)
export const studentChange = z.strictObject({ ...studentMembers, version: z.int() })
/** What is stored, within whatever limits it came in. */
export const studentView = z.object({
  id: z.uuid(),
  version: z.int(),
  universityId: z.string(),
  number: z.string(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  email: z.string().nullable(),
  sex: studentMembers.sex,
  homeArea: z.string().nullable(),
  maxTravelMinutes: z.int().nullable(),
  has: z.array(requirement),
  needs: z.array(provision),
  priority: z.int(),
  onlyWishes: z.boolean(),
  protected: z.boolean(),
  wishes: z.array(wish),
  blockedDistrictIds: z.array(z.string()),
  togetherWith: z.array(z.string()),
  fromOn: z.string().nullable(),
  toOn: z.string().nullable(),
  /** When the student last filled in the wishes behind the personal link; null when never. */
  wishedAt: z.iso.datetime().nullable(),
  /** Known once the term is published (S7); until then it is pending for every reader. */
  outcome: z.enum(['pending', 'placed', 'unplaced']),
})

const studentParams = z.object({ studentId: z.uuid() })

export const studentsContract = {
  'GET /api/terms/:termId/students': {
    params: termParams,
    response: z.object({ students: z.array(studentView) }),
  },
  'POST /api/terms/:termId/students': { params: termParams, body: studentInput, response: studentView },
  'PUT /api/students/:studentId': { params: studentParams, body: studentChange, response: studentView },
  'POST /api/students/:studentId/withdraw': {
    params: studentParams,
    /** The reason is asked for when the student has a placement (S8). */
    body: z.strictObject({ version: z.int(), reason: reason.optional() }),
    response: z.null(),
  },
  /** Marks the student as protected (P2), in every phase; it erases name and address, and ends links and letters. */
  'POST /api/students/:studentId/protect': { params: studentParams, response: studentView },
  /** A new personal link, for the university to hand over in a channel of its own; earlier ones stop working. */
  'POST /api/students/:studentId/link': { params: studentParams, response: z.object({ url: z.url() }) },
} as const
