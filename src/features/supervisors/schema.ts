import { z } from 'zod'
import { emailAddress, personName } from '../text/schema.ts'

export const supervisorInput = z.strictObject({
  name: personName(200, 1),
  email: emailAddress.nullable(),
  degreeYear: z.int().min(1950).max(2100).nullable(),
  hasSupervisorCourse: z.boolean().nullable(),
})

export const supervisorView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  degreeYear: z.int().nullable(),
  hasSupervisorCourse: z.boolean().nullable(),
})

const supervisorSeen = z.strictObject({
  name: z.string().max(200),
  email: z.string().max(254).nullable(),
  degreeYear: z.int().nullable(),
  hasSupervisorCourse: z.boolean().nullable(),
})

export const supervisorsContract = {
  'GET /api/districts/:districtId/supervisors': {
    params: z.object({ districtId: z.string().max(100) }),
    response: z.object({ supervisors: z.array(supervisorView) }),
  },
  /** Changes what is known of the supervisor wherever they are named; see `changeSupervisor`. `seen` is what the writer saw. */
  'PUT /api/supervisors/:supervisorId': {
    params: z.object({ supervisorId: z.uuid() }),
    body: supervisorInput.extend({ seen: supervisorSeen }),
    response: supervisorView,
  },
} as const
