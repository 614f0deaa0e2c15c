import Papa from 'papaparse'
import type { TableRow } from '../../domain/import/table.ts'
import type { SpreadsheetLimits } from '../../ports/spreadsheet.ts'
import type { Refusal, Step } from './refusal.ts'
import { done, refuse } from './refusal.ts'

const DELIMITERS = [';', ',', '\t'] as const

/** The rows of delimited text that aren't blank. Cells are text: what `7.5` or `0123` means is its column's to say. */
export function parseCsv(text: string, limits: SpreadsheetLimits): Step<TableRow[]> {
  const longLine = firstLongLine(text, limits.maxLineCharacters)
  if (longLine !== null) return refuse('lineTooLong', longLine)
  const { delimiter, body } = delimiterOf(text)
  const rows: TableRow[] = []
  let number = 0
  let refusal: Refusal | null = null
  Papa.parse<string[]>(body, {
    delimiter,
    newline: '\n',
    step({ data, errors }, parser) {
      // A quoted line break belongs to its row: this counts rows as a spreadsheet program does.
      number += 1
      const cells = data.map(cell => cell.trim())
      if (cells.some(cell => cell !== '')) rows.push({ number, cells })
      if (errors.length > 0) refusal = refuse('malformedQuotes', number)
      else if (rows.length > limits.maxRows + 1) refusal = refuse('tooManyRows', number, limits.maxRows)
      if (refusal) parser.abort()
    },
  })
  return refusal ?? done(rows)
}

/** The number of the first line (from 1) with more characters than allowed, or null. */
function firstLongLine(text: string, maxCharacters: number): number | null {
  let line = 1
  for (let start = 0; start <= text.length; line++) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    if (end - start > maxCharacters) return line
    start = end + 1
  }
  return null
}

/**
 * The separator that the header has most of outside quotes; semicolon when it has none. A first line `sep=,`, which
 * Excel obeys and doesn't show, decides instead and is taken away.
 */
function delimiterOf(text: string): { delimiter: string; body: string } {
  const declared = /^sep=([;,\t])\n/i.exec(text)
  if (declared?.[1]) return { delimiter: declared[1], body: text.slice(declared[0].length) }
  const header = text.trimStart()
  const counts = new Map<string, number>(DELIMITERS.map(delimiter => [delimiter, 0]))
  let isQuoted = false
  for (const character of header) {
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '\n') break
    else if (counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const [[delimiter] = [';']] = [...counts].toSorted(([, a], [, b]) => b - a)
  return { delimiter, body: text }
}
