import type { ImportWords } from '../../domain/import/told.ts'
import { list, meant, quoted, rowFaults, rowNumbers } from './import-faults.ts'
import { fileFaults } from './import-files.ts'

/** Numbers of rows, after the word. */
const onRows = (rows: readonly number[]): string =>
  `${rows.length === 1 ? 'row' : 'rows'} ${rowNumbers(rows)}`

export const imports: ImportWords = {
  place: (row, column) => (column === null ? `Row ${row}` : `Row ${row}, ${column}`),
  untitledColumn: letters => `${letters} (without a heading)`,
  concealed: 'not shown',
  universityRequired: 'Say which university’s students the file holds.',
  faults: rowFaults,
  fileFaults,

  notes: {
    firstSheetOnly: (sheets, name) =>
      `The file has ${sheets} sheets. Only the first, ${quoted(name)}, is read in.`,
    hiddenRows: rows => `Hidden rows are read in too: ${rows.join(', ')}.`,
    hiddenColumns: columns => `Hidden columns are read in too: ${columns.join(', ')}.`,
    unlistedFaults: (listed, more) =>
      `Only the first ${listed} faults are in the list. There are ${more} more.`,
    keptColumns: titles =>
      titles.length === 1
        ? `The column ${quoted(titles[0] ?? '')} is not in the file: what is here is kept.`
        : `The columns ${list(titles.map(quoted))} are not in the file: what is here is kept.`,
    droppedReasons: students =>
      students === 1
        ? '1 reason for priority is not saved, only that the student has priority.'
        : `${students} reasons for priority are not saved, only that the students have priority.`,
    protectedStudents: students =>
      students === 1
        ? '1 student has protected personal data: name and e-mail address are not saved.'
        : `${students} students have protected personal data: names and e-mail addresses are not saved.`,
    sharedAddress: rows =>
      `Several students have the same e-mail address (${onRows(rows)}). Each gets the others’ letters with their personal links: check the addresses.`,
    unknownHomeArea: (area, rows, nearest) =>
      `The home area ${quoted(area)} (${onRows(rows)}) is not in the table of travel times, so the travel time is unknown.${meant(nearest)}`,
    moreUnknownHomeAreas: areas =>
      areas === 1
        ? '1 more home area is not in the table of travel times.'
        : `${areas} more home areas are not in the table of travel times.`,
    districtsWithoutTravelTimes: names => `The file has no travel times to ${list(names)}.`,
    emptyTravelTimes: cells =>
      cells === 1
        ? '1 cell is empty: that travel time is unknown.'
        : `${cells} cells are empty: those travel times are unknown.`,
    sharesAreTheTerms: () =>
      'The column of shares is not read in: the universities’ shares are set on the term.',
    absent: names =>
      names.length === 1
        ? `${names[0]} is in the system but not in the file, and is not changed.`
        : `${names.length} are in the system but not in the file, and are not changed: ${names.join(', ')}.`,
    supervisorChange: (name, changes) => {
      const texts = changes.map(
        ({ column, before, after }) => `${column} ${before || 'empty'} → ${after || 'empty'}`,
      )
      return `The supervisor ${name} is changed wherever they are named: ${texts.join('; ')}.`
    },
    supervisorContradiction: name =>
      `The supervisor ${name} is described differently on different rows. The last row counts.`,
  },

  warnings: {
    protectionRemoved: numbers =>
      `Protected personal data ends for ${list(numbers)}. Name and e-mail address are saved and shown. Check that the protection has ended.`,
    blocksRemoved: (studentNumber, districts) =>
      `${studentNumber} is no longer excepted from ${list(districts)} and can be placed there. Check that this is right.`,
    ownWishes: numbers =>
      numbers.length === 1
        ? `The student ${numbers[0]} has filled in wishes personally, and the file has others. If you read in the file, the file’s count.`
        : `${numbers.length} students have filled in wishes personally, and the file has others: ${numbers.join(', ')}. If you read in the file, the file’s count.`,
  },
}
