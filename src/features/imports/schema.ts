import { z } from 'zod'
import { termId } from '../terms/schema.ts'

export const importKind = z.enum([
  'students',
  'offers',
  'auscultants',
  'travel-times',
  'districts',
  'universities',
  'fields',
])

const importParams = z.object({ termId, kind: importKind })
const owner = z.object({
  /** Whose students the file holds; only for kind `students`. */
  universityId: z.string().max(100).optional(),
  /** Whose term-two students; only for kind `auscultants`. */
  pilotId: z.uuid().optional(),
})
/** The file's name can be a person's: it is a header, percent-encoded, and not in the address, which proxies log. */
const fileHeaders = z.object({
  'x-file-name': z
    .string()
    .transform((encoded, context) => {
      try {
        return decodeURIComponent(encoded)
      } catch {
        context.addIssue({ code: 'custom' })
        return z.NEVER
      }
    })
    .pipe(z.string().min(1).max(255)),
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
    asks: true,
    params: importParams,
    query: owner,
    headers: fileHeaders,
    raw: true,
    response: importPreview,
  },
  'POST /api/terms/:termId/imports/:kind': {
    params: importParams,
    query: z.object({ ...owner.shape, digest: z.string().max(100), gone: z.enum(['keep', 'withdraw']) }),
    headers: fileHeaders,
    raw: true,
    response: importOutcome,
  },
} as const
