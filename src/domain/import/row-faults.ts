import { foldedName } from './cell-text.ts'
import type { CellFault, RowFaultCode } from './parsed.ts'
import type { TermPeriod } from './period.ts'
import type { ImportSentences } from './sentences.ts'
import { swedishImportSentences } from './sentences.ts'

const SHOWN_CHARACTERS = 200

export type RowFault = {
  /** As a spreadsheet program numbers rows; the header's row for a fault in a title. */
  row: number
  /** The column's title; null when the fault is the whole row's. */
  column: string | null
  /** The beginning of what the cell holds; null when it is empty or must not be repeated. */
  value: string | null
  code: RowFaultCode
  /** The whole sentence, with row and column. */
  text: string
}

// Nobody puts more right from a list, and a wrong file of 5 000 rows can have a hundred thousand.
const MAX_LISTED_FAULTS = 1_000

/** Their sentences name the column themselves. */
const TITLE_FAULTS: ReadonlySet<RowFaultCode> = new Set(['missingColumn', 'unknownColumn', 'repeatedColumn'])

export type ImportOptions = {
  /** Swedish when left out. */
  sentences?: ImportSentences
  /** The term that the rows are of; without it their periods may lie anywhere. */
  term?: TermPeriod
}

export type Place = Pick<RowFault, 'row' | 'column' | 'value'>

/** Gathers every fault of a file. */
export type FaultLog = {
  sentences: ImportSentences
  add: (place: Place, code: RowFaultCode, say: CellFault['say']) => void
  /** By row; within a row in the order they were found. At most a thousand. */
  faults: () => RowFault[]
  /** A sentence on how many more there were, when there were. */
  notes: () => string[]
}

export function createFaultLog({ sentences = swedishImportSentences }: ImportOptions): FaultLog {
  const found: RowFault[] = []
  let unlisted = 0
  return {
    sentences,
    add: ({ row, column, value }, code, say) => {
      if (found.length >= MAX_LISTED_FAULTS) {
        unlisted += 1
        return
      }
      const isTitleFault = TITLE_FAULTS.has(code)
      const text = `${sentences.place(row, isTitleFault ? null : column)}: ${say(sentences.faults)}`
      found.push({ row, column, value: value?.slice(0, SHOWN_CHARACTERS) || null, code, text })
    },
    faults: () => found.toSorted((a, b) => a.row - b.row),
    notes: () => (unlisted > 0 ? [sentences.notes.unlistedFaults(found.length, unlisted)] : []),
  }
}

/** What a parser of a whole file returns. */
export type ImportOutcome<Row> = {
  /** Only meaningful when there is no fault: a faulty cell leaves its row incomplete. */
  rows: Row[]
  faults: RowFault[]
  ignoredColumns: string[]
  notes: string[]
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
    else log.add({ row, column, value }, 'repeatedValue', say => say.repeatedValue(value, first))
  }
}
