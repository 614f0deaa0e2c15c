import type { Cell } from './table.ts'

const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g
const OTHER_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const DASHES = /[\u2010-\u2015\u2212]/g

/**
 * The cell as text: composed (NFC), trimmed, with no-break and other exotic spaces as plain spaces and invisible
 * characters gone. `''` for an empty cell. Line breaks inside the cell stay; a number gets its decimal comma.
 */
export function plainText(cell: Cell | undefined): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return (cell ?? '').normalize('NFC').replace(INVISIBLE, '').replace(OTHER_SPACES, ' ').trim()
}

/** {@link plainText} on one line: every run of white space is one space. For names and titles. */
export function lineText(cell: Cell | undefined): string {
  return plainText(cell).split(/\s+/).join(' ')
}

/** Equal for texts that a person would call the same name: case, spacing, dashes and composition don't count. */
export function foldedName(text: string): string {
  return lineText(text).replace(DASHES, '-').toLowerCase()
}

/** The texts between commas or semicolons, without empty ones. */
export function listedTexts(cell: Cell | undefined): string[] {
  return plainText(cell)
    .split(/[,;\n]/)
    .map(lineText)
    .filter(text => text !== '')
}
