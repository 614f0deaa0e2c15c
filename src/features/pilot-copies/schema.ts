import { z } from 'zod'
import { pilotParams, pilotView } from '../pilots/schema.ts'
import { termId } from '../terms/schema.ts'
import { singleLine } from '../text/schema.ts'

export const pilotCopiesContract = {
  /** Begins a draft with this pilot's modules, passes and days (A13): no weeks, no districts and nobody in it. */
  'POST /api/pilots/:pilotId/copies': {
    params: pilotParams,
    body: z.strictObject({ termId, name: singleLine(100, 1) }),
    response: pilotView,
  },
} as const
