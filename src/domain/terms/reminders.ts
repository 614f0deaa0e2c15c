import { addDays, type CalendarDate } from '../calendar/calendar-date.ts'
import { firstWorkingDayFrom, isWorkingDay } from '../calendar/working-days.ts'
import type { Phase } from './phases.ts'

export type ReminderKind = 'offers' | 'proposals' | 'wishes'

/** `days` from the due day, negative before it. An escalating step tells the central coordinators too. */
interface Step {
  readonly days: number
  readonly escalates: boolean
}

const remind = (days: number): Step => ({ days, escalates: false })
const escalate = (days: number): Step => ({ days, escalates: true })

/** S6: who is waited for, in which phases, and when they are reminded. */
export const SCHEDULES: Readonly<
  Record<ReminderKind, { owner: 'district' | 'university'; phases: readonly Phase[]; steps: readonly Step[] }>
> = {
  offers: {
    owner: 'district',
    phases: ['collecting'],
    steps: [remind(-14), remind(-7), remind(-2), escalate(1)],
  },
  proposals: {
    owner: 'district',
    phases: ['confirming', 'published', 'running'],
    steps: [remind(-7), remind(-2), escalate(1)],
  },
  // Students have no form of their own for wishes: their university hands them in.
  wishes: {
    owner: 'university',
    phases: ['collecting'],
    steps: [remind(-14), remind(-7), remind(-2), escalate(1)],
  },
}

/** Something that somebody has not done yet. */
export interface Wait {
  readonly kind: ReminderKind
  /** The day from which they could. */
  readonly sinceOn: CalendarDate
  /** Null for no due day: then nobody is reminded by themselves. */
  readonly dueOn: CalendarDate | null
  /** The days of the reminders so far, the scheduled ones and those given by hand. */
  readonly reminders: readonly { readonly on: CalendarDate; readonly escalated: boolean }[]
}

/** A step and the working day that it falls on. */
export interface PlannedReminder extends Step {
  readonly on: CalendarDate
}

/**
 * The reminder to give today, or null (S6). A step on a day off is taken before it when it comes before the due day, so that
 * there is time left, and after it otherwise. After downtime the last step that was missed is given and the earlier ones
 * are left out; a reminder that was given by hand in the meantime takes a step's place, but not an escalation's.
 */
export function reminderDue(wait: Wait, todayOn: CalendarDate): PlannedReminder | null {
  if (!isWorkingDay(todayOn)) return null
  const last = plannedReminders(wait).findLast(({ on }) => on <= todayOn)
  return last && !isGiven(wait, last) ? last : null
}

/** The next reminder that is to come from today on, or null when the schedule has ended. */
export function nextReminder(wait: Wait, todayOn: CalendarDate): PlannedReminder | null {
  const due = reminderDue(wait, todayOn)
  if (due) return { ...due, on: todayOn }
  return plannedReminders(wait).find(({ on }) => on > todayOn) ?? null
}

/** The steps that come after the day on which the waiting began: whoever was asked yesterday isn't reminded of last week. */
function plannedReminders({ kind, sinceOn, dueOn }: Wait): PlannedReminder[] {
  if (dueOn === null) return []
  const steps = SCHEDULES[kind].steps.map(step => ({ ...step, on: dayOf(dueOn, step.days) }))
  return steps.filter(({ on }) => on > sinceOn)
}

function isGiven({ reminders }: Wait, step: PlannedReminder): boolean {
  return reminders.some(({ on, escalated }) => on >= step.on && (escalated || !step.escalates))
}

function dayOf(dueOn: CalendarDate, days: number): CalendarDate {
  const on = addDays(dueOn, days)
  return days > 0 ? firstWorkingDayFrom(on) : lastWorkingDayUntil(on)
}

function lastWorkingDayUntil(on: CalendarDate): CalendarDate {
  let candidate = on
  while (!isWorkingDay(candidate)) candidate = addDays(candidate, -1)
  return candidate
}

/** Working days that a district has for a proposal that comes when the term's due day is past or not set. */
const ANSWER_WORKING_DAYS = 5

/**
 * The day by which a proposal is to be answered: the term's or, when that has come or there is none, five working days
 * after the proposal.
 */
export function answerDueOn(confirmDueOn: CalendarDate | null, proposedOn: CalendarDate): CalendarDate {
  if (confirmDueOn !== null && confirmDueOn > proposedOn) return confirmDueOn
  let dueOn = proposedOn
  for (let days = 0; days < ANSWER_WORKING_DAYS; days++) dueOn = firstWorkingDayFrom(addDays(dueOn, 1))
  return dueOn
}
