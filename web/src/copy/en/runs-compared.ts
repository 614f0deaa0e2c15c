import { counted, list, number } from '../../format.ts'
import type { runsCompared as sv } from '../sv/runs-compared.ts'

const places = (n: number) => counted(n, 'place', 'places', 'en')
const limit = (n: number | null) => (n === null ? 'no limit' : counted(n, 'minute', 'minutes', 'en'))
const most = (n: number | null) => (n === null ? 'no limit' : `at most ${number(n, 'en')}`)

export const runsCompared: typeof sv = {
  title: 'Compare runs',
  lead: 'Who gets another place, what is better and worse, and what the runs started from.',
  back: 'To all runs',
  a: 'Run A',
  b: 'Run B',
  swap: 'Swap A and B',
  chooseTwo: 'Choose two different runs',
  chooseTwoText: 'Only runs that gave an answer can be compared.',
  noPlan: 'One of the runs has no plan, so there are no placements to compare.',

  column: 'Compare',
  choose: run => `Compare the run ${run}`,
  compare: 'Compare the two chosen',
  chooseHint: 'Tick two runs in the table to compare them.',

  inputs: 'What the runs started from',
  inputsLead: 'From A to B.',
  sameInputs: 'Both started from the same places, students, shares, limits and pins.',
  difference: {
    policy: (before, after) => `The policy: from “${before}” to “${after}”.`,
    seed: 'The draw’s seed is another.',
    travelLimit: (before, after) => `The term’s longest travel: from ${limit(before)} to ${limit(after)}.`,
    share: (university, parts) => `${university}: ${list(parts, 'en')}.`,
    quota: (before, after) => `the share from ${most(before)} to ${most(after)}`,
    guarantee: (before, after) => `the guarantee from ${number(before, 'en')} to ${number(after, 'en')}`,
    shareAdded: university => `${university} takes part.`,
    shareRemoved: university => `${university} no longer takes part.`,
    bounds: (district, parts) => `${district}: ${list(parts, 'en')}.`,
    minimum: (before, after) => `the minimum from ${number(before, 'en')} to ${number(after, 'en')}`,
    maximum: (before, after) =>
      `the maximum from ${before === null ? 'no limit' : number(before, 'en')} to ${after === null ? 'no limit' : number(after, 'en')}`,
    boundsAdded: district => `${district} takes part.`,
    boundsRemoved: district => `${district} no longer takes part.`,
    offerAdded: (offer, n) => `${offer} is new with ${places(n)}.`,
    offerRemoved: offer => `${offer} is withdrawn.`,
    places: (offer, before, after) => `${offer}: from ${places(before)} to ${places(after)}.`,
    offer: (offer, members) => `${offer}: ${list(members, 'en')} changed.`,
    studentAdded: student => `${student} is new.`,
    studentRemoved: student => `${student} is withdrawn.`,
    student: (student, members) => `${student}: ${list(members, 'en')} changed.`,
    pinAdded: (student, offer) => `${student} is pinned at ${offer}.`,
    pinRemoved: (student, offer) => `${student} is no longer pinned at ${offer}.`,
    pinMoved: (student, before, after) => `${student} is pinned at ${after} instead of ${before}.`,
  },
  offerMember: {
    unit: 'the unit',
    field: 'the field',
    period: 'the period',
    universities: 'the universities it is open to',
    requires: 'the requirements',
    provides: 'what it provides',
  },
  studentMember: {
    university: 'the university',
    priority: 'the priority',
    wishes: 'the wishes',
    onlyWishes: 'whether only the wishes count',
    period: 'the period',
    has: 'what the student has shown',
    needs: 'the needs',
    travel: 'the travel times',
    blocked: 'the exemptions',
    together: 'whom the student is placed with',
  },
}
