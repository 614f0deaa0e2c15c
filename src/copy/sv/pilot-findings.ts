import type { Fact } from '../../domain/auscultation/finding.ts'

/** What the ids of a finding are called. */
export interface FindingNames {
  readonly host: (id: string) => string
  readonly venue: (id: string) => string
  readonly group: (id: string) => string
  readonly module: (id: string) => string
  readonly district: (id: string) => string
  /** The session's module, and for whom. */
  readonly session: (id: string) => string
  /** A day with its weekday. */
  readonly day: (on: string) => string
  /** When a pass begins. */
  readonly pass: (key: string) => string
}

const kinds = { staff: 'personal', termFive: 'studenter i termin fem', teacher: 'baslärare' }
const gone = { module: 'En modul', group: 'En grupp', pass: 'Ett pass', venue: 'En lokal', host: 'En värd' }
const sessions = (count: number) => (count === 1 ? 'ett tillfälle' : `${count} tillfällen`)

/** What is wrong, in a sentence that names whom and what it concerns. */
export function findingSentence(fact: Fact, name: FindingNames): string {
  switch (fact.code) {
    case 'unknown':
      return `${gone[fact.what]} i ${name.session(fact.session)} finns inte längre i piloten.`
    case 'sessionTwice':
      return `${name.session(fact.session)} finns två gånger i planen.`
    case 'meetings':
      return fact.times === 0
        ? `${name.group(fact.group)} möter aldrig ${name.module(fact.module)}.`
        : `${name.group(fact.group)} möter ${name.module(fact.module)} ${fact.times} gånger i stället för en.`
    case 'wrongGroups':
      return `${name.session(fact.session)} har inte de grupper som modulen är till för.`
    case 'busyTwice': {
      const who = { group: name.group, host: name.host, venue: name.venue }[fact.what](fact.id)
      return `${who} är redan upptagen ${name.day(fact.day)} kl. ${name.pass(fact.pass)}: ${name.session(fact.one)} och ${name.session(fact.other)}.`
    }
    case 'cannotLead':
      return `${name.host(fact.host)} kan inte leda ${name.session(fact.session)}.`
    case 'otherDistrict':
      return `${name.host(fact.host)} leder bara i ${name.district(fact.district)}.`
    case 'hostAway':
      return `${name.host(fact.host)} är inte tillgänglig ${name.day(fact.day)} kl. ${name.pass(fact.pass)}.`
    case 'tooManySessions':
      return `${name.host(fact.host)} skulle leda ${sessions(fact.load)}, men högst ${fact.maximum} är sagt.`
    case 'hostCount':
      return `${name.session(fact.session)} har ${fact.count} värdar av slaget ${kinds[fact.kind]}, men ska ha ${fact.asked}.`
    case 'hostTwice':
      return `${name.host(fact.host)} är vald två gånger.`
    case 'otherVenue':
      return `Modulen ska hållas i ${name.venue(fact.asked)}, inte i ${name.venue(fact.venue)}.`
    case 'foreignVenue':
      return `${name.venue(fact.venue)} hör till en annan förvaltning.`
    case 'tooFewSeats':
      return `${name.venue(fact.venue)} har ${fact.seats} platser, men ${fact.students} studenter kommer.`
    case 'venueTaken':
      return `${name.venue(fact.venue)} är inte ledig ${name.day(fact.day)} kl. ${name.pass(fact.pass)}.`
    case 'severalWeeks':
      return 'Dagarna skulle ligga i flera veckor.'
    case 'foreignWeek':
      return `Veckan ${fact.week} är ingen av pilotens veckor.`
    case 'weekend':
      return `${name.day(fact.day)} är ingen vardag.`
    case 'holiday':
      return `${name.day(fact.day)} är en helgdag.`
    case 'dayCount':
      return `Dagarna skulle bli ${fact.days}, men ska vara ${fact.minimum}–${fact.maximum}.`
    case 'notInARow':
      return `${name.session(fact.session)} ska ha ${fact.passes} pass i följd.`
    case 'order':
      return `${name.group(fact.group)} ska möta ${name.module(fact.earlier)} före ${name.module(fact.later)}.`
    case 'travel':
      return `${name.host(fact.host)} hinner inte byta förvaltning ${name.day(fact.day)}: ett pass behövs emellan.`
    case 'halfDay':
      return `${name.session(fact.visit)} ska ha halvdagen för sig, men ${name.session(fact.session)} ligger där.`
  }
}

/** A session in a sentence: its module, and for whom; the joint visit is for all. */
export const sessionName = (module: string, party: string | null): string =>
  party === null ? module : `${module} för ${party}`
