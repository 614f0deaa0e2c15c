import { counted, decimal, number } from '../../format.ts'

const students = (n: number) => counted(n, 'student', 'studenter', 'sv')

export const matching = {
  title: 'Matchning',
  lead: 'Kör så många gånger du vill. Inget händer förrän du väljer en körning.',
  policy: {
    'no-one-outside': 'Ingen utanför sin lista',
    'most-first-choices': 'Flest förstahandsval',
    'lowest-average': 'Lägst snitt',
  },
  policyHint: {
    'no-one-outside':
      'Så få som möjligt får en plats de inte har önskat. Därefter så få som möjligt på sitt sista önskemål, sedan på sitt näst sista, och så vidare.',
    'most-first-choices':
      'Så många som möjligt får sitt första önskemål, sedan sitt andra. Några kan då hamna långt ner på sin lista eller utanför den.',
    'lowest-average':
      'Önskemålens nummer blir tillsammans så lågt som möjligt. En plats utanför listan räknas som ett steg efter den längsta listan.',
  },
  start: 'Ny körning',
  startLead: 'I alla tre får först så många som möjligt en plats. Principen avgör hur önskemålen sedan vägs.',
  policyLegend: 'Princip för önskemålen',
  advanced: 'Avancerat',
  engine: 'Lösare',
  engines: {
    network: 'Programmets egen (snabbast)',
    highs: 'HiGHS',
    'javascript-lp-solver': 'javascript-lp-solver',
  },
  engineHint: 'Alla ger samma svar. Svaret prövas alltid av ett fristående kontrollprogram.',
  timeLimit: 'Tidsgräns, sekunder',
  timeLimitFault: 'Skriv ett antal sekunder från 1 till 600.',
  run: 'Kör matchningen',
  atWork: 'Körningar som pågår',
  closed: (phase: string) =>
    `Terminen är i skedet ${phase.toLocaleLowerCase('sv')}. Matchningen går att köra och välja under skedet matchning.`,
  working: 'Matchar studenterna med platserna.',
  checking: 'Kontroll av svaret',
  cancel: 'Avbryt körningen',
  cancelled: 'Körningen är avbruten.',
  finished: (policy: string, status: string) =>
    `Körningen ”${policy}” är klar: ${status.toLocaleLowerCase('sv')}.`,
  runs: 'Körningar',
  runsLead: 'Jämför körningarna rad för rad.',
  runsCaption: 'Körningar att jämföra',
  noRuns: 'Ingen matchning är körd',
  noRunsText: 'Välj en princip ovan och kör. Det tar oftast någon sekund.',
  column: {
    run: 'Körning',
    status: 'Svar',
    placed: 'Placerade',
    wish: (n: number) => `Önskemål ${n}`,
    outside: 'Utanför',
    travel: 'Restid i snitt',
  },
  minutes: (value: number) => `${decimal(value, 'sv')} min`,
  status: {
    running: 'Pågår',
    optimal: 'Bevisat bäst',
    feasible: 'Inte bevisat bäst',
    infeasible: 'Går inte ihop',
    failed: 'Misslyckades',
    cancelled: 'Avbruten',
  },
  chosen: 'Vald',

  runName: (number: number | null, policy: string) =>
    number === null ? policy : `Körning ${number}: ${policy}`,
  runTitle: (when: string) => `Körningen ${when}`,
  back: 'Till alla körningar',
  result: (placed: number, all: number) =>
    placed === all
      ? `Alla ${students(all)} får en plats.`
      : `${number(placed, 'sv')} av ${students(all)} får en plats.`,
  outsideSentence: (n: number) =>
    n === 0 ? 'Ingen hamnar utanför sin lista.' : `${students(n)} hamnar utanför sin lista.`,
  infeasible: 'Reglerna går inte att hålla samtidigt',
  infeasibleText: 'Ändra något av det som står här och kör igen.',
  failed: 'Körningen gav inget svar',
  wasCancelled: 'Körningen avbröts',
  feasibleNote:
    'Tiden tog slut innan svaret var bevisat bäst. Planen håller alla regler, men en bättre kan finnas.',
  lowered: 'Det som fick ge vika',

  wishes: 'Vad studenterna får',
  wishesSentence: (first: number, placed: number, share: string) =>
    `${number(first, 'sv')} av ${students(placed)} med plats (${share}) får sitt första önskemål.`,
  wish: (n: number | null) => (n === null ? 'Utanför listan' : `Önskemål ${n}`),
  unplaced: 'Utan plats',
  wishColumn: 'Vad de får',
  studentsColumn: 'Studenter',

  criteria: 'Varför planen är bäst',
  criteriaLead: 'Ordningen är sträng: en senare rad får aldrig kosta en tidigare något.',
  criterion: {
    priority: (level: number, value: number) =>
      `Placerade med förtur${level === 1 ? '' : ` ${level}`}: ${number(value, 'sv')}`,
    placed: (value: number) => `Placerade: ${number(value, 'sv')}`,
    kept: (value: number) => `Behåller sin plats: ${number(value, 'sv')}`,
    outside: (value: number) => `Utanför sin lista: ${number(value, 'sv')}`,
    wish: (n: number, value: number) => `På önskemål ${n}: ${number(value, 'sv')}`,
    wishSum: (value: number) => `Summan av önskemålens nummer: ${number(value, 'sv')}`,
    travel: (value: number, average: number | null) =>
      `Restid enkel väg, alla tillsammans: ${counted(value, 'minut', 'minuter', 'sv')}` +
      (average === null ? '' : ` (${decimal(average, 'sv')} i snitt)`),
    lottery: 'Lottning mellan planer som är lika bra i allt ovan',
    other: (name: string, value: number) => `${name}: ${number(value, 'sv')}`,
  },
  sense: { max: 'fler är inte möjligt', min: 'färre är inte möjligt' },
  proof: {
    'lp-duality':
      'Bevisat bäst: varje rad har ett matematiskt bevis för att inget bättre går, och planen är prövad mot alla regler av ett fristående kontrollprogram.',
    'branch-and-bound':
      'Bevisat bäst: alla alternativ är genomsökta eller uteslutna, och planen är prövad mot alla regler av ett fristående kontrollprogram.',
  },
  solvedWith: (engine: string, milliseconds: number) =>
    milliseconds < 1000
      ? `Metod: ${engine}. Tid: ${counted(Math.round(milliseconds), 'millisekund', 'millisekunder', 'sv')}.`
      : `Metod: ${engine}. Tid: ${decimal(milliseconds / 1000, 'sv')} sekunder.`,
  verify: 'Vem som helst kan räkna om körningen från de här filerna:',
  instanceFile: 'Underlaget (JSON)',
  resultFile: 'Svaret (JSON)',

  placements: 'Placeringar',
  placementsCaption: 'Vem som får vilken plats',
  student: 'Student',
  university: 'Lärosäte',
  district: 'Förvaltning',
  unit: 'Enhet',
  wishNumber: 'Önskemål',
  outsideShort: 'Utanför',
  travel: 'Restid',
  unknownTravel: 'Okänd',
  unplacedTitle: (n: number) => `${students(n)} utan plats`,

  choose: 'Välj den här körningen',
  chooseTitle: 'Vill du välja den här körningen?',
  chooseText: (placed: number) =>
    `${counted(placed, 'förslag', 'förslag', 'sv')} går till förvaltningarna, som svarar ja eller nej. Terminen går vidare till bekräftelse.`,
  chosenDone: 'Körningen är vald och förslagen är skickade till förvaltningarna.',
  isChosen: (when: string) => `Den här körningen valdes ${when}.`,
}
