import { z } from 'zod'

export const feedsContract = {
  /** A new address of the caller's own calendar; an earlier one ends. Only here is it ever shown. */
  'POST /api/calendar-feed': { response: z.object({ feedPath: z.string() }) },
} as const
