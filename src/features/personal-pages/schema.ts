import { z } from 'zod'
import { answer } from '../occasions/schema.ts'

/** What those do who have a personal page and no account. The link's token comes in the Authorization header. */
export const personalPagesContract = {
  'POST /api/personal-page/answers': {
    body: z.strictObject({ occasionId: z.uuid(), answer }),
    response: z.object({ answer }),
  },
  /** A new address for this page; all earlier ones stop working, and calendars go on. */
  'POST /api/personal-page/link': { response: z.object({ path: z.string() }) },
  /** A new address for the calendar; whoever subscribes to an earlier one sees no more. */
  'POST /api/personal-page/calendar': { response: z.object({ feedPath: z.string() }) },
  /** For a student: the whole period in the calendar, or its last day. */
  'PUT /api/personal-page/period-form': {
    body: z.strictObject({ periodForm: z.enum(['span', 'last-day']) }),
    response: z.object({ periodForm: z.enum(['span', 'last-day']) }),
  },
} as const
