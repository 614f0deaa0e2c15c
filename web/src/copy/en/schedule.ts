import { counted as count } from '../../format.ts'
import type * as swedish from '../sv/schedule.ts'

const counted = (value: number, one: string, many: string) => count(value, one, many, 'en')

const sessions = (value: number) => counted(value, 'session', 'sessions')

export const schedule: typeof swedish.schedule = {
  title: 'Schedule',
  lead: 'The week as it is in the plan in use.',
  none: 'No schedule yet',
  noneText: 'The week is shown here once a plan is chosen and yours to see.',
  view: 'Show by',
  viewOf: { forvaltning: 'District', grupp: 'Student group', vard: 'Host', lokal: 'Venue' },
  which: 'Which',
  everybody: 'All districts',
  caption: (of: string, week: string) => `${of}, week ${week}`,
  day: 'Day',
  empty: 'Nothing',
  goesOn: (name: string) => `${name} goes on`,
  sessionFor: (module: string, party: string) => `${module} for ${party}`,
  all: 'all groups',
  allOf: (district: string) => `all groups of ${district}`,
  group: (label: string, district: string) => `${label}, ${district}`,
  locked: 'Locked',
  move: 'Move',
  moveName: (session: string) => `Move ${session}`,
  open: (session: string) => `Open ${session}`,
  howToMove:
    'Drag a session to another time, or pick it up with the button Move and choose a time with the arrow keys. Enter drops it, Escape cancels. The session’s window has lists to choose from.',
  lifting: (session: string) => `Looking for times for ${session} …`,
  lifted: (session: string, value: number) =>
    `${session} is picked up. ${value === 0 ? 'There is no other time in the week.' : `${counted(value, 'other time is', 'other times are')} possible.`}`,
  at: (cell: string, verdict: string) => `${cell}: ${verdict}`,
  verdict: {
    here: 'where it is now',
    free: 'possible',
    others: 'possible with other hosts or another venue',
    closed: 'not possible',
  },
  cancelled: (session: string) => `${session} stays where it is.`,
  dialog: {
    title: (session: string) => session,
    facts: { when: 'Time', where: 'Venue', who: 'Hosts', groups: 'Groups' },
    moveTitle: 'Move to …',
    on: 'Day',
    pass: 'Begins',
    venue: 'Venue',
    host: (kind: string) => `Host, ${kind}`,
    seats: (name: string, seats: number) => `${name} (${counted(seats, 'seat', 'seats')})`,
    kind: { staff: 'staff', termFive: 'term-five student', teacher: 'base teacher' },
    checking: 'Checking the rules …',
    fine: 'Possible. No rule is broken.',
    unchanged: 'That is how it is now.',
    broken: 'This stands in the way',
    save: 'Move',
    lock: 'Lock',
    unlock: 'Unlock',
    lockHint: 'A locked session stays where it is when the pilot is planned anew.',
    done: 'Close',
  },
  moved: (session: string) => `${session} has been moved.`,
  lockedNow: (session: string) => `${session} is locked.`,
  unlockedNow: (session: string) => `${session} is unlocked.`,
  undo: 'Undo the last change',
  undone: (plan: number) => `Plan ${plan} is in use again.`,
  inUse: (plan: number) => `Plan ${plan} is in use.`,
  somebodyAway: 'Somebody is away …',
  replan: 'Plan anew …',
  coverage: 'Coverage',
  print: 'Print',
  printouts: 'Day sheets and signs',
  parts: 'Parts of the schedule',
}

export const coverage: typeof swedish.coverage = {
  title: 'Coverage',
  lead: 'Every group meets every module once (A1).',
  complete: (groups: number, modules: number) =>
    `${counted(groups, 'group meets', 'groups meet')} all ${counted(modules, 'module', 'modules')}.`,
  incomplete: (missing: number) =>
    `${counted(missing, 'meeting is', 'meetings are')} missing, as marked in the table.`,
  caption: 'When each group meets each module',
  group: 'Group',
  missing: 'Missing',
}

export const away: typeof swedish.away = {
  title: 'Somebody is away',
  lead: 'Choose who or which venue it is, and from when. The suggestions change as little as possible.',
  who: 'Who and when',
  what: 'It concerns',
  whatOf: { host: 'A host', venue: 'A venue' },
  host: 'Host',
  venue: 'Venue',
  choose: 'Choose',
  fromDay: 'From day',
  fromPass: 'From pass',
  toDay: 'To day',
  toPass: 'To pass',
  crossed: 'The end lies before the beginning.',
  looking: 'Looking for suggestions …',
  hit: (value: number) => `${sessions(value)} concerned`,
  noneHit: 'No session is concerned.',
  suggestions: 'Suggestions, least change first',
  noSuggestions: 'No exchange and no other time will do. Plan anew, or change hosts and times.',
  kind: { replace: 'Replace', swap: 'Replace in two steps', move: 'Move' },
  cost: (changed: number, moved: number, people: number) =>
    [
      counted(changed, 'session changes', 'sessions change'),
      moved === 0 ? 'no time changes' : `${counted(moved, 'session gets', 'sessions get')} another time`,
      people === 0 ? '' : `${counted(people, 'other host is', 'other hosts are')} concerned`,
    ]
      .filter(part => part !== '')
      .join(', '),
  to: 'instead of',
  apply: 'Do this',
  applyName: (number: number) => `Do this: suggestion ${number}`,
  applied: 'The plan has been changed and the absence noted.',
  replan: 'Note the absence and plan anew',
  replanText: 'The planner keeps all the sessions that can be kept.',
  note: 'Only note the absence',
  noted: 'The absence has been noted. The plan is as it was.',
  otherwise: 'Otherwise',
  forCentral: 'Other times and planning anew are for the project leader to decide.',
}

export const planChanges: typeof swedish.planChanges = {
  title: 'Compared with',
  with: 'Plan to compare with',
  current: (number: number) => `Plan ${number} (in use)`,
  plan: (number: number) => `Plan ${number}`,
  same: 'The plans have the same sessions.',
  summary: (changed: number, unchanged: number) =>
    `${counted(changed, 'session differs', 'sessions differ')}, ${counted(unchanged, 'session is', 'sessions are')} as before.`,
  touched: (groups: number, hosts: number) =>
    `It concerns ${counted(groups, 'group', 'groups')} and ${counted(hosts, 'host', 'hosts')}.`,
  caption: 'Sessions that differ',
  session: 'Session',
  what: 'Change',
  before: 'Before',
  after: 'Now',
  kind: { added: 'new', gone: 'gone', time: 'time', venue: 'venue', hosts: 'hosts' },
  none: '–',
}

export const printouts: typeof swedish.printouts = {
  title: 'Day sheets and signs',
  lead: 'One sheet a day. No student is named.',
  which: 'Print',
  whichOf: { dagblad: 'Day sheets by district', skyltar: 'Signs for the doors' },
  district: 'District',
  all: 'All',
  print: 'Print',
  time: 'Time',
  module: 'Module',
  groups: 'Groups',
  venue: 'Venue',
  hosts: 'Hosts',
  sheet: (district: string) => `Auscultation in ${district}`,
  sign: 'Auscultation',
  students: (value: number) => counted(value, 'student', 'students'),
}
