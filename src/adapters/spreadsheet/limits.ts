import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'

const MEGABYTE = 1024 * 1024

/** Some fifty times the largest file that a term needs, and small enough for two at a time in a modest server. */
export const DEFAULT_LIMITS: SpreadsheetLimits = {
  maxFileBytes: 5 * MEGABYTE,
  maxUnpackedBytes: 20 * MEGABYTE,
  maxCompressionRatio: 200,
  maxRows: 5_000,
  maxColumns: 200,
  maxLineCharacters: 1_000_000,
  maxCellCharacters: 32_767,
  maxTableCharacters: 5_000_000,
  timeLimitSeconds: 10,
  maxHeapMegabytes: 256,
}
