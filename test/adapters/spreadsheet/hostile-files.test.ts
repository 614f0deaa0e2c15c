import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/adapters/spreadsheet/limits.ts'
import { parseFile } from '../../../src/adapters/spreadsheet/parse-file.ts'
import { buildWorkbook, inlineRows } from './build-workbook.ts'
import { faultsOf, toldIn } from './read-here.ts'

// Of the processor, not of the clock: a busy machine is no fault of the reader's.
const MOST_SECONDS = 2
const MOST_MEGABYTES = 200
const SMALL = inlineRows([['A'], ['x']])
const SHEET = 'xl/worksheets/sheet1.xml'

/** A part's declared size, in the directory, replaced by another. */
function declaring(workbook: Uint8Array, part: string, size: number): Uint8Array {
  const bytes = Buffer.from(workbook)
  const name = bytes.lastIndexOf(part)
  bytes.writeUInt32LE(size, name - 46 + 24)
  return bytes
}

const bomb = buildWorkbook({ level: 1, sheets: { Blad: SMALL + ' '.repeat(24 * 1024 * 1024) } })
const text = (contents: string): Uint8Array => Buffer.from(contents)
const varied = (characters: number): string => {
  let state = 1
  let result = ''
  while (result.length < characters) {
    state = (state * 48_271) % 2_147_483_647
    result += state.toString(36)
  }
  return result
}

const HOSTILE: Record<string, [code: string, file: () => Uint8Array, fileName: string]> = {
  'a zip bomb': ['suspiciousCompression', () => bomb, 'a.xlsx'],
  'a zip bomb that declares to be small': [
    'suspiciousCompression',
    () => declaring(bomb, SHEET, 1_000),
    'a.xlsx',
  ],
  'a zip bomb that declares to be within the limit': [
    'suspiciousCompression',
    () => declaring(bomb, SHEET, 10 * 1024 * 1024),
    'a.xlsx',
  ],
  'a part that is shorter than declared': [
    'damaged',
    () => declaring(buildWorkbook({ sheets: { Blad: SMALL } }), SHEET, 900_000),
    'a.xlsx',
  ],
  'a workbook that unpacks to too much without being packed hard': [
    'unpackedTooLarge',
    () => buildWorkbook({ level: 1, sheets: { Blad: SMALL + varied(10_000).repeat(2_200) } }),
    'a.xlsx',
  ],
  'a part packed in a way that nobody uses': [
    'damaged',
    () => {
      const bytes = Buffer.from(buildWorkbook({ sheets: { Blad: SMALL } }))
      bytes.writeUInt16LE(12, bytes.lastIndexOf(SHEET) - 46 + 10)
      return bytes
    },
    'a.xlsx',
  ],
  'an archive of thousands of files': [
    'suspiciousCompression',
    () =>
      zipSync(
        Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`${index}`, new Uint8Array()])),
      ),
    'a.xlsx',
  ],
  'one text that fills the workbook': [
    'cellTooLong',
    () =>
      buildWorkbook({
        sheets: { Blad: `<row r="1"><c r="A1" t="str"><v>${varied(4_000_000)}</v></c></row>` },
      }),
    'a.xlsx',
  ],
  'one long text in every cell': [
    'tooMuchText',
    () => {
      const rows = Array.from(
        { length: 5_000 },
        (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
      )
      return buildWorkbook({ sheets: { Blad: rows.join('') }, sharedStrings: [varied(30_000)] })
    },
    'a.xlsx',
  ],
  'one tag that fills the workbook': [
    'cellTooLong',
    () =>
      buildWorkbook({
        sheets: { Blad: `<row r="1"><c r="A1"/><c r="B1" x="${varied(4_000_000)}"><v>1</v></c></row>` },
      }),
    'a.xlsx',
  ],
  'a line of ten million characters': ['lineTooLong', () => text(`A;B\n${'x'.repeat(10_000_000)}`), 'a.csv'],
  'a header of a million columns': ['lineTooLong', () => text(`${'c;'.repeat(2 ** 20)}\n1`), 'a.csv'],
  'lines of half a million columns': [
    'tooManyColumns',
    () => text(`A;B\n${`${'1;'.repeat(400_000)}\n`.repeat(5)}`),
    'a.csv',
  ],
  'five million quotes': [
    'cellTooLong',
    () => text(`A;B\n${`"${'""'.repeat(400_000)}"\n`.repeat(6)}`),
    'a.csv',
  ],
  'quotes that are opened on every line': [
    'malformedQuotes',
    () => text(`A;B\n${'"a\n'.repeat(1_200_000)}`),
    'a.csv',
  ],
  'a million rows': ['tooManyRows', () => text(`A;B\n${'1;2\n'.repeat(1_000_000)}`), 'a.csv'],
}

