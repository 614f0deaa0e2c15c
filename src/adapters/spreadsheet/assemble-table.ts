import { foldedName, lineText } from '../../domain/import/cell-text.ts'
import type { ImportNote } from '../../domain/import/facts.ts'
import { columnLetters } from '../../domain/import/column-letters.ts'
import type { Cell, Table, TableRow } from '../../domain/import/table.ts'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import { isFormulaText } from './formula-text.ts'
import type { FileFaults, Refusal, Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'

/**
 * Makes a table of rows that aren't blank: the first is the header. Refuses what no column could make sense of, with the
 * faults that earlier steps found.
 */
export function assembleTable(
  rows: readonly TableRow[],
  notes: readonly ImportNote[],
  limits: SpreadsheetLimits,
  faults: FileFaults,
): Step<Table> {
  const trimmed = rows.map(({ number, cells }) => ({ number, cells: cells.slice(0, filledLength(cells)) }))
  const [top, ...below] = trimmed
  if (!top) return refuse('empty')
  if (below.length === 0) return faults.refusal() ?? refuse('noRows')
  if (below.length > limits.maxRows) return refuse('tooManyRows', trimmed.at(-1)?.number ?? 0, limits.maxRows)
  const wide = trimmed.find(row => row.cells.length > limits.maxColumns)
  if (wide) return refuse('tooManyColumns', wide.number, limits.maxColumns)
  const header = top.cells.map(lineText)
  checkTitles(header, faults)
  const refusal = checkCells(trimmed, limits, faults) ?? faults.refusal()
  return refusal ?? done({ headerRow: top.number, header, rows: below, notes })
}

const filledLength = (cells: readonly Cell[]): number => cells.findLastIndex(cell => cell !== '') + 1

function checkTitles(header: readonly string[], faults: FileFaults): void {
  const positions = new Map<string, number>()
  for (const [position, title] of header.entries()) {
    const first = positions.get(foldedName(title))
    if (title !== '' && first !== undefined)
      faults.add('repeatedColumn', title, columnLetters(first), columnLetters(position))
    positions.set(foldedName(title), position)
  }
}

/** A refusal only when there is too much text to go on. */
function checkCells(
  rows: readonly TableRow[],
  { maxCellCharacters, maxTableCharacters }: SpreadsheetLimits,
  faults: FileFaults,
): Refusal | null {
  let characters = 0
  for (const { number, cells } of rows)
    for (const [position, cell] of cells.entries()) {
      if (typeof cell !== 'string') continue
      if (cell.length > maxCellCharacters)
        faults.add('cellTooLong', number, columnLetters(position), maxCellCharacters)
      characters += cell.length
      if (characters > maxTableCharacters) return refuse('tooMuchText', maxTableCharacters)
      if (isFormulaText(cell)) faults.add('formula', number, columnLetters(position))
    }
  return null
}
