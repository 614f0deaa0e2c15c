import { z } from 'zod'
import { HEARD } from '../../domain/access/change.ts'

/** What the events of the stream name. */
export const heard = z.enum(HEARD)
export type Heard = z.output<typeof heard>

export const workView = z.object({
  id: z.uuid(),
  kind: z.enum(['match', 'plan', 'import']),
  /** A criterion's name, or another step that the client has words for. */
  stage: z.string(),
  stageAt: z.iso.datetime(),
  /** Of how many steps or rows this many are done; null while nobody knows. */
  done: z.int().nullable(),
  total: z.int().nullable(),
})

/**
 * The stream itself, `GET /api/events`, is no JSON: `event: change` with the name of what changed, `refresh` when anything
 * may have, `end` when the session is over.
 */
export const liveContract = {
  /** How far the work has come that is under way and the caller's to follow: central's runs and plans, one's own imports. */
  'GET /api/progress': { response: z.object({ work: z.array(workView) }) },
} as const
