import { describe, expect, it } from 'vitest'
import { copyIn } from '../../src/copy/copy.ts'
import {
  inWords,
  note,
  rowFault,
  warning,
  type FileFaultFacts,
  type NoteFacts,
  type RowFaultFacts,
  type WarningFacts,
} from '../../src/domain/import/facts.ts'
import { told } from '../../src/domain/import/told.ts'

const NAMES = ['Namn A', 'Namn B']

const FAULTS: RowFaultFacts = {
  missingColumn: ['Rubrik', 'Rubrk'],
  missingColumnForNew: ['Rubrik', 17],
  unknownColumn: ['Rubrk', 'Rubrik'],
  repeatedColumn: ['Rubrik', 'Titel'],
  cellsBeyondHeader: [12, 11],
  required: [],
  tooLong: [203, 200],
  notYesNo: ['kanske'],
  notANumber: ['sju'],
  decimalPoint: ['7.5'],
  outOfRange: ['99', 1, 50],
  notACoordinate: ['190', 180],
  coordinateIncomplete: [],
  notADate: ['20/1'],
  periodIncomplete: ['Period slut'],
  periodBackwards: ['2020-03-01', '2020-02-01'],
  periodOutsideTerm: ['2020-01-20', '2020-06-07'],
  notAnEmail: ['x'],
  notAnId: ['a b'],
  repeatedValue: ['SU-1', 2],
  nameTaken: ['Farsta', 'farsta'],
  unknownField: ['Vuxn', 'Vuxna', NAMES],
  unknownDistrict: ['Farst', 'Farsta', NAMES],
  unknownUniversity: ['UU', 'SU', NAMES],
  fieldNotDistrict: ['Vuxna'],
  districtNotAllowed: ['Farsta', NAMES],
  personalIdentityNumber: [],
  separatorInNumber: ['1,2'],
  controlCharacter: [],
  notASex: ['kvinn'],
  notAPriority: [],
  wishMalformed: ['@'],
  repeatedWish: ['1 val'],
  tooMany: [51, 50],
  togetherUnknown: ['SU-9'],
  togetherSelf: [],
  groupTooLarge: [NAMES, 9],
  supervisorWithoutName: [],
}

const NOTES: NoteFacts = {
  firstSheetOnly: [3, 'Blad A'],
  hiddenRows: [['2–3', '7']],
  hiddenColumns: [['B']],
  unlistedFaults: [1000, 7],
  keptColumns: [NAMES],
  droppedReasons: [4],
  protectedStudents: [4],
  sharedAddress: [[2, 4]],
  unknownHomeArea: ['Soln', [2, 4], 'Solna'],
  moreUnknownHomeAreas: [4],
  districtsWithoutTravelTimes: [NAMES],
  emptyTravelTimes: [4],
  sharesAreTheTerms: [],
  absent: [NAMES],
  supervisorChange: ['Bo Ek', [{ column: 'Handledare', before: 'Bo', after: 'Bo Ek' }]],
  supervisorContradiction: ['Bo Ek'],
}

const WARNINGS: WarningFacts = {
  protectionRemoved: [['SU-1', 'SU-2']],
  blocksRemoved: ['SU-1', NAMES],
  ownWishes: [['SU-1', 'SU-2']],
}

const MEGABYTE = 1024 * 1024

const FILE_FAULTS: FileFaultFacts = {
  tooLarge: [7 * MEGABYTE, 5 * MEGABYTE],
  empty: [],
  noRows: [],
  tooManyRows: [900, 500],
  tooManyColumns: [2, 200],
  unpackedTooLarge: [50 * MEGABYTE],
  suspiciousCompression: [],
  tooComplex: [],
  formula: [2, 'B'],
  errorValue: [2, 'B'],
  mergedCells: ['A1:A3'],
  longNumber: [2, 'B'],
  formattedNumber: [2, 'B', '007', '7'],
  moreFaults: [10],
  repeatedColumn: ['Rubrik', 'A', 'C'],
  lineTooLong: [3],
  cellTooLong: [2, 'B', 900],
  tooMuchText: [900],
  malformedQuotes: [2],
  notText: [],
  brokenEncoding: [],
  oldExcel: [],
  binaryExcel: [],
  openDocument: [],
  encrypted: [],
  unknownFileType: [],
  renamed: ['.xlsx'],
  damaged: [],
}

