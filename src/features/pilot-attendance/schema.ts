import { z } from 'zod'
import { pilotParams, pilotPhase } from '../pilots/schema.ts'

const outcome = z.enum(['held', 'notHeld']).nullable()

export const attendanceView = z.object({
  phase: pilotPhase,
  /** Today on a wall in Stockholm: later days can't be marked. */
  todayOn: z.iso.date(),
  sessions: z.array(
    z.object({
      id: z.uuid(),
      on: z.iso.date(),
      startsAt: z.string(),
      endsAt: z.string(),
      module: z.string(),
      venue: z.string(),
      /** Null = nobody has said whether it was held. */
      outcome,
      /** The students that are the reader's to see, by name; null = nobody has said whether they came. */
      students: z.array(z.object({ id: z.uuid(), label: z.string(), present: z.boolean().nullable() })),
    }),
  ),
})

export const pilotAttendanceContract = {
  /** Who came to which session, and which were held. */
  'GET /api/pilots/:pilotId/attendance': { params: pilotParams, response: attendanceView },
  /** Says it of any number of sessions, as of a whole day. What isn't named is left as it is. */
  'POST /api/pilots/:pilotId/attendance': {
    params: pilotParams,
    body: z.strictObject({
      sessions: z
        .array(
          z.strictObject({
            sessionId: z.uuid(),
            outcome,
            marks: z
              .array(z.strictObject({ auscultantId: z.uuid(), present: z.boolean().nullable() }))
              .max(500),
          }),
        )
        .max(200),
    }),
    response: attendanceView,
  },
} as const
