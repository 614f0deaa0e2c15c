import { inDistrict } from '../../domain/organisation/district-name.ts'

/** Who the sentences are about: the student who reads them, or a student that somebody else reads about. */
export interface Person {
  readonly subject: string
  readonly object: string
  /** Before a noun with the article ett, in the singular. */
  readonly own: string
  readonly owns: string
  readonly longest: string
}

export const person = {
  you: { subject: 'du', object: 'dig', own: 'ditt', owns: 'dina', longest: 'din längsta restid' },
  student: {
    subject: 'studenten',
    object: 'studenten',
    own: 'sitt',
    owns: 'studentens',
    longest: 'studentens längsta restid',
  },
} satisfies Record<string, Person>

const WORDS = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv']
const ORDINALS = ['', 'första', 'andra', 'tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde']

const inWords = (count: number): string => WORDS[count] ?? String(count)
export const places = (count: number): string => `${inWords(count)} ${count === 1 ? 'plats' : 'platser'}`
const students = (count: number): string => `${inWords(count)} ${count === 1 ? 'student' : 'studenter'}`
const minutes = (count: number): string => `${count} ${count === 1 ? 'minut' : 'minuter'}`
const ordinal = (number: number): string => ORDINALS[number] ?? `${number}:e`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}`

/** A wish in words; a district is called by its short name, an organisation by its own. */
export const wish = {
  anyField: 'valfritt område',
  inDistrict: (field: string, district: string) => `${field} ${inDistrict(district)}`,
  atOrganisation: (field: string, organisation: string) =>
    `${field} hos ${organisation.toLocaleLowerCase('sv')}`,
}

export const place = {
  pinned: 'Placeringen är låst av den centrala samordnaren (R12).',
  met: ({ subject, own }: Person, number: number, wishText: string) =>
    number === 1
      ? `${capital(subject)} fick ${own} förstahandsval: ${wishText}.`
      : `${capital(subject)} fick ${own} ${ordinal(number)} önskemål: ${wishText}.`,
  outside: ({ owns }: Person) => `Platsen ligger utanför ${owns} önskemål.`,
  withoutWishes: ({ subject }: Person) =>
    `${capital(subject)} har inte lämnat några önskemål, så alla platser räknades lika.`,
  travel: (count: number) => `Resan tar ${minutes(count)} enkel väg.`,
}

/** Why a wish wasn't met: `Önskemål 1, barn och unga i Farsta: …`. */
export const notMet = {
  heading: (number: number, wishText: string) => `Önskemål ${number}, ${wishText}:`,
  notOffered: 'ingen sådan plats erbjuds den här terminen.',
  partOfEarlier: 'allt som önskemålet omfattar ryms i ett tidigare önskemål.',
  group: 'det finns ingen förvaltning där hela gruppen som ska placeras tillsammans kan vara (R11).',
  pinned: 'placeringen är låst till en annan plats (R12).',
  impossible: 'går inte att förena med terminens låsningar, garantier och minsta antal (R3, R4, R12).',
  unknown: 'tiden tog slut innan det var utrett.',
  /** One reason closes all places that the wish names. */
  allClosed: (count: number, clause: string) =>
    count === 1 ? `den enda platsen ${clause}.` : `de ${inWords(count)} platserna ${clause}.`,
  closed: (count: number, clauses: readonly string[]) =>
    `ingen av de ${inWords(count)} platserna går att använda: ${joined(clauses)}.`,
  taken: (count: number) =>
    count === 1
      ? 'platsen är tagen.'
      : count === 2
        ? 'båda platserna är tagna.'
        : `alla ${inWords(count)} platserna är tagna.`,
  notAllTaken: 'en plats är ledig, men den går inte att använda utan att något annat blir sämre.',
  cost: ({ subject }: Person, count: number, worse: string) =>
    `Hade ${subject} fått ${count === 1 ? 'den' : 'en av dem'}, hade ${worse}.`,
  lottery: ({ subject }: Person, count: number) =>
    `Det hade blivit lika bra för alla tillsammans om ${subject} fått ${count === 1 ? 'den' : 'en av dem'}. Lottningen avgjorde.`,
}

/** What would be worse, after `hade`. */
export const consequence = {
  priority: (by: number) => `${students(by)} färre med förtur fått en plats`,
  placed: (by: number) => `${students(by)} färre fått en plats`,
  kept: (by: number) => `${students(by)} till fått byta plats`,
  outside: (by: number) => `${students(by)} till hamnat utanför sina önskemål`,
  atWish: (number: number, by: number) =>
    `${students(by)} till fått nöja sig med sitt ${ordinal(number)} önskemål`,
  fewerAtWish: (number: number, by: number) =>
    `${students(by)} färre fått sitt ${number === 1 ? 'förstahandsval' : `${ordinal(number)} önskemål`}`,
  wishSum: (by: number) => `önskemålen sammanlagt uppfyllts ${inWords(by)} steg sämre`,
  travel: (by: number) =>
    `lika många fått lika bra platser, men resorna blivit sammanlagt ${minutes(by)} längre`,
  moves: (moved: readonly { student: string; to: string | null }[], more: number) => {
    const each = moved.map(({ student, to }) =>
      to === null ? `${student} blir utan plats` : `${student} till ${to}`,
    )
    return `Då flyttas ${joined(more > 0 ? [...each, `${students(more)} till`] : each)}.`
  },
}

type ClosedBy = 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R14' | 'notOpen'
type ClosedWords = (count: number, who: Person) => string

/** What closes `count` places to the student, after `två platser` or `den enda platsen`. */
export const closed = {
  R5: () => 'har en annan period (R5)',
  R6: () => 'tar inte emot lärosätets studenter (R6)',
  R7: (_count, { subject }) => `kräver något som ${subject} saknar (R7)`,
  R8: (_count, { subject }) => `saknar något som ${subject} behöver (R8)`,
  R9: (_count, { longest }) => `ligger längre bort än ${longest} (R9)`,
  R10: (count, { object }) => `är ${count === 1 ? 'undantagen' : 'undantagna'} för ${object} (R10)`,
  R14: (_count, { owns }) => `ligger utanför ${owns} önskemål (R14)`,
  /** For readers who may not tell R6 from R10. */
  notOpen: (count, { object }) => `är inte ${count === 1 ? 'öppen' : 'öppna'} för ${object}`,
} satisfies Record<string, ClosedWords> as Record<ClosedBy, ClosedWords>

/** Why there is no place, and what would have to give way. */
export const withoutPlace = {
  noOffers: 'Terminen har inga platser.',
  allClosed: (count: number, clause: string) =>
    count === 1 ? `Terminens enda plats ${clause}.` : `Alla terminens ${count} platser ${clause}.`,
  closed: ({ object }: Person, clauses: readonly string[]) =>
    `Ingen av terminens platser går att använda för ${object}: ${joined(clauses)}.`,
  travelLimit: (count: number) =>
    `Med en längsta restid på ${minutes(count)} hade det funnits en plats att använda.`,
  noRoom: ({ object }: Person) => `Det fanns ingen plats kvar av dem som går att använda för ${object}.`,
  limits: ({ subject }: Person, limits: readonly string[]) =>
    `${capital(subject)} hade fått en plats om ${joined(limits)}.`,
  limit: {
    R2: (unit: string | null) =>
      unit === null ? 'en enhet hade haft en plats till (R2)' : `${unit} hade haft en plats till (R2)`,
    R3: (university: string) => `kvoten för ${university} hade varit en plats större (R3)`,
    R4: (district: string) => `det högsta antalet ${inDistrict(district)} hade varit ett mer (R4)`,
  },
  noLimits: ({ subject }: Person) =>
    `Det hade inte räckt att höja en kvot eller ett högsta antal. Det behövs fler platser som ${subject} kan ha.`,
  group: ({ subject }: Person, members: number) =>
    members === 2
      ? `Paret där ${subject} ingår ska vara i samma förvaltning, och det fanns ingen förvaltning med plats för båda (R11).`
      : `Gruppen på ${inWords(members)} där ${subject} ingår ska vara i samma förvaltning, och det fanns ingen förvaltning med plats för alla (R11).`,
  alone: ({ subject }: Person) => `Ensam hade ${subject} fått en plats.`,
  unknown: 'Tiden tog slut innan den bästa planen var bevisad.',
}

/** What a district reads about why a student came to it: nothing about the number of a wish, nor about others. */
export const arrival = {
  both: (field: string) => `Studenten har önskat ${field} hos er.`,
  district: 'Studenten har önskat er förvaltning.',
  field: (field: string) => `Studenten har önskat ${field}.`,
  outside:
    'Platsen är inte någon som studenten själv har önskat. Placeringen gör att så många som möjligt får en plats.',
  withoutWishes: 'Studenten har inte lämnat några önskemål.',
  pinned: 'Den centrala samordnaren har bestämt placeringen (R12).',
}