/** The texts and numbers among the details, as a sentence shows them. */
function shownOf(details: unknown): string[] {
  if (typeof details === 'number') return [String(details >= MEGABYTE ? details / MEGABYTE : details)]
  if (typeof details === 'string') return [details]
  return Object.values(details ?? {}).flatMap(shownOf)
}

/** A name is only suggested where there is one, and then the other names are not listed. */
const isListedInstead = (code: string, text: string) => code.startsWith('unknown') && NAMES.includes(text)

// What the files themselves say in Swedish, a decimal comma's example and the letters that a broken encoding breaks.
const SWEDISH = /Placeras med|\bJa\b|\bNej\b|Kvinna|Man\b|Annat|å, ä and ö/g

describe.each([
  ['a fault of a row', FAULTS, 'faults'],
  ['a note', NOTES, 'notes'],
  ['a warning', WARNINGS, 'warnings'],
  ['a refusal of a file', FILE_FAULTS, 'fileFaults'],
] as const)('%s of an import', (_, all, group) => {
  it.each(Object.entries(all))('is told in both languages with what it names: %s', (code, details) => {
    const [sv = '', en = ''] = (['sv', 'en'] as const).map(language => {
      const words = copyIn[language].imports[group] as Record<string, (...details: unknown[]) => unknown>
      const said = words[code]?.(...details)
      return shownOf(said).join(' ')
    })
    for (const shown of shownOf(details).filter(text => !isListedInstead(code, text))) {
      expect(sv).toContain(shown)
      expect(en).toContain(shown)
    }
    expect(en).not.toBe(sv)
    expect(en.replaceAll(SWEDISH, '')).not.toMatch(/[åäö]|\b(och|är|inte|till|rad|filen)\b/i)
  })
})

describe('an import’s findings', () => {
  it('are told in the reader’s language, with the file’s own titles and values', () => {
    const findings = {
      faults: [
        { row: 2, column: 'E-post', value: 'x', ...rowFault('notAnEmail', 'x') },
        { row: 1, column: 'Förnamn', value: null, ...rowFault('missingColumn', 'Förnamn', 'Fornam') },
        { row: 3, column: null, value: null, ...rowFault('cellsBeyondHeader', 3, 2) },
      ],
      ignoredColumns: ['Telefon', { letters: 'C' }],
      notes: [note('sharedAddress', [2])],
      warnings: [warning('protectionRemoved', ['SU-1', 'SU-2'])],
    }
    expect(told(findings, copyIn.en.imports)).toEqual({
      faults: [
        {
          row: 2,
          column: 'E-post',
          value: 'x',
          code: 'notAnEmail',
          text: 'Row 2, E-post: “x” is not an e-mail address.',
        },
        {
          row: 1,
          column: 'Förnamn',
          value: null,
          code: 'missingColumn',
          text: 'Row 1: The column “Förnamn” is missing. Did you mean “Fornam”?',
        },
        {
          row: 3,
          column: null,
          value: null,
          code: 'cellsBeyondHeader',
          text: 'Row 3: The row has 3 cells but the heading row 2. Check separators and quotation marks.',
        },
      ],
      ignoredColumns: ['Telefon', 'C (without a heading)'],
      notes: [
        'Several students have the same e-mail address (row 2). Each gets the others’ letters with their personal links: check the addresses.',
      ],
      warnings: [
        'Protected personal data ends for SU-1 and SU-2. Name and e-mail address are saved and shown. Check that the protection has ended.',
      ],
    })
  })

  it('list the names that could be meant when none is near, and no more than can be read', () => {
    const names = Array.from({ length: 23 }, (_, index) => `Område ${index + 1}`)
    const fault = rowFault('unknownField', 'Xyz', null, names)
    expect(inWords(copyIn.sv.imports.faults, fault)).toMatch(
      /Skriv något av: Område 1, .*Område 20 och 3 till\.$/,
    )
    expect(inWords(copyIn.en.imports.faults, fault)).toMatch(
      /Write one of: Område 1, .*Område 20 and 3 more\.$/,
    )
  })
})
