import { termInWords } from '../in-words.ts'
import type { ToldTerm } from '../sv/t2.ts'

export const LEFT_OUT = '..'

export const reasons = {
  withdrawn: 'withdrawn by the administration',
  waiting: 'waiting for an answer or for publication',
  declined: 'the administration declined the proposal',
  silence: 'the proposal was not answered in time',
  studentLeft: 'the student left',
  replaced: 'the student got another place',
  notAsked: 'no student was placed',
  other: 'other reasons',
}

export const declineReasons = {
  supervisor: 'the supervisor is leaving or away',
  unqualified: 'no supervisor meets the university’s rule',
  workload: 'the unit has no time to receive anybody',
  reorganised: 'the unit is reorganised, moves or closes',
  period: 'the period is not possible',
  unsuitable: 'the place does not suit the student',
  other: 'another reason',
  unstated: 'the reason was not chosen from the list',
}

export const toldDeclines = { ...declineReasons, together: 'other reasons together' }

export const stages = {
  requested: 'Requested',
  matched: 'Matched',
  confirmed: 'Confirmed',
  published: 'Published',
  completed: 'Completed',
  interrupted: 'Interrupted',
  cancelled: 'Cancelled',
  underWay: 'Under way',
}

const SEX = { female: 'women', male: 'men', other: 'other or unknown' }

export function sexGroup(group: readonly ('female' | 'male' | 'other')[]): string {
  return group.map(sex => SEX[sex]).join(', ')
}

export const words = {
  all: 'All',
  city: 'The city',
  district: 'Administration',
  university: 'University',
  offered: 'Places offered',
  unused: 'Places not used',
  declined: 'Proposals declined',
  target: 'Target',
  share: 'Share of the target',
  term: 'Term',
  measure: 'Measure',
  level: 'Level',
  sex: 'Sex',
  value: 'Number',
  organisation: 'Organisation',
  asThen: 'as it was then',
  asNow: 'as it is now',
  reason: 'Reason',
  fileName: 'T2-report',
}

export const sheets = {
  readme: 'Read me',
  city: 'The city',
  districts: 'Administrations',
  universities: 'Universities',
  unused: 'Places not used',
  declines: 'Proposals declined',
  terms: 'Earlier years',
}

export const rule: string =
  'Numbers of 1–4 people are not shown (P7). Where such a number could otherwise be worked out from others, more numbers are left out, so that every number left out, to judge by the numbers of students shown, can be at least four different ones. Categories and administrations with few people are therefore sometimes shown together only, and numbers by sex only where they point at nobody. Zero is shown. Places are not people, and their numbers are always shown, although they limit how many students can have had a place.'

export const definitions: readonly (readonly [string, string])[] = [
  [
    'Places offered',
    'Places that stood when the matching began, and those added since. Places withdrawn after that are counted.',
  ],
  ['Requested', 'Students whom the universities sent and did not withdraw before publication.'],
  ['Matched', 'Students who were proposed for a place.'],
  ['Confirmed', 'Students whose place the administration confirmed with a supervisor.'],
  ['Published', 'Students who were told of their place.'],
  ['Completed', 'Published placements marked as completed.'],
  ['Interrupted', 'Published placements that began and were interrupted.'],
  ['Cancelled', 'Published placements that were cancelled before they began.'],
  ['Under way', 'Published placements that are neither completed, interrupted nor cancelled.'],
  ['Places not used', 'Places offered for which no placement was published.'],
  ['Proposals declined', 'Proposals that an administration said no to, by the reason that was chosen.'],
  [
    'A student',
    'is counted once: in the placement that holds, otherwise in the one that came furthest. Proposals taken back for a new matching are not counted.',
  ],
  [LEFT_OUT, 'The number is not shown (P7).'],
]

export const fileWords = {
  about: (termId: string) => `T2 report on field placements, ${termInWords(termId, 'en')}`,
  live: 'Live figures, not frozen',
  frozenAt: 'Frozen',
  frozenBy: 'Frozen by',
  asOf: 'Figures up to and including',
  digest: 'Digest (SHA-256)',
  rule: 'Rule for small numbers',
  meaning: 'What the numbers mean',
}

const places = (count: number) => (count === 1 ? '1 place' : `${count} places`)
const students = (count: number) => (count === 1 ? '1 student' : `${count} students`)

export function comment({ termId, target, sexGroups, city }: ToldTerm, before: ToldTerm | null): string[] {
  if (!city) return []
  const { requested, published, completed, interrupted } = city.cells
  const sexes = published.bySex.flatMap((count, index) =>
    count === null || count === 0 ? [] : [`${count} ${sexGroup(sexGroups[index] ?? [])}`],
  )
  const told = [
    `The administrations offered ${places(city.offered)} in ${termInWords(termId, 'en')}.${againstTarget(city.offered, target)}`,
    requested.all === null ? null : `The universities requested a place for ${students(requested.all)}.`,
    published.all === null
      ? null
      : `${students(published.all)} ${published.all === 1 ? 'has' : 'have'} been told of a place${sexes.length > 1 ? `: ${sexes.join(', ')}` : ''}.`,
    completed.all ? `${completed.all} placements are completed.` : null,
    interrupted.all ? `${interrupted.all} placements were interrupted.` : null,
    city.unused === null
      ? null
      : city.unused === 0
        ? 'All places offered were used.'
        : `${places(city.unused)} ${city.unused === 1 ? 'was' : 'were'} not used${why(city.reasons)}.`,
    declined(city.declines),
    before?.city
      ? `A year earlier, in ${termInWords(before.termId, 'en')}, ${places(before.city.offered)} were offered${before.city.cells.published.all === null ? '' : ` and ${students(before.city.cells.published.all)} were told of a place`}.`
      : null,
    'Numbers of fewer than five people are not shown.',
  ]
  return told.filter(sentence => sentence !== null)
}

function declined(declines: NonNullable<ToldTerm['city']>['declines']): string | null {
  if (!declines || declines.length === 0) return null
  const all = declines.reduce((sum, { proposals }) => sum + proposals, 0)
  const parts = declines.map(({ reason, proposals }) => `${toldDeclines[reason]} (${proposals})`)
  return `${all} proposals were declined: ${parts.join(', ')}.`
}

function againstTarget(offered: number, target: number | null): string {
  if (target === null) return ''
  if (offered === target) return ` The target of ${places(target)} is reached.`
  const difference = Math.abs(offered - target)
  return ` That is ${difference} ${offered < target ? 'fewer' : 'more'} than the target of ${target}.`
}

function why(told: NonNullable<ToldTerm['city']>['reasons']): string {
  const parts = told?.filter(part => part.places > 0) ?? []
  return parts.length === 0
    ? ''
    : `: ${parts.map(({ reason, places: count }) => `${reasons[reason]} (${count})`).join(', ')}`
}
