import { z } from 'zod'
import { termParams } from '../terms/schema.ts'
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

/** One who is named in a term or was, with the terms that the answer names. */
const registeredSupervisor = supervisorView.extend({
  district: z.object({ id: z.string(), name: z.string() }),
  /** Places that name the supervisor in the term. */
  places: z.int(),
  /** Students in each of the terms; null for who sees no one person's load. */
  students: z.array(z.int()).nullable(),
  /** The universities, by their short names, whose students the supervisor may not receive (R13). */
  refusedBy: z.array(z.string()),
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
  /** The supervisors of the caller's districts, and how they are burdened over the last terms until this. */
  'GET /api/terms/:termId/supervisors': {
    params: termParams,
    response: z.object({ terms: z.array(z.string()), supervisors: z.array(registeredSupervisor) }),
  },
  /** Changes what is known of the supervisor wherever they are named; see `changeSupervisor`. `seen` is what the writer saw. */
  'PUT /api/supervisors/:supervisorId': {
    params: z.object({ supervisorId: z.uuid() }),
    body: supervisorInput.extend({ seen: supervisorSeen }),
    response: supervisorView,
  },
} as const
