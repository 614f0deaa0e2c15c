import { z } from 'zod'
import { hostKind } from '../pilot-hosts/schema.ts'
import { pilotParams, pilotPhase } from '../pilots/schema.ts'

const tally = { planned: z.int(), held: z.int(), notHeld: z.int() }

export const pilotReportView = z.object({
  name: z.string(),
  termId: z.string(),
  phase: pilotPhase,
  sessions: z.object(tally),
  modules: z.array(z.object({ id: z.uuid(), name: z.string(), ...tally })),
  /** Those whom the reader may see, the most sessions first. */
  hosts: z.array(z.object({ id: z.uuid(), label: z.string(), kind: hostKind, ...tally })),
  /** Marks of students at sessions, by the district that received them. */
  districts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      students: z.int(),
      tookPart: z.int(),
      present: z.int(),
      away: z.int(),
      unsaid: z.int(),
    }),
  ),
  tookPart: z.int(),
  /** Those who took part by sex, where the numbers allow (P7); null when they don't, and for a district. */
  sexes: z
    .array(
      z.object({
        sex: z.enum(['female', 'male', 'other', 'unknown', 'withheld']),
        students: z.int(),
      }),
    )
    .nullable(),
})

export const pilotReportsContract = {
  /** What was held, who led how much, and who came. A district's coordinator reads it of their own students and hosts. */
  'GET /api/pilots/:pilotId/report': { params: pilotParams, response: pilotReportView },
  /** The report with the evaluation, as a file in base 64. */
  'GET /api/pilots/:pilotId/report/file': {
    params: pilotParams,
    query: z.strictObject({ format: z.enum(['csv', 'xlsx']) }),
    response: z.object({ fileName: z.string(), base64: z.base64() }),
  },
} as const
