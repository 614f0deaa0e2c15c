import { z } from 'zod'
import { answer, occasionView } from '../occasions/schema.ts'
import { explanationView } from '../reasons/schema.ts'
import { isoDate, phase } from '../terms/schema.ts'
import { ownWishesView } from '../wish-forms/schema.ts'

/** What a student sees behind the personal link. The link's token comes in the Authorization header, never in a path. */
export const studentPageView = z.object({
  term: z.object({ id: z.string(), startsOn: isoDate, endsOn: isoDate, phase }),
  university: z.string(),
  /** Null for a protected person, who is greeted without a name (P2). */
  firstName: z.string().nullable(),
  language: z.enum(['sv', 'en']),
  placement: z
    .object({
      district: z.string(),
      unit: z.string(),
      field: z.string(),
      supervisor: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
      occasions: z.array(occasionView.extend({ answer: answer.nullable() })),
    })
    .nullable(),
  /** Why this place, or why none; null until the term is published. */
  explanation: explanationView.nullable(),
  /** The place that fell away, while no other is public; `hasLeft` when the student no longer takes part. */
  ended: z.object({ district: z.string(), unit: z.string(), hasLeft: z.boolean() }).nullable(),
  /** Path of the private calendar feed (C5); null until there is a published placement, and when it was ended. */
  feedPath: z.string().nullable(),
  /** Whether there is something in the calendar. */
  hasCalendar: z.boolean(),
  /** What the student may wish; null unless the university lets its students fill it in now. */
  wishes: ownWishesView.nullable(),
  /** How the period is shown in the calendar; null without one. */
  periodForm: z.enum(['span', 'last-day']).nullable(),
})

export const studentPageContract = {
  'GET /api/student-page': { response: studentPageView },
} as const
