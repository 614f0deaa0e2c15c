import type * as sv from '../sv/reasons.ts'
import type { Person } from '../sv/reasons.ts'

export const person = {
  you: { subject: 'you', object: 'you', own: 'your', owns: 'your', longest: 'your longest travel time' },
  student: {
    subject: 'the student',
    object: 'the student',
    own: 'their',
    owns: 'the student’s',
    longest: 'the student’s longest travel time',
  },
} satisfies Record<string, Person>

const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth']

const inWords = (count: number): string => WORDS[count] ?? String(count)
export const places = (count: number): string => `${inWords(count)} ${count === 1 ? 'place' : 'places'}`
const students = (count: number): string => `${inWords(count)} ${count === 1 ? 'student' : 'students'}`
const more = (count: number): string => `${inWords(count)} more ${count === 1 ? 'student' : 'students'}`
const fewer = (count: number): string => `${inWords(count)} fewer ${count === 1 ? 'student' : 'students'}`
const minutes = (count: number): string => `${count} ${count === 1 ? 'minute' : 'minutes'}`
const ordinal = (number: number): string => ORDINALS[number] ?? `${number}th`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

export const wish = {
  anyField: 'any field',
  inDistrict: (field: string, district: string) => `${field} in ${district}`,
  atOrganisation: (field: string, organisation: string) => `${field} at ${organisation}`,
}

export const place = {
  pinned: 'The placement is locked by the central coordinator (R12).',
  met: ({ subject, own }: Person, number: number, wishText: string) =>
    number === 1
      ? `${capital(subject)} got ${own} first choice: ${wishText}.`
      : `${capital(subject)} got ${own} ${ordinal(number)} wish: ${wishText}.`,
  outside: ({ owns }: Person) => `The place is outside ${owns} wishes.`,
  withoutWishes: ({ subject }: Person) =>
    `${capital(subject)} ${subject === 'you' ? 'have' : 'has'} entered no wishes, so every place counted the same.`,
  travel: (count: number) => `The journey takes ${minutes(count)} one way.`,
}

export const notMet = {
  heading: (number: number, wishText: string) => `Wish ${number}, ${wishText}:`,
  notOffered: 'no such place is offered this term.',
  partOfEarlier: 'everything in this wish is part of an earlier one.',
  group: 'there is no district where the whole group that is to be placed together can be (R11).',
  pinned: 'the placement is locked to another place (R12).',
  impossible: 'it cannot be combined with the term’s locks, guarantees and minimum numbers (R3, R4, R12).',
  unknown: 'time ran out before this was settled.',
  allClosed: (count: number, clause: string) =>
    count === 1 ? `the only place ${clause}.` : `the ${inWords(count)} places ${clause}.`,
  closed: (count: number, clauses: readonly string[]) =>
    `none of the ${inWords(count)} places can be used: ${joined(clauses)}.`,
  taken: (count: number) =>
    count === 1
      ? 'the place is taken.'
      : count === 2
        ? 'both places are taken.'
        : `all ${inWords(count)} places are taken.`,
  notAllTaken: 'a place is free, but it cannot be used without making something else worse.',
  cost: ({ subject }: Person, count: number, worse: string) =>
    `Had ${subject} got ${count === 1 ? 'it' : 'one of them'}, ${worse}.`,
  lottery: ({ subject }: Person, count: number) =>
    `It would have been just as good for everyone together if ${subject} had got ${count === 1 ? 'it' : 'one of them'}. The draw decided.`,
}

