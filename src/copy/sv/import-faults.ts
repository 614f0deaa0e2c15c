import type { RowFaultFacts, WordsOf } from '../../domain/import/facts.ts'
import { listsIn } from '../import-lists.ts'

const lists = listsIn({
  quotes: ['”', '”'],
  and: 'och',
  more: 'till',
})

export const { list, quoted, rowNumbers } = lists

export const meant = (nearest: string | null): string =>
  nearest === null ? '' : ` Menade du ${quoted(nearest)}?`

/** The name that was likely meant or, when none is near, all that there are. */
const meantAmong = (nearest: string | null, names: readonly string[]): string =>
  nearest === null && names.length > 0 ? ` Skriv något av: ${lists.shortened(names)}.` : meant(nearest)

/** What is wrong with a row, a cell or a title of a file. */
export const rowFaults: WordsOf<RowFaultFacts> = {
  missingColumn: (title, nearest) => `Kolumnen ${quoted(title)} saknas.${meant(nearest)}`,
  missingColumnForNew: (title, newStudents) =>
    `Kolumnen ${quoted(title)} saknas. Den måste finnas när filen har nya studenter, och den här har ${newStudents}. Lägg till kolumnen.`,
  unknownColumn: (title, nearest) =>
    `Kolumnen ${quoted(title)} känns inte igen.${meant(nearest)} Byt rubrik eller ta bort kolumnen.`,
  repeatedColumn: (title, earlier) =>
    `Kolumnerna ${quoted(earlier)} och ${quoted(title)} är samma sak. Ta bort den ena.`,
  cellsBeyondHeader: (cells, titles) =>
    `Raden har ${cells} celler men rubrikraden ${titles}. Kontrollera skiljetecken och citattecken.`,

  required: () => 'Cellen är tom men måste fyllas i. Fyll i den, eller ta bort raden om den inte ska med.',
  tooLong: (characters, limit) => `Texten är ${characters} tecken lång. Högst ${limit} får plats.`,
  notYesNo: typed => `${quoted(typed)} är varken Ja eller Nej. Skriv Ja eller Nej, eller lämna cellen tom.`,
  notANumber: typed => `${quoted(typed)} är inget tal.`,
  decimalPoint: typed => `${quoted(typed)} har decimalpunkt. Skriv decimalkomma: ${typed.replace('.', ',')}.`,
  outOfRange: (typed, least, most) => `${quoted(typed)} är inte ett heltal från ${least} till ${most}.`,
  notACoordinate: (typed, most) => `${quoted(typed)} är ingen koordinat i grader från -${most} till ${most}.`,
  coordinateIncomplete: () => 'Latitud och longitud hör ihop. Fyll i båda eller ingen av dem.',
  notADate: typed =>
    `${quoted(typed)} är inget datum skrivet som år-månad-dag. Skriv till exempel 2020-01-20.`,
  periodIncomplete: filled =>
    `Cellen är tom men ${quoted(filled)} är ifylld. Fyll i båda datumen eller inget av dem.`,
  periodBackwards: (fromOn, toOn) =>
    `Perioden slutar ${toOn} men börjar ${fromOn}. Den ska sluta efter att den har börjat.`,
  periodOutsideTerm: (startsOn, endsOn) =>
    `Perioden ligger helt utanför terminen, ${startsOn}–${endsOn}. Rätta datumen, eller lämna båda cellerna tomma om det gäller hela terminen.`,
  notAnEmail: typed => `${quoted(typed)} är ingen e-postadress.`,
  notAnId: typed => `${quoted(typed)} kan inte vara ett id. Använd bokstäver a–z, siffror och bindestreck.`,
  repeatedValue: (typed, earlierRow) => `${quoted(typed)} står redan på rad ${earlierRow}.`,
  nameTaken: (name, holder) =>
    `${quoted(name)} är redan namnet på den som har id ${holder}. Använd samma id eller ett annat namn.`,

  unknownField: (typed, nearest, names) =>
    `${quoted(typed)} är inget verksamhetsområde.${meantAmong(nearest, names)}`,
  unknownDistrict: (typed, nearest, names) =>
    `${quoted(typed)} är ingen förvaltning.${meantAmong(nearest, names)}`,
  unknownUniversity: (typed, nearest, names) =>
    `${quoted(typed)} är inget lärosäte.${meantAmong(nearest, names)}`,
  fieldNotDistrict: typed =>
    `${quoted(typed)} är ett verksamhetsområde, ingen förvaltning. Skriv ${quoted(typed)} utan @.`,
  districtNotAllowed: (typed, allowed) =>
    `${quoted(typed)} kan inte lämna platser i den här filen. Filen får bara ha platser i ${list(allowed)}.`,

  personalIdentityNumber: () =>
    'Cellen ser ut att innehålla ett personnummer. Ta bort det: personnummer tas inte emot. En student anges med lärosätets studentnummer.',
  separatorInNumber: typed =>
    `${quoted(typed)} har komma eller semikolon, som skiljer numren åt i ”Placeras med”. Skriv studentnumret utan.`,
  controlCharacter: () => 'Cellen har ett osynligt styrtecken. Skriv om texten i cellen.',
  notASex: typed => `${quoted(typed)} är inte Kvinna, Man eller Annat. Lämna cellen tom om uppgiften saknas.`,
  notAPriority: () =>
    'Skriv Ja, Nej eller en klass från 1 till 9, eller lämna cellen tom om studenten inte har förtur. Skriv inget skäl.',
  wishMalformed: typed =>
    `${quoted(typed)} går inte att läsa som ett önskemål. Skriv ”Verksamhetsområde @ Förvaltning”, ”Verksamhetsområde” eller ”@ Förvaltning”.`,
  repeatedWish: earlier => `Samma önskemål som ${quoted(earlier)}. Ta bort det ena.`,
  tooMany: (items, limit) => `Cellen räknar upp ${items} stycken. Högst ${limit} är tillåtna.`,
  togetherUnknown: studentNumber =>
    `Studenten ${quoted(studentNumber)} finns varken i filen eller bland lärosätets inlästa studenter.`,
  togetherSelf: () => 'En student kan inte placeras med sig själv.',
  groupTooLarge: (numbers, most) =>
    `${numbers.length} studenter ska placeras tillsammans: ${lists.shortened(numbers)}. Högst ${most} kan höra ihop. Ta bort någon av dem ur ”Placeras med”.`,
  supervisorWithoutName: () => 'Handledarens namn saknas men andra uppgifter om handledaren är ifyllda.',
}
