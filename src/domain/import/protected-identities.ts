import type { Identity } from '../privacy/protected-values.ts'
import { foldedName, foldedTitle, lineText } from './cell-text.ts'
import type { Table } from './table.ts'

/** What universities call the columns that say who and where somebody is, whether or not the import reads them. */
const TITLES = {
  number: ['studentnummer', 'studentnr'],
  firstName: ['förnamn', 'tilltalsnamn'],
  lastName: ['efternamn'],
  name: ['namn', 'studentensnamn'],
  emails: ['e-post', 'epost', 'e-postadress', 'mejl', 'mail', 'private-post'],
  telephones: ['telefon', 'telefonnummer', 'mobil', 'mobiltelefon', 'mobilnummer', 'tel'],
  addresses: ['adress', 'gatuadress', 'bostadsadress', 'postadress', 'hemadress'],
} as const

/**
 * What the file says of the students with the numbers, by folded number: read once, for fingerprints (P2), and not kept. A
 * telephone or an address too, in a column that the import otherwise ignores.
 */
export function protectedIdentities(
  { header, rows }: Table,
  numbers: readonly string[],
): Map<string, Identity> {
  const wanted = new Set(numbers.map(foldedName))
  const columnsOf = (key: keyof typeof TITLES) =>
    header.flatMap((title, index) =>
      (TITLES[key] as readonly string[]).includes(foldedTitle(title)) ? [index] : [],
    )
  const columns = Object.fromEntries(
    Object.keys(TITLES).map(key => [key, columnsOf(key as keyof typeof TITLES)]),
  ) as Record<keyof typeof TITLES, number[]>
  const identities = new Map<string, Identity>()
  for (const { cells } of rows) {
    const textsOf = (key: keyof typeof TITLES) =>
      columns[key].map(index => lineText(cells[index])).filter(text => text !== '')
    const number = foldedName(textsOf('number')[0] ?? '')
    if (!wanted.has(number)) continue
    const [first = '', ...rest] = (textsOf('name')[0] ?? '').split(' ')
    identities.set(number, {
      firstName: textsOf('firstName')[0] ?? first,
      lastName: textsOf('lastName')[0] ?? rest.join(' '),
      emails: textsOf('emails'),
      telephones: textsOf('telephones'),
      addresses: textsOf('addresses'),
    })
  }
  return identities
}
