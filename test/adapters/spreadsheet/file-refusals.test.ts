import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../../src/adapters/spreadsheet/read-table.ts'
import { DEFAULT_LIMITS } from '../../../src/adapters/spreadsheet/limits.ts'
import { buildWorkbook, inlineRows } from './build-workbook.ts'
import { faultOf, faultsOf, toldIn } from './read-here.ts'

const AS_XLSX = 'Öppna filen i Excel och spara den som ”Excel-arbetsbok (.xlsx)” eller ”CSV UTF-8”.'
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('a file is refused', () => {
  it.each<[string, string, Uint8Array | string, string, string]>([
    ['empty', 'a.csv', '', 'Filen är tom.', 'Kontrollera att rätt fil är vald.'],
    ['empty', 'a.csv', '\n;;\n', 'Filen är tom.', 'Kontrollera att rätt fil är vald.'],
    [
      'noRows',
      'a.csv',
      'A;B\n;\n',
      'Filen har inga rader under rubrikraden.',
      'Kontrollera att rätt fil är vald och att tabellen ligger på det första bladet.',
    ],
    [
      'notText',
      'a.csv',
      'A;B\nx\0;1\n',
      'Filen har tecken som inte hör hemma i text, till exempel nolltecken.',
      AS_XLSX,
    ],
    [
      'notText',
      'a.csv',
      'A;B\nx\u0085;1\n',
      'Filen har tecken som inte hör hemma i text, till exempel nolltecken.',
      AS_XLSX,
    ],
    [
      'brokenEncoding',
      'a.csv',
      bytes([0xef, 0xbb, 0xbf], 'A;B\n', [0xe5], ';1'),
      'Filens teckenkodning är trasig: å, ä och ö går inte att läsa säkert.',
      AS_XLSX,
    ],
    [
      'brokenEncoding',
      'a.csv',
      bytes([0xff, 0xfe, 0x41, 0x00, 0x0a]),
      'Filens teckenkodning är trasig: å, ä och ö går inte att läsa säkert.',
      AS_XLSX,
    ],
    [
      'brokenEncoding',
      'a.csv',
      'A;B\nF\ufffdrtur;1\n',
      'Filens teckenkodning är trasig: å, ä och ö går inte att läsa säkert.',
      AS_XLSX,
    ],
    [
      'malformedQuotes',
      'a.csv',
      'A;B\n1;2\n"x;1\n',
      'Rad 3: ett citattecken (") är öppnat men inte stängt, eller står mitt i en cell.',
      AS_XLSX,
    ],
    [
      'malformedQuotes',
      'a.csv',
      'A;B\n"x"y;1\n',
      'Rad 2: ett citattecken (") är öppnat men inte stängt, eller står mitt i en cell.',
      AS_XLSX,
    ],
    [
      'repeatedColumn',
      'a.csv',
      'Namn;B; namn\n1;2;3\n',
      'Rubriken ”namn” finns två gånger, i kolumn A och C.',
      'Ta bort den ena kolumnen eller byt rubrik på den.',
    ],
    [
      'tooManyRows',
      'a.csv',
      `A;B\n${'1;2\n'.repeat(5_001)}`,
      'Filen är ifylld ända till rad 5\u00a0002. Högst 5\u00a0000 rader tas emot.',
      'Ta bort det som står under tabellen, eller dela filen.',
    ],
    [
      'tooManyColumns',
      'a.csv',
      `A;B\n${'1;'.repeat(201)}\n`,
      'Rad 2 har fler än 200 kolumner.',
      'Ta bort kolumner som inte behövs.',
    ],
    [
      'cellTooLong',
      'a.csv',
      `A;B\n1;${'x'.repeat(32_768)}\n`,
      'Rad 2, kolumn B: texten är längre än 32\u00a0767 tecken.',
      'Korta texten.',
    ],
    [
      'oldExcel',
      'a.xls',
      bytes(COMPOUND_FILE, 'Workbook'),
      'Filen är i Excels gamla format (.xls).',
      AS_XLSX,
    ],
    [
      'oldExcel',
      'a.xlsx',
      bytes(COMPOUND_FILE, 'Workbook'),
      'Filen är i Excels gamla format (.xls).',
      AS_XLSX,
    ],
    [
      'encrypted',
      'a.xlsx',
      bytes(COMPOUND_FILE, [...Buffer.from('EncryptedPackage', 'utf16le')]),
      'Arbetsboken är skyddad med lösenord.',
      'Ta bort lösenordet i Excel (Arkiv, Info, Skydda arbetsbok) och spara filen.',
    ],
    [
      'openDocument',
      'a.ods',
      zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<a/>') }),
      'Filen är ett kalkylblad i OpenDocument-format (.ods).',
      'Öppna filen och spara den som ”Excel (.xlsx)” eller CSV.',
    ],
    [
      'binaryExcel',
      'a.xlsb',
      zipSync({ 'xl/workbook.bin': strToU8('x') }),
      'Filen är en binär arbetsbok (.xlsb).',
      AS_XLSX,
    ],
    ['renamed', 'a.XLSX', 'A;B\n1;2\n', 'Filen heter något på .xlsx men innehåller något annat.', AS_XLSX],
    ['renamed', 'a.xls', 'A\tB\n1\t2\n', 'Filen heter något på .xls men innehåller något annat.', AS_XLSX],
    ...[
      ['a.csv', '%PDF-1.7\n'],
      ['a.xls', ' <table><tr><td>A</td></tr></table>'],
      ['a.pdf', 'A;B\n1;2\n'],
    ].map(([name = '', contents = '']): [string, string, string, string, string] => [
      'unknownFileType',
      name,
      contents,
      'Filen är varken en Excel-arbetsbok (.xlsx) eller en CSV-fil.',
      AS_XLSX,
    ]),
    [
      'unknownFileType',
      'a.docx',
      zipSync({ 'word/document.xml': strToU8('<a/>') }),
      'Filen är varken en Excel-arbetsbok (.xlsx) eller en CSV-fil.',
      AS_XLSX,
    ],
    [
      'damaged',
      'a.xlsx',
      buildWorkbook({ sheets: { Blad: inlineRows([['A'], ['x']]) } }).subarray(0, -30),
      'Arbetsboken är skadad eller ofullständig.',
      'Öppna filen i Excel, spara den på nytt och välj den igen.',
    ],
    [
      'damaged',
      'a.xlsx',
      buildWorkbook({ sheets: { Blad: '' }, sheetAttributes: { Blad: 'state="veryHidden"' } }),
      'Arbetsboken är skadad eller ofullständig.',
      'Öppna filen i Excel, spara den på nytt och välj den igen.',
    ],
  ])('as %s: %s', async (code, fileName, file, text, remedy) => {
    expect(await faultOf(file, fileName)).toEqual({ code, text, remedy })
  })

  it('as too large before anything is read', async () => {
    const result = await readTable(new Uint8Array(DEFAULT_LIMITS.maxFileBytes + 200_000), 'a.csv')
    expect(result.ok || toldIn(result.faults)).toEqual([
      {
        code: 'tooLarge',
        text: 'Filen är 5,2 MB. Högst 5 MB tas emot.',
        remedy: 'Ta bort blad, bilder, rader och kolumner som inte behövs, eller dela filen.',
      },
    ])
  })

  it('for everything that is wrong with it, at once', async () => {
    const csv = 'Namn;B;namn;b\n=1+1;x;y;z\n1;@SUM(A1);2;3\n'
    expect((await faultsOf(csv, 'a.csv')).map(({ text }) => text)).toEqual([
      'Rubriken ”namn” finns två gånger, i kolumn A och C.',
      'Rubriken ”b” finns två gånger, i kolumn B och D.',
      'Rad 2, kolumn A: cellen har en formel. Formler läses inte.',
      'Rad 3, kolumn B: cellen har en formel. Formler läses inte.',
    ])
    const many = await faultsOf(`A\n${'=1\n'.repeat(60)}`, 'a.csv')
    expect([many.length, many.at(-1)]).toEqual([
      51,
      { code: 'moreFaults', text: 'Filen har 10 fel till.', remedy: 'Rätta de första och välj filen igen.' },
    ])
  })

  it('as encrypted when a part of the archive is', async () => {
    const workbook = buildWorkbook({ sheets: { Blad: inlineRows([['A'], ['x']]) } })
    const directory = Buffer.from(workbook)
    for (let at = 0; (at = directory.indexOf('PK\u0001\u0002', at)) >= 0; at += 4)
      directory.writeUInt16LE(1, at + 8)
    expect(await faultOf(directory, 'a.xlsx')).toMatchObject({ code: 'encrypted' })
  })
})
