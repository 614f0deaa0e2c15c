/** What an import has to tell, by code: what each sentence names, in order. Its words are the reader's language's. */
type Facts<Codes> = { readonly [Code in keyof Codes]: readonly unknown[] }

/** A sentence, or a piece of one, of plain text for each code. */
export type WordsOf<Codes extends Facts<Codes>, Told = string> = {
  readonly [Code in keyof Codes]: (...details: Codes[Code]) => Told
}

/** One thing to tell; made by the functions below, which see to it that the details are the code's. */
export type Fact<Codes extends Facts<Codes>> = { code: keyof Codes; details: Codes[keyof Codes] }

/** The fact in the words given. */
export function inWords<Codes extends Facts<Codes>, Told>(
  words: WordsOf<Codes, Told>,
  { code, details }: Fact<Codes>,
): Told {
  return words[code](...details)
}

/** What is wrong with a row, a cell or a title. `nearest` is a name to suggest; `names` are all that could be meant. */
export type RowFaultFacts = {
  missingColumn: [title: string, nearest: string | null]
  missingColumnForNew: [title: string, newStudents: number]
  unknownColumn: [title: string, nearest: string]
  repeatedColumn: [title: string, earlier: string]
  cellsBeyondHeader: [cells: number, titles: number]

  required: []
  tooLong: [characters: number, limit: number]
  notYesNo: [typed: string]
  notANumber: [typed: string]
  decimalPoint: [typed: string]
  outOfRange: [typed: string, least: number, most: number]
  notACoordinate: [typed: string, most: number]
  coordinateIncomplete: []
  notADate: [typed: string]
  periodIncomplete: [filled: string]
  periodBackwards: [fromOn: string, toOn: string]
  periodOutsideTerm: [startsOn: string, endsOn: string]
  notAnEmail: [typed: string]
  notAnId: [typed: string]
  repeatedValue: [typed: string, earlierRow: number]
  nameTaken: [name: string, holder: string]

  unknownField: [typed: string, nearest: string | null, names: readonly string[]]
  unknownDistrict: [typed: string, nearest: string | null, names: readonly string[]]
  unknownUniversity: [typed: string, nearest: string | null, names: readonly string[]]
  fieldNotDistrict: [typed: string]
  districtNotAllowed: [typed: string, allowed: readonly string[]]

  personalIdentityNumber: []
  separatorInNumber: [typed: string]
  controlCharacter: []
  notASex: [typed: string]
  notAPriority: []
  wishMalformed: [typed: string]
  repeatedWish: [earlier: string]
  tooMany: [items: number, limit: number]
  togetherUnknown: [studentNumber: string]
  togetherSelf: []
  groupTooLarge: [numbers: readonly string[], most: number]
  supervisorWithoutName: []
}

/** The stable name of a kind of fault. */
export type RowFaultCode = keyof RowFaultFacts

export const rowFault = <Code extends RowFaultCode>(
  code: Code,
  ...details: RowFaultFacts[Code]
): Fact<RowFaultFacts> => ({ code, details })

/** What a reader should know though nothing is faulty: what the file's reader chose, and what the import makes of it. */
export type NoteFacts = {
  firstSheetOnly: [sheets: number, name: string]
  hiddenRows: [rows: readonly string[]]
  hiddenColumns: [columns: readonly string[]]
  unlistedFaults: [listed: number, more: number]
  keptColumns: [titles: readonly string[]]
  droppedReasons: [students: number]
  protectedStudents: [students: number]
  sharedAddress: [rows: readonly number[]]
  unknownHomeArea: [area: string, rows: readonly number[], nearest: string | null]
  moreUnknownHomeAreas: [areas: number]
  districtsWithoutTravelTimes: [names: readonly string[]]
  emptyTravelTimes: [cells: number]
  sharesAreTheTerms: []
  /** Names of what is stored and not in the file. */
  absent: [names: readonly string[]]
  supervisorChange: [name: string, changes: readonly { column: string; before: string; after: string }[]]
  supervisorContradiction: [name: string]
}

export type ImportNote = Fact<NoteFacts>

export const note = <Code extends keyof NoteFacts>(code: Code, ...details: NoteFacts[Code]): ImportNote => ({
  code,
  details,
})

/** What a reader must not miss before the file is applied. */
export type WarningFacts = {
  protectionRemoved: [numbers: readonly string[]]
  blocksRemoved: [studentNumber: string, districts: readonly string[]]
  ownWishes: [numbers: readonly string[]]
}

export type ImportWarning = Fact<WarningFacts>

export const warning = <Code extends keyof WarningFacts>(
  code: Code,
  ...details: WarningFacts[Code]
): ImportWarning => ({ code, details })

/** Why the reader of spreadsheets refuses a file as a whole. Columns are lettered as in Excel. */
export type FileFaultFacts = {
  tooLarge: [bytes: number, limit: number]
  empty: []
  noRows: []
  tooManyRows: [row: number, limit: number]
  tooManyColumns: [row: number, limit: number]
  /** In bytes. */
  unpackedTooLarge: [limit: number]
  suspiciousCompression: []
  tooComplex: []
  formula: [row: number, column: string]
  errorValue: [row: number, column: string]
  mergedCells: [range: string]
  longNumber: [row: number, column: string]
  formattedNumber: [row: number, column: string, shown: string, stored: string]
  moreFaults: [faults: number]
  repeatedColumn: [title: string, first: string, second: string]
  lineTooLong: [line: number]
  cellTooLong: [row: number, column: string, limit: number]
  tooMuchText: [limit: number]
  malformedQuotes: [row: number]
  notText: []
  brokenEncoding: []
  oldExcel: []
  binaryExcel: []
  openDocument: []
  encrypted: []
  unknownFileType: []
  renamed: [extension: string]
  damaged: []
}

/** The stable name of each refusal. */
export type FileFaultCode = keyof FileFaultFacts
