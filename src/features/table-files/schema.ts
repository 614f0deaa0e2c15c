import { z } from 'zod'

const MOST_ROWS = 10_000
const MOST_COLUMNS = 100
/** What a cell of a workbook can hold. */
const MOST_CHARACTERS = 32_767

const words = z.string().max(MOST_CHARACTERS)
const cell = z.union([words, z.number(), z.null()])

export const tableFilesContract = {
  /** The rows that a page shows, as a file in base 64. Stores nothing. */
  'POST /api/table-files': {
    asks: true,
    isLarge: true,
    body: z
      .strictObject({
        format: z.enum(['xlsx', 'csv']),
        /** What the rows are; names the file. */
        name: z.string().trim().min(1).max(200),
        head: z.array(words).min(1).max(MOST_COLUMNS),
        rows: z.array(z.array(cell).max(MOST_COLUMNS)).max(MOST_ROWS),
      })
      .refine(({ head, rows }) => rows.every(row => row.length === head.length), { path: ['rows'] }),
    response: z.object({ fileName: z.string(), base64: z.base64() }),
  },
} as const
