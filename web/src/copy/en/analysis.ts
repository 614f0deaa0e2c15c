import type { analysis as swedish } from '../sv/analysis.ts'
import { counted, decimal, number } from '../../format.ts'

const students = (n: number) => counted(n, 'student', 'students', 'en')
const more = (by: number) =>
  `${number(Math.abs(by), 'en')} ${by > 0 ? 'more' : 'fewer'} ${Math.abs(by) === 1 ? 'student' : 'students'}`

export const analysis: typeof swedish = {
  why: {
    column: 'Why',
    open: 'Why?',
    openFor: label => `Why, for ${label}`,
    title: label => `The reasons for ${label}`,
    pending: 'The reasons are being worked out. They are shown here when they are ready.',
    notMet: 'Wishes that were not met',
    close: 'Close',
    unplacedTitle: n => `${students(n)} without a place`,
    unplacedLead: 'With the reason, and what would have had to be different.',
    arrival: 'Why here?',
    student: 'Why this place?',
    studentWithout: 'Why do I have no place?',
    studentNote:
      'The reasons are worked out: each wish was tried in the best plan that would have given it to you.',
  },
  foreseen: {
    title: 'This shows before any run',
    text: 'Put this right first, or run anyway: what cannot be combined is then shown in the answer.',
  },
  policies: {
    link: 'Compare the policies',
    title: 'What a policy costs',
    lead: 'The three policies and random turn order on the term’s data, side by side. Nothing is stored.',
    working: 'Working out what each policy gives …',
    caption: 'The policies side by side',
    way: 'Policy',
    randomTurns: 'Random turn order',
    randomNote: draws =>
      `Random turn order is the average of ${number(draws, 'en')} draws in which students choose in turn. The worst wish and the longest journey are the worst of any draw.`,
    placed: 'Placed',
    wish: n => `Wish ${n}`,
    outside: 'Outside',
    worst: 'Worst',
    outsideWorst: 'outside',
    average: 'Average travel',
    longest: 'Longest journey',
    minutes: value => `${decimal(value, 'en')} min`,
    run: 'Run',
    runFor: way => `Run the matching with ${way}`,
    infeasible: 'Impossible',
    universities: 'Per university',
    universitiesLead: 'How equally each policy treats the universities.',
    university: 'University',
    first: 'First choice',
    ofPlaced: (count, placed) => `${count} of ${placed}`,
    sexes: 'Per sex',
    sexesLead: 'Averages only, and only when the groups are large enough (P7).',
    sex: { female: 'Women', male: 'Men', other: 'Other' },
    group: 'Group',
    averageWish: 'Average wish',
  },
  worth: {
    link: 'What a place is worth',
    title: 'What a place is worth',
    lead: 'What one more place would change in each district and field, the most useful first, and what a lost place would cost.',
    note: 'One more place counts as open to every university and without requirements. Each row is worked out anew.',
    working: 'Working out what each place is worth …',
    caption: 'The worth of places',
    district: 'District',
    field: 'Field',
    places: 'Places now',
    more: 'One place more',
    less: 'One place less',
    nothing: 'Changes nothing',
    none: '–',
    infeasible: 'Impossible',
    unknown: 'Not worked out in time',
    only: 'Only where someone gets a place or a better wish',
    change: {
      priority: by => `${more(by)} with priority placed`,
      placed: by => `${more(by)} placed`,
      kept: by => `${more(by)} keep their place`,
      outside: by => `${more(by)} outside their list`,
      wish: (n, by) => `${more(by)} at wish ${n}`,
      wishSum: by => `wish numbers ${number(Math.abs(by), 'en')} ${by > 0 ? 'higher' : 'lower'} in all`,
      travel: by =>
        `${counted(Math.abs(by), 'minute', 'minutes', 'en')} ${by > 0 ? 'longer' : 'shorter'} travel in all`,
    },
  },
}
