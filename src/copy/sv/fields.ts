import type { TextFault } from '../../features/text/schema.ts'

/** What is wrong with one value of what was sent, and what to do about it. */
export const fields = {
  required: 'Fyll i det här.',
  wholeNumber: 'Skriv ett heltal, till exempel 12.',
  atLeast: (least: number) => `Skriv ett tal som är minst ${least}.`,
  atMost: (most: number) => `Skriv ett tal som är högst ${most}.`,
  longer: (least: number) => `Skriv minst ${least} tecken.`,
  shorter: (most: number) => `Skriv högst ${most} tecken.`,
  moreItems: (least: number) => `Ange minst ${least}.`,
  fewerItems: (most: number) => `Ange högst ${most}.`,
  email: 'Skriv en hel e-postadress, till exempel namn@stockholm.se.',
  date: 'Ange ett datum som finns, till exempel 2020-01-20.',
  earlyDate: 'Ange ett datum efter år 1900.',
  lateDate: 'Ange ett datum före år 2200.',
  unknownId: 'Det du valde finns inte. Läs in sidan på nytt och välj igen.',
  term: 'Skriv terminen som VT eller HT och ett år med fyra siffror, till exempel VT2020.',
  time: 'Skriv klockslaget som timmar och minuter, till exempel 09:00.',
  choice: 'Välj ett av alternativen.',
  twiceDistrict: 'Samma förvaltning står två gånger. Ta bort den ena.',
  twice: 'Samma lärosäte står två gånger. Ta bort det ena.',
  unknownNames: (names: readonly string[]) => `Okända uppgifter: ${names.join(', ')}. Ta bort dem.`,
  unusable: 'Uppgiften går inte att använda. Fyll i den på nytt.',
  controlCharacter: 'Texten har en radbrytning eller ett osynligt styrtecken. Skriv om den.',
  personalIdentityNumber:
    'Texten ser ut att innehålla ett personnummer. Ta bort det: personnummer tas inte emot.',
  separatorInNumber: 'Ett studentnummer kan inte ha komma eller semikolon.',
} satisfies Record<TextFault, string> & Record<string, unknown>
