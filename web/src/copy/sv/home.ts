import { counted, number, plural } from '../../format.ts'

const districts = (n: number) => plural(n, 'förvaltning', 'förvaltningar')
const students = (n: number) => plural(n, 'student', 'studenter')
const places = (n: number) => counted(n, 'plats', 'platser', 'sv')

export const home = {
  title: 'Att göra',
  teacherLead: 'Ange när du inte kan, så att dagarna planeras efter det.',
  lead: {
    draft: 'Terminen är ett utkast. Inget syns för förvaltningar och lärosäten än.',
    collecting: 'Förvaltningarna lämnar platser och lärosätena sina studenter.',
    matching: 'Platser och studenter är inne. Nu matchas de.',
    confirming: 'Förvaltningarna svarar på förslagen.',
    published: 'Placeringarna är publicerade. Studenterna ser sin plats.',
    running: 'VFU-perioden pågår.',
    closed: 'Terminen är avslutad.',
  },
  noTerm: 'Ingen termin är öppnad',
  noTermCentral: 'Lägg upp en termin för att börja samla in platser och studenter.',
  noTermOther: 'Projektledaren öppnar nästa termin.',
  newTerm: 'Lägg upp en termin',
  nothing: 'Inget väntar på dig',
  nothingText: 'När något behöver göras står det här.',
  list: 'Det här väntar på dig',
  support: 'Stödmaterial för er som tar emot studenter',
  /** What follows the number that stands before it in large type. */
  item: {
    nextStep: (phase: string) => `Terminen kan gå vidare till skedet ${phase.toLocaleLowerCase('sv')}`,
    unanswered: (n: number) => `${districts(n)} har inte svarat`,
    missing: (n: number) => `${plural(n, 'plats', 'platser')} saknas till målet`,
    withoutWishes: (n: number) => `${students(n)} saknar önskemål`,
    missingStudents: (n: number, share: number) =>
      `${students(n)} ${plural(n, 'är inläst', 'är inlästa')}, och er andel är ${places(share)}`,
    noRun: 'Ingen matchning är körd',
    runWaits: (all: number) => `av ${number(all, 'sv')} studenter får en plats i den senaste matchningen`,
    openProposals: 'förslag väntar på förvaltningarnas svar',
    withoutPlace: (n: number) => `${students(n)} är utan plats efter en ändring`,
    unplaced: (n: number) => `${students(n)} är utan plats`,
    toAnswer: 'förslag väntar på ert svar',
    results: (n: number) => `${students(n)} har fått en plats`,
    blocked: (phase: string, why: string) =>
      `Innan terminen kan gå vidare till skedet ${phase.toLocaleLowerCase('sv')}: ${why}`,
    failedMail: (n: number) => `${plural(n, 'brev', 'brev')} kom inte fram`,
    stoppedLeaks: (n: number) => `${plural(n, 'text', 'texter')} stoppades för att skydda en person`,
    failedRuns: (n: number) => `${plural(n, 'körning', 'körningar')} avbröts utan resultat`,
    lastImport: (day: string) => `Ni läste senast in studenter ${day}`,
    pilot: {
      setUp: (name: string) => `${name} är ett utkast: lägg upp dagarna och öppna insamlingen`,
      waitForDistricts: (name: string, n: number) =>
        `${plural(n, 'förvaltning', 'förvaltningar')} är inte klara med värdar och lokaler i ${name}`,
      plan: (name: string) => `Alla förvaltningar är klara: ${name} kan planeras`,
      publish: (name: string) => `${name} är planerad och kan publiceras`,
      enterHosts: (name: string) => `Lägg in värdar, lokaler och tider för ${name}`,
      enterStudents: (name: string) => `Läs in studenterna i termin två till ${name}`,
      giveTimes: (name: string) => `Ange när du inte kan under ${name}`,
    },
  },
  action: {
    nextStep: 'Till terminen',
    unanswered: 'Se vilka',
    missing: 'Se läget',
    withoutWishes: 'Se studenterna',
    missingStudents: 'Läs in studenter',
    noRun: 'Kör matchningen',
    runWaits: 'Granska och välj',
    openProposals: 'Se förslagen',
    withoutPlace: 'Se vad som kan göras',
    unplaced: 'Se vilka',
    toAnswer: 'Svara',
    results: 'Se placeringarna',
    blocked: 'Till terminen',
    failedMail: 'Rätta och skicka om',
    stoppedLeaks: 'Se vad som stoppades',
    failedRuns: 'Till körningarna',
    lastImport: 'Läs in en ny fil',
    pilot: 'Till piloten',
  },
  due: (date: string, left: number) =>
    left < 0
      ? `Sista dagen var ${date}.`
      : left === 0
        ? `Senast i dag, ${date}.`
        : `Senast ${date}, ${counted(left, 'dag', 'dagar', 'sv')} kvar.`,
  since: (day: string) => `Det äldsta är från ${day}.`,
  funnel: {
    offered: 'Erbjudna platser',
    ofTarget: (target: number) => `av målet ${number(target, 'sv')}`,
    requested: 'Studenter',
    matched: 'Matchade',
    confirmed: 'Bekräftade',
    completed: 'Genomförda',
  },
  answer: {
    before: (term: string, n: number) => `${term} lämnade ni ${places(n)}.`,
    title: (name: string) => name,
    offered: (n: number) =>
      n === 0 ? 'Ni har inte lämnat några platser än.' : `Ni har lämnat ${places(n)}.`,
    question:
      'När alla platser är inlagda säger ni till här. Ni kan ändra ert svar så länge insamlingen pågår.',
    due: (date: string) => `Svara senast ${date}.`,
    complete: 'Vi är klara',
    completeWithout: 'Vi är klara, utan platser',
    completed: (date: string) => `Ni svarade ${date}.`,
    undo: 'Ändra svaret',
    toOffers: 'Lägg in platser',
    thanks: 'Tack! Svaret är lämnat.',
    undone: 'Svaret är tillbakataget. Säg till när ni är klara.',
  },
}