export const consequence = {
  priority: (by: number) => `${fewer(by)} with priority would have had a place`,
  placed: (by: number) => `${fewer(by)} would have had a place`,
  kept: (by: number) => `${more(by)} would have had to change places`,
  outside: (by: number) => `${more(by)} would have been placed outside their wishes`,
  atWish: (number: number, by: number) =>
    `${more(by)} would have had to make do with their ${ordinal(number)} wish`,
  fewerAtWish: (number: number, by: number) =>
    `${fewer(by)} would have got their ${number === 1 ? 'first choice' : `${ordinal(number)} wish`}`,
  wishSum: (by: number) =>
    `the wishes together would have been met ${inWords(by)} ${by === 1 ? 'step' : 'steps'} worse`,
  travel: (by: number) =>
    `as many would have got as good places, but the journeys would have been ${minutes(by)} longer in all`,
  moves: (moved: readonly { student: string; to: string | null }[], others: number) => {
    const each = moved.map(({ student, to }) =>
      to === null ? `${student} loses the place` : `${student} moves to ${to}`,
    )
    return `Then ${joined(others > 0 ? [...each, `${students(others)} more move`] : each)}.`
  },
}

const isAre = (count: number): string => (count === 1 ? 'is' : 'are')
const verb = (count: number, stem: string): string => (count === 1 ? `${stem}s` : stem)
const does = ({ subject }: Person, stem: string): string => (subject === 'you' ? stem : `${stem}s`)

export const closed: typeof sv.closed = {
  R5: count => `${count === 1 ? 'has' : 'have'} another period (R5)`,
  R6: count => `${count === 1 ? 'does' : 'do'} not take the university’s students (R6)`,
  R7: (count, who) => `${verb(count, 'require')} something that ${who.subject} ${does(who, 'lack')} (R7)`,
  R8: (count, who) => `${verb(count, 'lack')} something that ${who.subject} ${does(who, 'need')} (R8)`,
  R9: (count, { longest }) => `${isAre(count)} further away than ${longest} (R9)`,
  R10: (count, { object }) => `${isAre(count)} excluded for ${object} (R10)`,
  R14: (count, { owns }) => `${isAre(count)} outside ${owns} wishes (R14)`,
  notOpen: (count, { object }) => `${isAre(count)} not open to ${object}`,
}

export const withoutPlace = {
  noOffers: 'The term has no places.',
  allClosed: (count: number, clause: string) =>
    count === 1 ? `The term’s only place ${clause}.` : `All ${count} places of the term ${clause}.`,
  closed: ({ object }: Person, clauses: readonly string[]) =>
    `None of the term’s places can be used for ${object}: ${joined(clauses)}.`,
  travelLimit: (count: number) =>
    `With a longest travel time of ${minutes(count)} there would have been a place to use.`,
  noRoom: ({ object }: Person) => `No place was left of those that can be used for ${object}.`,
  limits: ({ subject }: Person, limits: readonly string[]) =>
    `${capital(subject)} would have had a place if ${joined(limits)}.`,
  limit: {
    R2: (unit: string | null) => `${unit ?? 'a unit'} had had one more place (R2)`,
    R3: (university: string) => `the quota of ${university} had been one larger (R3)`,
    R4: (district: string) => `the maximum in ${district} had been one larger (R4)`,
  },
  noLimits: ({ subject }: Person) =>
    `Raising a quota or a maximum would not have been enough. More places that ${subject} can have are needed.`,
  group: ({ object }: Person, members: number) =>
    members === 2
      ? `The pair that ${object} ${object === 'you' ? 'are' : 'is'} part of must be in one district, and no district had room for both (R11).`
      : `The group of ${inWords(members)} that ${object} ${object === 'you' ? 'are' : 'is'} part of must be in one district, and no district had room for all (R11).`,
  alone: ({ subject }: Person) => `Alone ${subject} would have had a place.`,
  unknown: 'Time ran out before the best plan was proved.',
}

export const arrival = {
  both: (field: string) => `The student has wished for ${field} with you.`,
  district: 'The student has wished for your district.',
  field: (field: string) => `The student has wished for ${field}.`,
  outside: 'The student did not wish for this place. The placement lets as many as possible have one.',
  withoutWishes: 'The student has entered no wishes.',
  pinned: 'The central coordinator has decided the placement (R12).',
}
