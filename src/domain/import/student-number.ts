import { lineText } from './cell-text.ts'
import type { CellParser } from './parsed.ts'
import { refused } from './parsed.ts'
import { text } from './cell-parsers.ts'

/** What stands between the numbers of a list (`Placeras med`), and so can't stand in one. */
export const NUMBER_SEPARATOR = /[,;]/

const shortText = text(50)

/** A student's number, at most 50 characters. */
export const studentNumber: CellParser<string> = cell =>
  NUMBER_SEPARATOR.test(lineText(cell)) ? refused('separatorInNumber', lineText(cell)) : shortText(cell)
