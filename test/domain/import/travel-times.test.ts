import { describe, expect, it } from 'vitest'
import { parseTravelTimes } from './in-swedish.ts'
import { buildTable, REFERENCE } from './build-table.ts'

const districts = REFERENCE.districts.filter(({ id }) => id === 'farsta' || id === 'bromma')
const parse = (...[header, ...rows]: [string[], ...(string | number)[][]]) =>
  parseTravelTimes(buildTable(header, ...rows), { districts })

describe('parseTravelTimes', () => {
  it('gives a row for each filled cell of the matrix', () => {
    expect(
      parse(['Bostadsområde', 'Bromma', 'Farsta SDF'], ['Solna', '24', 47], ['Ekerö', 0, '1 000']),
    ).toMatchObject({ faults: [{ row: 3, column: 'Farsta SDF', code: 'outOfRange' }] })
    expect(parse(['Bostadsområde', 'Bromma', 'Farsta SDF'], ['Solna', '24', 47], ['Ekerö', 0, ''])).toEqual({
      rows: [
        { homeArea: 'Solna', districtId: 'bromma', minutes: 24 },
        { homeArea: 'Solna', districtId: 'farsta', minutes: 47 },
        { homeArea: 'Ekerö', districtId: 'bromma', minutes: 0 },
      ],
      faults: [],
      ignoredColumns: [],
      notes: ['1 cell är tom: den restiden är okänd.'],
      warnings: [],
    })
  })

  it('ignores other columns, reports misspelt districts and notes those without times', () => {
    const outcome = parse(['Bostadsområde', 'Brommma', 'Invånare'], ['Solna', 24, 80_000])
    expect(outcome.faults.map(fault => fault.text)).toEqual([
      'Rad 1: Kolumnen ”Brommma” känns inte igen. Menade du ”Bromma stadsdelsförvaltning”? Byt rubrik eller ta bort kolumnen.',
    ])
    expect(outcome.ignoredColumns).toEqual(['Brommma', 'Invånare'])
    expect(outcome.notes).toEqual([
      'Filen har inga restider till Bromma stadsdelsförvaltning och Farsta stadsdelsförvaltning.',
    ])
  })

  it('refuses a district or an area that comes twice', () => {
    const outcome = parse(
      ['Bostadsområde', 'Farsta', 'Bromma', 'Farsta stadsdelsförvaltning'],
      ['Solna', 1, 2, 3],
      ['SOLNA', 1, 2, 3],
    )
    expect(outcome.faults.map(fault => fault.text)).toEqual([
      'Rad 1: Kolumnerna ”Farsta” och ”Farsta stadsdelsförvaltning” är samma sak. Ta bort den ena.',
      'Rad 3, Bostadsområde: ”SOLNA” står redan på rad 2.',
    ])
  })

  it('asks for the column of areas', () => {
    const outcome = parse(['Område', 'Farsta', 'Bromma'], ['Solna', 1, 2])
    expect(outcome.faults.map(fault => fault.text)).toEqual(['Rad 1: Kolumnen ”Bostadsområde” saknas.'])
  })
})
