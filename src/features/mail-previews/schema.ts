import { z } from 'zod'
import { termParams } from '../terms/schema.ts'

/** What of a mail can be made up. */
export const exampleFact = z.enum([
  'district',
  'university',
  'owner',
  'units',
  'pilot',
  'count',
  'placed',
  'unplaced',
  'name',
  'email',
])

export const mailPreview = z.object({
  /** The mail's name in the copy files. */
  kind: z.string(),
  reader: z.enum([
    'student',
    'supervisor',
    'auscultant',
    'host',
    'district',
    'university',
    'central',
    'account',
  ]),
  /** Who stands for such readers here; a student only by number. */
  recipient: z.string(),
  /** What it says that isn't so in the term: nothing like it has happened there yet. */
  examples: z.array(exampleFact),
  subject: z.string(),
  /** Its first sentences: several letters may have the same subject. */
  opening: z.string(),
  text: z.string(),
  html: z.string(),
})

export const mailPreviewsContract = {
  /** Every mail that the system can write, filled with the term's own data as far as there are any. */
  'GET /api/terms/:termId/mail-previews': {
    params: termParams,
    query: z.object({ language: z.enum(['sv', 'en']) }),
    response: z.object({ previews: z.array(mailPreview) }),
  },
} as const
