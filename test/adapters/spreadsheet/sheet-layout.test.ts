import { describe, expect, it } from 'vitest'
import { buildWorkbook, inlineRows } from './build-workbook.ts'
import { faultOf, faultsOf, notesOf, tableOf } from './read-here.ts'

const sheets = {
  Blad: inlineRows([
    ['Namn', 'Skydd'],
    ['Åsa', 'Ja'],
    ['Bo', null],
    ['Cia', null],
  ]),
}
const merged = (...references: string[]) =>
  `<mergeCells>${references.map(reference => `<mergeCell ref="${reference}"/>`).join('')}</mergeCells>`

describe('merged cells', () => {
  it.each(['B2:B4', 'A1:B1', 'B4:B9', '$A$2:$B$2'])('in the table are refused: %s', async reference => {
    const workbook = buildWorkbook({ sheets, after: merged(reference) })
    expect(await faultOf(workbook, 'a.xlsx')).toEqual({
      code: 'mergedCells',
      text: `Cellerna ${reference} är sammanfogade. Bara den första av dem har ett värde, så resten av raderna skulle bli utan.`,
      remedy: 'Markera cellerna i Excel, välj ”Dela upp celler”, fyll i värdet på varje rad och spara filen.',
    })
  })

  it('are refused one and all, together with what else is wrong', async () => {
    const formula = '<row r="5"><c r="A5"><f>1+1</f><v>2</v></c><c r="B5" t="e"><v>#REF!</v></c></row>'
    const workbook = buildWorkbook({
      sheets: { Blad: sheets.Blad + formula },
      after: merged('A2:A3', 'B2:B4'),
    })
    expect((await faultsOf(workbook, 'a.xlsx')).map(({ code }) => code)).toEqual([
      'formula',
      'errorValue',
      'mergedCells',
      'mergedCells',
    ])
  })

  it('outside the table, or of one cell, are nobody’s concern', async () => {
    const workbook = buildWorkbook({ sheets, after: merged('C1:D4', 'A5:B6', 'A2:A2') })
    expect((await tableOf(workbook, 'a.xlsx')).rows).toHaveLength(3)
  })
})

describe('hidden rows and columns', () => {
  it('are read, with a note of which they are', async () => {
    const rows = sheets.Blad.replace('<row r="2">', '<row r="2" hidden="1">').replace(
      '<row r="3">',
      '<row r="3" hidden="true">',
    )
    const before = '<cols><col min="1" max="1" hidden="0"/><col min="2" max="16384" hidden="1"/></cols>'
    const table = await tableOf(buildWorkbook({ sheets: { Blad: rows }, before }), 'a.xlsx')
    expect(table.rows).toHaveLength(3)
    expect(notesOf(table)).toEqual(['Dolda rader läses också in: 2–3.', 'Dolda kolumner läses också in: B.'])
  })

  it('outside the table are not told of', async () => {
    const after = '<row r="9" hidden="1"/>'
    const before = '<cols><col min="3" max="9" hidden="1"/></cols>'
    const workbook = buildWorkbook({ sheets: { Blad: sheets.Blad + after }, before })
    expect((await tableOf(workbook, 'a.xlsx')).notes).toEqual([])
  })
})

describe('a number', () => {
  const workbookOf = (cell: string, numberFormats: string[] = []) =>
    buildWorkbook({ sheets: { Blad: `${inlineRows([['Nummer']])}<row r="2">${cell}</row>` }, numberFormats })

  it.each(['1234567890123456', '1.2345678901234568E+17'])(
    'of more digits than a spreadsheet keeps is refused: %s',
    async written => {
      expect(await faultOf(workbookOf(`<c r="A2"><v>${written}</v></c>`), 'a.xlsx')).toEqual({
        code: 'longNumber',
        text: 'Rad 2, kolumn A: talet har fler än 15 siffror, och då byter Excel ut de sista mot nollor.',
        remedy: 'Formatera kolumnen som text, skriv in talen på nytt och spara filen.',
      })
    },
  )

  it('of fifteen digits is read', async () => {
    const table = await tableOf(workbookOf('<c r="A2"><v>123456789012345</v></c>'), 'a.xlsx')
    expect(table.rows[0]?.cells).toEqual([123_456_789_012_345])
  })

  it.each([
    ['000000', '1234', '001234'],
    ['000000\\-0000', '9001010017', '900101-0017'],
    ['000&quot;-&quot;00;@', '12345', '123-45'],
  ])('that the format %s shows otherwise is refused: %s', async (format, written, shown) => {
    const fault = await faultOf(workbookOf(`<c r="A2" s="2"><v>${written}</v></c>`, [format]), 'a.xlsx')
    expect(fault).toMatchObject({
      code: 'formattedNumber',
      text: `Rad 2, kolumn A: cellen visar ”${shown}” men har talet ${written}. Nollor och bindestreck finns bara i formatet.`,
    })
  })

  it.each([
    ['000000', '123456'],
    ['0', '7'],
    ['# ##0', '1234'],
    ['0.00', '7'],
    ['00:00', '900'],
  ])('that the format %s shows as it is, or as an amount, is read: %s', async (format, written) => {
    const workbook = workbookOf(`<c r="A2" s="2"><v>${written}</v></c>`, [format])
    expect((await tableOf(workbook, 'a.xlsx')).rows[0]?.cells).toEqual([Number(written)])
  })
})