const secondsSince = (started: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1_000_000
}

describe('a hostile file', () => {
  it.each(Object.entries(HOSTILE))(
    'is refused soon and in little memory: %s',
    async (_, [code, build, fileName]) => {
      const file = build()
      const before = process.memoryUsage()
      const started = process.cpuUsage()
      expect((await faultsOf(file, fileName))[0]).toMatchObject({ code })
      expect(secondsSince(started)).toBeLessThan(MOST_SECONDS)
      const after = process.memoryUsage()
      const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
      expect(grown / 1024 / 1024).toBeLessThan(MOST_MEGABYTES)
    },
  )

  it.each([
    ['hundreds of thousands of blank lines', 'A;B\n1;2\n', '\n'.repeat(400_000)],
    ['rows of empty cells', 'A;B\n1;2\n', `${';'.repeat(900_000)}\n`.repeat(4)],
  ])('is read when all it has is %s', async (_, table, rest) => {
    const started = process.cpuUsage()
    expect(await parseFile(text(table + rest), 'a.csv', DEFAULT_LIMITS)).toMatchObject({ ok: true })
    expect(secondsSince(started)).toBeLessThan(MOST_SECONDS)
  })
})

describe('any bytes at all', () => {
  const START = [
    [0x50, 0x4b, 0x03, 0x04],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [],
  ]

  it('are a table or a refusal in words', async () => {
    const file = fc.tuple(fc.constantFrom(...START), fc.uint8Array({ maxLength: 400 }))
    const fileName = fc.constantFrom('a.csv', 'a.xlsx', 'a.txt', 'a', 'a.bin')
    await fc.assert(
      fc.asyncProperty(file, fileName, async ([start, rest], name) => {
        const result = await parseFile(Uint8Array.from([...start, ...rest]), name, DEFAULT_LIMITS)
        expect(result.ok || toldIn(result.faults).every(({ text }) => text.endsWith('.'))).toBe(true)
      }),
      { seed: 20200120, numRuns: 500 },
    )
  })

  it('are so when they are text full of separators and quotes', async () => {
    const piece = fc.constantFrom(
      '"',
      '""',
      ';',
      ',',
      '\t',
      '\n',
      '\r\n',
      'a',
      '=',
      '@',
      '+A1',
      ' ',
      '\u00e5',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async pieces => {
        const result = await parseFile(Buffer.from(pieces.join('')), 'a.csv', DEFAULT_LIMITS)
        expect(result.ok || toldIn(result.faults).every(({ text }) => text.endsWith('.'))).toBe(true)
      }),
      { seed: 20200120, numRuns: 1_000 },
    )
  })

  it('are so when they are a workbook with some bytes changed', async () => {
    const workbook = buildWorkbook({ level: 0, sheets: { Blad: SMALL }, sharedStrings: ['A', 'B'] })
    const changes = fc.array(fc.tuple(fc.nat(workbook.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(changes, async positions => {
        const changed = workbook.slice()
        for (const [at, byte] of positions) changed[at] = byte
        const result = await parseFile(changed, 'a.xlsx', DEFAULT_LIMITS)
        expect(result.ok || toldIn(result.faults).every(({ text }) => text.endsWith('.'))).toBe(true)
      }),
      { seed: 20200120, numRuns: 300 },
    )
  })
})
