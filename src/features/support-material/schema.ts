import { z } from 'zod'
import { isoDate } from '../terms/schema.ts'

const materialInput = z.strictObject({
  title: z.string().trim().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).max(1000),
  /** Who answers for it: a function rather than a person. */
  owner: z.string().trim().min(1).max(200),
  /** When somebody looks through it next. */
  reviewOn: isoDate,
})

const materials = z.object({
  materials: z.array(
    z.object({
      id: z.uuid(),
      title: z.string(),
      url: z.string(),
      owner: z.string(),
      reviewOn: isoDate,
      isOverdue: z.boolean(),
    }),
  ),
})

const params = z.object({ materialId: z.uuid() })

export const supportMaterialContract = {
  /** The city's routines and material for receiving students, by title. */
  'GET /api/support-material': { response: materials },
  'POST /api/support-material': { body: materialInput, response: materials },
  'PUT /api/support-material/:materialId': { params, body: materialInput, response: materials },
  'DELETE /api/support-material/:materialId': { params, response: materials },
} as const
