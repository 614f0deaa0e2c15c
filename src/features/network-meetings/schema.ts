import { z } from 'zod'
import { answer, heldOccasionView, invitationView } from '../occasions/schema.ts'
import { occasionInput, occasionSeen } from '../placement-occasions/schema.ts'
import { termParams } from '../terms/schema.ts'

const networkMeeting = z.object({
  /** The newest, also when it has been cancelled; null when the term has had none. */
  meeting: heldOccasionView.nullable(),
  /** What the caller has said to it; null also for whoever is not invited. */
  ownAnswer: answer.nullable(),
  isInvited: z.boolean(),
  /** Everybody who was invited; central's alone, else empty. */
  invitations: z.array(
    invitationView.omit({ recipient: true }).extend({
      name: z.string(),
      /** A district or university; null for central. */
      organisation: z.string().nullable(),
    }),
  ),
  includesTeachers: z.boolean(),
  /** Coordinators who have come or gone since; central's alone, else 0. */
  outdated: z.int(),
})

export const networkMeetingsContract = {
  'GET /api/terms/:termId/network-meeting': { params: termParams, response: networkMeeting },
  /**
   * Plans the term's meeting or moves it. All coordinators are invited, and base teachers when asked for. `seen` is the
   * meeting that the writer saw; null when none stood.
   */
  'PUT /api/terms/:termId/network-meeting': {
    params: termParams,
    body: occasionInput.extend({
      includesTeachers: z.boolean(),
      seen: occasionSeen.extend({ includesTeachers: z.boolean() }).nullable(),
    }),
    response: networkMeeting,
  },
  /** Tells everybody who is invited. It can be planned again. */
  'POST /api/terms/:termId/network-meeting/cancel': { params: termParams, response: networkMeeting },
} as const
