import type { ImportSentences } from './sentences.ts'
import type { Cell } from './table.ts'

/** The stable name of a kind of fault; the sentence of the same name tells a person. */
export type RowFaultCode = keyof ImportSentences['faults']

/** What is wrong with one cell, to be said in whichever language the reader has. */
export type CellFault = {
  code: RowFaultCode
  say: (faults: ImportSentences['faults']) => string
  /** The cell's text must not be repeated. */
  isConcealed?: boolean
}

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; faults: readonly CellFault[] }

/** Makes a typed value of one cell, or says what is wrong with it. */
export type CellParser<Value> = (cell: Cell) => Parsed<Value>

export const parsed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

/** A refusal that doesn't repeat the cell's text. */
export const concealed = (
  code: RowFaultCode,
  say: CellFault['say'],
): { ok: false; faults: readonly [CellFault] } => ({ ok: false, faults: [{ code, say, isConcealed: true }] })

export const refused = (
  code: RowFaultCode,
  say: CellFault['say'],
): { ok: false; faults: readonly [CellFault] } => ({ ok: false, faults: [{ code, say }] })
