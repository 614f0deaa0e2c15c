import { z } from 'zod'

const leakView = z.object({
  id: z.uuid(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  times: z.int(),
  channel: z.enum(['mail', 'calendar', 'export']),
  /** The endpoint or command. */
  via: z.string(),
  /** What kind of value it was; the value itself is nowhere. */
  kinds: z.array(z.enum(['name', 'email', 'telephone', 'address'])),
  /** Whose, by the pseudonym. */
  student: z.object({ number: z.string(), universityId: z.string(), termId: z.string() }),
  /** Who met it; null for the system itself. */
  by: z.string().nullable(),
  /** Whether the value is also somebody's who is not protected: only then can it be allowed. */
  hasNamesake: z.boolean(),
  allowed: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})

const leaksView = z.object({ leaks: z.array(leakView) })
const params = z.object({ leakId: z.uuid() })

export const leaksContract = {
  'GET /api/leaks': { response: leaksView },
  /** From now on the value passes: it is a namesake's. */
  'POST /api/leaks/:leakId/allow': { params, response: leaksView },
  'POST /api/leaks/:leakId/stop': { params, response: leaksView },
} as const
