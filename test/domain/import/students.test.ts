import { describe, expect, it } from 'vitest'
import { parseStudents } from './in-swedish.ts'
import { type StudentRow } from '../../../src/domain/import/students.ts'
import type { Cell } from '../../../src/domain/import/table.ts'
import { buildRow, buildStudents, REFERENCE } from './build-table.ts'

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

const parse = (cells: Record<string, Cell>, stored: StudentRow[] = []) =>
  parseStudents(buildRow({ ...ANNA, ...cells }), REFERENCE, { stored })

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
      warnings: [],
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
        text: 'Rad 2, Önskemål 2: ”Barn o unga” är inget verksamhetsområde. Menade du ”Barn och unga”?',
      },
    ])
  })

  it.each<[Record<string, Cell>, string]>([
    [{ 'Önskemål 1': 'Farsta' }, 'Önskemål 1: ”Farsta” är inget verksamhetsområde. Menade du ”@ Farsta”?'],
    [
      { 'Önskemål 1': '@ äldre' },
      'Önskemål 1: ”äldre” är ett verksamhetsområde, ingen förvaltning. Skriv ”äldre” utan @.',
    ],
    [
      { 'Önskemål 1': 'Snickeri' },
      'Önskemål 1: ”Snickeri” är inget verksamhetsområde. Skriv något av: Barn och unga, Ekonomiskt bistånd och Äldre.',
    ],
    [
      { Studentnummer: 'SU-1, SU-2' },
      'Studentnummer: ”SU-1, SU-2” har komma eller semikolon, som skiljer numren åt i ”Placeras med”. Skriv studentnumret utan.',
    ],
    [
      { Förnamn: '' },
      'Förnamn: Cellen är tom men måste fyllas i. Fyll i den, eller ta bort raden om den inte ska med.',
    ],
    [{ Förnamn: 'An\u0085na' }, 'Förnamn: Cellen har ett osynligt styrtecken. Skriv om texten i cellen.'],
    [
      { Körkort: 'kanske' },
      'Körkort: ”kanske” är varken Ja eller Nej. Skriv Ja eller Nej, eller lämna cellen tom.',
    ],
    [
      { 'Önskemål 1': 'Äldre @' },
      'Önskemål 1: ”Äldre @” går inte att läsa som ett önskemål. Skriv ”Verksamhetsområde @ Förvaltning”, ”Verksamhetsområde” eller ”@ Förvaltning”.',
    ],
    [{ 'Önskemål 2': 'barn och  unga' }, 'Önskemål 2: Samma önskemål som ”Önskemål 1”. Ta bort det ena.'],
    [
      { 'Undanta förvaltning': 'Farsta, Fasta' },
      'Undanta förvaltning: ”Fasta” är ingen förvaltning. Menade du ”Farsta stadsdelsförvaltning”?',
    ],
    [
      { Studentnummer: '' },
      'Studentnummer: Cellen är tom men måste fyllas i. Fyll i den, eller ta bort raden om den inte ska med.',
    ],
    [
      { 'E-post': '' },
      'E-post: Cellen är tom men måste fyllas i. Fyll i den, eller ta bort raden om den inte ska med.',
    ],
    [{ Kön: 'Okänt' }, 'Kön: ”Okänt” är inte Kvinna, Man eller Annat. Lämna cellen tom om uppgiften saknas.'],
    [{ 'Max restid (min)': '7.5' }, 'Max restid (min): ”7.5” har decimalpunkt. Skriv decimalkomma: 7,5.'],
    [{ 'Max restid (min)': 300 }, 'Max restid (min): ”300” är inte ett heltal från 10 till 240.'],
    [{ 'Placeras med': 'su-1001' }, 'Placeras med: En student kan inte placeras med sig själv.'],
    [
      { 'Placeras med': 'SU-9' },
      'Placeras med: Studenten ”SU-9” finns varken i filen eller bland lärosätets inlästa studenter.',
    ],
    [
      { 'Period slut': '' },
      'Period slut: Cellen är tom men ”Period start” är ifylld. Fyll i båda datumen eller inget av dem.',
    ],
    [
      { 'Period slut': '2020-01-20' },
      'Period slut: Perioden slutar 2020-01-20 men börjar 2020-01-20. Den ska sluta efter att den har börjat.',
    ],
    [
      { 'Period start': '20 jan 2020' },
      'Period start: ”20 jan 2020” är inget datum skrivet som år-månad-dag. Skriv till exempel 2020-01-20.',
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
    const rows = Array.from({ length: 1_100 }, () => ({ 'E-post': 'ingen' }))
    const outcome = parseStudents(buildStudents(...rows), REFERENCE)
    expect([outcome.faults.length, outcome.faults.at(-1)?.row]).toEqual([1_000, 1_001])
    expect(outcome.notes).toEqual(['Bara de första 1000 felen är med i listan. Det finns 100 till.'])
  })

  it('reports a number that comes twice, whatever its case', () => {
    const table = buildStudents({ Studentnummer: 'SU-1' }, { Studentnummer: ' su-1' })
    expect(parseStudents(table, REFERENCE).faults).toEqual([
      {
        row: 3,
        column: 'Studentnummer',
        value: 'su-1',
        code: 'repeatedValue',
        text: 'Rad 3, Studentnummer: ”su-1” står redan på rad 2.',
      },
    ])
  })

  it('finds companions in the file and among those stored, in the spelling they have there', () => {
    const others = ['SU-7', 'SU-8'].map(Studentnummer => ({ Studentnummer }))
    const { rows: stored } = parseStudents(buildStudents(...others), REFERENCE)
    const { rows } = parse({ 'Placeras med': 'SU-8; su-7' }, stored)
    expect(rows[0]?.togetherWith).toEqual(['SU-7', 'SU-8'])
  })
})

