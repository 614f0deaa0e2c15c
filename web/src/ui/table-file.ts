import type { BodyOf } from '../api/client.ts'

export type FileBody = BodyOf<'POST /api/table-files'>
type Cell = FileBody['rows'][number][number]

/** What one does something with, and what is decoration: no part of what a row says. */
const CONTROLS = 'button, .button, input, select, textarea, dialog, [aria-hidden="true"]'
/** What stands on a line of its own. */
const LINES = 'div, p, li, br, dt, dd, .second-fact, .badge'

/** A cell's words as its reader sees them, lines parted by semicolons. The cell need not be in the page. */
function textOf(cell: Element): string {
  const parts: string[] = []
  const collect = (node: Node) => {
    if (node instanceof Element) {
      if (node.matches(CONTROLS)) return
      if (node.matches(LINES)) parts.push('\n')
      node.childNodes.forEach(collect)
      if (node.matches(LINES)) parts.push('\n')
    } else parts.push(node.textContent ?? '')
  }
  cell.childNodes.forEach(collect)
  return joinedLines(parts.join(''))
}

/** `Mottagningen\n\n Missbruk ` → `Mottagningen; Missbruk`. */
export function joinedLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(line => line !== '')
    .join('; ')
}

/** `1 234`, `1,234.5`, `−3` and `12,5` as numbers; every other text, and what is not one number alone, as it is. */
export function numberOf(text: string, decimalMark: ',' | '.'): number | string {
  const grouped = decimalMark === ',' ? /[\s\u00a0\u202f]/g : /,/g
  const plain = text.replace(grouped, '').replace('\u2212', '-').replace(decimalMark, '.')
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : text
}

export interface FileColumn {
  readonly header: string
  /** Its cells are numbers where they can be. */
  readonly isNumeric: boolean
}

/** What the rows say, column by column; a column that has nothing but controls is left out. */
export function readRows(
  rows: readonly Element[],
  columns: readonly FileColumn[],
  decimalMark: ',' | '.',
): Pick<FileBody, 'head' | 'rows'> {
  const cells = rows.map(row => [...row.children])
  const texts = cells.map(row => row.map(textOf))
  const kept = columns.flatMap((_, index) => {
    const isEmpty = texts.every(row => row[index] === '')
    const hasControls = cells.some(row => row[index]?.querySelector(CONTROLS))
    return isEmpty && hasControls ? [] : index
  })
  const cellOf = (text: string, index: number): Cell => {
    if (text === '') return null
    return columns[index]?.isNumeric ? numberOf(text, decimalMark) : text
  }
  return {
    head: kept.map(index => columns[index]?.header ?? ''),
    rows: texts.map(row => kept.map(index => cellOf(row[index] ?? '', index))),
  }
}
