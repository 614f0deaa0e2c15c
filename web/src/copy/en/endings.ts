import { counted, number } from '../../format.ts'
import type { endings as sv } from '../sv/endings.ts'

export const endings: typeof sv = {
  title: 'If something changes',
  lead: 'The student and the other party are told, and the times in the calendar are cancelled.',
  open: {
    place: 'The place is gone …',
    student: 'The student no longer takes part …',
  },
  dialog: {
    place: student => `Is the place for ${student} gone?`,
    student: student => `Does ${student} no longer take part?`,
  },
  text: {
    place:
      'The project leader looks for another place. Whoever has been told of the placement learns that it has ended.',
    student: 'The student leaves the term and the place is free. Student and district are told.',
  },
  kind: 'Has the student begun?',
  kinds: {
    cancelled: 'No, the placement is cancelled',
    interrupted: 'Yes, the placement is interrupted',
  },
  remains: 'Can another student have the place?',
  remainsHint: 'The same student is not proposed for it again.',
  remainsOptions: {
    no: 'No, the place no longer exists',
    yes: 'Yes, the place is still there',
  },
  reason: 'Reason',
  reasonHint: {
    place: 'For example that the supervisor has left. Write nothing about anyone’s health or private life.',
    student: 'For example a break in studies. Write nothing about the student’s health or private life.',
  },
  reasonFault: 'Write a reason of at least three characters.',
  action: { place: 'Tell them and end it', student: 'Tell them and end it' },
  done: student => `The placement of ${student} has ended. Those concerned are told.`,
  complete: {
    open: 'Mark as completed …',
    openAll: count => `Mark all as completed (${number(count, 'en')}) …`,
    title: count =>
      count === 1
        ? 'Is the placement completed?'
        : `Are ${counted(count, 'placement', 'placements', 'en')} completed?`,
    text: 'A completed placement counts in the follow-up and can’t be changed afterwards.',
    action: 'Mark as completed',
    actionAll: 'Mark all as completed',
    done: count =>
      count === 1 ? 'The placement is completed.' : `${number(count, 'en')} placements are completed.`,
  },
}
