import type { ErrorCases } from '../../errors.ts'
import { phases } from './terms.ts'

const things = {
  district: 'förvaltning',
  university: 'lärosäte',
  field: 'verksamhetsområde',
  student: 'studentnummer',
  homeArea: 'bostadsområde',
}

/** The sentence of every refusal. */
export const errors: { [Code in keyof ErrorCases]: (values: ErrorCases[Code]) => string } = {
  invalidInput: () => 'Några uppgifter behöver rättas.',
  notSignedIn: () => 'Du behöver logga in.',
  linkInvalid: () => 'Länken gäller inte längre. Be om en ny.',
  forbidden: () => 'Du har inte behörighet till detta.',
  missingRequestedWith: () => 'Begäran kom inte från VFU-systemets egna sidor.',
  notFound: () => 'Det du söker finns inte, eller så har du inte behörighet till det.',
  tooManyRequests: () => 'För många försök. Vänta en stund och försök igen.',
  bodyTooLarge: () => 'Det du skickade är för stort.',
  malformedBody: () => 'Det du skickade gick inte att läsa.',
  internal: () =>
    'Något gick fel hos oss. Inget har ändrats. Försök igen, och ange numret om felet kvarstår.',
  changedMeanwhile: () =>
    'Någon annan har ändrat detta sedan du öppnade det. Läs in på nytt och gör om din ändring.',
  termExists: ({ id }) => `Terminen ${id} finns redan.`,
  sharesDoNotAddUp: ({ sum, target }) =>
    `Lärosätenas andelar blir tillsammans ${sum}, men målet är ${target} platser (S2).`,
  unknownReference: ({ what, value }) => `’${value}’ är inget känt ${things[what]}.`,
  boundsCross: ({ minimum, maximum }) => `Minst ${minimum} är mer än högst ${maximum} (R4).`,
  periodIncomplete: () => 'Ange både första och sista dag, i den ordningen.',
  moveRefused: ({ obstacle }) => obstacle,
  phaseRefuses: ({ phase }) => `Det går inte i terminens nuvarande skede: ${phases[phase]}.`,
  studentExists: ({ number }) => `Studentnumret ${number} finns redan hos lärosätet den här terminen.`,
  protectedHasNoName: () => 'För den som har skyddade personuppgifter lagras varken namn eller e-postadress.',
  nameRequired: () => 'Ange förnamn, efternamn och e-postadress.',
  studentPlaced: () => 'Studenten har en placering. Avsluta den innan du tar bort studenten.',
  studentKeepsUniversity: () =>
    'En student kan inte byta lärosäte. Ta bort studenten här och lägg till hen hos det andra lärosätet.',
  togetherWithSelf: () => 'En student kan inte placeras med sig själv (R11).',
  wishNamesNothing: ({ number }) =>
    `Önskemål ${number} är tomt. Ange ett verksamhetsområde, en förvaltning eller båda.`,
  supervisorUnqualified: ({ name, university }) =>
    `${name} uppfyller inte kraven på handledare vid ${university} (R13). Välj någon annan, eller be lärosätet om ett undantag.`,
  supervisorRequired: ({ unit }) => `Platsen på ${unit} saknar handledare. Ange en innan du bekräftar.`,
  placementAnswered: () => 'Förslaget är redan besvarat.',
  runFinished: () => 'Körningen är redan klar.',
  runNotChoosable: () => 'Bara en färdig körning med ett giltigt resultat kan väljas.',
  runOutdated: () => 'Platser eller studenter har ändrats sedan körningen gjordes. Kör matchningen igen.',
  importFile: ({ sentence }) => sentence,
  importFaulty: ({ count }) =>
    count === 1 ? 'Filen har ett fel. Inget har lästs in.' : `Filen har ${count} fel. Inget har lästs in.`,
  importChangedMeanwhile: () =>
    'Uppgifterna har ändrats sedan du granskade filen. Granska den igen innan du läser in den.',
  occasionEndsBeforeStart: () => 'Sluttiden måste vara senare än starttiden.',
  offerTaken: () =>
    'Platsen har placerade studenter och kan inte tas bort eller minskas under deras antal (R2).',
  personExists: ({ email }) =>
    `Det finns redan en person med adressen ${email}. Ge den personen en roll till i stället.`,
  personWithoutRole: () => 'Personens roller har upphört. Ge personen en roll innan du bjuder in.',
  roleScope: () =>
    'En förvaltnings samordnare hör till en förvaltning, ett lärosätes samordnare och en baslärare till ett lärosäte. Den centrala rollen har ingetdera.',
  roleHeld: () => 'Personen har redan den rollen under den tiden.',
  roleEnded: () => 'Rollen har redan upphört. Ge personen en ny.',
  lastCentral: () => 'Det måste alltid finnas en central samordnare. Ge någon annan rollen först.',
  lastDayPassed: ({ on }) =>
    `${on} har redan varit. Välj i dag eller en senare dag, eller avsluta rollen nu.`,
  mailNotDead: () => 'Bara utskick som har misslyckats kan skickas om.',
}
