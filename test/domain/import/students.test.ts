import { describe, expect, it } from 'vitest'
import { parseStudents } from '../../../src/domain/import/students.ts'
import type { Cell } from '../../../src/domain/import/table.ts'
import { buildRow, buildTable, REFERENCE } from './build-table.ts'

const ANNA: Record<string, Cell> = {
  Studentnummer: 'SU-1001',
  Förnamn: 'Anna',
  Efternamn: 'Ek',
  'E-post': 'anna.ek@student.su.example',
  Kön: 'Kvinna',
  Bostadsområde: 'Farsta',
  'Max restid (min)': '',
  Körkort: 'Nej',
  'Önskemål 1': 'Barn och unga',
  'Önskemål 2': '',
  'Önskemål 3': '',
  'Undanta förvaltning': '',
  Förtur: '',
  Tillgänglighetsbehov: 'Nej',
  'Skyddade personuppgifter': 'Nej',
  'Placeras med': '',
  'Period start': '2020-01-20',
  'Period slut': '2020-06-05',
}

const parse = (cells: Record<string, Cell>, existingNumbers: string[] = []) =>
  parseStudents(buildRow({ ...ANNA, ...cells }), REFERENCE, { existingNumbers })

const textsOf = (cells: Record<string, Cell>): string[] => parse(cells).faults.map(fault => fault.text)

