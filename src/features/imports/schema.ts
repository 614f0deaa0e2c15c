import { z } from 'zod'
import { termId } from '../terms/schema.ts'

export const importKind = z.enum([
  'students',
  'offers',
  'travel-times',
  'districts',
  'universities',
  'fields',
])

const importParams = z.object({ termId, kind: importKind })
const file = z.object({
  fileName: z.string().min(1).max(255),
  /** Whose students the file holds; only for kind `students`. */
  universityId: z.string().max(100).optional(),
})

export const rowFault = z.object({
  row: z.int(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  text: z.string(),
})

export const importPreview = z.object({
  faults: z.array(rowFault),
  ignoredColumns: z.array(z.string()),
  notes: z.array(z.string()),
  /** What a reader must not miss, such as a protection that the file takes away. */
  warnings: z.array(z.string()),
  difference: z.object({
    added: z.array(z.object({ label: z.string() })),
    changed: z.array(
      z.object({
        label: z.string(),
        changes: z.array(z.object({ column: z.string(), before: z.string(), after: z.string() })),
      }),
    ),
    unchanged: z.int(),
    gone: z.array(z.object({ label: z.string() })),
  }),
  /** Names exactly this difference; the import is refused when it no longer is what the preview showed. */
  digest: z.string(),
})

export const importOutcome = z.object({ added: z.int(), changed: z.int(), unchanged: z.int(), gone: z.int() })

/** The request body of both is the file itself, as application/octet-stream. */
export const importsContract = {
  'POST /api/terms/:termId/imports/:kind/preview': {
    params: importParams,
    query: file,
    raw: true,
    response: importPreview,
  },
  'POST /api/terms/:termId/imports/:kind': {
    params: importParams,
    query: z.object({ ...file.shape, digest: z.string().max(100), gone: z.enum(['keep', 'withdraw']) }),
    raw: true,
    response: importOutcome,
  },
} as const
