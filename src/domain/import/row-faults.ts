import { foldedName } from './cell-text.ts'
import {
  note,
  type Fact,
  type ImportNote,
  type ImportWarning,
  type RowFaultCode,
  type RowFaultFacts,
} from './facts.ts'
import type { TermPeriod } from './period.ts'

const SHOWN_CHARACTERS = 200

export type RowFault = Fact<RowFaultFacts> & {
  /** As a spreadsheet program numbers rows; the header's row for a fault in a title. */
  row: number
  /** The column's title; null when the fault is the whole row's. */
  column: string | null
  /** The beginning of what the cell holds; null when it is empty or must not be repeated. */
  value: string | null
}

// Nobody puts more right from a list, and a wrong file of 5 000 rows can have a hundred thousand.
const MAX_LISTED_FAULTS = 1_000

export type ImportOptions = {
  /** The term that the rows are of; without it their periods may lie anywhere. */
  term?: TermPeriod
}

export type Place = Pick<RowFault, 'row' | 'column' | 'value'>

/** Gathers every fault of a file. */
export type FaultLog = {
  add: <Code extends RowFaultCode>(place: Place, code: Code, ...details: RowFaultFacts[Code]) => void
  /** By row; within a row in the order they were found. At most a thousand. */
  faults: () => RowFault[]
  /** How many more there were, when there were. */
  notes: () => ImportNote[]
}

export function createFaultLog(): FaultLog {
  const found: RowFault[] = []
  let unlisted = 0
  return {
    add: ({ row, column, value }, code, ...details) => {
      if (found.length >= MAX_LISTED_FAULTS) {
        unlisted += 1
        return
      }
      found.push({ row, column, value: value?.slice(0, SHOWN_CHARACTERS) || null, code, details })
    },
    faults: () => found.toSorted((a, b) => a.row - b.row),
    notes: () => (unlisted > 0 ? [note('unlistedFaults', found.length, unlisted)] : []),
  }
}

/** The title, or the letters of a column with values and no title. */
export type IgnoredColumn = string | { letters: string }

/** What there is to tell of a file besides its rows. */
export type ImportFindings = {
  faults: readonly RowFault[]
  ignoredColumns: readonly IgnoredColumn[]
  notes: readonly ImportNote[]
  warnings?: readonly ImportWarning[]
}

/** What a parser of a whole file returns. */
export type ImportOutcome<Row> = ImportFindings & {
  /** Only meaningful when there is no fault: a faulty cell leaves its row incomplete. */
  rows: Row[]
}

/**
 * Remembers on which row each value was first seen and reports it when it comes again (`repeatedValue`). Case and
 * spacing don't tell values apart.
 */
export function repetitionCheck(log: FaultLog, column: string): (row: number, value: string) => void {
  const firstRows = new Map<string, number>()
  return (row, value) => {
    const key = foldedName(value)
    const first = firstRows.get(key)
    if (first === undefined) firstRows.set(key, row)
    else log.add({ row, column, value }, 'repeatedValue', value, first)
  }
}
