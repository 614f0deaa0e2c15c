import { counted, decimal, number } from '../../format.ts'
import type { matching as sv } from '../sv/matching.ts'

const students = (n: number) => counted(n, 'student', 'students', 'en')

export const matching: typeof sv = {
  title: 'Matching',
  lead: 'Run it as often as you like. Nothing happens until you choose a run.',
  policy: {
    'no-one-outside': 'No one outside their list',
    'most-first-choices': 'Most first choices',
    'lowest-average': 'Lowest average',
  },
  policyHint: {
    'no-one-outside':
      'As few as possible get a place they didn’t wish for. Then as few as possible at their last wish, then at their last but one, and so on.',
    'most-first-choices':
      'As many as possible get their first wish, then their second. Some may end far down their list or outside it.',
    'lowest-average':
      'The sum of the wish numbers is as low as possible. A place outside the list counts as one step past the longest list.',
  },
  start: 'New run',
  startLead:
    'In all three, as many as possible get a place first. The policy decides how the wishes then count.',
  policyLegend: 'Policy for the wishes',
  advanced: 'Advanced',
  engine: 'Solver',
  engines: { network: 'Our own (fastest)', highs: 'HiGHS', 'javascript-lp-solver': 'javascript-lp-solver' },
  engineHint: 'All give the same answer, which is always checked by an independent program.',
  timeLimit: 'Time limit, seconds',
  timeLimitFault: 'Write a number of seconds from 1 to 600.',
  run: 'Run the matching',
  atWork: 'Runs at work',
  closed: phase =>
    `The term is in the phase ${phase.toLowerCase()}. The matching can be run and chosen in the phase matching.`,
  working: 'Matching students with places.',
  checking: 'Checking the answer',
  cancel: 'Cancel the run',
  cancelled: 'The run is cancelled.',
  finished: (policy, status) => `The run “${policy}” has ended: ${status.toLowerCase()}.`,
  runs: 'Runs',
  runsLead: 'Compare the runs row by row.',
  runsCaption: 'Runs to compare',
  noRuns: 'No matching has been run',
  noRunsText: 'Choose a policy above and run. It mostly takes a second or so.',
  column: {
    run: 'Run',
    status: 'Answer',
    placed: 'Placed',
    wish: n => `Wish ${n}`,
    outside: 'Outside',
    travel: 'Average travel',
  },
  minutes: value => `${decimal(value, 'en')} min`,
  status: {
    running: 'Running',
    optimal: 'Proved best',
    feasible: 'Not proved best',
    infeasible: 'Cannot be met',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  chosen: 'Chosen',

  runName: (number, policy) => (number === null ? policy : `Run ${number}: ${policy}`),
  runTitle: when => `The run of ${when}`,
  back: 'To all runs',
  result: (placed, all) =>
    placed === all
      ? `All ${students(all)} get a place.`
      : `${number(placed, 'en')} of ${students(all)} get a place.`,
  outsideSentence: n =>
    n === 0
      ? 'No one ends outside their list.'
      : `${counted(n, 'student ends', 'students end', 'en')} outside their list.`,
  infeasible: 'The rules can’t all hold at once',
  infeasibleText: 'Change something of what is named here and run again.',
  failed: 'The run gave no answer',
  wasCancelled: 'The run was cancelled',
  feasibleNote:
    'Time ran out before the answer was proved best. The plan keeps every rule, but a better one may exist.',
  lowered: 'What had to give way',

  wishes: 'What the students get',
  wishesSentence: (first, placed, share) =>
    `${number(first, 'en')} of ${students(placed)} with a place (${share}) get their first wish.`,
  wish: n => (n === null ? 'Outside the list' : `Wish ${n}`),
  unplaced: 'Without a place',
  wishColumn: 'What they get',
  studentsColumn: 'Students',

  criteria: 'Why the plan is best',
  criteriaLead: 'The order is strict: a later line never costs an earlier one anything.',
  criterion: {
    priority: (level, value) =>
      `Placed with priority${level === 1 ? '' : ` ${level}`}: ${number(value, 'en')}`,
    placed: value => `Placed: ${number(value, 'en')}`,
    kept: value => `Keeping their place: ${number(value, 'en')}`,
    outside: value => `Outside their list: ${number(value, 'en')}`,
    wish: (n, value) => `At wish ${n}: ${number(value, 'en')}`,
    wishSum: value => `Sum of the wish numbers: ${number(value, 'en')}`,
    travel: (value, average) =>
      `Travel one way, all together: ${counted(value, 'minute', 'minutes', 'en')}` +
      (average === null ? '' : ` (${decimal(average, 'en')} on average)`),
    lottery: 'A draw between plans equally good in everything above',
    other: (name, value) => `${name}: ${number(value, 'en')}`,
  },
  sense: { max: 'more is impossible', min: 'fewer is impossible' },
  proof: {
    'lp-duality':
      'Proved best: every line has a mathematical proof that nothing better exists, and an independent program has checked the plan against every rule.',
    'branch-and-bound':
      'Proved best: every alternative has been searched or ruled out, and an independent program has checked the plan against every rule.',
  },
  solvedWith: (engine, milliseconds) =>
    milliseconds < 1000
      ? `Method: ${engine}. Time: ${counted(Math.round(milliseconds), 'millisecond', 'milliseconds', 'en')}.`
      : `Method: ${engine}. Time: ${decimal(milliseconds / 1000, 'en')} seconds.`,
  verify: 'Anyone can work the run out again from these files:',
  instanceFile: 'The input (JSON)',
  resultFile: 'The answer (JSON)',

  placements: 'Placements',
  placementsCaption: 'Who gets which place',
  student: 'Student',
  university: 'University',
  district: 'District',
  unit: 'Unit',
  wishNumber: 'Wish',
  outsideShort: 'Outside',
  travel: 'Travel',
  unknownTravel: 'Unknown',
  unplacedTitle: n => `${students(n)} without a place`,

  choose: 'Choose this run',
  chooseTitle: 'Choose this run?',
  chooseText: placed =>
    `${counted(placed, 'proposal goes', 'proposals go', 'en')} to the districts, which answer yes or no. The term goes on to confirming.`,
  chosenDone: 'The run is chosen and the proposals are with the districts.',
  isChosen: when => `This run was chosen ${when}.`,
}
