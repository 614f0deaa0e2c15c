import { counted, number, plural } from '../../format.ts'
import type { home as sv } from '../sv/home.ts'

const districts = (n: number) => plural(n, 'district has', 'districts have')
const students = (n: number) => plural(n, 'student', 'students')
const places = (n: number) => counted(n, 'place', 'places', 'en')

export const home: typeof sv = {
  title: 'To do',
  teacherLead: 'Say when you cannot, so that the days are planned around it.',
  lead: {
    draft: 'The term is a draft. Districts and universities see nothing of it yet.',
    collecting: 'Districts offer places and universities submit their students.',
    matching: 'Places and students are in. Now they are matched.',
    confirming: 'The districts answer the proposals.',
    published: 'The placements are published. The students see theirs.',
    running: 'The placements are under way.',
    closed: 'The term is closed.',
  },
  noTerm: 'No term has been opened',
  noTermCentral: 'Add a term to start collecting places and students.',
  noTermOther: 'The project leader opens the next term.',
  newTerm: 'Add a term',
  nothing: 'Nothing waits for you',
  nothingText: 'When something needs doing it will be here.',
  list: 'This waits for you',
  support: 'Support material for you who receive students',
  item: {
    nextStep: phase => `The term can go on to the phase ${phase.toLowerCase()}`,
    unanswered: n => `${districts(n)} not answered`,
    missing: n => `${plural(n, 'place', 'places')} short of the target`,
    withoutWishes: n => `${students(n)} without wishes`,
    missingStudents: (n, share) => `${students(n)} submitted, and your share is ${places(share)}`,
    noRun: 'No matching has been run',
    runWaits: all => `of ${number(all, 'en')} students get a place in the latest matching`,
    openProposals: 'open proposals at the districts',
    withoutPlace: n => `${students(n)} without a place after a change`,
    unplaced: n => `${students(n)} without a place`,
    toAnswer: 'proposals for you to answer',
    results: n => `${students(n)} with a place`,
    blocked: (phase, why) => `Before the term can go on to the phase ${phase.toLowerCase()}: ${why}`,
    failedMail: n => `${plural(n, 'letter', 'letters')} did not get through`,
    stoppedLeaks: n => `${plural(n, 'text was', 'texts were')} stopped to protect a person`,
    failedRuns: n => `${plural(n, 'run', 'runs')} ended without a result`,
    lastImport: day => `You last read in students on ${day}`,
    pilot: {
      setUp: name => `${name} is a draft: set up the days and open it for collecting`,
      waitForDistricts: (name, n) =>
        `${plural(n, 'district is', 'districts are')} not done with hosts and rooms in ${name}`,
      plan: name => `All districts are done: ${name} can be planned`,
      publish: name => `${name} is planned and can be published`,
      enterHosts: name => `Enter hosts, rooms and times for ${name}`,
      enterStudents: name => `Read in the term-two students of ${name}`,
      giveTimes: name => `Say when you cannot during ${name}`,
    },
  },
  action: {
    nextStep: 'To the term',
    unanswered: 'See which',
    missing: 'See where we stand',
    withoutWishes: 'See the students',
    missingStudents: 'Import students',
    noRun: 'Run the matching',
    runWaits: 'Review and choose',
    openProposals: 'See the proposals',
    withoutPlace: 'See what can be done',
    unplaced: 'See which',
    toAnswer: 'Answer',
    results: 'See the placements',
    blocked: 'To the term',
    failedMail: 'Correct and send again',
    stoppedLeaks: 'See what was stopped',
    failedRuns: 'To the runs',
    lastImport: 'Read in a new file',
    pilot: 'To the pilot',
  },
  due: (date, left) =>
    left < 0
      ? `The last day was ${date}.`
      : left === 0
        ? `Today at the latest, ${date}.`
        : `By ${date}, ${counted(left, 'day', 'days', 'en')} left.`,
  since: day => `The oldest is from ${day}.`,
  funnel: {
    offered: 'Places offered',
    ofTarget: target => `of the target ${number(target, 'en')}`,
    requested: 'Students',
    matched: 'Matched',
    confirmed: 'Confirmed',
    completed: 'Completed',
  },
  answer: {
    before: (term, n) => `In the ${term} you offered ${places(n)}.`,
    title: name => name,
    offered: n => (n === 0 ? 'You have not offered any places yet.' : `You have offered ${places(n)}.`),
    question: 'Say so here when all your places are in. You can change your answer while collecting is open.',
    due: date => `Answer by ${date}.`,
    complete: 'We are done',
    completeWithout: 'We are done, without places',
    completed: date => `You answered on ${date}.`,
    undo: 'Change the answer',
    toOffers: 'Add places',
    thanks: 'Thank you. Your answer is in.',
    undone: 'The answer is taken back. Tell us when you are done.',
  },
}
