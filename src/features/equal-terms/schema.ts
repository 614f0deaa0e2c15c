import { z } from 'zod'
import { termId, termParams } from '../terms/schema.ts'

export const equalTermsContract = {
  /** Load and supervisors of the caller's districts; the comparison of groups is central's alone, else null. */
  'GET /api/terms/:termId/equal-terms': {
    params: termParams,
    response: z.object({
      districts: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          offered: z.int(),
          placed: z.int(),
          units: z.int(),
          supervisors: z.object({
            active: z.int(),
            beginners: z.int(),
            resting: z.int(),
            most: z.int(),
            threeInARow: z.int(),
          }),
        }),
      ),
      /** The terms that supervisors' loads are counted over, the earliest first. */
      terms: z.array(termId),
      /** The caller's own supervisors by name; central sees sums alone. */
      ownSupervisors: z.array(z.object({ name: z.string(), students: z.array(z.int()) })),
      comparisons: z
        .array(
          z.object({
            measure: z.enum(['wish', 'travel']),
            grouping: z.enum(['university', 'sex', 'district']),
            groups: z.array(z.object({ name: z.string(), students: z.int(), mean: z.number() })),
            isLargerThanChance: z.boolean().nullable(),
            p: z.number().nullable(),
          }),
        )
        .nullable(),
      permutations: z.int(),
    }),
  },
} as const
