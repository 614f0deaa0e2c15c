import { workbookOf } from '../src/adapters/spreadsheet/write-workbook.ts'
import { randomSource } from '../test/support/random-source.ts'

/** What a term's files name. */
export interface Reference {
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  readonly fields: readonly { readonly name: string }[]
  readonly homeAreas: readonly string[]
}

type Rows = string[][]

const PERIOD = ['2020-08-31', '2021-01-15']
const STUDENT_TITLES = ['Studentnummer', 'Förnamn', 'Efternamn', 'E-post', 'Kön', 'Bostadsområde', 'Körkort']
const WISH_TITLES = [
  'Önskemål 1',
  'Önskemål 2',
  'Önskemål 3',
  'Undanta förvaltning',
  'Skyddade personuppgifter',
]
const OFFER_TITLES = [
  'Förvaltning',
  'Enhet',
  'Verksamhetsområde',
  'Antal platser',
  'Handledare',
  'Handledarens e-post',
  'Socionomexamen år',
  'Handledarutbildning',
]
const PERIOD_TITLES = ['Period start', 'Period slut']

/** A university's file of so many students with three wishes each, some with a block, one in a hundred protected. */
export function studentRows({ districts, fields, homeAreas }: Reference, count: number): Rows {
  const random = randomSource(1)
  const wishIn = (district: string) => `${random.pick(fields).name} @ ${district}`
  const rows = Array.from({ length: count }, (_, index) => {
    const [first = '', second = '', third = ''] = random.shuffle(districts).map(({ name }) => name)
    return [
      `B-${String(index + 1).padStart(5, '0')}`,
      `Förnamn${index}`,
      `Efternamn${index}`,
      `b${index}@student.su.example`,
      random.chance(0.8) ? 'Kvinna' : 'Man',
      random.pick(homeAreas),
      random.chance(0.6) ? 'Ja' : 'Nej',
      wishIn(first),
      wishIn(second),
      random.pick(fields).name,
      random.chance(0.05) ? third : '',
      random.chance(0.01) ? 'Ja' : 'Nej',
      ...PERIOD,
    ]
  })
  return [[...STUDENT_TITLES, ...WISH_TITLES, ...PERIOD_TITLES], ...rows]
}

/** The districts' file of so many offers of two places, each with a supervisor of its own. */
export function offerRows({ districts, fields }: Reference, count: number): Rows {
  const random = randomSource(2)
  const rows = Array.from({ length: count }, (_, index) => [
    random.pick(districts).name,
    `Enhet ${index + 1}`,
    random.pick(fields).name,
    '2',
    `Handledare Nr${index}`,
    `handledare${index}@stockholm.example`,
    '2005',
    'Ja',
    ...PERIOD,
  ])
  return [[...OFFER_TITLES, ...PERIOD_TITLES], ...rows]
}

export const csvFile = (rows: Rows) => ({
  fileName: 'fil.csv',
  bytes: Buffer.from(rows.map(cells => cells.join(';')).join('\r\n')),
})

export const workbookFile = async (rows: Rows) => ({
  fileName: 'fil.xlsx',
  bytes: await workbookOf([{ name: 'Blad1', hasHeading: true, rows }]),
})