describe('personal data in parseStudents', () => {
  it('keeps the class of a priority and nothing of its reason', () => {
    const reasons = ['Medicinska skäl', 'Nej', '', '2', 'Ja', '0']
    const outcome = parseStudents(buildStudents(...reasons.map(Förtur => ({ Förtur }))), REFERENCE)
    expect(outcome.rows.map(row => row.priority)).toEqual([1, 0, 0, 2, 1, 0])
    expect(outcome.notes).toEqual(['1 skäl till förtur sparas inte, bara att studenten har förtur.'])
    expect(JSON.stringify(outcome)).not.toContain('Medicinska')
  })

  it.each(['12', '–', 'nej.', 'Nej tack', 'kanske', 'Ja, av medicinska skäl'])(
    'refuses %s for a priority and does not repeat it',
    cell => {
      expect(parse({ Förtur: cell }).faults).toEqual([
        {
          row: 2,
          column: 'Förtur',
          value: null,
          code: 'notAPriority',
          text: 'Rad 2, Förtur: Skriv Ja, Nej eller en klass från 1 till 9, eller lämna cellen tom om studenten inte har förtur. Skriv inget skäl.',
        },
      ])
    },
  )

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

  it.each(['Studentnummer', 'Förnamn', 'E-post', 'Bostadsområde', 'Placeras med', 'Önskemål 1'])(
    'refuses a personal identity number in %s and never repeats it',
    column => {
      const outcome = parse({ [column]: '19121212\u20131212' })
      expect(outcome.faults).toEqual([
        {
          row: 2,
          column,
          value: null,
          code: 'personalIdentityNumber',
          text: `Rad 2, ${column}: Cellen ser ut att innehålla ett personnummer. Ta bort det: personnummer tas inte emot. En student anges med lärosätets studentnummer.`,
        },
      ])
    },
  )

  it('takes ten digits for a student’s number, but not for a name', () => {
    expect(parse({ Studentnummer: '1212121212' }).faults).toEqual([])
    expect(parse({ Efternamn: 'Ek 1212121212' }).faults.map(fault => fault.code)).toEqual([
      'personalIdentityNumber',
    ])
  })
})

describe('addresses in parseStudents', () => {
  it('notes the rows of students who share an address, whatever its capitals', () => {
    const addresses = ['f.jonsson@sh.example', 'anna@sh.example', 'F.Jonsson@sh.example']
    const rows = addresses.map(address => ({ 'E-post': address }))
    const outcome = parseStudents(buildStudents(...rows), REFERENCE)
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
    const rows = Array.from({ length: 7 }, () => ({ Bostadsområde: 'Naka' }))
    const outcome = parseStudents(buildStudents(...rows), REFERENCE)
    expect(outcome.rows[0]?.homeArea).toBe('Naka')
    expect(outcome.faults).toEqual([])
    expect(outcome.notes).toEqual([
      'Bostadsområdet ”Naka” (rad 2, 3, 4, 5, 6 och 2 till) finns inte i restidstabellen, så restiden är okänd. Menade du ”Nacka”?',
    ])
  })

  it('notes at most twenty areas by name, and none before any travel time is stored', () => {
    const rows = Array.from({ length: 22 }, (_, index) => ({ Bostadsområde: `Ort ${index}x` }))
    const table = buildStudents(...rows)
    const { notes } = parseStudents(table, REFERENCE)
    expect([notes.length, notes.at(-1)]).toEqual([
      21,
      'Ytterligare 2 bostadsområden finns inte i restidstabellen.',
    ])
    expect(parseStudents(table, { ...REFERENCE, homeAreas: [] }).notes).toEqual([])
  })
})
