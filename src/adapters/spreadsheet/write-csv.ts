import Papa from 'papaparse'

const BOM = '\uFEFF'

/**
 * What a spreadsheet program may take for the beginning of something to compute: also after what it passes over, and in the
 * full-width signs of East Asian keyboards. The library's own pattern lets everything pass that has more than one line.
 */
const COMPUTED = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/u

/**
 * A table as Excel in Swedish opens it: semicolons, CRLF, a byte-order mark, and a quote before whatever a spreadsheet
 * program would compute (OWASP, CSV injection).
 */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = { fields: [...header], data: rows.map(row => [...row]) }
  return BOM + Papa.unparse(table, { delimiter: ';', newline: '\r\n', escapeFormulae: COMPUTED }) + '\r\n'
}
