import { z } from 'zod'
import { pilotParams } from '../pilots/schema.ts'

export const auscultantView = z.object({
  id: z.uuid(),
  version: z.int(),
  /** The name; a protected student's number (P2). */
  label: z.string(),
  number: z.string(),
  districtId: z.string().nullable(),
  groupId: z.uuid().nullable(),
})

export const groupView = z.object({
  id: z.uuid(),
  districtId: z.string(),
  /** From 1 in each district. */
  number: z.int(),
  /** Its students, also where the reader may not see who they are. */
  students: z.int(),
})

const auscultantsView = z.object({ auscultants: z.array(auscultantView), groups: z.array(groupView) })

export const auscultantsContract = {
  /** The pilot's students and groups; a district sees its own students once the plan is public (P3). */
  'GET /api/pilots/:pilotId/auscultants': { params: pilotParams, response: auscultantsView },
  /** Makes all groups anew, balanced. */
  'POST /api/pilots/:pilotId/groups': { params: pilotParams, response: auscultantsView },
  /** Puts a student in a group by hand, or in none. */
  'PUT /api/auscultants/:auscultantId': {
    params: z.object({ auscultantId: z.uuid() }),
    body: z.strictObject({ version: z.int(), groupId: z.uuid().nullable() }),
    response: auscultantView,
  },
  'POST /api/auscultants/:auscultantId/withdraw': {
    params: z.object({ auscultantId: z.uuid() }),
    body: z.strictObject({ version: z.int() }),
    response: z.null(),
  },
} as const