describe('parseStudents', () => {
  it('makes a typed row of a row without faults', () => {
    const outcome = parse({
      'Max restid (min)': 60,
      Körkort: 'Ja',
      'Önskemål 1': 'Barn och unga @ Farsta',
      'Önskemål 2': '@ Älvsjö',
      'Önskemål 3': 'äldre',
      'Undanta förvaltning': 'Norrmalm, Bromma stadsdelsförvaltning, norrmalm',
      Förtur: 3,
      Tillgänglighetsbehov: 'Ja',
    })
    expect(outcome).toEqual({
      rows: [
        {
          number: 'SU-1001',
          firstName: 'Anna',
          lastName: 'Ek',
          email: 'anna.ek@student.su.example',
          sex: 'female',
          homeArea: 'Farsta',
          maxTravelMinutes: 60,
          has: ['driving-licence'],
          needs: ['step-free'],
          priority: 3,
          onlyWishes: false,
          protected: false,
          wishes: [
            { fieldId: 'barn-och-unga', districtId: 'farsta' },
            { districtId: 'alvsjo' },
            { fieldId: 'aldre' },
          ],
          blockedDistrictIds: ['bromma', 'norrmalm'],
          togetherWith: [],
          fromOn: '2020-01-20',
          toOn: '2020-06-05',
        },
      ],
      faults: [],
      ignoredColumns: [],
      notes: [],
    })
  })

  it('closes gaps between wishes and keeps their order', () => {
    const { rows, faults } = parse({ 'Önskemål 1': '', 'Önskemål 2': 'Äldre', 'Önskemål 3': '@ Farsta' })
    expect(faults).toEqual([])
    expect(rows[0]?.wishes).toEqual([{ fieldId: 'aldre' }, { districtId: 'farsta' }])
  })

  it('says where a fault is, what the cell holds and what was likely meant', () => {
    expect(parse({ 'Önskemål 2': 'Barn o unga' }).faults).toEqual([
      {
        row: 2,
        column: 'Önskemål 2',
        value: 'Barn o unga',
        code: 'unknownField',
        text: "Rad 2, Önskemål 2: 'Barn o unga' är inget verksamhetsområde. Menade du 'Barn och unga'?",
      },
    ])
  })

  it.each<[Record<string, Cell>, string]>([
    [{ 'Önskemål 1': 'Farsta' }, "Önskemål 1: 'Farsta' är inget verksamhetsområde. Menade du '@ Farsta'?"],
    [{ 'Önskemål 1': '@ Äldre' }, "Önskemål 1: 'Äldre' är ingen förvaltning. Menade du 'Äldre'?"],
    [
      { 'Önskemål 1': 'Äldre @' },
      "Önskemål 1: 'Äldre @' går inte att läsa som ett önskemål. Skriv 'Verksamhetsområde @ Förvaltning', 'Verksamhetsområde' eller '@ Förvaltning'.",
    ],
    [{ 'Önskemål 2': 'barn och  unga' }, "Önskemål 2: Samma önskemål som 'Önskemål 1'. Ta bort det ena."],
    [
      { 'Undanta förvaltning': 'Farsta, Fasta' },
      "Undanta förvaltning: 'Fasta' är ingen förvaltning. Menade du 'Farsta stadsdelsförvaltning'?",
    ],
    [{ Studentnummer: '' }, 'Studentnummer: Cellen är tom men måste fyllas i.'],
    [{ 'E-post': '' }, 'E-post: Cellen är tom men måste fyllas i.'],
    [{ Kön: 'Okänt' }, "Kön: 'Okänt' är inte Kvinna, Man eller Annat. Lämna cellen tom om uppgiften saknas."],
    [{ 'Max restid (min)': '7.5' }, "Max restid (min): '7.5' har decimalpunkt. Skriv decimalkomma: 7,5."],
    [{ 'Max restid (min)': 300 }, "Max restid (min): '300' är inte ett heltal från 10 till 240."],
    [{ 'Placeras med': 'su-1001' }, 'Placeras med: En student kan inte placeras med sig själv.'],
    [
      { 'Placeras med': 'SU-9' },
      "Placeras med: Studenten 'SU-9' finns varken i filen eller bland lärosätets inlästa studenter.",
    ],
    [
      { 'Period slut': '' },
      "Period slut: Cellen är tom men 'Period start' är ifylld. Fyll i båda datumen eller inget av dem.",
    ],
    [
      { 'Period slut': '2020-01-20' },
      'Period slut: Perioden slutar 2020-01-20 men börjar 2020-01-20. Den ska sluta efter att den har börjat.',
    ],
    [
      { 'Period start': '20 jan 2020' },
      "Period start: '20 jan 2020' är inget datum skrivet som år-månad-dag. Skriv till exempel 2020-01-20.",
    ],
    [
      { 'Undanta förvaltning': 'x,'.repeat(2_000) },
      'Undanta förvaltning: Texten är 4000 tecken lång. Högst 3000 får plats.',
    ],
    [{ Förnamn: 'A'.repeat(101) }, 'Förnamn: Texten är 101 tecken lång. Högst 100 får plats.'],
  ])('finds the one fault in %j', (cells, text) => {
    expect(textsOf(cells)).toEqual([`Rad 2, ${text}`])
  })

  it('reports both halves of a wish and every other faulty cell of the row', () => {
    expect(parse({ 'Önskemål 1': 'Skola @ Lund', Körkort: 'B' }).faults.map(fault => fault.code)).toEqual([
      'notYesNo',
      'unknownField',
      'unknownDistrict',
    ])
  })

  it('lists a thousand faults and counts the rest', () => {
    const header = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1']
    const rows = Array.from({ length: 1_100 }, (_, index) => [`SU-${index}`, 'ingen', '', ''])
    const outcome = parseStudents(buildTable(header, ...rows), REFERENCE)
    expect([outcome.faults.length, outcome.faults.at(-1)?.row]).toEqual([1_000, 1_001])
    expect(outcome.notes).toEqual(['Bara de första 1000 felen är med i listan. Det finns 100 till.'])
  })

  it('reports a number that comes twice, whatever its case', () => {
    const header = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1']
    const table = buildTable(
      header,
      ['SU-1', 'a@su.example', 'Farsta', ''],
      [' su-1', 'b@su.example', 'Farsta', ''],
    )
    expect(parseStudents(table, REFERENCE).faults).toEqual([
      {
        row: 3,
        column: 'Studentnummer',
        value: 'su-1',
        code: 'repeatedValue',
        text: "Rad 3, Studentnummer: 'su-1' står redan på rad 2.",
      },
    ])
  })

  it('finds companions in the file and among those stored, in the spelling they have there', () => {
    expect(parse({ 'Placeras med': 'su-7; SU-8' }, ['SU-7', 'SU-8']).rows[0]?.togetherWith).toEqual([
      'SU-8',
      'SU-7',
    ])
  })
})

