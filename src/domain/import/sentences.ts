const SHOWN_CHARACTERS = 60
const SHOWN_ROWS = 5

/** The text on one line between quotes, cut when it is long. */
export function quoted(text: string): string {
  const line = text.split(/\s+/).join(' ')
  return line.length > SHOWN_CHARACTERS ? `'${line.slice(0, SHOWN_CHARACTERS)}…'` : `'${line}'`
}

const list = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} och ${texts.at(-1)}`

const rowList = (rows: readonly number[]): string => {
  const shown = rows.slice(0, SHOWN_ROWS).map(String)
  const more = rows.length - shown.length
  return `rad ${list(more > 0 ? [...shown, `${more} till`] : shown)}`
}

const meant = (nearest: string | null): string => (nearest === null ? '' : ` Menade du ${quoted(nearest)}?`)

/**
 * What an import says of a file's rows, in Swedish. Another language is an object of the same type.
 * `nearest` is a name to suggest, or null.
 */
export const swedishImportSentences = {
  place: (row: number, column: string | null) => (column === null ? `Rad ${row}` : `Rad ${row}, ${column}`),
  untitledColumn: (letters: string) => `${letters} (utan rubrik)`,

  faults: {
    missingColumn: (title: string, nearest: string | null) =>
      `Kolumnen ${quoted(title)} saknas.${meant(nearest)}`,
    unknownColumn: (title: string, nearest: string) =>
      `Kolumnen ${quoted(title)} känns inte igen.${meant(nearest)} Byt rubrik eller ta bort kolumnen.`,
    repeatedColumn: (title: string, earlier: string) =>
      `Kolumnerna ${quoted(earlier)} och ${quoted(title)} är samma sak. Ta bort den ena.`,
    cellsBeyondHeader: (cells: number, titles: number) =>
      `Raden har ${cells} celler men rubrikraden ${titles}. Kontrollera skiljetecken och citattecken.`,

    required: () => 'Cellen är tom men måste fyllas i.',
    tooLong: (characters: number, limit: number) =>
      `Texten är ${characters} tecken lång. Högst ${limit} får plats.`,
    notYesNo: (typed: string) => `${quoted(typed)} är varken Ja eller Nej.`,
    notANumber: (typed: string) => `${quoted(typed)} är inget tal.`,
    decimalPoint: (typed: string) =>
      `${quoted(typed)} har decimalpunkt. Skriv decimalkomma: ${typed.replace('.', ',')}.`,
    outOfRange: (typed: string, least: number, most: number) =>
      `${quoted(typed)} är inte ett heltal från ${least} till ${most}.`,
    notACoordinate: (typed: string, most: number) =>
      `${quoted(typed)} är ingen koordinat i grader från -${most} till ${most}.`,
    coordinateIncomplete: () => 'Latitud och longitud hör ihop. Fyll i båda eller ingen av dem.',
    notADate: (typed: string) =>
      `${quoted(typed)} är inget datum skrivet som år-månad-dag. Skriv till exempel 2020-01-20.`,
    periodIncomplete: (filled: string) =>
      `Cellen är tom men ${quoted(filled)} är ifylld. Fyll i båda datumen eller inget av dem.`,
    periodBackwards: (fromOn: string, toOn: string) =>
      `Perioden slutar ${toOn} men börjar ${fromOn}. Den ska sluta efter att den har börjat.`,
    notAnEmail: (typed: string) => `${quoted(typed)} är ingen e-postadress.`,
    notAnId: (typed: string) =>
      `${quoted(typed)} kan inte vara ett id. Använd bokstäver a–z, siffror och bindestreck.`,
    repeatedValue: (typed: string, earlierRow: number) => `${quoted(typed)} står redan på rad ${earlierRow}.`,

    unknownField: (typed: string, nearest: string | null) =>
      `${quoted(typed)} är inget verksamhetsområde.${meant(nearest)}`,
    unknownDistrict: (typed: string, nearest: string | null) =>
      `${quoted(typed)} är ingen förvaltning.${meant(nearest)}`,
    unknownUniversity: (typed: string, nearest: string | null) =>
      `${quoted(typed)} är inget lärosäte.${meant(nearest)}`,
    districtNotAllowed: (typed: string, allowed: readonly string[]) =>
      `${quoted(typed)} kan inte lämna platser i den här filen. Filen får bara ha platser i ${list(allowed)}.`,

    personalIdentityNumber: () =>
      'Cellen ser ut att innehålla ett personnummer. Använd lärosätets studentnummer: personnummer tas inte emot.',
    notASex: (typed: string) =>
      `${quoted(typed)} är inte Kvinna, Man eller Annat. Lämna cellen tom om uppgiften saknas.`,
    notAPriority: () =>
      'Klassen ska vara en siffra från 1 till 9. Lämna cellen tom om studenten inte har förtur.',
    wishMalformed: (typed: string) =>
      `${quoted(typed)} går inte att läsa som ett önskemål. Skriv 'Verksamhetsområde @ Förvaltning', 'Verksamhetsområde' eller '@ Förvaltning'.`,
    repeatedWish: (earlier: string) => `Samma önskemål som ${quoted(earlier)}. Ta bort det ena.`,
    tooMany: (items: number, limit: number) =>
      `Cellen räknar upp ${items} stycken. Högst ${limit} är tillåtna.`,
    togetherUnknown: (studentNumber: string) =>
      `Studenten ${quoted(studentNumber)} finns varken i filen eller bland lärosätets inlästa studenter.`,
    togetherSelf: () => 'En student kan inte placeras med sig själv.',
    supervisorWithoutName: () => 'Handledarens namn saknas men andra uppgifter om handledaren är ifyllda.',
  },

  notes: {
    unlistedFaults: (listed: number, more: number) =>
      `Bara de första ${listed} felen är med i listan. Det finns ${more} till.`,
    droppedReasons: (count: number) =>
      count === 1
        ? '1 skäl till förtur sparas inte, bara att studenten har förtur.'
        : `${count} skäl till förtur sparas inte, bara att studenterna har förtur.`,
    protectedStudents: (count: number) =>
      count === 1
        ? '1 student har skyddade personuppgifter: namn och e-postadress sparas inte.'
        : `${count} studenter har skyddade personuppgifter: namn och e-postadresser sparas inte.`,
    sharedAddress: (rows: readonly number[]) =>
      `Flera studenter har samma e-postadress (${rowList(rows)}). Var och en får breven till de andra med deras personliga länkar: kontrollera adresserna.`,
    unknownHomeArea: (area: string, rows: readonly number[], nearest: string | null) =>
      `Bostadsområdet ${quoted(area)} (${rowList(rows)}) finns inte i restidstabellen, så restiden är okänd.${meant(nearest)}`,
    moreUnknownHomeAreas: (count: number) =>
      count === 1
        ? 'Ytterligare 1 bostadsområde finns inte i restidstabellen.'
        : `Ytterligare ${count} bostadsområden finns inte i restidstabellen.`,
    districtsWithoutTravelTimes: (names: readonly string[]) => `Filen har inga restider till ${list(names)}.`,
    emptyTravelTimes: (count: number) =>
      count === 1
        ? '1 cell är tom: den restiden är okänd.'
        : `${count} celler är tomma: de restiderna är okända.`,
  },
}

/** Every function gives one sentence, or a piece of one, of plain text. */
export type ImportSentences = typeof swedishImportSentences
