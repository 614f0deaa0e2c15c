import { z } from 'zod'
import { declineBody, placementParams, placementState } from '../placements/schema.ts'
import { supervisorInput } from '../supervisors/schema.ts'
import { isoDate } from '../terms/schema.ts'

/** What a district's coordinator sees behind the link of a mail: the open proposals, and what of the rest is answered. */
export const answerPageView = z.object({
  term: z.string(),
  district: z.string(),
  language: z.enum(['sv', 'en']),
  /** The link works until then. */
  expiresAt: z.iso.datetime(),
  proposals: z.array(
    z.object({
      id: z.uuid(),
      /** Name, or the pseudonym of a protected person (P2). */
      student: z.string(),
      university: z.string(),
      needs: z.array(z.string()),
      unit: z.string(),
      field: z.string(),
      fromOn: isoDate.nullable(),
      toOn: isoDate.nullable(),
      /** Whom the offer names. */
      supervisorId: z.uuid().nullable(),
    }),
  ),
  /** Whom the district can name; empty when nothing is open. */
  supervisors: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Without names: what a colleague may have answered meanwhile. */
  answered: z.array(
    z.object({ unit: z.string(), state: placementState, by: z.string().nullable(), at: z.iso.datetime() }),
  ),
})

/** The link's token comes in the Authorization header, never in a path. No GET changes anything: scanners open links. */
export const answersContract = {
  'GET /api/answer': { response: answerPageView },
  'POST /api/answer/:placementId/confirm': {
    params: placementParams,
    body: z.strictObject({ supervisor: z.union([z.strictObject({ id: z.uuid() }), supervisorInput]) }),
    response: answerPageView,
  },
  'POST /api/answer/:placementId/decline': {
    params: placementParams,
    body: declineBody,
    response: answerPageView,
  },
} as const
