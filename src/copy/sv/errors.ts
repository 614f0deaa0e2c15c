import type { ErrorCases } from '../../errors.ts'
import { phases } from './terms.ts'

const unknown = {
  district: 'ingen känd förvaltning',
  university: 'inget känt lärosäte',
  field: 'inget känt verksamhetsområde',
  student: 'inget känt studentnummer',
  homeArea: 'inget känt bostadsområde',
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
  unknownReference: ({ what, value }) => `”${value}” är ${unknown[what]}. Kontrollera stavningen.`,
  boundsCross: ({ minimum, maximum }) => `Minst ${minimum} är mer än högst ${maximum} (R4).`,
  periodIncomplete: () => 'Ange både första och sista dag, i den ordningen.',
  periodOutsideTerm: ({ startsOn, endsOn }) =>
    `Perioden ligger helt utanför terminen, ${startsOn}–${endsOn}. Rätta datumen, eller ta bort dem om platsen gäller hela terminen.`,
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
  supervisorUnqualified: ({ name, university, isNamedOnOffer }) =>
    `${name} uppfyller inte kraven på handledare vid ${university} (R13). Välj någon annan` +
    (isNamedOnOffer ? ', eller be lärosätets VFU-samordnare att bevilja ett undantag.' : '.'),
  supervisorRequired: ({ unit }) => `Platsen på ${unit} saknar handledare. Ange en innan du bekräftar.`,
  placementAnswered: () => 'Förslaget är redan besvarat.',
  runFinished: () => 'Körningen är redan klar.',
  runNotChoosable: () => 'Bara en färdig körning med ett giltigt resultat kan väljas.',
  runOutdated: () => 'Platser eller studenter har ändrats sedan körningen gjordes. Kör matchningen igen.',
  runNotOptimal: () =>
    'Frågan kan bara besvaras för en körning som är bevisat bäst. Kör igen med längre tidsgräns.',
  runHasNoResult: () => 'Körningen har inget svar att utgå från.',
  analysisFailed: ({ sentence }) => sentence,
  requestAbandoned: () => 'Begäran avbröts.',
  importFile: ({ sentence }) => sentence,
  importFaulty: ({ count }) =>
    count === 1 ? 'Filen har ett fel. Inget har lästs in.' : `Filen har ${count} fel. Inget har lästs in.`,
  importChangedMeanwhile: () =>
    'Uppgifterna har ändrats sedan du granskade filen. Granska den igen innan du läser in den.',
  occasionEndsBeforeStart: () => 'Sluttiden måste vara senare än starttiden.',
  offerTaken: () =>
    'Platsen har placerade studenter och kan inte tas bort eller minskas under deras antal (R2).',
  mailNotDead: () => 'Bara utskick som har misslyckats kan skickas om.',
}
