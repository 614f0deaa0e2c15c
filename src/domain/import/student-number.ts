import { lineText } from './cell-text.ts'
import type { CellParser } from './parsed.ts'
import { text } from './cell-parsers.ts'

const PERSONAL_IDENTITY_NUMBER = /^(?:18|19|20)?(\d{6})([-+]?)(\d{4})$/

/**
 * Whether the text is a personal identity number or coordination number with its century or its separator (P1). Ten
 * digits alone are not taken for one: some universities number their students so.
 */
export function isPersonalIdentityNumber(typed: string): boolean {
  const digits = typed.replaceAll(' ', '')
  const [, date = '', separator, last = ''] = PERSONAL_IDENTITY_NUMBER.exec(digits) ?? []
  if (date === '' || (separator === '' && digits.length === 10)) return false
  const month = Number(date.slice(2, 4))
  const day = Number(date.slice(4)) % 60
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hasLuhnChecksum(date + last)
}

function hasLuhnChecksum(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, position) => {
    const doubled = Number(digit) * (position % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

const shortText = text(50)

/** A student's number, at most 50 characters. A personal identity number is refused and never repeated (P1). */
export const studentNumber: CellParser<string> = cell => {
  const typed = lineText(cell)
  if (!isPersonalIdentityNumber(typed)) return shortText(cell)
  return {
    ok: false,
    faults: [{ code: 'personalIdentityNumber', say: say => say.personalIdentityNumber(), isConcealed: true }],
  }
}
