import { z } from 'zod'
import { provision, requirement } from '../offers/schema.ts'
import { isoDate, termParams } from '../terms/schema.ts'

export const wish = z.strictObject({ fieldId: z.string().nullable(), districtId: z.string().nullable() })

const studentMembers = {
  universityId: z.string().max(100),
  number: z.string().trim().min(1).max(50),
  /** Null for protected persons (P2): their number is their pseudonym. */
  firstName: z.string().trim().max(100).nullable(),
  lastName: z.string().trim().max(100).nullable(),
  email: z.email().max(254).nullable(),
  sex: z.enum(['female', 'male', 'other']).nullable(),
  homeArea: z.string().trim().max(100).nullable(),
  maxTravelMinutes: z.int().min(10).max(240).nullable(),
  has: z.array(requirement).max(10),
  needs: z.array(provision).max(10),
  priority: z.int().min(0).max(9),
  onlyWishes: z.boolean(),
  protected: z.boolean(),
  wishes: z.array(wish).max(10),
  blockedDistrictIds: z.array(z.string()).max(50),
  /** Student numbers at the same university (R11). */
  togetherWith: z.array(z.string()).max(10),
  fromOn: isoDate.nullable(),
  toOn: isoDate.nullable(),
}

export const studentInput = z.strictObject(studentMembers)
export const studentChange = z.strictObject({ ...studentMembers, version: z.int() })
export const studentView = z.object({
  id: z.uuid(),
  version: z.int(),
  ...studentMembers,
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
    body: z.strictObject({ version: z.int() }),
    response: z.null(),
  },
  /** A new personal link, for the university to hand over in a channel of its own; earlier ones stop working. */
  'POST /api/students/:studentId/link': { params: studentParams, response: z.object({ url: z.url() }) },
} as const
