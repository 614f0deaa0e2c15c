import type { fields as swedish } from '../sv/fields.ts'

export const fields: typeof swedish = {
  required: 'Fill this in.',
  wholeNumber: 'Write a whole number, for example 12.',
  atLeast: (least: number) => `Write a number that is at least ${least}.`,
  atMost: (most: number) => `Write a number that is at most ${most}.`,
  longer: (least: number) => `Write at least ${least} characters.`,
  shorter: (most: number) => `Write at most ${most} characters.`,
  moreItems: (least: number) => `Give at least ${least}.`,
  fewerItems: (most: number) => `Give at most ${most}.`,
  email: 'Write a whole e-mail address, for example name@stockholm.se.',
  date: 'Give a date that exists, for example 2020-01-20.',
  earlyDate: 'Give a date after the year 1900.',
  lateDate: 'Give a date before the year 2200.',
  unknownId: 'What you chose does not exist. Reload the page and choose again.',
  term: 'Write the term as VT or HT and a year of four digits, for example VT2020.',
  time: 'Write the time as hours and minutes, for example 09:00.',
  choice: 'Choose one of the alternatives.',
  twiceDistrict: 'The same district is there twice. Remove one of them.',
  twice: 'The same university is there twice. Remove one of them.',
  unknownNames: (names: readonly string[]) => `Unknown data: ${names.join(', ')}. Remove them.`,
  unusable: 'This cannot be used. Fill it in again.',
  controlCharacter: 'The text has a line break or an invisible control character. Write it again.',
  personalIdentityNumber:
    'The text seems to hold a personal identity number. Remove it: personal identity numbers are not accepted.',
  separatorInNumber: 'A student number cannot have a comma or a semicolon.',
}
