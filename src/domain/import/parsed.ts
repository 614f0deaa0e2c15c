import { rowFault, type Fact, type RowFaultCode, type RowFaultFacts } from './facts.ts'
import type { Cell } from './table.ts'

/** What is wrong with one cell. */
export type CellFault = Fact<RowFaultFacts> & {
  /** The cell's text must not be repeated. */
  isConcealed?: boolean
}

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; faults: readonly CellFault[] }

/** Makes a typed value of one cell, or says what is wrong with it. */
export type CellParser<Value> = (cell: Cell) => Parsed<Value>

export const parsed = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

/** A refusal that doesn't repeat the cell's text. */
export const concealed = <Code extends RowFaultCode>(
  code: Code,
  ...details: RowFaultFacts[Code]
): { ok: false; faults: readonly [CellFault] } => ({
  ok: false,
  faults: [{ ...rowFault(code, ...details), isConcealed: true }],
})

export const refused = <Code extends RowFaultCode>(
  code: Code,
  ...details: RowFaultFacts[Code]
): { ok: false; faults: readonly [CellFault] } => ({ ok: false, faults: [rowFault(code, ...details)] })
