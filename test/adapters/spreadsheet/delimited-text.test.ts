import { describe, expect, it } from 'vitest'
import { buildWorkbook, inlineRows } from './build-workbook.ts'
import { faultOf, tableOf } from './read-here.ts'

const ROWS = [
  ['Namn', 'Önskemål', 'Tal'],
  ['Åsa "Ö" Ek', 'Äldre; eller, barn', '7,5'],
  ['två\nrader', '', '0012'],
]

const delimited = (delimiter: string, lineEnd: string): string =>
  ROWS.map(cells => cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(lineEnd)

const utf16 = (text: string, bigEndian: boolean): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

const ENCODINGS: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': text => Buffer.from(text),
  'UTF-8 with a mark': text => Buffer.from(`\ufeff${text}`),
  'UTF-16 LE': text => utf16(text, false),
  'UTF-16 BE': text => utf16(text, true),
  'Windows-1252': text => Buffer.from(text, 'latin1'),
}

const VARIANTS = Object.keys(ENCODINGS).flatMap(encoding =>
  [';', ',', '\t'].flatMap(delimiter => ['\r\n', '\n', '\r'].map(end => ({ encoding, delimiter, end }))),
)

const EXPECTED = {
  headerRow: 1,
  header: ROWS[0],
  rows: [
    { number: 2, cells: ROWS[1] },
    { number: 3, cells: ROWS[2] },
  ],
  notes: [],
}

describe('a text file', () => {
  it.each(VARIANTS)('is the same table in $encoding with $delimiter and $end', async variant => {
    const encode = ENCODINGS[variant.encoding]
    const bytes = encode?.(delimited(variant.delimiter, variant.end)) ?? new Uint8Array()
    expect(await tableOf(bytes, 'fil.csv')).toEqual(EXPECTED)
  })

  it('is the same table as a workbook with the same cells', async () => {
    const escaped = ROWS.map(cells => cells.map(cell => (cell === '' ? null : cell)))
    const workbook = buildWorkbook({ sheets: { Blad: inlineRows(escaped) } })
    expect(await tableOf(workbook, 'fil.xlsx')).toEqual(EXPECTED)
  })

  it('has Windows-1252 letters beyond Latin-1', async () => {
    const table = await tableOf(Buffer.from([0x41, 0x0a, 0x80, 0x97, 0x9e, 0x9f, 0xe5]), 'fil.csv')
    expect(table.rows).toEqual([{ number: 2, cells: ['€—žŸå'] }])
  })

  it('keeps row numbers as a spreadsheet program has them, over blank rows and line breaks in cells', async () => {
    const table = await tableOf('\n;;\nA;B\n\n"x\ny";1\n ; \nz;2\n\n', 'fil.csv')
    expect(table.headerRow).toBe(3)
    expect(table.rows).toEqual([
      { number: 5, cells: ['x\ny', '1'] },
      { number: 7, cells: ['z', '2'] },
    ])
  })

  it('takes the separator from the header outside quotes, or from a first line sep=', async () => {
    expect((await tableOf('"a;b;c",d\n1;2,3\n', 'a.csv')).rows[0]?.cells).toEqual(['1;2', '3'])
    expect(await tableOf('sep=,\na;x,b\n1,2\n', 'a.csv')).toMatchObject({
      header: ['a;x', 'b'],
      rows: [{ number: 2, cells: ['1', '2'] }],
    })
    expect((await tableOf('Id\nx,y\n', 'a.csv')).rows[0]?.cells).toEqual(['x,y'])
  })

  it('joins a title to one line and leaves out empty columns at the end', async () => {
    const table = await tableOf('"Max restid\n(min)";B;;\n1;;;\n', 'fil.csv')
    expect(table).toMatchObject({ header: ['Max restid (min)', 'B'], rows: [{ cells: ['1'] }] })
  })

  it.each([
    ['@ Farsta'],
    ['@Farsta (söder)'],
    ['+46 8 508 00 000'],
    ['-12'],
    ['- ej bestämt'],
    ['+'],
    ['-Anna'],
  ])('holds the text %j, which is no formula', async cell => {
    expect((await tableOf(`A;B\n${cell};1\n`, 'fil.csv')).rows[0]?.cells[0]).toBe(cell)
  })

  it.each([
    ['=1+1'],
    [' =HYPERLINK(A1)'],
    ['+A1'],
    ['-$B$2*2'],
    ['+SUM(A1)'],
    ['- SUMMA(A1)'],
    ['@SUM(1)'],
    ["+cmd|' /C calc'!A0"],
  ])('is refused for the formula %j', async cell => {
    expect(await faultOf(`A;B\n1;2\nx;"${cell}"\n`, 'fil.csv')).toEqual({
      code: 'formula',
      text: 'Rad 3, kolumn B: cellen har en formel. Formler läses inte.',
      remedy: 'Kopiera tabellen, klistra in den som värden och spara filen.',
    })
  })
})
