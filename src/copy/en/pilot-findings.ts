import type { Fact } from '../../domain/auscultation/finding.ts'
import type { FindingNames } from '../sv/pilot-findings.ts'

const kinds = { staff: 'staff', termFive: 'term-five students', teacher: 'base teachers' }
const gone = { module: 'A module', group: 'A group', pass: 'A pass', venue: 'A venue', host: 'A host' }
const sessions = (count: number) => (count === 1 ? 'one session' : `${count} sessions`)

/** What is wrong, in a sentence that names whom and what it concerns. */
export function findingSentence(fact: Fact, name: FindingNames): string {
  switch (fact.code) {
    case 'unknown':
      return `${gone[fact.what]} of ${name.session(fact.session)} is no longer part of the pilot.`
    case 'sessionTwice':
      return `${name.session(fact.session)} is in the plan twice.`
    case 'meetings':
      return fact.times === 0
        ? `${name.group(fact.group)} never meets ${name.module(fact.module)}.`
        : `${name.group(fact.group)} meets ${name.module(fact.module)} ${fact.times} times instead of once.`
    case 'wrongGroups':
      return `${name.session(fact.session)} does not have the groups that the module is for.`
    case 'busyTwice': {
      const who = { group: name.group, host: name.host, venue: name.venue }[fact.what](fact.id)
      return `${who} is taken twice on ${name.day(fact.day)} at ${name.pass(fact.pass)}: ${name.session(fact.one)} and ${name.session(fact.other)}.`
    }
    case 'cannotLead':
      return `${name.host(fact.host)} cannot lead ${name.session(fact.session)}.`
    case 'otherDistrict':
      return `${name.host(fact.host)} leads only in ${name.district(fact.district)}.`
    case 'hostAway':
      return `${name.host(fact.host)} is not available on ${name.day(fact.day)} at ${name.pass(fact.pass)}.`
    case 'tooManySessions':
      return `${name.host(fact.host)} would lead ${sessions(fact.load)}, but ${fact.maximum} is the most agreed.`
    case 'hostCount':
      return `${name.session(fact.session)} has ${fact.count} hosts of the kind ${kinds[fact.kind]}, but should have ${fact.asked}.`
    case 'hostTwice':
      return `${name.host(fact.host)} is chosen twice.`
    case 'otherVenue':
      return `The module is to be held in ${name.venue(fact.asked)}, not in ${name.venue(fact.venue)}.`
    case 'foreignVenue':
      return `${name.venue(fact.venue)} belongs to another district.`
    case 'tooFewSeats':
      return `${name.venue(fact.venue)} has ${fact.seats} seats, but ${fact.students} students come.`
    case 'venueTaken':
      return `${name.venue(fact.venue)} is not free on ${name.day(fact.day)} at ${name.pass(fact.pass)}.`
    case 'severalWeeks':
      return 'The days would lie in several weeks.'
    case 'foreignWeek':
      return `The week ${fact.week} is none of the pilot’s.`
    case 'weekend':
      return `${name.day(fact.day)} is at a weekend.`
    case 'holiday':
      return `${name.day(fact.day)} is a public holiday.`
    case 'dayCount':
      return `There would be ${fact.days} days, but there are to be ${fact.minimum}–${fact.maximum}.`
    case 'notInARow':
      return `${name.session(fact.session)} needs ${fact.passes} passes in a row.`
    case 'order':
      return `${name.group(fact.group)} is to meet ${name.module(fact.earlier)} before ${name.module(fact.later)}.`
    case 'travel':
      return `${name.host(fact.host)} has no time to change district on ${name.day(fact.day)}: a pass is needed in between.`
    case 'halfDay':
      return `${name.session(fact.visit)} needs the half day for itself, but ${name.session(fact.session)} lies there.`
  }
}

/** A session in a sentence: its module, and for whom; the joint visit is for all. */
export const sessionName = (module: string, party: string | null): string =>
  party === null ? module : `${module} for ${party}`
