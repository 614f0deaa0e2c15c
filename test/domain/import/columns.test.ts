import { describe, expect, it } from 'vitest'
import { columnLetters } from '../../../src/domain/import/column-letters.ts'
import { parseStudents } from '../../../src/domain/import/students.ts'
import { buildTable, REFERENCE } from './build-table.ts'

const REQUIRED = ['Studentnummer', 'E-post', 'Bostadsområde', 'Önskemål 1']
const VALUES = ['SU-1', 'a@su.example', 'Farsta', 'Äldre']

describe('the columns of a file', () => {
  it('are found whatever their order, case, spaces and composition', () => {
    const header = [' önskemål\u00a0 1 ', 'STUDENTNUMMER', 'bostadsomra\u030ade', 'E–post']
    const table = buildTable(header, ['Äldre', 'SU-1', 'Farsta', 'a@su.example'])
    expect(parseStudents(table, REFERENCE)).toMatchObject({
      faults: [],
      ignoredColumns: [],
      rows: [{ number: 'SU-1', homeArea: 'Farsta', wishes: [{ fieldId: 'aldre' }] }],
    })
  })

  it('are reported when missing, once, with the title that was likely meant', () => {
    const table = buildTable(['Nummer', 'Telefon', ...REQUIRED.slice(2)], ['SU-1', '08-1', 'Farsta', 'Äldre'])
    const { faults, ignoredColumns } = parseStudents(table, REFERENCE)
    expect(faults).toEqual([
      {
        row: 1,
        column: 'Studentnummer',
        value: null,
        code: 'missingColumn',
        text: "Rad 1: Kolumnen 'Studentnummer' saknas.",
      },
      {
        row: 1,
        column: 'E-post',
        value: null,
        code: 'missingColumn',
        text: "Rad 1: Kolumnen 'E-post' saknas.",
      },
    ])
    expect(ignoredColumns).toEqual(['Nummer', 'Telefon'])
  })

  it('are suggested when a required one is nearly there', () => {
    const table = buildTable(['Studentnumer', ...REQUIRED.slice(1)], VALUES)
    expect(parseStudents(table, REFERENCE).faults.map(fault => fault.text)).toEqual([
      "Rad 1: Kolumnen 'Studentnummer' saknas. Menade du 'Studentnumer'?",
    ])
  })

  it('are not skipped in silence when an optional one is misspelt', () => {
    const table = buildTable([...REQUIRED, 'Undanta forvaltning'], [...VALUES, 'Farsta'])
    expect(parseStudents(table, REFERENCE).faults.map(fault => fault.text)).toEqual([
      "Rad 1: Kolumnen 'Undanta forvaltning' känns inte igen. Menade du 'Undanta förvaltning'? Byt rubrik eller ta bort kolumnen.",
    ])
  })

  it('are listed when they mean nothing here, by letter when they have no title but cells', () => {
    const table = buildTable([...REQUIRED, 'Anteckning', '', ''], [...VALUES, 'x', '', 'y'])
    const { faults, ignoredColumns } = parseStudents(table, REFERENCE)
    expect(faults).toEqual([])
    expect(ignoredColumns).toEqual(['Anteckning', 'G (utan rubrik)'])
  })

  it('are fewer than the cells of a row with a stray separator', () => {
    const table = buildTable(REQUIRED, [...VALUES, '', 'x', ''])
    expect(parseStudents(table, REFERENCE).faults).toEqual([
      {
        row: 2,
        column: null,
        value: null,
        code: 'cellsBeyondHeader',
        text: 'Rad 2: Raden har 6 celler men rubrikraden 4. Kontrollera skiljetecken och citattecken.',
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
