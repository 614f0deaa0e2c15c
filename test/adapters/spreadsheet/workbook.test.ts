import { describe, expect, it } from 'vitest'
import { buildWorkbook, inlineRows } from './build-workbook.ts'
import { faultOf, notesOf, tableOf } from './read-here.ts'

const TABLE = inlineRows([['A'], ['x']])

describe('a workbook', () => {
  it('gives dates, numbers, truth values and text as what they are', async () => {
    const cells = [
      '<c r="A2" s="1"><v>43850</v></c>',
      '<c r="B2"><v>7.5</v></c>',
      '<c r="C2" t="b"><v>1</v></c>',
      '<c r="D2" t="s"><v>1</v></c>',
      '<c r="F2" t="d"><v>2020-06-05T00:00:00Z</v></c>',
      '<c r="G2" t="str"><v>a &amp; b</v></c>',
    ]
    const header = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    const workbook = buildWorkbook({
      sheets: { Blad: `${header}<row r="2">${cells.join('')}</row>` },
      sharedStrings: ['Rubrik', ' Åsa '],
    })
    expect((await tableOf(workbook, 'a.xlsx')).rows).toEqual([
      { number: 2, cells: ['2020-01-20', 7.5, 'Ja', 'Åsa', '', '2020-06-05', 'a & b'] },
    ])
  })

  it('numbers rows as the sheet does, whatever is blank between them', async () => {
    const workbook = buildWorkbook({
      sheets: {
        Blad: '<row r="3"><c r="B3" t="inlineStr"><is><t>A</t></is></c></row><row r="4"/><row r="9"><c r="B9"><v>1</v></c></row>',
      },
    })
    expect(await tableOf(workbook, 'a.xlsx')).toEqual({
      headerRow: 3,
      header: ['', 'A'],
      rows: [{ number: 9, cells: ['', 1] }],
      notes: [],
    })
  })

  it('gives its first visible sheet and a note of the others, whose formulas are nobody’s concern', async () => {
    const sheets = {
      Dold: inlineRows([['Fel'], ['fel']]),
      'Studenter &amp; mer': TABLE,
      Uträkning: '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
    }
    const workbook = buildWorkbook({ sheets, sheetAttributes: { Dold: 'state="hidden"' } })
    const table = await tableOf(workbook, 'a.xlsx')
    expect(table.header).toEqual(['A'])
    expect(notesOf(table)).toEqual(['Filen har 2 blad. Bara det första, ”Studenter & mer”, läses in.'])
  })

  it('is read past a hundred thousand rows that are only formatted', async () => {
    const formatted = Array.from(
      { length: 100_000 },
      (_, index) => `<row r="${index + 3}" s="1"><c r="A${index + 3}" s="1"/></row>`,
    )
    const workbook = buildWorkbook({ sheets: { Blad: TABLE + formatted.join('') } })
    expect((await tableOf(workbook, 'a.xlsx')).rows).toHaveLength(1)
  })

  it('is read whole when it is as large as allowed', async () => {
    const rows = Array.from({ length: 5_001 }, (_, row) => [`rad ${row}`, 'Önskemål å ä ö', row])
    const table = await tableOf(buildWorkbook({ sheets: { Blad: inlineRows(rows) } }), 'a.xlsx')
    expect(table.rows).toHaveLength(5_000)
    expect(
      table.rows.every((row, index) => row.cells[0] === `rad ${index + 1}` && row.cells[2] === index + 1),
    ).toBe(true)
  })

  it('is recognised by its contents, not its name', async () => {
    expect((await tableOf(buildWorkbook({ sheets: { Blad: TABLE } }), 'studenter.csv')).header).toEqual(['A'])
  })

  it.each([
    [
      'a formula',
      '<c r="C2"><f>A1</f><v>1</v></c>',
      'formula',
      'Rad 2, kolumn C: cellen har en formel. Formler läses inte.',
    ],
    [
      'a shared formula',
      '<c r="C2"><f t="shared" si="0"/><v>1</v></c>',
      'formula',
      'Rad 2, kolumn C: cellen har en formel. Formler läses inte.',
    ],
    [
      'a prefixed formula',
      '<x:c r="AB2"><x:f>A1</x:f></x:c>',
      'formula',
      'Rad 2, kolumn AB: cellen har en formel. Formler läses inte.',
    ],
    [
      'text that starts a formula',
      '<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c>',
      'formula',
      'Rad 2, kolumn A: cellen har en formel. Formler läses inte.',
    ],
    [
      'an error value',
      '<c r="A2" t="e"><v>#REF!</v></c>',
      'errorValue',
      'Rad 2, kolumn A: cellen har ett felvärde i stället för ett värde.',
    ],
    [
      'a cell far to the right',
      '<c r="GS2"><v>1</v></c>',
      'tooManyColumns',
      'Rad 2 har fler än 200 kolumner.',
    ],
    [
      'a cell outside every sheet',
      '<c r="ZZZZZZZ2"><v>1</v></c>',
      'tooManyColumns',
      'Rad 2 har fler än 200 kolumner.',
    ],
    ['a cell without an address', '<c><v>1</v></c>', 'damaged', 'Arbetsboken är skadad eller ofullständig.'],
    [
      'cells out of order',
      '<c r="B2"><v>1</v></c><c r="A2"><v>1</v></c>',
      'damaged',
      'Arbetsboken är skadad eller ofullständig.',
    ],
    [
      'a reference to no string',
      '<c r="A2" t="s"><v>99</v></c>',
      'damaged',
      'Arbetsboken är skadad eller ofullständig.',
    ],
  ])('is refused for %s', async (_, cell, code, text) => {
    const sheets = { Blad: `${inlineRows([['A', 'B', 'C']])}<row r="2">${cell}</row>` }
    expect(await faultOf(buildWorkbook({ sheets }), 'a.xlsx')).toMatchObject({ code, text })
  })

  it.each([
    ['a stray cell below', '<row r="60000"><c r="A60000"><v>1</v></c></row>', '60\u00a0000'],
    [
      'a row number beyond all sheets',
      '<row r="4000000000"></row><row r="4000000001"><c r="A3"><v>1</v></c></row>',
      '4\u00a0000\u00a0000\u00a0001',
    ],
  ])('is refused for %s', async (_, rows, number) => {
    const fault = await faultOf(buildWorkbook({ sheets: { Blad: TABLE + rows } }), 'a.xlsx')
    expect(fault).toEqual({
      code: 'tooManyRows',
      text: `Filen är ifylld ända till rad ${number}. Högst 5\u00a0000 rader tas emot.`,
      remedy: 'Ta bort det som står under tabellen, eller dela filen.',
    })
  })
})
