import { describe, expect, it } from 'vitest'
import { columnLetters } from '../../../src/domain/import/column-letters.ts'
import { parseStudents } from './in-swedish.ts'
import { buildTable, REFERENCE } from './build-table.ts'

const FOR_NEW = ['Förnamn', 'Efternamn', 'Undanta förvaltning', 'Skyddade personuppgifter']
const REQUIRED = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1', ...FOR_NEW]
const VALUES = ['SU-1', 'a@su.example', 'Farsta', 'Äldre', 'Anna', 'Ek', '', 'Nej']

describe('the columns of a file', () => {
  it('are found whatever their order, case, spaces and composition', () => {
    const header = [' önskemål\u00a0 1 ', 'STUDENTNUMMER', 'bostads omra\u030ade', 'E – post', ...FOR_NEW]
    const table = buildTable(header, ['Äldre', 'SU-1', 'Farsta', 'a@su.example', ...VALUES.slice(4)])
    expect(parseStudents(table, REFERENCE)).toMatchObject({
      faults: [],
      ignoredColumns: [],
      rows: [{ number: 'SU-1', homeArea: 'Farsta', wishes: [{ fieldId: 'aldre' }] }],
    })
  })

  it('are reported when missing, once, with the title that was likely meant', () => {
    const table = buildTable(
      ['Nummer', 'Telefon', ...REQUIRED.slice(2)],
      ['SU-1', '08-1', ...VALUES.slice(2)],
    )
    const { faults, ignoredColumns } = parseStudents(table, REFERENCE)
    expect(faults).toEqual([
      {
        row: 1,
        column: 'Studentnummer',
        value: null,
        code: 'missingColumn',
        text: 'Rad 1: Kolumnen ”Studentnummer” saknas.',
      },
      {
        row: 1,
        column: 'E-post',
        value: null,
        code: 'missingColumn',
        text: 'Rad 1: Kolumnen ”E-post” saknas.',
      },
    ])
    expect(ignoredColumns).toEqual(['Nummer', 'Telefon'])
  })

  it('are suggested when a required one is nearly there', () => {
    const table = buildTable(['Studentnumer', ...REQUIRED.slice(1)], VALUES)
    expect(parseStudents(table, REFERENCE).faults.map(fault => fault.text)).toEqual([
      'Rad 1: Kolumnen ”Studentnummer” saknas. Menade du ”Studentnumer”?',
    ])
  })

  it('are not skipped in silence when an optional one is misspelt', () => {
    const table = buildTable([...REQUIRED, 'Tillgänglighetsbehv'], [...VALUES, 'Ja'])
    expect(parseStudents(table, REFERENCE).faults.map(fault => fault.text)).toEqual([
      'Rad 1: Kolumnen ”Tillgänglighetsbehv” känns inte igen. Menade du ”Tillgänglighetsbehov”? Byt rubrik eller ta bort kolumnen.',
    ])
  })

  it('are said once to be missing, misspelt or not, when new students need them', () => {
    const header = [...REQUIRED.slice(0, 5), 'Undanta forvaltning']
    const table = buildTable(header, [...VALUES.slice(0, 5), 'Farsta'])
    expect(parseStudents(table, REFERENCE).faults.map(fault => fault.text)).toEqual([
      'Rad 1: Kolumnen ”Undanta forvaltning” känns inte igen. Menade du ”Undanta förvaltning”? Byt rubrik eller ta bort kolumnen.',
      'Rad 1: Kolumnen ”Efternamn” saknas. Den måste finnas när filen har nya studenter, och den här har 1. Lägg till kolumnen.',
      'Rad 1: Kolumnen ”Skyddade personuppgifter” saknas. Den måste finnas när filen har nya studenter, och den här har 1. Lägg till kolumnen.',
    ])
  })

  it.each([
    ['E-post', 'E-postadress'],
    ['Studentnummer', 'Studentnr'],
    ['Bostadsområde', 'Bostads område'],
  ])('are refused when two are the same: %s and %s', (title, other) => {
    const table = buildTable([...REQUIRED, other], [...VALUES, 'x'])
    expect(parseStudents(table, REFERENCE)).toMatchObject({
      ignoredColumns: [],
      faults: [
        {
          row: 1,
          column: other,
          code: 'repeatedColumn',
          text: `Rad 1: Kolumnerna ”${title}” och ”${other}” är samma sak. Ta bort den ena.`,
        },
      ],
    })
  })

  it('are listed when they mean nothing here, by letter when they have no title but cells', () => {
    const table = buildTable([...REQUIRED, 'Anteckning', '', ''], [...VALUES, 'x', '', 'y'])
    const { faults, ignoredColumns } = parseStudents(table, REFERENCE)
    expect(faults).toEqual([])
    expect(ignoredColumns).toEqual(['Anteckning', 'K (utan rubrik)'])
  })

  it('are fewer than the cells of a row with a stray separator', () => {
    const table = buildTable(REQUIRED, [...VALUES, '', 'x', ''])
    expect(parseStudents(table, REFERENCE).faults).toEqual([
      {
        row: 2,
        column: null,
        value: null,
        code: 'cellsBeyondHeader',
        text: 'Rad 2: Raden har 10 celler men rubrikraden 8. Kontrollera skiljetecken och citattecken.',
      },
    ])
  })
})

describe('columnLetters', () => {
  it('names columns as spreadsheet programs do', () => {
    expect([0, 25, 26, 51, 52, 701, 702, 16_383].map(columnLetters)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
      'XFD',
    ])
  })
})
