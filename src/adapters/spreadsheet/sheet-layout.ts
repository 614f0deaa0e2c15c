import { columnLetters } from '../../domain/import/column-letters.ts'
import { note, type ImportNote } from '../../domain/import/facts.ts'
import type { FileFaults } from './refusal.ts'
import type { XmlTag } from './xml-tags.ts'
import { attributeOf, xmlTags } from './xml-tags.ts'

/** The rows and columns that have something in them, from 1, ends included; empty when `lastRow` is 0. */
export type FilledArea = { firstRow: number; lastRow: number; lastColumn: number }

/** From 1, ends included. */
type Range = { first: number; last: number }

// A sheet with more is no table, and its note no help.
const MAX_NOTED = 50

const CELL_RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/

/**
 * What a sheet shows otherwise than its cells say. A merged range that touches the table is a fault: it shows one value
 * over many rows, of which only the first has it. Returns notes on hidden rows and columns of the table, which are read.
 */
export function checkLayout(xml: string, area: FilledArea, faults: FileFaults): ImportNote[] {
  const rows: Range[] = []
  const columns: Range[] = []
  for (const tag of xmlTags(xml)) {
    if (tag.isClosing) continue
    if (tag.name === 'mergeCell') checkMerged(attributeOf(tag, 'ref') ?? '', area, faults)
    if (!isHidden(tag)) continue
    if (tag.name === 'row') rows.push(rangeOf(tag, 'r', 'r'))
    if (tag.name === 'col') columns.push(rangeOf(tag, 'min', 'max'))
  }
  const hiddenRows = within(rows, area.firstRow, area.lastRow).map(rangeText(String))
  const hiddenColumns = within(columns, 1, area.lastColumn).map(
    rangeText(column => columnLetters(column - 1)),
  )
  return [
    ...(hiddenRows.length > 0 ? [note('hiddenRows', listed(hiddenRows))] : []),
    ...(hiddenColumns.length > 0 ? [note('hiddenColumns', listed(hiddenColumns))] : []),
  ]
}

const isHidden = (tag: XmlTag): boolean => ['1', 'true'].includes(attributeOf(tag, 'hidden') ?? '')

const rangeOf = (tag: XmlTag, first: string, last: string): Range => ({
  first: Number(attributeOf(tag, first)),
  last: Number(attributeOf(tag, last)),
})

function checkMerged(reference: string, { firstRow, lastRow, lastColumn }: FilledArea, faults: FileFaults) {
  const [, left = '', top = '', right = '', bottom = ''] = CELL_RANGE.exec(reference) ?? []
  if (left === '' || (left === right && top === bottom)) return
  const touches = Number(top) <= lastRow && Number(bottom) >= firstRow && columnNumber(left) <= lastColumn
  if (touches) faults.add('mergedCells', reference)
}

/** A is 1, AA 27. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** The parts of the ranges between the bounds, those joined that follow each other. */
function within(ranges: readonly Range[], least: number, most: number): Range[] {
  const joined: Range[] = []
  for (const { first, last } of ranges) {
    const range = { first: Math.max(first, least), last: Math.min(last, most) }
    const previous = joined.at(-1)
    if (range.first > range.last) continue
    if (previous && previous.last + 1 === range.first) previous.last = range.last
    else joined.push(range)
  }
  return joined
}

const rangeText =
  (nameOf: (position: number) => string) =>
  ({ first, last }: Range): string =>
    first === last ? nameOf(first) : `${nameOf(first)}–${nameOf(last)}`

const listed = (texts: readonly string[]): string[] =>
  texts.length > MAX_NOTED ? [...texts.slice(0, MAX_NOTED), '…'] : [...texts]
