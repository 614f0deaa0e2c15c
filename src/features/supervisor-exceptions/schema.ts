import { z } from 'zod'
import { termParams } from '../terms/schema.ts'

/** A supervisor who does not meet a university's rule (R13), with what the rule asks about and whether it was set aside. */
export const unqualifiedSupervisor = z.object({
  supervisorId: z.uuid(),
  name: z.string(),
  districtName: z.string(),
  degreeYear: z.int().nullable(),
  hasSupervisorCourse: z.boolean().nullable(),
  universityId: z.string(),
  exception: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
})

const listView = z.object({
  /** The reader's universities and what each asks of a supervisor. */
  rules: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      supervisorDegreeYears: z.int().nullable(),
      supervisorCourseRequired: z.boolean(),
    }),
  ),
  supervisors: z.array(unqualifiedSupervisor),
})

export const supervisorExceptionsContract = {
  /** Those named on the term's offers to the university's students; nobody else's data is needed for the decision. */
  'GET /api/terms/:termId/supervisor-exceptions': { params: termParams, response: listView },
  /** Grants an exception or takes it back. */
  'POST /api/terms/:termId/supervisor-exceptions': {
    params: termParams,
    body: z.strictObject({ supervisorId: z.uuid(), universityId: z.string(), granted: z.boolean() }),
    response: listView,
  },
} as const
