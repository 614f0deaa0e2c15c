import { clauses, number, translated, type Rule } from './translated-sentence.ts'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const KINDS: readonly Rule[] = [
  [/^en värd bland personalen$/, () => 'one host among the staff'],
  [/^(\d+) värdar bland personalen$/, count => `${count} hosts among the staff`],
  [/^en student i termin fem$/, () => 'one term-five student'],
  [/^(\d+) studenter i termin fem$/, count => `${count} term-five students`],
  [/^en baslärare$/, () => 'one base teacher'],
  [/^(\d+) baslärare$/, count => `${count} base teachers`],
]

const PLACED = / (?:för|i) (?=\S+$)/

/** `A för g1, A för g2 och B i Farsta`. A module's own name can have an “och”: one meeting alone joins nothing. */
function subjects(text: string): string {
  const [, first = text, last] = /^(.*) och (.*)$/s.exec(text) ?? []
  const isOne = last !== undefined && PLACED.test(last) && !PLACED.test(first)
  const parts = isOne || last === undefined ? [text] : [first, last]
  return parts.map(part => part.split(', ').map(placed).join(', ')).join(' and ')
}

const placed = (meeting: string) => meeting.replace(PLACED, word => (word === ' för ' ? ' for ' : ' in '))

const PLANNING: readonly Rule[] = [
  [/^dagarna ska vara minst (\d+)$/, least => `there must be at least ${number(least, 'day', 'days')}`],
  [/^dagarna får vara högst (\d+)$/, most => `there may be at most ${number(most, 'day', 'days')}`],
  [
    /^(.*) ska hållas i (\d+) pass i följd$/,
    (who, count) => `${subjects(who)} must be held in ${count} consecutive slots`,
  ],
  [/^(.*) ska hållas$/, who => `${subjects(who)} must be held`],
  [/^(.*) är låst$/, who => `${subjects(who)} is locked`],
  [
    /^(.*) kräver en lokal med (\d+) platser \((.*)\)$/,
    (who, seats, rooms) =>
      `${subjects(who)} asks for a room with ${number(seats, 'seat', 'seats')} (${rooms === 'ingen är så stor' ? 'none is that large' : rooms})`,
  ],
  [
    /^(.*) kräver (.*) \((.*)\)$/,
    (who, hosts, able) =>
      `${subjects(who)} asks for ${translated(hosts, KINDS) ?? hosts} (${
        able === 'ingen kan leda modulen där'
          ? 'nobody can lead the module there'
          : able.replace('de som kan:', 'those who can:')
      })`,
  ],
  [/^(.*) ska komma före allt annat$/, who => `${subjects(who)} must come before everything else`],
  [/^(.*) ska komma efter allt annat$/, who => `${subjects(who)} must come after everything else`],
  [/^(.*) lämnar resten av sin halvdag fri$/, who => `${subjects(who)} leaves the rest of its half day free`],
  [
    /^(.*) leder högst (\d+) tillfällen$/,
    (who, most) => `${subjects(who)} leads at most ${number(most, 'session', 'sessions')}`,
  ],
  [
    /^(.*) behöver ett pass för att byta förvaltning$/,
    who => `${subjects(who)} needs a slot to change administration`,
  ],
  [
    /^(.*) är upptagen (.*)$/,
    (who, when) => `${subjects(who)} is away ${when.replaceAll('hela dagen', 'all day')}`,
  ],
]

const REMEDIES: readonly Rule[] = [
  [/^fler veckor kan prövas$/, () => 'more weeks can be tried'],
  [
    /^projektledaren kan ta bort eller korta moduler$/,
    () => 'the project leader can remove or shorten modules',
  ],
  [/^något som är låst kan låsas upp$/, () => 'something that is locked can be unlocked'],
  [/^fler värdar kan läggas till eller färre krävas$/, () => 'more hosts can be added, or fewer asked for'],
  [/^en större eller ledig lokal kan bokas$/, () => 'a larger or free room can be booked'],
  [
    /^projektledaren kan låta modulen ligga var som helst$/,
    () => 'the project leader can let the module lie anywhere',
  ],
  [
    /^projektledaren kan korta eller flytta besöket$/,
    () => 'the project leader can shorten or move the visit',
  ],
  [/^projektledaren kan tillåta fler dagar$/, () => 'the project leader can allow more days'],
  [/^någon kan leda fler tillfällen$/, () => 'somebody can lead more sessions'],
  [/^fler lärare kan dela på förvaltningarna$/, () => 'more teachers can share the administrations'],
  [/^någon som är upptagen kan frigöra tid$/, () => 'somebody who is away can free some time'],
  [/^tider i en lokal kan frigöras$/, () => 'times in a room can be freed'],
]

const weeks = (text: string) => text.replaceAll('(helgdag ', '(public holiday ')

const PLANS: readonly Rule[] = [
  [
    /^(.*) är låst, men kan inte ligga kvar: veckan, en värd eller lokalen går inte längre\./,
    who =>
      `${subjects(who)} is locked, but cannot stay: the week, a host or the room is no longer possible. Unlock the session or change what stands in the way.`,
  ],
  [
    /^Moduler, värdar, lokaler och dagar går inte ihop\. Tiden tog slut/,
    () =>
      'Modules, hosts, rooms and days do not fit together. Time ran out before it was known which of them. Run again with more time.',
  ],
  [
    /^Dagarna ska vara minst (\d+), men veckorna har färre arbetsdagar: (.*)\. Projektledaren/,
    (least, counts) =>
      `There must be at least ${number(least, 'day', 'days')}, but the weeks have fewer working days: ${weeks(counts).replaceAll(' har ', ' has ')}. The project leader can choose other weeks or fewer days.`,
  ],
  [
    /^Detta går inte ihop i (vecka|någon av veckorna) (.*?): (.*)\. Något av detta löser det: (.*?)\.(?: Inte heller dessa förvaltningar går att planera: (.*)\.)?$/,
    (which, where, demands, remedies, others) =>
      `This does not fit together in ${which === 'vecka' ? 'week' : 'any of the weeks'} ${weeks(where)}: ` +
      `${clauses(demands, PLANNING, '; ')}. Any of this solves it: ${clauses(remedies, REMEDIES, '; ')}.` +
      (others === '' ? '' : ` Nor can these administrations be planned: ${others}.`),
  ],
]

/** What a plan's `conflicts` says (A11). */
export const planningSentence = (text: string): string => capital(translated(text, PLANS) ?? text)
