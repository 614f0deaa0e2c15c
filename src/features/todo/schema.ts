import { z } from 'zod'
import { isoDate, termId } from '../terms/schema.ts'

/** How many, and since when the oldest of them. */
const counted = z.object({ count: z.int(), sinceAt: z.iso.datetime().nullable() })

export const pilotStep = z.enum([
  // Central's.
  'setUp',
  'waitForDistricts',
  'plan',
  'publish',
  // A district's, a university's and a teacher's.
  'enterHosts',
  'enterStudents',
  'giveTimes',
])

/** What waits on the reader beside the term's own lists. */
export const todoContract = {
  'GET /api/todo': {
    query: z.object({ termId: termId.optional() }),
    response: z.object({
      /** The day in Stockholm, by which last days are counted down. */
      todayOn: isoDate,
      /** Mail of theirs that was given up (C7). */
      failedMail: counted,
      /** Texts that the leak guard stopped and nobody has allowed (P2); for central. */
      stoppedLeaks: counted,
      /** Runs of the term that failed after the last one that gave a plan; for central. */
      failedRuns: counted,
      pilots: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          step: pilotStep,
          /** Districts that are waited for; null when there is nothing to count. */
          count: z.int().nullable(),
        }),
      ),
      /** The newest file of students that the reader's university has read in; null without any. */
      lastImport: z.object({ at: z.iso.datetime(), added: z.int(), changed: z.int() }).nullable(),
      /** What the reader's districts offered in the term before. */
      offeredBefore: z.array(z.object({ districtId: z.string(), termId, places: z.int() })),
    }),
  },
} as const
