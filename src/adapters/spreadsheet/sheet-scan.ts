import { columnLetters } from '../../domain/import/column-letters.ts'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import type { NumberMasks } from './number-masks.ts'
import { maskedNumber } from './number-masks.ts'
import type { FileFaults, Refusal, Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'
import type { FilledArea } from './sheet-layout.ts'
import { columnNumber } from './sheet-layout.ts'
import type { XmlTag } from './xml-tags.ts'
import { attributeOf, xmlTags } from './xml-tags.ts'

const CELL_ADDRESS = /^([A-Z]{1,7})(\d{1,10})$/

// A character can be written as an entity this long, such as &#x10FFFF;
const LONGEST_ENTITY = 10

// A spreadsheet program keeps this many digits of a number, and makes zeros of the others.
const MOST_DIGITS = 15

type Position = { row: number; column: number }
type ScannedCell = Position & { isNumber: boolean; style: string | null }

export type ScannedSheet = {
  /** Without the rows after the last filled one: Excel keeps up to a million that are only formatted. */
  xml: string
  area: FilledArea
}

/**
 * Looks over a worksheet's XML before it is parsed. Refuses cells outside the limits, which the parser would make room
 * for, and texts or tags of a length that makes it quadratic. Formulas, error values, and numbers that are not what
 * the cell shows are faults.
 */
export function scanSheet(
  xml: string,
  limits: SpreadsheetLimits,
  masks: NumberMasks,
  faults: FileFaults,
): Step<ScannedSheet> {
  const area = { firstRow: 0, lastRow: 0, lastColumn: 0 }
  const opened: string[] = []
  let cell: ScannedCell | null = null
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
      cell = cellOf(tag)
      if (!cell) return refuse('damaged')
      lowestRow = Math.max(lowestRow, cell.row)
      const { row, column } = cell
      if (attributeOf(tag, 't') === 'e') faults.add('errorValue', row, columnLetters(column - 1))
    } else if (cell && !tag.isClosing && ['f', 'v', 'is'].includes(tag.name)) {
      // A formatted cell far out is none of our business as long as nothing filled comes at or after it.
      const refusal = outsideLimits(cell, lowestRow, limits)
      if (refusal) return refusal
      const { row, column } = cell
      if (tag.name === 'f') faults.add('formula', row, columnLetters(column - 1))
      if (tag.name === 'v' && cell.isNumber) checkNumber(cell, textAfter(xml, tag), masks, faults)
      isRowFilled = true
      area.firstRow ||= row
      area.lastRow = row
      area.lastColumn = Math.max(area.lastColumn, column)
    }
  }
  return done({ xml: xml.slice(0, filledEnd) + opened.map(name => `</${name}>`).join(''), area })
}

const textAfter = (xml: string, { end }: XmlTag): string => xml.slice(end, xml.indexOf('<', end))

function checkNumber(
  { row, column, style }: ScannedCell,
  written: string,
  masks: NumberMasks,
  faults: FileFaults,
): void {
  const number = Number(written)
  if (!Number.isInteger(number) || number < 0) return
  const letters = columnLetters(column - 1)
  if (number >= 10 ** MOST_DIGITS) return faults.add('longNumber', row, letters)
  const mask = style === null ? undefined : masks.get(style)
  const shown = mask === undefined ? String(number) : maskedNumber(number, mask)
  if (shown !== String(number)) faults.add('formattedNumber', row, letters, shown, String(number))
}

const tooLongAt = (cell: Position | null, { maxCellCharacters }: SpreadsheetLimits): Refusal =>
  cell === null
    ? refuse('damaged')
    : refuse('cellTooLong', cell.row, columnLetters(cell.column - 1), maxCellCharacters)

function outsideLimits(
  { row, column }: Position,
  lowestRow: number,
  limits: SpreadsheetLimits,
): Refusal | null {
  if (lowestRow > limits.maxRows + 1) return refuse('tooManyRows', lowestRow, limits.maxRows)
  if (column > limits.maxColumns) return refuse('tooManyColumns', row, limits.maxColumns)
  return null
}

/** Null for a cell without a proper address. */
function cellOf(tag: XmlTag): ScannedCell | null {
  const [, letters, digits] = CELL_ADDRESS.exec(attributeOf(tag, 'r') ?? '') ?? []
  if (letters === undefined) return null
  const isNumber = (attributeOf(tag, 't') ?? 'n') === 'n'
  return { row: Number(digits), column: columnNumber(letters), isNumber, style: attributeOf(tag, 's') }
}
