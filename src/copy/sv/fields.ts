import type { TextFault } from '../../features/text/schema.ts'

/** What is wrong with a text in a form. */
export const fields: Record<TextFault, string> = {
  controlCharacter: 'Texten har en radbrytning eller ett osynligt styrtecken. Skriv om den.',
  personalIdentityNumber:
    'Texten ser ut att innehålla ett personnummer. Ta bort det: personnummer tas inte emot.',
  separatorInNumber: 'Ett studentnummer kan inte ha komma eller semikolon.',
}
