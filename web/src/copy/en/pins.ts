import { counted, number } from '../../format.ts'
import type { pins as sv } from '../sv/pins.ts'

const students = (n: number) => counted(n, 'student', 'students', 'en')

export const pins: typeof sv = {
  column: 'Pin',
  move: 'Move to …',
  give: 'Give a place …',
  drag: 'Drag to another place',
  dropTitle: student => `Drop ${student} on a place`,
  dropHint:
    'Or on somebody else’s row. Nothing changes until you have seen what the move leads to. Esc cancels.',
  lock: 'Pin',
  unlock: 'Unpin',
  locked: 'Pinned',
  lockedElsewhere: 'Pinned at another place',

  moveTitle: student => `Move ${student}`,
  now: place => `In the run: ${place}.`,
  nowNone: 'In the run: no place.',
  filter: 'Search the places',
  offers: 'To which place?',
  allowed: (n, all) => `${number(n, 'en')} of ${counted(all, 'place is', 'places are', 'en')} allowed.`,
  noOffers: 'No place fits the search.',
  offerFacts: (field, wish, travel, taken, places) =>
    `${field}, ${wish}, ${travel}, ${number(taken, 'en')} of ${number(places, 'en')} taken`,
  minutes: n => `${number(n, 'en')} min`,
  unknownTravel: 'unknown travel',
  forbidden: 'Not possible:',

  preview: 'What the move leads to',
  working: 'Working out what the move leads to …',
  refused: 'The student can’t be pinned to the place (R12)',
  violations: 'If nobody else moves, the move breaks:',
  solved: 'The matching solves it by moving more students, see below.',
  nothingBroken: 'The move breaks no rule.',
  nothingElse: 'Nobody else is affected.',
  infeasible: 'With the move, the rules can’t all hold at once',
  run: 'The run',
  moved: 'With the move',

  lockTitle: student => `Pin ${student}`,
  lockText: place => `The student keeps ${place} in every run from now on.`,
  reason: 'Why?',
  reasonHint: 'Read by the central coordinator. Write nothing about the student’s health or private life.',
  reasonFault: 'Write why, in at least three characters.',
  moveAction: 'Move and pin',
  lockAction: 'Pin the student',
  done: student => `${student} is pinned. Match the rest when you are done.`,
  unlockTitle: student => `Unpin ${student}?`,
  unlockText: 'The student is matched freely in later runs. The pin stays in the history.',
  unlockDone: student => `${student} is unpinned.`,

  noticeTitle: n => `${students(n)} are pinned`,
  noticeOne: '1 student is pinned',
  differs: n =>
    n === 1
      ? 'One of them has another place in this run, or none.'
      : `${number(n, 'en')} of them have another place in this run, or none.`,
  rest: 'Match the rest',
  restHint: 'A new run with the same policy, in which the pinned students keep their places.',
  restStarted: 'A new run has started with the pinned students.',

  listTitle: 'Pinned students',
  listLead: 'They keep their place in every run (R12).',
  listCaption: 'Students who are pinned',
  historyTitle: n => `Earlier pins (${number(n, 'en')})`,
  historyCaption: 'Pins that were removed',
  student: 'Student',
  place: 'Place',
  why: 'Why',
  by: 'Pinned by',
  removedBy: 'Unpinned by',
  system: 'The system',
  doesNotHold: 'Does not hold',
  action: 'Action',
  of: student => `(${student})`,
}
