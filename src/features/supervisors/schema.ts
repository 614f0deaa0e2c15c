import { z } from 'zod'

export const supervisorInput = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(254).nullable(),
  degreeYear: z.int().min(1950).max(2100).nullable(),
  hasSupervisorCourse: z.boolean().nullable(),
})

export const supervisorView = z.object({ id: z.uuid(), ...supervisorInput.shape })

export const supervisorsContract = {
  'GET /api/districts/:districtId/supervisors': {
    params: z.object({ districtId: z.string().max(100) }),
    response: z.object({ supervisors: z.array(supervisorView) }),
  },
  /** Changes what is known of the supervisor wherever they are named; see `changeSupervisor`. */
  'PUT /api/supervisors/:supervisorId': {
    params: z.object({ supervisorId: z.uuid() }),
    body: supervisorInput,
    response: supervisorView,
  },
} as const
