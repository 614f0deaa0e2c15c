import { termInWords } from '../in-words.ts'

/** What the comment reads: a report as it may be seen, numbers that are left out being null. */
export interface ToldTerm {
  readonly termId: string
  readonly target: number | null
  readonly sexGroups: readonly (readonly ('female' | 'male' | 'other')[])[]
  readonly city: {
    readonly offered: number
    readonly unused: number | null
    readonly cells: Readonly<
      Record<
        'requested' | 'published' | 'completed' | 'interrupted',
        { readonly all: number | null; readonly bySex: readonly (number | null)[] }
      >
    >
    readonly reasons: readonly { readonly reason: keyof typeof reasons; readonly places: number }[] | null
    readonly declines:
      readonly { readonly reason: keyof typeof toldDeclines; readonly proposals: number }[] | null
  } | null
}

/** A number that is left out, in files. */
export const LEFT_OUT = '..'

export const reasons = {
  withdrawn: 'drogs tillbaka av förvaltningen',
  waiting: 'väntar på svar eller publicering',
  declined: 'förvaltningen avböjde förslaget',
  silence: 'förslaget besvarades inte i tid',
  studentLeft: 'studenten lämnade',
  replaced: 'studenten fick en annan plats',
  notAsked: 'ingen student placerades',
  other: 'övriga skäl',
}

/** Why a proposal was declined. */
export const declineReasons = {
  supervisor: 'handledaren slutar eller är borta',
  unqualified: 'ingen handledare uppfyller lärosätets krav',
  workload: 'enheten hinner inte ta emot',
  reorganised: 'enheten organiseras om, flyttar eller läggs ned',
  period: 'perioden går inte',
  unsuitable: 'platsen passar inte studenten',
  other: 'annat skäl',
  unstated: 'skälet valdes inte ur listan',
}

export const toldDeclines = { ...declineReasons, together: 'övriga skäl tillsammans' }

export const stages = {
  requested: 'Efterfrågade',
  matched: 'Matchade',
  confirmed: 'Bekräftade',
  published: 'Publicerade',
  completed: 'Genomförda',
  interrupted: 'Avbrutna',
  cancelled: 'Inställda',
  underWay: 'Pågår',
}

const SEX = { female: 'kvinnor', male: 'män', other: 'annat eller okänt' }

/** `['male', 'other']` → `män, annat eller okänt`. */
export function sexGroup(group: readonly ('female' | 'male' | 'other')[]): string {
  return group.map(sex => SEX[sex]).join(', ')
}

export const words = {
  all: 'Alla',
  city: 'Staden',
  district: 'Förvaltning',
  university: 'Lärosäte',
  offered: 'Erbjudna platser',
  unused: 'Oanvända platser',
  declined: 'Avböjda förslag',
  target: 'Mål',
  share: 'Andel av målet',
  term: 'Termin',
  measure: 'Mått',
  level: 'Nivå',
  sex: 'Kön',
  value: 'Antal',
  organisation: 'Indelning',
  asThen: 'som det var då',
  asNow: 'som det är nu',
  reason: 'Skäl',
  fileName: 'T2-rapport',
}

export const sheets = {
  readme: 'Läs mig',
  city: 'Staden',
  districts: 'Förvaltningar',
  universities: 'Lärosäten',
  unused: 'Oanvända platser',
  declines: 'Avböjda förslag',
  terms: 'Tidigare år',
}

/** P7, as it stands on the page and in every file. */
export const rule: string =
  'Antal som gäller 1–4 personer redovisas inte (P7). Där ett sådant antal annars kunde räknas ut ur andra tal utelämnas fler tal, så att varje utelämnat antal, av de redovisade antalen studenter att döma, kan vara minst fyra olika tal. Kategorier och förvaltningar med få personer redovisas därför ibland bara tillsammans, och uppdelning på kön bara där den inte pekar ut någon. Noll redovisas. Antal platser är inga personer och redovisas alltid, även om de sätter en gräns för hur många studenter som kan ha fått plats.'

