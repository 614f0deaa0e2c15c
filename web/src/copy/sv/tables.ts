import { counted, number } from '../../format.ts'

const rows = (n: number) => counted(n, 'rad', 'rader', 'sv')

/** Words for choosing rows of a table and for taking them along as a file. */
export const tables = {
  choose: 'Markera',
  chooseAll: 'Markera alla rader',
  chosen: (chosen: number, shown: number) =>
    `${number(chosen, 'sv')} av ${rows(shown)} ${chosen === 1 ? 'är markerad' : 'är markerade'}.`,
  chooseNone: 'Avmarkera',
  format: { xlsx: 'Excel', csv: 'CSV' },
  fileOf: (format: string, n: number) => `${format}: ladda ner ${rows(n)}`,
  chosenFileOf: (format: string, n: number) =>
    `${format}: ladda ner ${counted(n, 'markerad rad', 'markerade rader', 'sv')}`,
}
