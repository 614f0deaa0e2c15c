import { counted, number } from '../../format.ts'
import type { tables as sv } from '../sv/tables.ts'

const rows = (n: number) => counted(n, 'row', 'rows', 'en')

/** Words for choosing rows of a table and for taking them along as a file. */
export const tables: typeof sv = {
  choose: 'Select',
  chooseAll: 'Select all rows',
  chosen: (chosen, shown) =>
    `${number(chosen, 'en')} of ${rows(shown)} ${chosen === 1 ? 'is selected' : 'are selected'}.`,
  chooseNone: 'Select none',
  format: { xlsx: 'Excel', csv: 'CSV' },
  fileOf: (format, n) => `${format}: download ${rows(n)}`,
  chosenFileOf: (format, n) => `${format}: download ${counted(n, 'selected row', 'selected rows', 'en')}`,
}
