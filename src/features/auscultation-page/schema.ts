import { z } from 'zod'
import { pilotPhase } from '../pilots/schema.ts'
import { severalLines } from '../text/schema.ts'
import { isoDate } from '../terms/schema.ts'

export const evaluationScore = z.int().min(1).max(5)

/** What a term-two student or a host sees behind the personal link. The link's token comes in the Authorization header. */
export const auscultationPageView = z.object({
  reader: z.enum(['student', 'host']),
  pilot: z.object({ name: z.string(), term: z.string(), university: z.string(), phase: pilotPhase }),
  /** Null for a protected student, who is greeted without a name (P2). */
  name: z.string().nullable(),
  language: z.enum(['sv', 'en']),
  district: z.string().nullable(),
  /** The student's group, from 1 in each district. */
  group: z.int().nullable(),
  /** The reader's own sessions in order of time; none before the plan is public. */
  sessions: z.array(
    z.object({
      id: z.uuid(),
      module: z.string(),
      on: isoDate,
      /** Wall time in Stockholm. */
      startsAt: z.string(),
      endsAt: z.string(),
      venue: z.string(),
      address: z.string().nullable(),
      district: z.string(),
      hosts: z.array(z.string()),
      /** For a host: how many students come. No names (C1). */
      students: z.int().nullable(),
    }),
  ),
  /** For a student after the days; null while there is nothing to answer. */
  evaluation: z
    .object({
      state: z.enum(['open', 'answered', 'closed']),
      modules: z.array(z.object({ id: z.uuid(), name: z.string() })),
    })
    .nullable(),
  /** Path of the private calendar feed (C5); null when it has been ended. */
  feedPath: z.string().nullable(),
})

const freeText = severalLines(2000).transform(text => (text === '' ? null : text))

export const auscultationPageContract = {
  'GET /api/auscultation-page': { response: auscultationPageView },
  /** The student's evaluation (A13), once: which answers are whose is not stored. */
  'POST /api/auscultation-page/evaluation': {
    body: z.strictObject({
      score: evaluationScore,
      scores: z.array(z.strictObject({ moduleId: z.uuid(), score: evaluationScore })).max(30),
      best: freeText,
      better: freeText,
    }),
    response: auscultationPageView,
  },
  /** A new personal link for a student, to be handed over: there is no mail to whom data are protected (P2). */
  'POST /api/auscultants/:auscultantId/link': {
    params: z.object({ auscultantId: z.uuid() }),
    response: z.object({ path: z.string() }),
  },
} as const
