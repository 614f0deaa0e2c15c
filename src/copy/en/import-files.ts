import type { FileFaultFacts, WordsOf } from '../../domain/import/facts.ts'
import type { FileSentence } from '../../domain/import/told.ts'
import { quoted } from './import-faults.ts'

const AS_XLSX = 'Open the file in Excel and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”.'
const RIGHT_FILE = 'Check that the right file is chosen.'
const SMALLER = 'Remove sheets, pictures, rows and columns that are not needed, or split the file.'
const SAVE_AGAIN = 'Open the file in Excel, save it anew and choose it again.'

const inEnglish = new Intl.NumberFormat('en-GB')
const count = (number: number): string => inEnglish.format(number)
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1).replace('.0', '')

/** Why a file is refused as a whole, and what to do about it. */
export const fileFaults: WordsOf<FileFaultFacts, FileSentence> = {
  tooLarge: (bytes, limit) => ({
    text: `The file is ${megabytes(bytes)} MB. At most ${megabytes(limit)} MB are accepted.`,
    remedy: SMALLER,
  }),
  empty: () => ({ text: 'The file is empty.', remedy: RIGHT_FILE }),
  noRows: () => ({
    text: 'The file has no rows below the heading row.',
    remedy: 'Check that the right file is chosen and that the table is on the first sheet.',
  }),
  tooManyRows: (row, limit) => ({
    text: `The file is filled in down to row ${count(row)}. At most ${count(limit)} rows are accepted.`,
    remedy: 'Remove what stands below the table, or split the file.',
  }),
  tooManyColumns: (row, limit) => ({
    text: `Row ${count(row)} has more than ${count(limit)} columns.`,
    remedy: 'Remove columns that are not needed.',
  }),
  unpackedTooLarge: limit => ({
    text: `The workbook is larger than ${megabytes(limit)} MB when it is unpacked.`,
    remedy: SMALLER,
  }),
  suspiciousCompression: () => ({
    text: 'The workbook is packed in a way that no ordinary workbook is, and is not read.',
    remedy: 'Copy the table to a new workbook and save that.',
  }),
  tooComplex: () => ({
    text: 'The file took too long or too much memory to read.',
    remedy: 'Copy the table as values to a new workbook and save that.',
  }),
  formula: (row, column) => ({
    text: `Row ${row}, column ${column}: the cell has a formula. Formulas are not read.`,
    remedy: 'Copy the table, paste it as values and save the file.',
  }),
  errorValue: (row, column) => ({
    text: `Row ${row}, column ${column}: the cell has an error instead of a value.`,
    remedy: 'Correct the cell in Excel and save the file.',
  }),
  mergedCells: range => ({
    text: `The cells ${range} are merged. Only the first of them has a value, so the other rows would have none.`,
    remedy:
      'Select the cells in Excel, choose “Unmerge Cells”, fill in the value on each row and save the file.',
  }),
  longNumber: (row, column) => ({
    text: `Row ${row}, column ${column}: the number has more than 15 digits, and Excel then replaces the last with zeros.`,
    remedy: 'Format the column as text, type the numbers anew and save the file.',
  }),
  formattedNumber: (row, column, shown, stored) => ({
    text: `Row ${row}, column ${column}: the cell shows ${quoted(shown)} but holds the number ${stored}. Zeros and hyphens are only in the format.`,
    remedy: 'Format the column as text, type the values as they should be and save the file.',
  }),
  moreFaults: faults => ({
    text: faults === 1 ? 'The file has 1 more fault.' : `The file has ${faults} more faults.`,
    remedy: 'Correct the first ones and choose the file again.',
  }),
  repeatedColumn: (title, first, second) => ({
    text: `The heading ${quoted(title)} is there twice, in columns ${first} and ${second}.`,
    remedy: 'Remove one of the columns or change its heading.',
  }),
  lineTooLong: line => ({
    text: `Row ${count(line)} of the file is unreasonably long.`,
    remedy: AS_XLSX,
  }),
  cellTooLong: (row, column, limit) => ({
    text: `Row ${row}, column ${column}: the text is longer than ${count(limit)} characters.`,
    remedy: 'Shorten the text.',
  }),
  tooMuchText: limit => ({
    text: `The table’s cells have more than ${count(limit)} characters of text together.`,
    remedy: 'Remove columns that are not needed, or split the file.',
  }),
  malformedQuotes: row => ({
    text: `Row ${row}: a quotation mark (") is opened but not closed, or stands in the middle of a cell.`,
    remedy: AS_XLSX,
  }),
  notText: () => ({
    text: 'The file has characters that do not belong in text, such as null characters.',
    remedy: AS_XLSX,
  }),
  brokenEncoding: () => ({
    text: 'The file’s character encoding is broken: å, ä and ö cannot be read reliably.',
    remedy: AS_XLSX,
  }),
  oldExcel: () => ({ text: 'The file is in Excel’s old format (.xls).', remedy: AS_XLSX }),
  binaryExcel: () => ({ text: 'The file is a binary workbook (.xlsb).', remedy: AS_XLSX }),
  openDocument: () => ({
    text: 'The file is a spreadsheet in OpenDocument format (.ods).',
    remedy: 'Open the file and save it as “Excel (.xlsx)” or CSV.',
  }),
  encrypted: () => ({
    text: 'The workbook is protected by a password.',
    remedy: 'Remove the password in Excel (File, Info, Protect Workbook) and save the file.',
  }),
  unknownFileType: () => ({
    text: 'The file is neither an Excel workbook (.xlsx) nor a CSV file.',
    remedy: AS_XLSX,
  }),
  renamed: extension => ({
    text: `The file’s name ends in ${extension}, but it holds something else.`,
    remedy: AS_XLSX,
  }),
  damaged: () => ({ text: 'The workbook is damaged or incomplete.', remedy: SAVE_AGAIN }),
}
