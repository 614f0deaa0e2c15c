import { z } from 'zod'
import { answer, occasionView } from '../occasions/schema.ts'
import { declineReason } from '../placements/schema.ts'
import { isoDate } from '../terms/schema.ts'
import { severalLines } from '../text/schema.ts'

/** What a supervisor sees behind the personal link: whom they receive, and only what that needs (P3). */
export const supervisorPageView = z.object({
  name: z.string(),
  district: z.string(),
  placements: z.array(
    z.object({
      id: z.uuid(),
      term: z.string(),
      unit: z.string(),
      field: z.string(),
      university: z.string(),
      /** Name, or the pseudonym of a protected person (P2); null once the placement has ended. */
      student: z.string().nullable(),
      fromOn: isoDate.nullable(),
      toOn: isoDate.nullable(),
      hasEnded: z.boolean(),
      /** Whether the supervisor has said yes or no to it. */
      accepts: z.boolean().nullable(),
      occasions: z.array(occasionView.extend({ answer: answer.nullable() })),
    }),
  ),
  feedPath: z.string().nullable(),
})

export const supervisorPageContract = {
  'GET /api/supervisor-page': { response: supervisorPageView },
  /** Says yes or no to being the supervisor. A no is told to the district and ends nothing by itself. */
  'POST /api/supervisor-page/answers': {
    body: z.union([
      z.strictObject({ placementId: z.uuid(), accepts: z.literal(true) }),
      z.strictObject({
        placementId: z.uuid(),
        accepts: z.literal(false),
        declineReason,
        /** Goes into the mail to the district, and is kept nowhere else. */
        comment: severalLines(500).optional(),
      }),
    ]),
    response: supervisorPageView,
  },
} as const
