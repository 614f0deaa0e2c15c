import { z } from 'zod'

export const referenceView = z.object({
  districts: z.array(z.object({ id: z.string(), name: z.string(), kind: z.enum(['district', 'central']) })),
  universities: z.array(z.object({ id: z.string(), name: z.string() })),
  fields: z.array(z.object({ id: z.string(), name: z.string() })),
  homeAreas: z.array(z.string()),
})

export const referenceContract = {
  'GET /api/reference': { response: referenceView },
} as const
