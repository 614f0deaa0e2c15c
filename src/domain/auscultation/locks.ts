import { subjectOf } from './demands.ts'
import type { Conflict } from './plan-file.ts'
import type { Meeting, Timetable } from './timetable.ts'

/** A12: the locked sessions that cannot be as they were in this week, whatever else is held. */
export const brokenLocks = ({ meetings }: Timetable): Meeting[] =>
  meetings.filter(({ isLocked, previous }) => isLocked && previous === null)

/** Why a lock stands in the way of every plan (A11). */
export function brokenLock(timetable: Timetable, meeting: Meeting): Conflict {
  const text =
    `${subjectOf(timetable, meeting)} är låst, men kan inte ligga kvar: veckan, en värd eller lokalen går inte längre. ` +
    'Lås upp tillfället eller ändra det som hindrar.'
  return { rules: ['A12'], text }
}
