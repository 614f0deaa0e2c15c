import type { Fact, FileFaultFacts } from '../domain/import/facts.ts'
import type { Table } from '../domain/import/table.ts'

/** Something for which a file is refused as a whole. */
export type FileFault = Fact<FileFaultFacts>

export type ReadTableResult = { ok: true; table: Table } | { ok: false; faults: FileFault[] }

export type SpreadsheetLimits = {
  maxFileBytes: number
  /** Of all parts of a workbook that are read, unpacked. */
  maxUnpackedBytes: number
  /** Unpacked over packed, of any part larger than 1 MB unpacked. */
  maxCompressionRatio: number
  maxRows: number
  maxColumns: number
  /** A line of a text file. */
  maxLineCharacters: number
  maxCellCharacters: number
  /** Of all cells together: a workbook can repeat one long text in every cell at no cost to its size. */
  maxTableCharacters: number
  timeLimitSeconds: number
  maxHeapMegabytes: number
}

/** Reads a coordinator's file (XLSX or CSV) without trusting anything in it. */
export type SpreadsheetReader = {
  /**
   * The table on the file's first visible sheet, or everything that it is refused for, as far as it could be read. The name decides nothing but whether the
   * contents are what the extension says. Never throws for what a file can hold.
   */
  readTable(bytes: Uint8Array, fileName: string): Promise<ReadTableResult>
}