describe('personal data in parseStudents', () => {
  it('keeps the class of a priority and nothing of its reason', () => {
    const reasons = ['Medicinska skäl', 'Nej', '', '2', 'Ja', '0']
    const rows = reasons.map((reason, index) => [`SU-${index}`, `s${index}@su.example`, 'Farsta', '', reason])
    const header = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1', 'Förtur']
    const outcome = parseStudents(buildTable(header, ...rows), REFERENCE)
    expect(outcome.rows.map(row => row.priority)).toEqual([1, 0, 0, 2, 1, 0])
    expect(outcome.notes).toEqual(['1 skäl till förtur sparas inte, bara att studenten har förtur.'])
    expect(JSON.stringify(outcome)).not.toContain('Medicinska')
  })

  it('does not repeat the cell when the class is out of range', () => {
    expect(parse({ Förtur: '12' }).faults).toEqual([
      {
        row: 2,
        column: 'Förtur',
        value: null,
        code: 'notAPriority',
        text: 'Rad 2, Förtur: Klassen ska vara en siffra från 1 till 9. Lämna cellen tom om studenten inte har förtur.',
      },
    ])
  })

  it('drops the name and address of a protected person, unread', () => {
    const outcome = parse({ 'Skyddade personuppgifter': 'Ja', 'E-post': 'inte en adress' })
    expect(outcome.faults).toEqual([])
    expect(outcome.rows[0]).toMatchObject({ protected: true, firstName: null, lastName: null, email: null })
    expect(outcome.notes).toEqual([
      '1 student har skyddade personuppgifter: namn och e-postadress sparas inte.',
    ])
    expect(JSON.stringify(outcome)).not.toMatch(/Anna|Ek\b|adress"/)
  })

  it('hides the person too while the protection cell is misspelt', () => {
    const outcome = parse({ 'Skyddade personuppgifter': 'Jaa', 'E-post': 'anna(at)hemma.example' })
    expect(outcome.faults.map(fault => fault.code)).toEqual(['notYesNo'])
    expect(JSON.stringify(outcome)).not.toMatch(/Anna|hemma/)
  })

  it.each(['19121212-1212', '121212-1212', '191212121212', '121272-1219', '20121212 1212'])(
    'refuses the personal identity number %s and never repeats it',
    number => {
      const outcome = parse({ Studentnummer: number })
      expect(outcome.faults).toEqual([
        {
          row: 2,
          column: 'Studentnummer',
          value: null,
          code: 'personalIdentityNumber',
          text: 'Rad 2, Studentnummer: Cellen ser ut att innehålla ett personnummer. Använd lärosätets studentnummer: personnummer tas inte emot.',
        },
      ])
    },
  )

  it.each(['SU-1001', '1212121212', '121212-1213', '121312-1212', '20201234'])(
    'takes %s for a number',
    number => {
      expect(parse({ Studentnummer: number }).faults).toEqual([])
    },
  )
})

describe('addresses in parseStudents', () => {
  it('notes the rows of students who share an address, whatever its capitals', () => {
    const header = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1']
    const addresses = ['f.jonsson@sh.example', 'anna@sh.example', 'F.Jonsson@sh.example']
    const rows = addresses.map((address, index) => [`SH-${index}`, address, 'Farsta', ''])
    const outcome = parseStudents(buildTable(header, ...rows), REFERENCE)
    expect(outcome.faults).toEqual([])
    expect(outcome.notes).toEqual([
      'Flera studenter har samma e-postadress (rad 2 och 4). Var och en får breven till de andra med deras personliga länkar: kontrollera adresserna.',
    ])
  })
})

describe('home areas in parseStudents', () => {
  it('spells a known area as the travel times do', () => {
    expect(parse({ Bostadsområde: 'upplands bro' }).rows[0]?.homeArea).toBe('Upplands-Bro')
  })

  it('keeps an unknown area and notes on which rows it stands', () => {
    const header = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1']
    const rows = Array.from({ length: 7 }, (_, index) => [`SU-${index}`, `s${index}@su.example`, 'Naka', ''])
    const outcome = parseStudents(buildTable(header, ...rows), REFERENCE)
    expect(outcome.rows[0]?.homeArea).toBe('Naka')
    expect(outcome.faults).toEqual([])
    expect(outcome.notes).toEqual([
      "Bostadsområdet 'Naka' (rad 2, 3, 4, 5, 6 och 2 till) finns inte i restidstabellen, så restiden är okänd. Menade du 'Nacka'?",
    ])
  })

  it('notes at most twenty areas by name, and none before any travel time is stored', () => {
    const header = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1']
    const rows = Array.from({ length: 22 }, (_, index) => [
      `SU-${index}`,
      `s${index}@su.example`,
      `Ort ${index}x`,
      '',
    ])
    const table = buildTable(header, ...rows)
    const { notes } = parseStudents(table, REFERENCE)
    expect([notes.length, notes.at(-1)]).toEqual([
      21,
      'Ytterligare 2 bostadsområden finns inte i restidstabellen.',
    ])
    expect(parseStudents(table, { ...REFERENCE, homeAreas: [] }).notes).toEqual([])
  })
})
