import { counted, list, number, plural } from '../../format.ts'

const students = (count: number) => counted(count, 'student', 'studenter', 'sv')

export const repairs = {
  title: { changed: 'Något har ändrats', unchanged: 'Ändringar' },
  lead: 'Räkna ut hur så få studenter som möjligt byter plats. Inget ändras förrän du väljer Genomför.',
  nothing: 'Ingen student är utan plats efter en ändring.',
  without: (count: number) => `${students(count)} utan plats efter en ändring`,
  before: (count: number) => `${students(count)} saknade plats redan i den valda matchningen.`,
  free: (count: number) =>
    count === 0 ? 'Ingen plats är ledig.' : `${counted(count, 'plats är ledig', 'platser är lediga', 'sv')}.`,
  late: 'Tillkom efter matchningen.',
  last: {
    cancelled: 'Inställd',
    interrupted: 'Avbruten',
    declined: 'Avböjd',
    released: 'Återtagen',
  },
  lastAt: (place: string, date: string, by: string | null) =>
    by === null ? `${place}, ${date}` : `${place}, ${date}, av ${by}`,
  start: 'Räkna ut minsta ändring',
  again: 'Räkna ut igen',
  working: 'Räknar ut minsta ändring …',
  stop: 'Avbryt',
  failed: 'Det gick inte att räkna ut ändringen',
  infeasible: 'Ingen ändring uppfyller alla regler',
  outdated: 'Något har ändrats sedan ändringen räknades ut. Räkna ut den igen innan du genomför den.',
  applied: (date: string) => `Den senaste ändringen genomfördes ${date}.`,
  kept: (kept: number, held: number) => `${number(kept, 'sv')} av ${number(held, 'sv')} behåller sin plats`,
  keptAll: (held: number) =>
    held === 1
      ? 'Den som har en plats behåller den.'
      : `Alla ${number(held, 'sv')} som har en plats behåller den.`,
  proved: ', och fler kan inte göra det – bevisat.',
  unproved: '. Tiden tog slut: det är inte uteslutet att fler kan göra det.',
  gains: (count: number) => `${students(count)} får en plats.`,
  noChange: 'Det finns ingen ändring att göra: ingen av dem som saknar plats kan få en.',
  moved: (count: number) => `${students(count)} ${plural(count, 'byter', 'byter')} plats`,
  placed: (count: number) => `${students(count)} får en plats`,
  lost: (count: number) => `${students(count)} förlorar sin plats`,
  unplaced: (count: number) => `${students(count)} är fortfarande utan plats`,
  from: 'Från',
  to: 'Till',
  place: (unit: string, district: string) => `${unit}, ${district}`,
  wish: (wish: number | null) => (wish === null ? 'utanför listan' : `önskemål ${number(wish, 'sv')}`),
  because: {
    offerGone: 'Platsen finns inte längre eller är inte öppen för lärosätet.',
    rules: (rules: readonly string[]) => `Platsen uppfyller inte längre reglerna (${list(rules, 'sv')}).`,
    room: (names: readonly string[]) => `Ger plats åt ${list(names, 'sv')}.`,
    together: 'Ska placeras tillsammans med en annan student (R11).',
    bounds: 'En kvot, en garanti, ett antal eller en låsning gör bytet nödvändigt (R3, R4, R12).',
  },
  criteria: 'Före och efter',
  criteriaLead: 'Ordningen är sträng: en senare rad får aldrig kosta en tidigare något.',
  criterion: 'Kriterium',
  beforeColumn: 'Nu',
  afterColumn: 'Efter',
  names: {
    priority: (level: number) => `Placerade med förtur${level === 1 ? '' : ` ${number(level, 'sv')}`}`,
    placed: 'Placerade',
    outside: 'Utanför sin lista',
    wish: (wish: number) => `På önskemål ${number(wish, 'sv')}`,
    'wish-sum': 'Summan av önskemålens nummer',
    travel: 'Restid enkel väg, minuter tillsammans',
  },
  verify: 'Vem som helst kan räkna om ändringen från de här filerna:',
  instanceFile: 'Underlaget (JSON)',
  resultFile: 'Svaret (JSON)',
  apply: 'Genomför …',
  applyTitle: 'Genomföra ändringen?',
  applyText: {
    moved: (count: number) =>
      `${students(count)} lämnar sin plats, och de nya placeringarna föreslås för sina förvaltningar.`,
    placed: (count: number) => `${counted(count, 'placering', 'placeringar', 'sv')} föreslås.`,
    confirming: 'Bara förvaltningarna som berörs får besked.',
    published:
      'Bara de som berörs får besked. Varje ny placering publiceras när dess förvaltning har bekräftat den.',
  },
  applyAction: 'Genomför ändringen',
  done: 'Ändringen är genomförd. Förslagen väntar på förvaltningarnas svar.',
}
