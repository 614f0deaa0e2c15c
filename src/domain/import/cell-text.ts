import type { Cell } from './table.ts'

// Format characters and whatever else leaves no mark: two texts that look alike are alike.
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const OTHER_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const DASHES = /[\p{Pd}\u2212]/gu
const CONTROL = /\p{Cc}/u

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

/** Every kind of dash and the minus sign as a hyphen. */
export function withHyphens(text: string): string {
  return text.replace(DASHES, '-')
}

/** Whether the text has a control character; with `lines`, one other than a line break or a tab. */
export function hasControlCharacter(text: string, lines = false): boolean {
  return CONTROL.test(lines ? text.replace(/[\t\n\r]/g, '') : text)
}

/** Equal for texts that a person would call the same name: case, spacing, dashes and composition don't count. */
export function foldedName(text: string): string {
  return withHyphens(lineText(text)).toLowerCase()
}

/** {@link foldedName} of a column's title, which people also break: `E- post`, `Bostads område`. */
export function foldedTitle(title: string): string {
  return foldedName(title).replaceAll(' ', '')
}

/** The texts between commas or semicolons, without empty ones. */
export function listedTexts(cell: Cell | undefined): string[] {
  return plainText(cell)
    .split(/[,;\n]/)
    .map(lineText)
    .filter(text => text !== '')
}
