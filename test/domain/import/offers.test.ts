import { describe, expect, it } from 'vitest'
import { parseOffers } from './in-swedish.ts'
import { type OfferRow } from '../../../src/domain/import/offers.ts'
import type { Cell } from '../../../src/domain/import/table.ts'
import { buildRow, buildTable, REFERENCE } from './build-table.ts'

const OFFER: Record<string, Cell> = {
  Förvaltning: 'Farsta stadsdelsförvaltning',
  Enhet: 'LSS-enheten',
  Verksamhetsområde: 'Barn och unga',
  'Antal platser': '1',
  Handledare: 'Tuva Andersson',
  'Handledarens e-post': 'tuva.andersson@stockholm.example',
  'Socionomexamen år': '2004',
  Handledarutbildning: 'Ja',
  'Period start': '2020-01-20',
  'Period slut': '2020-06-05',
  'Kräver körkort': 'Nej',
  'Tillgänglig lokal': 'Ja',
  'Endast för lärosäte': '',
  Kommentar: '',
}

const [LAST, ...OTHERS] = REFERENCE.districts.map(({ name }) => name).toReversed()
const DISTRICTS = `${OTHERS.toReversed().join(', ')} och ${LAST}`

const parse = (cells: Record<string, Cell>, allowedDistrictIds?: string[]) =>
  parseOffers(buildRow({ ...OFFER, ...cells }), REFERENCE, allowedDistrictIds && { allowedDistrictIds })

describe('parseOffers', () => {
  it('makes a typed row of a row without faults', () => {
    const cells = {
      'Kräver körkort': 'ja',
      'Endast för lärosäte': 'SU, esb,Stockholms universitet',
      Kommentar: 'två\nrader',
    }
    expect(parse(cells)).toEqual({
      rows: [
        {
          key: '["farsta","lss-enheten","barn-och-unga","tuva.andersson@stockholm.example","2020-01-20","2020-06-05",1]',
          districtId: 'farsta',
          unit: 'LSS-enheten',
          fieldId: 'barn-och-unga',
          places: 1,
          supervisor: {
            name: 'Tuva Andersson',
            email: 'tuva.andersson@stockholm.example',
            degreeYear: 2004,
            hasSupervisorCourse: true,
          },
          fromOn: '2020-01-20',
          toOn: '2020-06-05',
          requires: ['driving-licence'],
          provides: ['step-free'],
          universityIds: ['ESB', 'SU'],
          comment: 'två\nrader',
        },
      ],
      faults: [],
      ignoredColumns: [],
      notes: [],
      warnings: [],
    })
  })

  it('takes an offer without a supervisor, and a supervisor of whom only the name is known', () => {
    const nobody = {
      Handledare: '',
      'Handledarens e-post': '',
      'Socionomexamen år': '',
      Handledarutbildning: '',
    }
    expect(parse(nobody)).toMatchObject({ faults: [], rows: [{ supervisor: null }] })
    expect(parse({ ...nobody, Handledare: 'Tuva' }).rows[0]?.supervisor).toEqual({
      name: 'Tuva',
      email: null,
      degreeYear: null,
      hasSupervisorCourse: null,
    })
  })

  it.each<[Record<string, Cell>, string]>([
    [
      { Handledare: '' },
      'Rad 2, Handledare: Handledarens namn saknas men andra uppgifter om handledaren är ifyllda.',
    ],
    [
      { Förvaltning: 'Lund' },
      `Rad 2, Förvaltning: ”Lund” är ingen förvaltning. Skriv något av: ${DISTRICTS}.`,
    ],
    [
      { Enhet: '' },
      'Rad 2, Enhet: Cellen är tom men måste fyllas i. Fyll i den, eller ta bort raden om den inte ska med.',
    ],
    [{ 'Antal platser': 0 }, 'Rad 2, Antal platser: ”0” är inte ett heltal från 1 till 50.'],
    [{ 'Antal platser': '1,5' }, 'Rad 2, Antal platser: ”1,5” är inte ett heltal från 1 till 50.'],
    [
      { 'Endast för lärosäte': 'SU, KTH' },
      'Rad 2, Endast för lärosäte: ”KTH” är inget lärosäte. Skriv något av: Stockholms universitet, Ersta Sköndal Bräcke högskola och Södertörns högskola.',
    ],
    [{ Kommentar: 'x'.repeat(501) }, 'Rad 2, Kommentar: Texten är 501 tecken lång. Högst 500 får plats.'],
  ])('finds the one fault in %j', (cells, text) => {
    expect(parse(cells).faults.map(fault => fault.text)).toEqual([text])
  })

  it('refuses rows of districts that the file may not write', () => {
    expect(parse({}, ['farsta', 'bromma']).faults).toEqual([])
    expect(parse({ Förvaltning: 'Älvsjö' }, ['farsta', 'bromma']).faults).toEqual([
      {
        row: 2,
        column: 'Förvaltning',
        value: 'Älvsjö',
        code: 'districtNotAllowed',
        text: 'Rad 2, Förvaltning: ”Älvsjö” kan inte lämna platser i den här filen. Filen får bara ha platser i Bromma stadsdelsförvaltning och Farsta stadsdelsförvaltning.',
      },
    ])
  })
})

