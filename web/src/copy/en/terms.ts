import { counted, number } from '../../format.ts'
import type { terms as sv } from '../sv/terms.ts'

const students = (n: number) => counted(n, 'student', 'students', 'en')
const places = (n: number) => counted(n, 'place', 'places', 'en')

export const terms: typeof sv = {
  listTitle: 'Terms',
  listLead: 'Each term has its target, its shares and its phase.',
  create: 'Add a term',
  listCaption: 'All terms',
  empty: 'There is no term yet',
  emptyText: 'Add the first term with its target, dates and the universities’ shares.',
  column: { term: 'Term', phase: 'Phase', target: 'Target', dates: 'Dates of the term' },

  newTitle: 'Add a term',
  newLead: 'It begins as a draft. Nobody else sees it until you open the collecting.',
  newAction: 'Add the term',
  created: term => `${term} has been added.`,
  back: 'To all terms',
  season: 'Term',
  seasons: { VT: 'Spring term', HT: 'Autumn term' },
  year: 'Year',

  phaseTitle: 'Where the term is',
  phases: 'The phases of the term',
  now: 'now',
  done: 'done',
  purpose: {
    draft: 'Target, shares and dates are set.',
    collecting: 'Districts offer places, universities submit students.',
    matching: 'Students are matched with places.',
    confirming: 'The districts answer the proposals.',
    published: 'The students have been told.',
    running: 'The students are at their places.',
    closed: 'Everything is done and reported.',
  },
  moveTo: {
    draft: 'Make it a draft again',
    collecting: 'Open the collecting',
    matching: 'Go on to matching',
    confirming: 'Go on to confirming',
    published: 'Publish the placements',
    running: 'Start the period',
    closed: 'Close the term',
  },
  moveBackTo: {
    draft: 'Make it a draft again',
    collecting: 'Open the collecting again',
    matching: 'Go back to matching',
    confirming: 'Go back to confirming',
    published: 'Go back to published',
    running: 'Open the period again',
    closed: 'Close the term',
  },
  moveEffect: {
    draft: () => 'The term becomes a draft again that only you can see.',
    collecting: () => 'Districts and universities can add and change their data.',
    matching: ({ students: n }) =>
      `${counted(n, 'student is', 'students are', 'en')} submitted. Everyone sees that the collecting is over, and the matching can be run.`,
    confirming: () => 'The districts are asked to answer the proposals.',
    published: ({ confirmedPlacements, students: n }) =>
      `${students(confirmedPlacements)} with a confirmed placement will be told, and the universities see the result.` +
      (n > confirmedPlacements
        ? ` ${counted(n - confirmedPlacements, 'student is', 'students are', 'en')} still without a place.`
        : '') +
      ' This cannot be taken back.',
    running: () => 'The term is shown as under way.',
    closed: () => 'Nothing in the term can be changed after this.',
  },
  withdrawal: ({ unansweredProposals, confirmedPlacements }) =>
    `${counted(unansweredProposals + confirmedPlacements, 'proposal is', 'proposals are', 'en')} taken back. ` +
    (confirmedPlacements === 0
      ? 'No district has confirmed a proposal yet.'
      : `${counted(confirmedPlacements, 'confirmation', 'confirmations', 'en')} that districts have already given will no longer count, and they will have to answer again once another run is chosen.`) +
    ' This cannot be undone.',
  notYet: 'Not possible yet:',
  noMoves: 'The term is closed. Nothing more can be changed.',
  noMovesForYou: 'The project leader takes the term on to its next phase.',
  moved: phase => `The term is now in the phase ${phase.toLowerCase()}.`,

  settingsTitle: 'Target, shares and dates',
  settingsLead: 'The shares must add up to the target.',
  settledLead: 'Target, shares and the term’s days stand since a run was chosen. The due dates can change.',
  target: 'Target, number of places',
  maxTravelMinutes: 'Longest travel, minutes one way',
  maxTravelHint: 'For students without a limit of their own. Empty means no limit.',
  startsOn: 'The term begins',
  endsOn: 'The term ends',
  offersDueOn: 'Last day to offer places',
  confirmDueOn: 'Last day to answer proposals',
  dates: 'Dates',
  tooLate: 'The students are told too late',
  tooLateText: days =>
    days < 0
      ? 'The answers are due after the term has begun. Students must have their place at least two weeks before the first day.'
      : `Only ${counted(days, 'day lies', 'days lie', 'en')} between the last day to answer and the start of the term. Students must have their place at least two weeks before the first day.`,
  shares: 'The universities’ shares',
  sharesHint:
    'A guarantee is how many students of the university are always placed, if it can be done at all. 0 means no guarantee.',
  university: 'University',
  places: 'Places',
  guarantee: 'Guarantee',
  placesOf: name => `Places for ${name}`,
  guaranteeOf: name => `Guarantee for ${name}`,
  sum: 'Sum',
  sumExact: target => `Adds up to the target ${number(target, 'en')}.`,
  sumShort: missing => `${places(missing)} left to share out.`,
  sumOver: extra => `${places(extra)} too many.`,
  sumFault: (sum, target) => `The shares add up to ${number(sum, 'en')} but must be ${number(target, 'en')}.`,
  bounds: 'Limits for districts',
  boundsSummary: count =>
    count === 0 ? 'No limits are set' : `${counted(count, 'district has', 'districts have', 'en')} a limit`,
  boundsHint: 'The least and the most students that a district receives. Empty means no limit.',
  district: 'District',
  minimum: 'At least',
  maximum: 'At most',
  minimumOf: name => `Least number of students in ${name}`,
  maximumOf: name => `Largest number of students in ${name}`,
  save: 'Save the term',
  saved: 'The term is saved.',
  needsNumber: label => `Write a number: ${label.toLowerCase()}.`,
  needsDate: label => `Choose a date: ${label.toLowerCase()}.`,
  needsYear: 'Write a year with four digits, for example 2020.',
  endsBeforeStart: 'The term must end after it begins.',

  logTitle: 'What has happened',
  logCaption: 'The term’s changes of phase',
  logEmpty: 'The term has not changed phase yet.',
  log: { at: 'When', move: 'From and to', by: 'Who' },
  system: 'The system',
}
