import type { fields as swedish } from '../sv/fields.ts'

export const fields: typeof swedish = {
  controlCharacter: 'The text has a line break or an invisible control character. Write it again.',
  personalIdentityNumber:
    'The text seems to hold a personal identity number. Remove it: personal identity numbers are not accepted.',
  separatorInNumber: 'A student number cannot have a comma or a semicolon.',
}
