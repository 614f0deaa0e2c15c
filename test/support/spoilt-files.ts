import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { spoiltBytes } from './hostile-calls.ts'
import { hostileTexts } from './hostile-values.ts'

type Change<T> = (value: T) => T

const CELLS = [
  '',
  ' ',
  'Ja',
  '0',
  '-1',
  '1e9',
  '99999999999999999999',
  '43850',
  '43850,5',
  '2020-02-30',
  '20/1 2020',
  '0001-01-01',
  '#N/A',
  '#REF!',
  '=1+1',
  '=HYPERLINK("http://example.com";"x")',
  '@SUM(1)',
  '19811218-9876',
  'x'.repeat(40_000),
  'Barn och unga @ Farsta @ Bromma',
  'nbsp\u00a0och\u2028rad',
  '\u202eabc',
  'cellt\u0000ext',
]
const cells = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...CELLS) },
  { weight: 1, arbitrary: hostileTexts },
)

/** The table with cells, columns and rows changed as somebody does who works on it. */
export function spoiltTable(table: readonly (readonly string[])[]): fc.Arbitrary<string[][]> {
  const at = fc.nat()
  const cell = fc.tuple(at, at, cells).map(
    ([row, column, value]): Change<string[][]> =>
      rows =>
        rows.map((line, r) =>
          r === row % rows.length ? line.map((old, c) => (c === column % line.length ? value : old)) : line,
        ),
  )
  const column = fc.tuple(at, fc.constantFrom('twice', 'gone', 'last')).map(
    ([which, how]): Change<string[][]> =>
      rows =>
        rows.map(line => {
          const index = which % Math.max(1, line.length)
          const rest = line.toSpliced(index, 1)
          if (how === 'twice') return line.toSpliced(index, 0, line[index] ?? '')
          return how === 'gone' ? rest : [...rest, line[index] ?? '']
        }),
  )
  const row = fc
    .tuple(at, fc.constantFrom('twice', 'gone', 'empty', 'title'))
    .map(([which, how]): Change<string[][]> => rows => {
      const index = which % rows.length
      if (how === 'gone') return rows.toSpliced(index, 1)
      const added = { twice: rows[index]!, empty: [], title: rows[0]! }[how]
      return rows.toSpliced(index, 0, [...added])
    })
  const changes = fc.oneof({ weight: 5, arbitrary: cell }, column, row)
  return fc.array(changes, { maxLength: 3 }).map(list =>
    list.reduce(
      (so, change) => (so.length === 0 ? so : change(so)),
      table.map(line => [...line]),
    ),
  )
}

