import { z } from 'zod'
import { pilotParams, pilotPhase } from '../pilots/schema.ts'
import { severalLines } from '../text/schema.ts'

/** A mean of 1–5; null is left out, as fewer than five answered (P7). */
const mean = z.number().min(1).max(5).nullable()
const texts = z.array(z.string())
const ofModules = z.array(z.object({ moduleId: z.uuid(), score: mean }))

export const evaluationView = z.object({
  name: z.string(),
  phase: pilotPhase,
  /** Students who may answer, and who have. */
  asked: z.int(),
  answered: z.int(),
  modules: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Null until the evaluation is closed: one more answer beside the means before it would be told. */
  results: z
    .object({
      score: mean,
      modules: ofModules,
      /** The whole pilot's free texts; a district's coordinator reads only its own. */
      best: texts,
      better: texts,
      districts: z.array(
        z.object({
          districtId: z.string(),
          name: z.string(),
          score: mean,
          modules: ofModules,
          best: texts,
          better: texts,
        }),
      ),
    })
    .nullable(),
  notes: z.array(
    z.object({
      id: z.uuid(),
      text: z.string(),
      at: z.iso.datetime(),
      by: z.string().nullable(),
      moduleId: z.uuid().nullable(),
      districtId: z.string().nullable(),
      isOwn: z.boolean(),
    }),
  ),
})

export const pilotEvaluationsContract = {
  /** What the students' evaluations say (A13), and what the base teachers and coordinators have noted. */
  'GET /api/pilots/:pilotId/evaluation': { params: pilotParams, response: evaluationView },
  'POST /api/pilots/:pilotId/notes': {
    params: pilotParams,
    body: z.strictObject({
      text: severalLines(2000, 1),
      moduleId: z.uuid().nullable(),
      districtId: z.string().max(100).nullable(),
    }),
    response: evaluationView,
  },
  'POST /api/pilot-notes/:noteId/remove': {
    params: z.object({ noteId: z.uuid() }),
    response: evaluationView,
  },
} as const
