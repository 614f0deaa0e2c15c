import { columnLetters } from '../../domain/import/column-letters.ts'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import type { Refusal, Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'
import type { XmlTag } from './xml-tags.ts'
import { attributeOf, xmlTags } from './xml-tags.ts'

const CELL_ADDRESS = /^([A-Z]{1,7})(\d{1,10})$/

// A character can be written as an entity this long, such as &#x10FFFF;
const LONGEST_ENTITY = 10

type Position = { row: number; column: number }

/**
 * Looks over a worksheet's XML before it is parsed: refuses formulas, error values, cells outside the limits, which
 * the parser would make room for, and texts or tags of a length that makes it quadratic. Returns the XML without the
 * rows after the last filled one (Excel keeps up to a million that are only formatted).
 */
export function scanSheet(xml: string, limits: SpreadsheetLimits): Step<string> {
  const opened: string[] = []
  let cell: Position | null = null
  let lowestRow = 0
  let isRowFilled = false
  let filledEnd = 0
  let previousEnd = 0
  for (const tag of xmlTags(xml)) {
    if (tag.end - previousEnd > limits.maxCellCharacters * LONGEST_ENTITY) return tooLongAt(cell, limits)
    previousEnd = tag.end
    if (tag.name === 'sheetData' && tag.isClosing) break
    if (tag.name === 'worksheet' || tag.name === 'sheetData') {
      opened.unshift(tag.prefixedName)
      filledEnd = tag.end
    } else if (tag.name === 'row' && tag.isClosing && isRowFilled) {
      filledEnd = tag.end
      isRowFilled = false
    } else if (tag.name === 'row' && !tag.isClosing) {
      lowestRow = Math.max(lowestRow, Number(attributeOf(tag, 'r') ?? 0))
    } else if (tag.name === 'c' && !tag.isClosing) {
      cell = positionOf(tag)
      if (!cell) return refuse('damaged', say => say.damaged())
      lowestRow = Math.max(lowestRow, cell.row)
      if (attributeOf(tag, 't') === 'e') return errorValueAt(cell)
    } else if (cell && !tag.isClosing && ['f', 'v', 'is'].includes(tag.name)) {
      // A formatted cell far out is none of our business as long as nothing filled comes at or after it.
      const refusal = tag.name === 'f' ? formulaAt(cell) : outsideLimits(cell, lowestRow, limits)
      if (refusal) return refusal
      isRowFilled = true
    }
  }
  return done(xml.slice(0, filledEnd) + opened.map(name => `</${name}>`).join(''))
}

const tooLongAt = (cell: Position | null, { maxCellCharacters }: SpreadsheetLimits): Refusal =>
  cell === null
    ? refuse('damaged', say => say.damaged())
    : refuse('cellTooLong', say =>
        say.cellTooLong(cell.row, columnLetters(cell.column - 1), maxCellCharacters),
      )

const formulaAt = ({ row, column }: Position): Refusal =>
  refuse('formula', say => say.formula(row, columnLetters(column - 1)))

const errorValueAt = ({ row, column }: Position): Refusal =>
  refuse('errorValue', say => say.errorValue(row, columnLetters(column - 1)))

function outsideLimits(
  { row, column }: Position,
  lowestRow: number,
  limits: SpreadsheetLimits,
): Refusal | null {
  if (lowestRow > limits.maxRows + 1)
    return refuse('tooManyRows', say => say.tooManyRows(lowestRow, limits.maxRows))
  if (column > limits.maxColumns)
    return refuse('tooManyColumns', say => say.tooManyColumns(row, limits.maxColumns))
  return null
}

/** Null for a cell without a proper address. */
function positionOf(tag: XmlTag): Position | null {
  const [, letters, digits] = CELL_ADDRESS.exec(attributeOf(tag, 'r') ?? '') ?? []
  if (letters === undefined) return null
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(digits), column }
}
