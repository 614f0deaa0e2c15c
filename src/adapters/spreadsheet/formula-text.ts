const CELL_REFERENCE = /^\$?[a-z]{1,3}\$?\d/i
const FUNCTION_CALL = /^[\p{L}_][\p{L}\d_.]*\(/u
// Dynamic data exchange, which starts a program: +cmd|' /C calc'!A0
const EXCHANGE = /^[\p{L}\d_]+\|[^!]*!/u

/**
 * Whether a spreadsheet program would compute the text instead of showing it. A wish `@ Farsta`, a telephone number
 * `+46 8 123` and a negative number are text; everything after `=` is not.
 */
export function isFormulaText(cell: string): boolean {
  const typed = cell.trimStart()
  if (typed.startsWith('=')) return true
  const rest = typed.slice(1)
  if (typed.startsWith('@')) return FUNCTION_CALL.test(rest)
  if (!typed.startsWith('+') && !typed.startsWith('-')) return false
  const operand = rest.trimStart()
  return CELL_REFERENCE.test(operand) || FUNCTION_CALL.test(operand) || EXCHANGE.test(operand)
}