/** What every number means. */
export const definitions: readonly (readonly [string, string])[] = [
  [
    'Erbjudna platser',
    'Platser som fanns när matchningen började, och de som har tillkommit sedan. Platser som dragits tillbaka efter det räknas med.',
  ],
  ['Efterfrågade', 'Studenter som lärosätena har anmält och inte dragit tillbaka före publiceringen.'],
  ['Matchade', 'Studenter som har föreslagits för en plats.'],
  ['Bekräftade', 'Studenter vars plats förvaltningen har bekräftat med en handledare.'],
  ['Publicerade', 'Studenter som har fått besked om sin plats.'],
  ['Genomförda', 'Publicerade placeringar som är markerade som genomförda.'],
  ['Avbrutna', 'Publicerade placeringar som har börjat och avbrutits.'],
  ['Inställda', 'Publicerade placeringar som ställts in innan de började.'],
  ['Pågår', 'Publicerade placeringar som varken är genomförda, avbrutna eller inställda.'],
  ['Oanvända platser', 'Erbjudna platser där ingen placering har publicerats.'],
  ['Avböjda förslag', 'Förslag som en förvaltning har tackat nej till, efter det skäl som valdes.'],
  [
    'En student',
    'räknas en gång: i placeringen som gäller, annars i den som kom längst. Förslag som togs tillbaka för en ny matchning räknas inte.',
  ],
  [LEFT_OUT, 'Antalet redovisas inte (P7).'],
]

export const fileWords = {
  about: (termId: string) => `T2-rapport om VFU-platser ${termInWords(termId, 'sv')}`,
  live: 'Levande siffror, inte frysta',
  frozenAt: 'Fryst',
  frozenBy: 'Fryst av',
  asOf: 'Siffror till och med',
  digest: 'Kontrollsumma (SHA-256)',
  rule: 'Regel för små tal',
  meaning: 'Vad talen betyder',
}

const places = (count: number) => (count === 1 ? '1 plats' : `${count} platser`)
const students = (count: number) => (count === 1 ? '1 student' : `${count} studenter`)

/** Sentences that say what the numbers show and nothing else. */
export function comment({ termId, target, sexGroups, city }: ToldTerm, before: ToldTerm | null): string[] {
  if (!city) return []
  const { requested, published, completed, interrupted } = city.cells
  const sexes = published.bySex.flatMap((count, index) =>
    count === null || count === 0 ? [] : [`${count} ${sexGroup(sexGroups[index] ?? [])}`],
  )
  const told = [
    `Förvaltningarna erbjöd ${places(city.offered)} ${termInWords(termId, 'sv')}.${againstTarget(city.offered, target)}`,
    requested.all === null ? null : `Lärosätena efterfrågade plats för ${students(requested.all)}.`,
    published.all === null
      ? null
      : `${students(published.all)} har fått besked om en plats${sexes.length > 1 ? `: ${sexes.join(', ')}` : ''}.`,
    completed.all ? `${completed.all} placeringar är genomförda.` : null,
    interrupted.all ? `${interrupted.all} placeringar avbröts.` : null,
    city.unused === null
      ? null
      : city.unused === 0
        ? 'Alla erbjudna platser användes.'
        : `${places(city.unused)} användes inte${why(city.reasons)}.`,
    declined(city.declines),
    before?.city
      ? `Ett år tidigare, ${termInWords(before.termId, 'sv')}, erbjöds ${places(before.city.offered)}${before.city.cells.published.all === null ? '' : ` och ${students(before.city.cells.published.all)} fick besked om en plats`}.`
      : null,
    'Antal som gäller färre än fem personer redovisas inte.',
  ]
  return told.filter(sentence => sentence !== null)
}

function declined(declines: NonNullable<ToldTerm['city']>['declines']): string | null {
  if (!declines || declines.length === 0) return null
  const all = declines.reduce((sum, { proposals }) => sum + proposals, 0)
  const parts = declines.map(({ reason, proposals }) => `${toldDeclines[reason]} (${proposals})`)
  return `${all} förslag avböjdes: ${parts.join(', ')}.`
}

function againstTarget(offered: number, target: number | null): string {
  if (target === null) return ''
  if (offered === target) return ` Målet på ${places(target)} är nått.`
  const difference = Math.abs(offered - target)
  return ` Det är ${difference} ${offered < target ? 'färre' : 'fler'} än målet på ${target}.`
}

function why(told: NonNullable<ToldTerm['city']>['reasons']): string {
  const parts = told?.filter(part => part.places > 0) ?? []
  return parts.length === 0
    ? ''
    : `: ${parts.map(({ reason, places: count }) => `${reasons[reason]} (${count})`).join(', ')}`
}
