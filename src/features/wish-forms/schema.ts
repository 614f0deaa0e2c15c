import { z } from 'zod'
import { wish } from '../students/schema.ts'
import { isoDate, termParams } from '../terms/schema.ts'

const named = z.object({ id: z.string(), name: z.string() })

/** What a student fills in behind the personal link, and what there is to choose among. */
export const ownWishesView = z.object({
  /** The last day. */
  closesOn: isoDate,
  /** When the student last saved; null when what is there comes from the university, or nothing is. */
  wishedAt: z.iso.datetime().nullable(),
  version: z.int(),
  wishes: z.array(wish),
  maxTravelMinutes: z.int().nullable(),
  fields: z.array(named),
  districts: z.array(named),
})

/** How far a university has come with its students' own wishes. */
const wishFormView = z.object({
  universityId: z.string(),
  universityName: z.string(),
  /** The last day; null while the form is not open. */
  closesOn: isoDate.nullable(),
  students: z.int(),
  wished: z.int(),
  /** Students who can't be written to: the university hands over their links. */
  withoutAddress: z.int(),
})
const response = z.object({ forms: z.array(wishFormView) })

export const wishFormsContract = {
  /** A university reads of its own students, central of all. */
  'GET /api/terms/:termId/wish-forms': { params: termParams, response },
  /** Opens the form up to a day, or closes it; every student with an address is mailed a personal link once. */
  'PUT /api/terms/:termId/wish-forms/:universityId': {
    params: termParams.extend({ universityId: z.string().max(100) }),
    body: z.strictObject({ closesOn: isoDate.nullable(), seen: isoDate.nullable() }),
    response,
  },
  /** The student's own wishes; the link's token comes in the Authorization header. */
  'PUT /api/student-page/wishes': {
    body: z.strictObject({
      version: z.int(),
      wishes: z.array(wish).max(10),
      maxTravelMinutes: z.int().min(10).max(240).nullable(),
    }),
    response: ownWishesView,
  },
} as const
