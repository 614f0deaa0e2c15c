import type { ImportWords } from '../../domain/import/told.ts'
import { list, meant, quoted, rowFaults, rowNumbers } from './import-faults.ts'
import { fileFaults } from './import-files.ts'

export const imports: ImportWords = {
  place: (row, column) => (column === null ? `Rad ${row}` : `Rad ${row}, ${column}`),
  untitledColumn: letters => `${letters} (utan rubrik)`,
  concealed: 'visas inte',
  universityRequired: 'Ange vilket lärosätes studenter filen innehåller.',
  faults: rowFaults,
  fileFaults,

  notes: {
    firstSheetOnly: (sheets, name) => `Filen har ${sheets} blad. Bara det första, ${quoted(name)}, läses in.`,
    hiddenRows: rows => `Dolda rader läses också in: ${rows.join(', ')}.`,
    hiddenColumns: columns => `Dolda kolumner läses också in: ${columns.join(', ')}.`,
    unlistedFaults: (listed, more) =>
      `Bara de första ${listed} felen är med i listan. Det finns ${more} till.`,
    keptColumns: titles =>
      titles.length === 1
        ? `Kolumnen ${quoted(titles[0] ?? '')} finns inte i filen: uppgifterna behålls.`
        : `Kolumnerna ${list(titles.map(quoted))} finns inte i filen: uppgifterna behålls.`,
    droppedReasons: count =>
      count === 1
        ? '1 skäl till förtur sparas inte, bara att studenten har förtur.'
        : `${count} skäl till förtur sparas inte, bara att studenterna har förtur.`,
    protectedStudents: count =>
      count === 1
        ? '1 student har skyddade personuppgifter: namn och e-postadress sparas inte.'
        : `${count} studenter har skyddade personuppgifter: namn och e-postadresser sparas inte.`,
    sharedAddress: rows =>
      `Flera studenter har samma e-postadress (rad ${rowNumbers(rows)}). Var och en får breven till de andra med deras personliga länkar: kontrollera adresserna.`,
    unknownHomeArea: (area, rows, nearest) =>
      `Bostadsområdet ${quoted(area)} (rad ${rowNumbers(rows)}) finns inte i restidstabellen, så restiden är okänd.${meant(nearest)}`,
    moreUnknownHomeAreas: count =>
      count === 1
        ? 'Ytterligare 1 bostadsområde finns inte i restidstabellen.'
        : `Ytterligare ${count} bostadsområden finns inte i restidstabellen.`,
    districtsWithoutTravelTimes: names => `Filen har inga restider till ${list(names)}.`,
    emptyTravelTimes: count =>
      count === 1
        ? '1 cell är tom: den restiden är okänd.'
        : `${count} celler är tomma: de restiderna är okända.`,
    sharesAreTheTerms: () => 'Kolumnen med andelar läses inte in: lärosätenas andelar anges på terminen.',
    absent: names =>
      names.length === 1
        ? `${names[0]} finns i systemet men inte i filen, och ändras inte.`
        : `${names.length} finns i systemet men inte i filen, och ändras inte: ${names.join(', ')}.`,
    supervisorChange: (name, changes) => {
      const texts = changes.map(
        ({ column, before, after }) => `${column} ${before || 'tomt'} → ${after || 'tomt'}`,
      )
      return `Handledaren ${name} ändras överallt där hen är namngiven: ${texts.join('; ')}.`
    },
    supervisorContradiction: name =>
      `Handledaren ${name} har olika uppgifter på olika rader. Den sista raden gäller.`,
  },

  warnings: {
    protectionRemoved: numbers =>
      `Skyddade personuppgifter tas bort för ${list(numbers)}. Namn och e-postadress sparas och visas. Kontrollera att skyddet har upphört.`,
    blocksRemoved: (studentNumber, districts) =>
      `${studentNumber} är inte längre undantagen från ${list(districts)} och kan placeras där. Kontrollera att det stämmer.`,
    ownWishes: numbers =>
      numbers.length === 1
        ? `Studenten ${numbers[0]} har själv fyllt i sina önskemål, och filen har andra. Läser du in filen gäller filens.`
        : `${numbers.length} studenter har själva fyllt i sina önskemål, och filen har andra: ${numbers.join(', ')}. Läser du in filen gäller filens.`,
  },
}