const quoted = (cell: string) => (/[";\n\r,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const joined = (rows: readonly (readonly string[])[], separator: string, end: string) =>
  rows.map(line => line.map(quoted).join(separator)).join(end)

/** Ways in which programs write a text. */
const ENCODINGS: readonly ((text: string) => Buffer)[] = [
  text => Buffer.from(`\ufeff${text}`),
  text => Buffer.from(text),
  text => Buffer.from(text, 'latin1'),
  text => Buffer.from(`\ufeff${text}`, 'utf16le'),
  text => Buffer.from(text, 'utf16le'),
  text => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  text => Buffer.from(Buffer.from(text).toString('latin1')),
]

/** The table as a text file of some encoding, separator and line end, its bytes perhaps damaged. */
export function spoiltText(table: readonly (readonly string[])[]): fc.Arbitrary<Buffer> {
  const form = fc.tuple(
    fc.constantFrom(...ENCODINGS),
    fc.constantFrom(';', ',', '\t'),
    fc.constantFrom('\r\n', '\n', '\r'),
  )
  return fc
    .tuple(spoiltTable(table), form)
    .map(([rows, [encode, separator, end]]) => encode(joined(rows, separator, end)))
    .chain(bytes => fc.oneof({ weight: 3, arbitrary: fc.constant(bytes) }, spoiltBytes(bytes)))
}

const ENTITIES = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "${'&a;'.repeat(50)}">]>`

/** Places in the parts of a workbook, and what is put there. */
const REPLACED: readonly (readonly [place: RegExp, values: readonly string[]])[] = [
  [
    /<v>[^<]*<\/v>/g,
    ['<v>-1</v>', '<v>99999999</v>', '<v>1e308</v>', '<v>NaN</v>', '<v/>', '<v>60.5</v>', '<v>2958466</v>'],
  ],
  [
    /<t[^>]*>[^<]*<\/t>/g,
    [
      '<t>&a;</t>',
      '<t>&#0;&#x110000;</t>',
      '<t>]]></t>',
      '<t/>',
      '<t>=1+1</t>',
      `<t>${'x'.repeat(40_000)}</t>`,
    ],
  ],
  [/ t="\w+"/g, [' t="s"', ' t="d"', ' t="e"', ' t="b"', ' t="str"', ' t="?"', '']],
  [/ s="\d+"/g, [' s="1"', ' s="999999"', ' s="-1"', '']],
  [/ r="[A-Z]+\d+"/g, [' r="A1"', ' r="XFE1"', ' r="ZZZZZZ9"', ' r="A0"', ' r=""', ' r="Ä1"', '']],
  [/ r="\d+"/g, [' r="0"', ' r="-5"', ' r="1048577"', ' r="1"', ' r="1e9"', '']],
  [/<c /g, ['<c><f>1+1</f></c><c ', '<c t="str"><f>WEBSERVICE("http://x")</f><v>y</v></c><c ']],
  [
    /<\/sheetData>/g,
    [
      '</sheetData><mergeCells><mergeCell ref="A1:D9"/></mergeCells>',
      '',
      `${'<row/>'.repeat(2_000)}</sheetData>`,
    ],
  ],
  [
    /<sheets>/g,
    ['<workbookPr date1904="1"/><sheets>', '<sheets><sheet name="x" sheetId="9" r:id="nowhere"/>', ''],
  ],
  [
    /Target="[^"]*"/g,
    [
      'Target="../../../etc/passwd"',
      'Target="http://example.com/x.xml" TargetMode="External"',
      'Target=""',
      'Target="/xl/styles.xml"',
    ],
  ],
  [/\?>/g, [`?>${ENTITIES}`, '']],
  [/>/g, ['', '>>', '><![CDATA[', '><!--']],
]

type Parts = Readonly<Record<string, Uint8Array>>

/** A part gone, exchanged or added, or something in one of them written otherwise. */
const partChanges: fc.Arbitrary<Change<Parts>> = fc
  .tuple(
    fc.constantFrom('replace', 'replace', 'replace', 'gone', 'swap', 'path'),
    fc.nat(),
    fc.nat(),
    fc.nat(),
  )
  .map(([how, which, where, what]) => parts => {
    const names = Object.keys(parts)
    const name = names[which % names.length]
    const other = names[where % names.length]
    if (name === undefined || other === undefined) return parts
    if (how === 'gone') return Object.fromEntries(Object.entries(parts).filter(([one]) => one !== name))
    if (how === 'swap') return { ...parts, [name]: parts[other]!, [other]: parts[name]! }
    if (how === 'path')
      return { ...parts, [['../../x', '/x', 'C:\\x', 'x'.repeat(300)][what % 4]!]: parts[name]! }
    const text = strFromU8(parts[name]!)
    const [place, values] = REPLACED[where % REPLACED.length]!
    const hits = [...text.matchAll(place)]
    const hit = hits[what % Math.max(1, hits.length)]
    if (!hit) return parts
    const after = text.slice(hit.index + hit[0].length)
    return { ...parts, [name]: strToU8(text.slice(0, hit.index) + values[what % values.length]! + after) }
  })

/** The workbook with its parts changed, its bytes perhaps damaged. */
export function spoiltWorkbook(workbook: Uint8Array): fc.Arbitrary<Buffer> {
  const parts = unzipSync(workbook)
  return fc
    .array(partChanges, { minLength: 1, maxLength: 4 })
    .map(list =>
      Buffer.from(
        zipSync(list.reduce((so, change) => change(so), parts as Parts) as Record<string, Uint8Array>, {
          level: 1,
        }),
      ),
    )
    .chain(bytes => fc.oneof({ weight: 4, arbitrary: fc.constant(bytes) }, spoiltBytes(bytes)))
}
