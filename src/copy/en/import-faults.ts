import type { RowFaultFacts, WordsOf } from '../../domain/import/facts.ts'
import { listsIn } from '../import-lists.ts'

const lists = listsIn({
  quotes: ['“', '”'],
  and: 'and',
  more: 'more',
})

export const { list, quoted, rowNumbers } = lists

export const meant = (nearest: string | null): string =>
  nearest === null ? '' : ` Did you mean ${quoted(nearest)}?`

/** The name that was likely meant or, when none is near, all that there are. */
const meantAmong = (nearest: string | null, names: readonly string[]): string =>
  nearest === null && names.length > 0 ? ` Write one of: ${lists.shortened(names)}.` : meant(nearest)

/** What is wrong with a row, a cell or a title of a file, whose titles and fixed words are Swedish. */
export const rowFaults: WordsOf<RowFaultFacts> = {
  missingColumn: (title, nearest) => `The column ${quoted(title)} is missing.${meant(nearest)}`,
  missingColumnForNew: (title, newStudents) =>
    `The column ${quoted(title)} is missing. The file must have it when it has new students, and this one has ${newStudents}. Add the column.`,
  unknownColumn: (title, nearest) =>
    `The column ${quoted(title)} is not recognised.${meant(nearest)} Change the heading or remove the column.`,
  repeatedColumn: (title, earlier) =>
    `The columns ${quoted(earlier)} and ${quoted(title)} are the same thing. Remove one of them.`,
  cellsBeyondHeader: (cells, titles) =>
    `The row has ${cells} cells but the heading row ${titles}. Check separators and quotation marks.`,

  required: () =>
    'The cell is empty but must be filled in. Fill it in, or remove the row if it should not be there.',
  tooLong: (characters, limit) => `The text is ${characters} characters long. There is room for ${limit}.`,
  notYesNo: typed =>
    `${quoted(typed)} is neither Ja nor Nej. Write Ja (yes) or Nej (no), or leave the cell empty.`,
  notANumber: typed => `${quoted(typed)} is not a number.`,
  decimalPoint: typed =>
    `${quoted(typed)} has a decimal point. Write a decimal comma: ${typed.replace('.', ',')}.`,
  outOfRange: (typed, least, most) => `${quoted(typed)} is not a whole number from ${least} to ${most}.`,
  notACoordinate: (typed, most) =>
    `${quoted(typed)} is not a coordinate in degrees from -${most} to ${most}.`,
  coordinateIncomplete: () => 'Latitude and longitude belong together. Fill in both or neither.',
  notADate: typed =>
    `${quoted(typed)} is not a date written as year-month-day. Write for example 2020-01-20.`,
  periodIncomplete: filled =>
    `The cell is empty but ${quoted(filled)} is filled in. Fill in both dates or neither.`,
  periodBackwards: (fromOn, toOn) =>
    `The period ends ${toOn} but begins ${fromOn}. It must end after it has begun.`,
  periodOutsideTerm: (startsOn, endsOn) =>
    `The whole period lies outside the term, ${startsOn}–${endsOn}. Correct the dates, or leave both cells empty for the whole term.`,
  notAnEmail: typed => `${quoted(typed)} is not an e-mail address.`,
  notAnId: typed => `${quoted(typed)} cannot be an id. Use the letters a–z, digits and hyphens.`,
  repeatedValue: (typed, earlierRow) => `${quoted(typed)} is already on row ${earlierRow}.`,
  nameTaken: (name, holder) =>
    `${quoted(name)} is already the name of the one whose id is ${holder}. Use the same id or another name.`,

  unknownField: (typed, nearest, names) => `${quoted(typed)} is not a field.${meantAmong(nearest, names)}`,
  unknownDistrict: (typed, nearest, names) =>
    `${quoted(typed)} is not a district.${meantAmong(nearest, names)}`,
  unknownUniversity: (typed, nearest, names) =>
    `${quoted(typed)} is not a university.${meantAmong(nearest, names)}`,
  fieldNotDistrict: typed => `${quoted(typed)} is a field, not a district. Write ${quoted(typed)} without @.`,
  districtNotAllowed: (typed, allowed) =>
    `${quoted(typed)} cannot offer places in this file. The file may only have places in ${list(allowed)}.`,

  personalIdentityNumber: () =>
    'The cell seems to hold a personal identity number. Remove it: such numbers are not accepted. A student is named by the university’s student number.',
  separatorInNumber: typed =>
    `${quoted(typed)} has a comma or a semicolon, which separate the numbers in “Placeras med”. Write the student number without it.`,
  controlCharacter: () => 'The cell has an invisible control character. Write the cell’s text anew.',
  notASex: typed =>
    `${quoted(typed)} is not Kvinna (female), Man (male) or Annat (other). Leave the cell empty if it is not known.`,
  notAPriority: () =>
    'Write Ja (yes), Nej (no) or a class from 1 to 9, or leave the cell empty if the student has no priority. Write no reason.',
  wishMalformed: typed =>
    `${quoted(typed)} cannot be read as a wish. Write “Field @ District”, “Field” or “@ District”, with their names.`,
  repeatedWish: earlier => `The same wish as ${quoted(earlier)}. Remove one of them.`,
  tooMany: (items, limit) => `The cell lists ${items}. At most ${limit} are allowed.`,
  togetherUnknown: studentNumber =>
    `The student ${quoted(studentNumber)} is neither in the file nor among the university’s students here.`,
  togetherSelf: () => 'A student cannot be placed together with themselves.',
  groupTooLarge: (numbers, most) =>
    `${numbers.length} students are to be placed together: ${lists.shortened(numbers)}. At most ${most} can belong together. Remove one of them from “Placeras med”.`,
  supervisorWithoutName: () =>
    'The supervisor’s name is missing, but other things about the supervisor are filled in.',
}