describe('a column that a file of offers has not', () => {
  const stored = parse({ 'Kräver körkort': 'Ja', 'Endast för lärosäte': 'SU', Kommentar: 'Ring först' }).rows
  const [known] = stored
  const SHORT = ['Förvaltning', 'Enhet', 'Verksamhetsområde', 'Antal platser']
  const short = (cells: Record<string, Cell>, among: readonly OfferRow[] = stored) => {
    const needed = Object.fromEntries(SHORT.map(title => [title, OFFER[title] ?? '']))
    return parseOffers(buildRow({ ...needed, ...cells }), REFERENCE, { stored: among })
  }

  it('leaves what is stored of the offer, supervisor and period included, and a note names it', () => {
    const { rows, faults, notes } = short({ 'Antal platser': '3' })
    expect(faults).toEqual([])
    expect(rows).toEqual([{ ...known, places: 3 }])
    expect(notes).toEqual([
      'Kolumnerna ”Handledare”, ”Handledarens e-post”, ”Socionomexamen år”, ”Handledarutbildning”, ”Kräver körkort”, ”Tillgänglig lokal”, ”Endast för lärosäte”, ”Kommentar”, ”Period start” och ”Period slut” finns inte i filen: uppgifterna behålls.',
    ])
  })

  it('keeps what is known of a supervisor for that supervisor alone', () => {
    expect(short({ Handledare: 'tuva  andersson' }).rows[0]?.supervisor).toMatchObject({ degreeYear: 2004 })
    const other = short({ Handledare: 'Bo Ek' }).rows[0]
    expect(other?.supervisor).toEqual({
      name: 'Bo Ek',
      email: null,
      degreeYear: null,
      hasSupervisorCourse: null,
    })
    expect(other?.key).toBe(known?.key)
    expect(short({ Handledare: '' }).rows[0]?.supervisor).toBeNull()
  })

  it('knows a supervisor of the district in an offer that is new', () => {
    const { rows } = short({ Enhet: 'Ny enhet', Handledare: 'Tuva Andersson' })
    expect(rows[0]).toMatchObject({ supervisor: known?.supervisor, requires: [], comment: null })
  })

  it('gives each of several offers that fit to one row, by the supervisor first', () => {
    const header = Object.keys(OFFER)
    const two = [OFFER, { ...OFFER, Handledare: 'Bo Ek', 'Handledarens e-post': 'bo@stockholm.example' }]
    const { rows: both } = parseOffers(
      buildTable(header, ...two.map(cells => Object.values(cells))),
      REFERENCE,
    )
    const titles = [...SHORT, 'Handledare']
    const cells = (name: string) => [...SHORT.map(title => OFFER[title] ?? ''), name]
    const table = buildTable(titles, cells('Cia Dahl'), cells('Tuva Andersson'), cells('Eva Ny'))
    const { rows } = parseOffers(table, REFERENCE, { stored: both })
    expect(rows.map(({ key }) => key).slice(0, 2)).toEqual([both[1]?.key, both[0]?.key])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3)
  })

  it('tells nothing of an offer that is not stored', () => {
    expect(short({}, [])).toMatchObject({ faults: [], notes: [], rows: [{ supervisor: null, requires: [] }] })
  })
})

describe('offerKey', () => {
  const header = Object.keys(OFFER)
  const rowWith = (cells: Record<string, Cell>): Cell[] => Object.values({ ...OFFER, ...cells })
  const keysOf = (...rows: Cell[][]): string[] =>
    parseOffers(buildTable(header, ...rows), REFERENCE).rows.map(row => row.key)

  it('numbers rows that are alike, so that importing a file twice changes nothing', () => {
    const keys = keysOf(rowWith({}), rowWith({ Enhet: 'lss-enheten ', 'Antal platser': 2 }), rowWith({}))
    expect(new Set(keys).size).toBe(3)
    expect(keys.map(key => JSON.parse(key).at(-1))).toEqual([1, 2, 3])
    expect(keysOf(rowWith({}), rowWith({}), rowWith({}))).toEqual(keys)
  })

  it('changes with supervisor, period, field, unit and district, and with nothing else', () => {
    const [key] = keysOf(rowWith({}))
    const others: Record<string, Cell>[] = [
      { 'Handledarens e-post': 'annan@stockholm.example' },
      { 'Period slut': '2020-06-06' },
      { Verksamhetsområde: 'Äldre' },
      { Enhet: 'Öppenvården' },
      { Förvaltning: 'Bromma' },
    ]
    expect(others.flatMap(cells => keysOf(rowWith(cells)))).not.toContain(key)
    const same = {
      'Antal platser': 3,
      Kommentar: 'ny',
      'Handledarens e-post': 'Tuva.Andersson@stockholm.example',
    }
    expect(keysOf(rowWith(same))).toEqual([key])
  })

  it.each([
    ['2019-08-26', '2020-01-19', 'Period slut'],
    ['2020-06-06', '2020-12-20', 'Period start'],
  ])(
    'refuses a period without a day in the term, %s–%s, in a sentence that says the term’s',
    (from, to, column) => {
      const term = { startsOn: '2020-01-20', endsOn: '2020-06-05' }
      const table = buildRow({ ...OFFER, 'Period start': from, 'Period slut': to })
      expect(parseOffers(table, REFERENCE, { term }).faults.map(({ text }) => text)).toEqual([
        `Rad 2, ${column}: Perioden ligger helt utanför terminen, 2020-01-20–2020-06-05. Rätta datumen, eller lämna båda cellerna tomma om det gäller hela terminen.`,
      ])
      expect(parseOffers(table, REFERENCE).faults).toEqual([])
      const partly = buildRow({ ...OFFER, 'Period start': '2019-12-01', 'Period slut': '2020-01-20' })
      expect(parseOffers(partly, REFERENCE, { term }).faults).toEqual([])
    },
  )
})
