import { foldedName, lineText } from '../../domain/import/cell-text.ts'
import { columnLetters } from '../../domain/import/column-letters.ts'
import type { Cell, Table, TableRow } from '../../domain/import/table.ts'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import { isFormulaText } from './formula-text.ts'
import type { Refusal, Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'

/** Makes a table of rows that aren't blank: the first is the header. Refuses what no column could make sense of. */
export function assembleTable(
  rows: readonly TableRow[],
  notes: readonly string[],
  limits: SpreadsheetLimits,
): Step<Table> {
  const trimmed = rows.map(({ number, cells }) => ({ number, cells: cells.slice(0, filledLength(cells)) }))
  const [top, ...below] = trimmed
  if (!top) return refuse('empty', say => say.empty())
  if (below.length === 0) return refuse('noRows', say => say.noRows())
  if (below.length > limits.maxRows)
    return refuse('tooManyRows', say => say.tooManyRows(trimmed.at(-1)?.number ?? 0, limits.maxRows))
  const wide = trimmed.find(row => row.cells.length > limits.maxColumns)
  if (wide) return refuse('tooManyColumns', say => say.tooManyColumns(wide.number, limits.maxColumns))
  const header = top.cells.map(lineText)
  const refusal = repeatedTitle(header) ?? firstRefusedCell(trimmed, limits)
  return refusal ?? done({ headerRow: top.number, header, rows: below, notes })
}

const filledLength = (cells: readonly Cell[]): number => cells.findLastIndex(cell => cell !== '') + 1

function repeatedTitle(header: readonly string[]): Refusal | null {
  const positions = new Map<string, number>()
  for (const [position, title] of header.entries()) {
    const first = positions.get(foldedName(title))
    if (title !== '' && first !== undefined)
      return refuse('repeatedColumn', say =>
        say.repeatedColumn(title, columnLetters(first), columnLetters(position)),
      )
    positions.set(foldedName(title), position)
  }
  return null
}

function firstRefusedCell(
  rows: readonly TableRow[],
  { maxCellCharacters, maxTableCharacters }: SpreadsheetLimits,
): Refusal | null {
  let characters = 0
  for (const { number, cells } of rows)
    for (const [position, cell] of cells.entries()) {
      if (typeof cell !== 'string') continue
      if (cell.length > maxCellCharacters)
        return refuse('cellTooLong', say =>
          say.cellTooLong(number, columnLetters(position), maxCellCharacters),
        )
      characters += cell.length
      if (characters > maxTableCharacters)
        return refuse('tooMuchText', say => say.tooMuchText(maxTableCharacters))
      if (isFormulaText(cell)) return refuse('formula', say => say.formula(number, columnLetters(position)))
    }
  return null
}
