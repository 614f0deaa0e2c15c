import { z } from 'zod'
import { isCalendarDate } from '../calendar/calendar-date.ts'
import { foldedName, hasControlCharacter, lineText, listedTexts, plainText } from './cell-text.ts'
import type { Named, NameMatcher } from './name-matcher.ts'
import type { CellFault, CellParser, Parsed } from './parsed.ts'
import { concealed, parsed, refused } from './parsed.ts'
import { holdsPersonalIdentityNumber } from './personal-identity-number.ts'

/** Null for an empty cell; otherwise what the parser says. */
export function optional<Value>(parse: CellParser<Value>): CellParser<Value | null> {
  return cell => (plainText(cell) === '' ? parsed(null) : parse(cell))
}

/** An empty cell is a fault (`required`). */
export function required<Value>(parse: CellParser<Value>): CellParser<Value> {
  return cell => (plainText(cell) === '' ? refused('required') : parse(cell))
}

/**
 * One line of text, or several when `lines` is true; longer than the limit is a fault, and so is a control character. A
 * line break in a cell of one line is a space: spreadsheets wrap texts by them.
 */
export function text(limit: number, lines = false): CellParser<string> {
  return cell => {
    const typed = lines ? plainText(cell) : lineText(cell)
    if (hasControlCharacter(typed, lines)) return refused('controlCharacter')
    return typed.length <= limit ? parsed(typed) : refused('tooLong', typed.length, limit)
  }
}

/** A person's name, in which ten digits can only be a personal identity number. */
export function personName(limit: number): CellParser<string> {
  const name = text(limit)
  return cell =>
    holdsPersonalIdentityNumber(lineText(cell), true) ? concealed('personalIdentityNumber') : name(cell)
}

/** Ja is true, Nej false. */
export const yesNo: CellParser<boolean> = cell => {
  const typed = foldedName(plainText(cell))
  if (typed === 'ja' || typed === 'nej') return parsed(typed === 'ja')
  return refused('notYesNo', plainText(cell))
}

const GROUPED = /^\d{1,3}( \d{3})+$/
const DIGITS = /^\d+$/

/**
 * A number written the Swedish way: `7,5`, `1 234,5`, `-3`. A decimal point is refused rather than read: `1.500`
 * is fifteen hundred to one writer and one and a half to the next. A workbook's number cell is taken as it is.
 */
export const swedishNumber: CellParser<number> = cell => {
  if (typeof cell === 'number') return parsed(cell)
  const typed = plainText(cell)
  const unsigned = typed.startsWith('-') || typed.startsWith('\u2212') ? typed.slice(1) : typed
  const [whole = '', decimals, ...more] = unsigned.split(',')
  const isNumber =
    (DIGITS.test(whole) || GROUPED.test(whole)) &&
    (decimals === undefined || DIGITS.test(decimals)) &&
    more.length === 0
  if (isNumber && typed.length <= 30) {
    const magnitude = Number(`${whole.replaceAll(' ', '')}.${decimals ?? '0'}`)
    return parsed(unsigned === typed ? magnitude : -magnitude)
  }
  const halves = unsigned.split('.')
  if (halves.length === 2 && halves.every(half => DIGITS.test(half))) return refused('decimalPoint', typed)
  return refused('notANumber', typed)
}

/** A whole number within the bounds, both included. */
export function integer(least: number, most: number): CellParser<number> {
  return cell => {
    const result = swedishNumber(cell)
    if (!result.ok || (Number.isInteger(result.value) && result.value >= least && result.value <= most))
      return result
    return refused('outOfRange', plainText(cell), least, most)
  }
}

/** Degrees. A coordinate has no thousands, so its decimal point can't mislead and maps write it so: both are read. */
export function coordinate(most: number): CellParser<number> {
  return cell => {
    const typed = plainText(cell)
    const result = swedishNumber(typed.replace('.', ','))
    return result.ok && Math.abs(result.value) <= most ? result : refused('notACoordinate', typed, most)
  }
}

/** `YYYY-MM-DD`, a day that exists in this century or the last. Every other way of writing dates is refused. */
export const isoDate: CellParser<string> = cell => {
  const typed = plainText(cell)
  return isCalendarDate(typed) && (typed.startsWith('19') || typed.startsWith('20'))
    ? parsed(typed)
    : refused('notADate', typed)
}

const emailAddress = z.email().max(254)

/** The same syntax as the forms accept. */
export const email: CellParser<string> = cell => {
  const typed = plainText(cell)
  return typed.length <= 254 && emailAddress.safeParse(typed).success
    ? parsed(typed)
    : refused('notAnEmail', typed)
}

/** The id of a known name; the fault is the caller's, given what was typed and the nearest known name. */
export function knownId<Known extends Named>(
  match: NameMatcher<Known>,
  fault: (typed: string, nearest: string | null) => CellFault,
): CellParser<string> {
  return cell => {
    const typed = lineText(cell)
    const found = match(typed)
    if (found.ok) return parsed(found.known.id)
    return { ok: false, faults: [fault(typed, found.nearest?.name ?? null)] }
  }
}

/** The values between commas or semicolons, once each, in text order; every faulty one has its own fault. */
export function listOf(parse: CellParser<string>, limit: number): CellParser<string[]> {
  return cell => {
    const items = listedTexts(cell)
    if (items.length > limit) return refused('tooMany', items.length, limit)
    const results: Parsed<string>[] = items.map(parse)
    const faults = results.flatMap(result => (result.ok ? [] : result.faults))
    if (faults.length > 0) return { ok: false, faults }
    return parsed([...new Set(results.flatMap(result => (result.ok ? [result.value] : [])))].toSorted())
  }
}
