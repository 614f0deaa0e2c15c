import {
  inWords,
  type FileFaultFacts,
  type NoteFacts,
  type RowFaultFacts,
  type WarningFacts,
  type WordsOf,
} from './facts.ts'
import type { ImportFindings, RowFault } from './row-faults.ts'

/** Why a file was not read, and what to do about it. */
export type FileSentence = { text: string; remedy: string }

/** All that an import says, in one language. The titles and values that it quotes are the file's own. */
export interface ImportWords {
  /** Before a fault's sentence; the column is null for what is the whole row's. */
  readonly place: (row: number, column: string | null) => string
  readonly untitledColumn: (letters: string) => string
  /** Instead of a cell that may not be shown (P2). */
  readonly concealed: string
  readonly universityRequired: string
  readonly faults: WordsOf<RowFaultFacts>
  readonly notes: WordsOf<NoteFacts>
  readonly warnings: WordsOf<WarningFacts>
  readonly fileFaults: WordsOf<FileFaultFacts, FileSentence>
}

/** Their sentences name the column themselves. */
const TITLE_FAULTS: ReadonlySet<RowFault['code']> = new Set([
  'missingColumn',
  'missingColumnForNew',
  'unknownColumn',
  'repeatedColumn',
])

/** What was found in a file, in words: each fault's whole sentence with row and column, notes, warnings, and columns not read. */
export function told({ faults, ignoredColumns, notes, warnings = [] }: ImportFindings, words: ImportWords) {
  return {
    faults: faults.map(({ details, ...fault }) => {
      const place = words.place(fault.row, TITLE_FAULTS.has(fault.code) ? null : fault.column)
      return { ...fault, text: `${place}: ${inWords(words.faults, { code: fault.code, details })}` }
    }),
    ignoredColumns: ignoredColumns.map(column =>
      typeof column === 'string' ? column : words.untitledColumn(column.letters),
    ),
    notes: notes.map(fact => inWords(words.notes, fact)),
    warnings: warnings.map(fact => inWords(words.warnings, fact)),
  }
}
