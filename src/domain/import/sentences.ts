const SHOWN_CHARACTERS = 60
const SHOWN_ROWS = 5
const SHOWN_NAMES = 20

/** The text on one line between quotes, cut when it is long. */
export function quoted(text: string): string {
  const line = text.split(/\s+/).join(' ')
  return line.length > SHOWN_CHARACTERS ? `”${line.slice(0, SHOWN_CHARACTERS)}…”` : `”${line}”`
}

const list = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} och ${texts.at(-1)}`

const rowList = (rows: readonly number[]): string => {
  const shown = rows.slice(0, SHOWN_ROWS).map(String)
  const more = rows.length - shown.length
  return `rad ${list(more > 0 ? [...shown, `${more} till`] : shown)}`
}

const shortened = (texts: readonly string[]): string => {
  const more = texts.length - SHOWN_NAMES
  return list(more > 0 ? [...texts.slice(0, SHOWN_NAMES), `${more} till`] : texts)
}

const meant = (nearest: string | null): string => (nearest === null ? '' : ` Menade du ${quoted(nearest)}?`)

/** The name that was likely meant or, when none is near, all that there are. */
const meantAmong = (nearest: string | null, names: readonly string[]): string =>
  nearest === null && names.length > 0 ? ` Skriv något av: ${shortened(names)}.` : meant(nearest)

/**
 * What an import says of a file's rows, in Swedish. Another language is an object of the same type.
 * `nearest` is a name to suggest, or null; `names` are all that could be meant.
 */
export const swedishImportSentences = {
  place: (row: number, column: string | null) => (column === null ? `Rad ${row}` : `Rad ${row}, ${column}`),
  untitledColumn: (letters: string) => `${letters} (utan rubrik)`,

  faults: {
    missingColumn: (title: string, nearest: string | null) =>
      `Kolumnen ${quoted(title)} saknas.${meant(nearest)}`,
    missingColumnForNew: (title: string, newStudents: number) =>
      `Kolumnen ${quoted(title)} saknas. Den måste finnas när filen har nya studenter, och den här har ${newStudents}. Lägg till kolumnen.`,
    unknownColumn: (title: string, nearest: string) =>
      `Kolumnen ${quoted(title)} känns inte igen.${meant(nearest)} Byt rubrik eller ta bort kolumnen.`,
    repeatedColumn: (title: string, earlier: string) =>
      `Kolumnerna ${quoted(earlier)} och ${quoted(title)} är samma sak. Ta bort den ena.`,
    cellsBeyondHeader: (cells: number, titles: number) =>
      `Raden har ${cells} celler men rubrikraden ${titles}. Kontrollera skiljetecken och citattecken.`,

    required: () => 'Cellen är tom men måste fyllas i. Fyll i den, eller ta bort raden om den inte ska med.',
    tooLong: (characters: number, limit: number) =>
      `Texten är ${characters} tecken lång. Högst ${limit} får plats.`,
    notYesNo: (typed: string) =>
      `${quoted(typed)} är varken Ja eller Nej. Skriv Ja eller Nej, eller lämna cellen tom.`,
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
    periodOutsideTerm: (startsOn: string, endsOn: string) =>
      `Perioden ligger helt utanför terminen, ${startsOn}–${endsOn}. Rätta datumen, eller lämna båda cellerna tomma om det gäller hela terminen.`,
    notAnEmail: (typed: string) => `${quoted(typed)} är ingen e-postadress.`,
    notAnId: (typed: string) =>
      `${quoted(typed)} kan inte vara ett id. Använd bokstäver a–z, siffror och bindestreck.`,
    repeatedValue: (typed: string, earlierRow: number) => `${quoted(typed)} står redan på rad ${earlierRow}.`,

    unknownField: (typed: string, nearest: string | null, names: readonly string[]) =>
      `${quoted(typed)} är inget verksamhetsområde.${meantAmong(nearest, names)}`,
    unknownDistrict: (typed: string, nearest: string | null, names: readonly string[]) =>
      `${quoted(typed)} är ingen förvaltning.${meantAmong(nearest, names)}`,
    unknownUniversity: (typed: string, nearest: string | null, names: readonly string[]) =>
      `${quoted(typed)} är inget lärosäte.${meantAmong(nearest, names)}`,
    fieldNotDistrict: (typed: string) =>
      `${quoted(typed)} är ett verksamhetsområde, ingen förvaltning. Skriv ${quoted(typed)} utan @.`,
    districtNotAllowed: (typed: string, allowed: readonly string[]) =>
      `${quoted(typed)} kan inte lämna platser i den här filen. Filen får bara ha platser i ${list(allowed)}.`,

    personalIdentityNumber: () =>
      'Cellen ser ut att innehålla ett personnummer. Ta bort det: personnummer tas inte emot. En student anges med lärosätets studentnummer.',
    separatorInNumber: (typed: string) =>
      `${quoted(typed)} har komma eller semikolon, som skiljer numren åt i ”Placeras med”. Skriv studentnumret utan.`,
    controlCharacter: () => 'Cellen har ett osynligt styrtecken. Skriv om texten i cellen.',
    notASex: (typed: string) =>
      `${quoted(typed)} är inte Kvinna, Man eller Annat. Lämna cellen tom om uppgiften saknas.`,
    notAPriority: () =>
      'Skriv Ja, Nej eller en klass från 1 till 9, eller lämna cellen tom om studenten inte har förtur. Skriv inget skäl.',
    wishMalformed: (typed: string) =>
      `${quoted(typed)} går inte att läsa som ett önskemål. Skriv ”Verksamhetsområde @ Förvaltning”, ”Verksamhetsområde” eller ”@ Förvaltning”.`,
    repeatedWish: (earlier: string) => `Samma önskemål som ${quoted(earlier)}. Ta bort det ena.`,
    tooMany: (items: number, limit: number) =>
      `Cellen räknar upp ${items} stycken. Högst ${limit} är tillåtna.`,
    togetherUnknown: (studentNumber: string) =>
      `Studenten ${quoted(studentNumber)} finns varken i filen eller bland lärosätets inlästa studenter.`,
    togetherSelf: () => 'En student kan inte placeras med sig själv.',
    groupTooLarge: (numbers: readonly string[], most: number) =>
      `${numbers.length} studenter ska placeras tillsammans: ${shortened(numbers)}. Högst ${most} kan höra ihop. Ta bort någon av dem ur ”Placeras med”.`,
    supervisorWithoutName: () => 'Handledarens namn saknas men andra uppgifter om handledaren är ifyllda.',
  },

  notes: {
    unlistedFaults: (listed: number, more: number) =>
      `Bara de första ${listed} felen är med i listan. Det finns ${more} till.`,
    keptColumns: (titles: readonly string[]) =>
      titles.length === 1
        ? `Kolumnen ${quoted(titles[0] ?? '')} finns inte i filen: uppgifterna behålls.`
        : `Kolumnerna ${list(titles.map(quoted))} finns inte i filen: uppgifterna behålls.`,
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

  /** What a reader must not miss before the file is applied. */
  warnings: {
    protectionRemoved: (numbers: readonly string[]) =>
      `Skyddade personuppgifter tas bort för ${list(numbers)}. Namn och e-postadress sparas och visas. Kontrollera att skyddet har upphört.`,
    blocksRemoved: (studentNumber: string, districts: readonly string[]) =>
      `${studentNumber} är inte längre undantagen från ${list(districts)} och kan placeras där. Kontrollera att det stämmer.`,
  },
}

/** Every function gives one sentence, or a piece of one, of plain text. */
export type ImportSentences = typeof swedishImportSentences
