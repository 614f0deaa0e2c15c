import { plainText, withHyphens } from './cell-text.ts'

// Century, year, month and day, which may have hyphens between them, and the last four: digits, or the letters of the
// temporary numbers that universities (T, P) and other registers (R, S, TF) give.
const NUMBERS =
  /(?<!\d)(18|19|20)?(\d\d)(-?)(\d\d)\3(\d\d)(\s*[-+./_]\s*|\s*)(\d{4}|[TPRS]\d{3}|TF\d\d)(?![\p{L}\d])/giu

/**
 * Whether a personal identity number, a coordination number or a temporary one stands anywhere in the text (P1), with
 * its century, its separator or a letter. Ten digits alone are not taken for one, as some universities number their
 * students so and telephone numbers look so; where neither can stand, `areTenDigitsEnough` says that they are.
 */
export function holdsPersonalIdentityNumber(text: string, areTenDigitsEnough = false): boolean {
  const digits = withHyphens(plainText(text).normalize('NFKC'))
  for (const [, century, year = '', dash, month = '', day = '', separator = '', last = ''] of digits.matchAll(
    NUMBERS,
  )) {
    if (!isDay(Number(month), Number(day))) continue
    if (/\D/.test(last)) return true
    // A date with hyphens and then four digits is as often a day and a time.
    const isMarked = dash === '' ? century !== undefined || separator !== '' : separator.trim() !== ''
    if ((isMarked || areTenDigitsEnough) && hasLuhnChecksum(year + month + day + last)) return true
  }
  return false
}

/** A coordination number's day is 60 more. */
function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day % 60 >= 1 && day % 60 <= 31
}

function hasLuhnChecksum(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, position) => {
    const doubled = Number(digit) * (position % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}
