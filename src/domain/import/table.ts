import type { ImportNote } from './facts.ts'

/** One cell as the file has it. Empty is `''`; a date of a workbook is `YYYY-MM-DD`, its true and false `Ja` and `Nej`. */
export type Cell = string | number

export type TableRow = {
  /** The row's number as a spreadsheet program shows it: the header is usually 1. */
  number: number
  /** By column; may be shorter than the header (the rest is empty) or longer. */
  cells: readonly Cell[]
}

export type Table = {
  headerRow: number
  /** As written in the file; `''` where a column has no title. */
  header: readonly string[]
  /** Rows with at least one cell that isn't empty, top to bottom. */
  rows: readonly TableRow[]
  /** What the reader chose, such as which of several sheets. */
  notes: readonly ImportNote[]
}
