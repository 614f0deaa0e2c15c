import { copyIn } from '../../copy/copy.ts'
import { addDays } from '../../domain/calendar/calendar-date.ts'
import { isWorkingDay } from '../../domain/calendar/working-days.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Mail } from '../outbox/mail.ts'
import { letterTo } from '../student-page/mail.ts'
import type { findUnasked, OpenForm } from './repository.ts'

type Unasked = Awaited<ReturnType<typeof findUnasked>>[number]

/** Days before the form closes from which those who were asked earlier are asked again. */
const REMIND_DAYS = 3

export interface WishLetter {
  readonly studentId: string
  readonly pageToken: string
  readonly mail: Mail
}

/**
 * The letter that the student is due on the day: the first one at once, a reminder (S6) on the first working day of the
 * form's last three, none otherwise. Each has a personal link.
 */
export function wishLetter(
  form: OpenForm,
  student: Unasked,
  todayOn: string,
  pageToken: string,
): WishLetter[] {
  const { id: studentId, email, language, wishesAskedAt } = student
  const remindOn = addDays(form.closesOn, -REMIND_DAYS)
  const askedOn = wishesAskedAt && wallTimeOf(wishesAskedAt).on
  const isDue = askedOn === null || (isWorkingDay(todayOn) && askedOn < remindOn && remindOn <= todayOn)
  if (!isDue) return []
  const { wishesAsked, wishesAskedAgain } = copyIn[language].reminders
  const facts = { term: form.termId, university: form.university, dueOn: form.closesOn }
  const words = (askedOn === null ? wishesAsked : wishesAskedAgain)(facts)
  return [{ studentId, pageToken, mail: letterTo({ studentId, email, language }, words, pageToken) }]
}
