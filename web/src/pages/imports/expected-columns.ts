import type { imports as Words } from '../../copy/sv/imports.ts'
import type { ImportKind } from './import-kinds.ts'

export interface ExpectedColumn {
  /** As in the file, in Swedish in every language. */
  readonly title: string
  /** Whether the file must have it: always, or when it has students who aren't stored. */
  readonly needed?: boolean | 'forNew'
  readonly content: keyof (typeof Words)['columns']['note']
}

const named: readonly ExpectedColumn[] = [
  { title: 'Id', needed: true, content: 'id' },
  { title: 'Namn', needed: true, content: 'text' },
]

const period: readonly ExpectedColumn[] = [
  { title: 'Period start', content: 'date' },
  { title: 'Period slut', content: 'date' },
]

/** The columns that each kind of file may have; further wishes and the districts of a matrix follow the same pattern. */
export const expectedColumns: Readonly<Record<ImportKind, readonly ExpectedColumn[]>> = {
  students: [
    { title: 'Studentnummer', needed: true, content: 'studentNumber' },
    { title: 'Förnamn', needed: 'forNew', content: 'text' },
    { title: 'Efternamn', needed: 'forNew', content: 'text' },
    { title: 'E-post', needed: true, content: 'email' },
    { title: 'Kön', content: 'sex' },
    { title: 'Bostadsområde', needed: true, content: 'text' },
    { title: 'Max restid (min)', content: 'number' },
    { title: 'Körkort', content: 'yesNo' },
    ...Array.from({ length: 10 }, (_, index): ExpectedColumn => ({
      title: `Önskemål ${index + 1}`,
      needed: index === 0,
      content: 'wish',
    })),
    { title: 'Endast önskemål', content: 'yesNo' },
    { title: 'Undanta förvaltning', needed: 'forNew', content: 'districts' },
    { title: 'Förtur', content: 'priority' },
    { title: 'Tillgänglighetsbehov', content: 'yesNo' },
    { title: 'Skyddade personuppgifter', needed: 'forNew', content: 'yesNo' },
    { title: 'Placeras med', content: 'students' },
    ...period,
  ],
  offers: [
    { title: 'Förvaltning', needed: true, content: 'district' },
    { title: 'Enhet', needed: true, content: 'text' },
    { title: 'Verksamhetsområde', needed: true, content: 'field' },
    { title: 'Antal platser', needed: true, content: 'number' },
    { title: 'Handledare', content: 'text' },
    { title: 'Handledarens e-post', content: 'email' },
    { title: 'Socionomexamen år', content: 'year' },
    { title: 'Handledarutbildning', content: 'yesNo' },
    ...period,
    { title: 'Kräver körkort', content: 'yesNo' },
    { title: 'Tillgänglig lokal', content: 'yesNo' },
    { title: 'Endast för lärosäte', content: 'universities' },
    { title: 'Kommentar', content: 'text' },
  ],
  auscultants: [
    { title: 'Studentnummer', needed: true, content: 'studentNumber' },
    { title: 'Förnamn', needed: 'forNew', content: 'text' },
    { title: 'Efternamn', needed: 'forNew', content: 'text' },
    { title: 'E-post', needed: 'forNew', content: 'email' },
    { title: 'Kön', content: 'sex' },
    { title: 'Förvaltning', content: 'district' },
    { title: 'Skyddade personuppgifter', content: 'yesNo' },
  ],
  'travel-times': [{ title: 'Bostadsområde', needed: true, content: 'text' }],
  districts: [...named, { title: 'Latitud', content: 'decimal' }, { title: 'Longitud', content: 'decimal' }],
  universities: [...named, { title: 'Andel av 100 platser', content: 'shares' }],
  fields: named,
}

/** An empty file with the headings, as a spreadsheet program in Sweden opens it: byte order mark and semicolons. */
export function templateOf(kind: ImportKind, districtNames: readonly string[]): string {
  const more = kind === 'travel-times' ? districtNames : []
  return `\uFEFF${[...expectedColumns[kind].map(({ title }) => title), ...more].join(';')}\r\n`
}
