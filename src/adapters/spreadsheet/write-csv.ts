import Papa from 'papaparse'

const BOM = '\uFEFF'

/**
 * A table as Excel in Swedish opens it: semicolons, CRLF, a byte-order mark, and a quote before whatever a spreadsheet
 * program would compute (OWASP, CSV injection).
 */
export function csvText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = { fields: [...header], data: rows.map(row => [...row]) }
  return BOM + Papa.unparse(table, { delimiter: ';', newline: '\r\n', escapeFormulae: true }) + '\r\n'
}
