import { obstacle as obstacles } from './personal-data.ts'
import type { ErrorCases } from '../../error-cases.ts'
import { pilotPhases } from './pilots.ts'
import { phases } from './terms.ts'

const unknown = {
  district: 'ingen känd förvaltning',
  university: 'inget känt lärosäte',
  field: 'inget känt verksamhetsområde',
  student: 'inget känt studentnummer',
  homeArea: 'inget känt bostadsområde',
  teacher: 'ingen känd baslärare',
  venue: 'ingen av pilotens lokaler',
  module: 'ingen av pilotens moduler',
  pass: 'inget av pilotens pass',
  group: 'ingen av pilotens grupper',
}

const course = (has: boolean | null) =>
  has === null ? 'okänt om handledarutbildning' : has ? 'handledarutbildning' : 'ingen handledarutbildning'

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
  requestKeyReused: () =>
    'Det du skickade har samma nyckel som något annat du har skickat. Läs in sidan på nytt och gör om din ändring.',
  requestAlreadyDone: () =>
    'Det här har redan kommit fram en gång. Läs in sidan på nytt för att se vad som gäller.',
  termExists: ({ id }) => `Terminen ${id} finns redan.`,
  sharesDoNotAddUp: ({ sum, target }) =>
    `Lärosätenas andelar blir tillsammans ${sum}, men målet är ${target} platser (S2).`,
  unknownReference: ({ what, value }) => `”${value}” är ${unknown[what]}. Kontrollera stavningen.`,
  boundsCross: ({ minimum, maximum }) => `Minst ${minimum} är mer än högst ${maximum} (R4).`,
  guaranteeAboveShare: ({ university, guarantee, places }) =>
    `${university} garanteras ${guarantee} platser men har bara ${places} som andel (R3). Sänk garantin eller höj andelen.`,
  termSettled: ({ phase }) =>
    `Terminen är i skedet ${phases[phase]}. Då kan bara sista dag för platser och sista dag för svar ändras.`,
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
  wishesClosed: () =>
    'Det går inte längre att fylla i önskemål här. Hör av dig till VFU-samordnaren vid ditt lärosäte om något behöver ändras.',
  wishRepeated: ({ number, earlier }) =>
    `Önskemål ${number} är samma som önskemål ${earlier}. Ta bort det ena.`,
  groupTooLarge: ({ students, most }) =>
    `${students} studenter skulle placeras tillsammans. Högst ${most} kan höra ihop: ta bort någon (R11).`,
  supervisorDiffers: ({ name, email, degreeYear, hasSupervisorCourse }) =>
    `Förvaltningen har redan handledaren ${name} (${email ?? 'ingen e-postadress'}; ${degreeYear === null ? 'okänt examensår' : `socionomexamen ${degreeYear}`}; ${course(hasSupervisorCourse)}), och det stämmer inte med det du har angett. Välj ${name} i listan, eller ändra först uppgifterna om ${name}.`,
  supervisorExists: ({ name }) => `Uppgifterna är en annan handledares: ${name}.`,
  supervisorRequired: ({ unit }) => `Platsen på ${unit} saknar handledare. Ange en innan du bekräftar.`,
  placementAnswered: () => 'Förslaget är redan besvarat.',
  placementNotPublished: () =>
    'Bara en placering som är publicerad och pågår eller väntar kan ställas in, avbrytas eller markeras som genomförd.',
  placementNotBegun: () =>
    'En placering kan avbrytas eller markeras som genomförd först när VFU-perioden pågår. Ställ in den i stället.',
  causeNotYours: () =>
    'En förvaltning kan meddela att platsen har fallit bort, och ett lärosäte att studenten inte längre deltar. För annat: kontakta projektledaren.',
  reasonRequired: () => 'Studenten har en placering. Ange varför den avslutas.',
  studentPlacedKeepsPeriod: () =>
    'Studenten har en placering, så perioden kan inte ändras. Avsluta placeringen först.',
  offerInUse: () =>
    'Platsen har placerade studenter. Bara antalet platser och kommentaren kan ändras. Lägg in en ny plats i stället.',
  repairApplied: () => 'Ändringen är redan genomförd.',
  repairNotApplicable: () => 'Bara en färdig beräkning som ändrar något kan genomföras.',
  repairOutdated: () =>
    'Något har ändrats sedan ändringen räknades ut. Inget har genomförts. Räkna ut den igen.',
  runFinished: () => 'Körningen är redan klar.',
  runNotChoosable: () => 'Bara en färdig körning med ett giltigt resultat kan väljas.',
  runOutdated: () => 'Platser eller studenter har ändrats sedan körningen gjordes. Kör matchningen igen.',
  runNotOptimal: () =>
    'Frågan kan bara besvaras för en körning som är bevisat bäst. Kör igen med längre tidsgräns.',
  runHasNoResult: () => 'Körningen har inget svar att utgå från.',
  analysisFailed: ({ sentence }) => sentence,
  pinBreaksRules: ({ rules, sentence }) =>
    `Studenten kan inte låsas vid platsen (R12), det bryter mot ${rules.join(', ')}. ${sentence}`,
  pinDoesNotHold: ({ rules }) =>
    `Ett lås håller inte längre (R12): det bryter mot ${rules.join(', ')}. Det är märkt i listan över låsta studenter. Lås upp studenten eller ändra det som hindrar.`,
  pinRemoved: () => 'Studenten är redan upplåst.',
  requestAbandoned: () => 'Begäran avbröts.',
  importFile: ({ sentence }) => sentence,
  importFileFaults: ({ count }) => `Filen kan inte läsas in så som den är. ${count} saker behöver rättas.`,
  importFaulty: ({ count }) =>
    count === 1 ? 'Filen har ett fel. Inget har lästs in.' : `Filen har ${count} fel. Inget har lästs in.`,
  importChangedMeanwhile: () =>
    'Uppgifterna har ändrats sedan du granskade filen. Granska den igen innan du läser in den.',
  occasionEndsBeforeStart: () => 'Sluttiden måste vara senare än starttiden.',
  occasionCancelled: () => 'Tillfället är inställt och går inte att svara på.',
  occasionOutsidePeriod: ({ fromOn, toOn }) =>
    `Dagen måste ligga inom placeringens tid, från ${fromOn} till ${toOn} (R5).`,
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
  protectedValue: () =>
    'Ingenting har skickats eller ändrats: texten skulle ha röjt en person med skyddade personuppgifter (P2). Central samordnare ser det under Stoppat och kan hjälpa till.',
  noNamesake: () =>
    'Uppgiften är ingen annans i systemet. Ta i stället bort den från texten där den står, och försök igen.',
  erasureHindered: ({ obstacle }) => obstacles[obstacle],
  secondFactorNeeded: () => 'Bekräfta först att det är du, med en kod från din telefon.',
  secondFactorExists: () => 'Du har redan koder i en telefon. Ta bort dem innan du lägger till en ny.',
  secondFactorMissing: () => 'Personen har inga koder i telefonen.',
  secondFactorOwn: () => 'Du kan inte nollställa dina egna koder här. Ta bort dem på Mitt konto med en kod.',
  secondFactorUnreadable: () =>
    'Koden kan inte kontrolleras, för serverns nyckel är en annan än när du lade till telefonen. Använd en reservkod, eller be en annan projektledare att nollställa dina koder.',
  codeWrong: () => 'Koden stämmer inte. Vänta på nästa kod i telefonen, eller använd en reservkod.',
  codesPaused: ({ minutes }) =>
    minutes === 1
      ? 'För många felaktiga koder. Försök igen om en minut.'
      : `För många felaktiga koder. Försök igen om ${minutes} minuter.`,
  signInDeclined: ({ provider }) => `Inloggningen hos ${provider} avbröts. Du är inte inloggad.`,
  signInStale: () => 'Inloggningen är för gammal, eller redan använd. Börja om från inloggningssidan.',
  signInUnavailable: ({ provider }) =>
    `Inloggningen hos ${provider} fungerar inte just nu. Försök igen om en stund, eller logga in med en länk via e-post.`,
  signInUntrusted: ({ provider }) =>
    `Svaret från inloggningen hos ${provider} gick inte att lita på. Du är inte inloggad. Säg till den som leder VFU-projektet om det händer igen.`,
  signInNoAccess: ({ provider }) =>
    `Du är inloggad hos ${provider}, men har inte behörighet till VFU-systemet. Be den som leder VFU-projektet på socialförvaltningen att ge dig behörighet.`,
  signInEmailUnverified: ({ provider }) =>
    `${provider} har inte intygat din e-postadress i tjänsten, så vi kan inte veta vem du är här. Logga in med en länk via e-post, eller kontakta din it-support.`,
  signInAddressTaken: ({ provider }) =>
    `Din e-postadress hör redan till en annan inloggning hos ${provider}. Be den som leder VFU-projektet att koppla loss den gamla.`,
  mailNotDead: () => 'Bara utskick som har misslyckats kan skickas om.',
  remindedToday: () => 'En påminnelse om det här är redan skickad i dag.',
  pilotNameTaken: ({ name }) => `Terminen har redan en pilot som heter ${name}.`,
  pilotPhaseRefuses: ({ phase }) => `Det går inte i pilotens nuvarande skede: ${pilotPhases[phase]}.`,
  weekUnknown: ({ week }) => `Veckan ${week} finns inte. Skriv år och vecka, till exempel 2020-W11 (A6).`,
  pilotDaysCross: () => 'Önskat antal dagar måste ligga mellan det minsta och det högsta (A6).',
  passesWrong: () =>
    'Passen får inte överlappa varandra, och varje pass måste sluta efter att det har börjat.',
  groupsWithoutStudents: ({ district }) =>
    `${district}: antalet grupper går inte ihop med antalet studenter. En grupp behöver minst en student, och studenter behöver en grupp.`,
  pilotDistrictInUse: ({ name }) =>
    `${name} har värdar, lokaler eller studenter i piloten. Ta bort dem först.`,
  venueExists: ({ name }) => `Förvaltningen har redan en lokal som heter ${name}.`,
  hostExists: () => 'Personen är redan värd i piloten.',
  hostNotPlaced: () =>
    'Studenten har ingen placering i förvaltningen den här terminen och kan inte vara värd där (A9).',
  hostIdentity: () => 'Välj en person i listan eller skriv ett namn, inte båda.',
  absenceOutside: ({ on }) => `${on} är ingen arbetsdag i pilotens veckor.`,
  pilotNotReady: ({ sentence }) => sentence,
  planNotChoosable: () => 'Bara en färdig plan med tillfällen kan väljas.',
  planOutdated: () => 'Värdar, lokaler, tider eller grupper har ändrats sedan planen gjordes. Planera igen.',
  changeBreaks: ({ sentences }) => `Ändringen går inte: ${sentences}`,
  sessionLocked: () => 'Tillfället är låst. Lås upp det för att flytta det.',
  evaluationNotOpen: () => 'Utvärderingen är inte öppen.',
  evaluationAnswered: () => 'Du har redan svarat på utvärderingen. Tack!',
  attendanceTooEarly: ({ on }) => `Dagen ${on} har inte varit än.`,
}
