import type { ResponseOf } from '../../api/client.ts'
import { counted, number } from '../../format.ts'

type TermFacts = NonNullable<ResponseOf<'GET /api/terms/:termId'>['facts']>

const students = (n: number) => counted(n, 'student', 'studenter', 'sv')
const places = (n: number) => counted(n, 'plats', 'platser', 'sv')

export const terms = {
  listTitle: 'Terminer',
  listLead: 'Varje termin har sitt mål, sina andelar och sitt skede.',
  create: 'Lägg upp en termin',
  listCaption: 'Alla terminer',
  empty: 'Ingen termin är upplagd',
  emptyText: 'Lägg upp den första terminen med mål, datum och lärosätenas andelar.',
  column: { term: 'Termin', phase: 'Skede', target: 'Mål', dates: 'Terminens datum' },

  newTitle: 'Lägg upp en termin',
  newLead: 'Den börjar som utkast. Ingen annan ser den förrän du öppnar insamlingen.',
  newAction: 'Lägg upp terminen',
  created: (term: string) => `${term} är upplagd.`,
  back: 'Till alla terminer',
  season: 'Termin',
  seasons: { VT: 'Vårtermin', HT: 'Hösttermin' },
  year: 'År',

  phaseTitle: 'Var terminen är',
  phases: 'Terminens skeden',
  now: 'nu',
  done: 'klart',
  purpose: {
    draft: 'Mål, andelar och datum bestäms.',
    collecting: 'Förvaltningar lämnar platser, lärosäten sina studenter.',
    matching: 'Studenterna matchas med platserna.',
    confirming: 'Förvaltningarna svarar på förslagen.',
    published: 'Studenterna har fått sitt besked.',
    running: 'Studenterna är på plats.',
    closed: 'Allt är klart och rapporterat.',
  },
  moveTo: {
    draft: 'Gör till utkast igen',
    collecting: 'Öppna insamlingen',
    matching: 'Gå till matchning',
    confirming: 'Gå till bekräftelse',
    published: 'Publicera placeringarna',
    running: 'Starta perioden',
    closed: 'Avsluta terminen',
  },
  moveBackTo: {
    draft: 'Gör till utkast igen',
    collecting: 'Öppna insamlingen igen',
    matching: 'Gå tillbaka till matchning',
    confirming: 'Gå tillbaka till bekräftelse',
    published: 'Gå tillbaka till publicerad',
    running: 'Öppna perioden igen',
    closed: 'Avsluta terminen',
  },
  moveEffect: {
    draft: () => 'Terminen blir utkast igen och syns bara för dig.',
    collecting: () => 'Förvaltningar och lärosäten kan lägga in och ändra sina uppgifter.',
    matching: ({ students: n }: TermFacts) =>
      `${counted(n, 'student är anmäld', 'studenter är anmälda', 'sv')}. Alla ser att insamlingen är avslutad, och matchningen går att köra.`,
    confirming: () => 'Förvaltningarna får svara på förslagen.',
    published: ({ confirmedPlacements, students: n }: TermFacts) =>
      `${students(confirmedPlacements)} med bekräftad placering får besked, och lärosätena ser resultatet.` +
      (n > confirmedPlacements ? ` ${students(n - confirmedPlacements)} är fortfarande utan plats.` : '') +
      ' Terminen går inte att ta tillbaka efter detta.',
    running: () => 'Terminen visas som pågående.',
    closed: () => 'Inget i terminen går att ändra efter detta.',
  },
  /** Going back to matching from the phase where districts answer. */
  withdrawal: ({ unansweredProposals, confirmedPlacements }: TermFacts) =>
    `${counted(unansweredProposals + confirmedPlacements, 'förslag', 'förslag', 'sv')} tas tillbaka. ` +
    (confirmedPlacements === 0
      ? 'Ingen förvaltning har bekräftat något förslag än.'
      : `${counted(confirmedPlacements, 'bekräftelse', 'bekräftelser', 'sv')} som förvaltningarna redan har lämnat blir ogiltiga, och de får svara igen när en ny körning är vald.`) +
    ' Det går inte att ångra.',
  notYet: 'Går inte än:',
  noMoves: 'Terminen är avslutad. Inget mer går att ändra.',
  noMovesForYou: 'Projektledaren för terminen vidare till nästa skede.',
  moved: (phase: string) => `Terminen är nu i skedet ${phase.toLocaleLowerCase('sv')}.`,

  settingsTitle: 'Mål, andelar och datum',
  settingsLead: 'Andelarna ska tillsammans bli målet.',
  settledLead:
    'Mål, andelar och terminens dagar ligger fast sedan en körning har valts. Sista dagarna kan ändras.',
  target: 'Mål, antal platser',
  maxTravelMinutes: 'Längsta restid, minuter enkel väg',
  maxTravelHint: 'Gäller studenter utan egen gräns. Tomt betyder ingen gräns.',
  startsOn: 'Terminen börjar',
  endsOn: 'Terminen slutar',
  offersDueOn: 'Sista dag att lämna platser',
  confirmDueOn: 'Sista dag att svara på förslag',
  dates: 'Datum',
  tooLate: 'Studenterna får besked för sent',
  tooLateText: (days: number) =>
    days < 0
      ? 'Svarsdagen ligger efter att terminen har börjat. Studenterna ska få sin plats minst två veckor före första dagen.'
      : `Mellan svarsdagen och terminens början ligger bara ${counted(days, 'dag', 'dagar', 'sv')}. Studenterna ska få sin plats minst två veckor före första dagen.`,
  shares: 'Lärosätenas andelar',
  sharesHint:
    'En garanti är så många studenter som lärosätet alltid ska få placerade, om det alls går. 0 betyder ingen garanti.',
  university: 'Lärosäte',
  places: 'Platser',
  guarantee: 'Garanti',
  placesOf: (name: string) => `Platser för ${name}`,
  guaranteeOf: (name: string) => `Garanti för ${name}`,
  sum: 'Summa',
  sumExact: (target: number) => `Stämmer med målet ${number(target, 'sv')}.`,
  sumShort: (missing: number) => `${places(missing)} kvar att fördela.`,
  sumOver: (extra: number) => `${places(extra)} för mycket.`,
  sumFault: (sum: number, target: number) =>
    `Andelarna blir tillsammans ${number(sum, 'sv')} men ska bli ${number(target, 'sv')}.`,
  bounds: 'Gränser för förvaltningar',
  boundsSummary: (count: number) =>
    count === 0
      ? 'Inga gränser är satta'
      : `${counted(count, 'förvaltning', 'förvaltningar', 'sv')} har en gräns`,
  boundsHint: 'Hur många studenter en förvaltning minst och högst tar emot. Tomt betyder ingen gräns.',
  district: 'Förvaltning',
  minimum: 'Minst',
  maximum: 'Högst',
  minimumOf: (name: string) => `Minst antal studenter i ${name}`,
  maximumOf: (name: string) => `Högst antal studenter i ${name}`,
  save: 'Spara terminen',
  saved: 'Terminen är sparad.',
  needsNumber: (label: string) => `Skriv ett antal: ${label.toLocaleLowerCase('sv')}.`,
  needsDate: (label: string) => `Välj ett datum: ${label.toLocaleLowerCase('sv')}.`,
  needsYear: 'Skriv ett år med fyra siffror, till exempel 2020.',
  endsBeforeStart: 'Terminen måste sluta efter att den börjar.',

  logTitle: 'Vad som har hänt',
  logCaption: 'Terminens byten av skede',
  logEmpty: 'Terminen har inte bytt skede än.',
  log: { at: 'När', move: 'Från och till', by: 'Vem' },
  system: 'Systemet',
}
