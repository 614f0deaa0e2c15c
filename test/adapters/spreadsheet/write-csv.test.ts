import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { csvText } from '../../../src/adapters/spreadsheet/write-csv.ts'
import { workbookOf } from '../../../src/adapters/spreadsheet/write-workbook.ts'

/** What Excel, LibreOffice or Google Sheets would compute, or carry on from in the next cell. */
const FORMULAS = [
  '=HYPERLINK("http://example.com";"x")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '=1+1\nen rad till',
  '@SUM(1)\r\nen rad till',
  ' =1+1',
  '\u00a0+1+1',
  '\u200b=1+1',
  '\ufeff-1+1',
  '\uff1d1+1',
  '\uff0b1+1',
  '\uff0d1+1',
  '\uff20SUM(1)',
]

describe('what a spreadsheet program would compute', () => {
  it.each(FORMULAS)('is text in a CSV file: %j', formula => {
    const { data } = Papa.parse<string[]>(
      csvText(['Namn'], [[formula]])
        .slice(1)
        .trimEnd(),
      { delimiter: ';' },
    )
    expect(data[1]).toEqual([`'${formula}`])
  })

  it.each(['Åsa Öberg', 'a=1', '', ' ', '2020-01-20', '12', '(-1)'])(
    'leaves other text as it is: %j',
    text => {
      expect(csvText(['Namn', 'B'], [[text, 'x']])).toContain(`\r\n${text === ' ' ? '" "' : text};x\r\n`)
    },
  )

  it('cannot break out of its cell, its row or its quotes', () => {
    const cells = ['a";=1+1', 'a\r\n=1+1', 'a;=1+1', '"']
    const { data } = Papa.parse<string[]>(csvText(['A', 'B', 'C', 'D'], [cells]).slice(1), { delimiter: ';' })
    expect(data[1]).toEqual(cells)
  })

  it('is text in a workbook, which has no formula at all', async () => {
    const rows = FORMULAS.map(formula => [formula])
    const parts = unzipSync(await workbookOf([{ name: 'Blad', hasHeading: false, rows }]))
    const sheets = Object.entries(parts).filter(([name]) => /worksheets\/.*\.xml$/.test(name))
    expect(sheets).toHaveLength(1)
    for (const [, bytes] of sheets) expect(Buffer.from(bytes).toString()).not.toMatch(/<f[ >]/)
  })
})
