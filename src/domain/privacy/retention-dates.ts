import { RULES, type RuleName } from './personal-fields.ts'

/**
 * The moment before which what a rule counts from must lie for the data to be due now; null for what is kept. The last day
 * of a month that is too short stands for a later day: a year before 29 February is 28 February.
 */
export function dueBefore(rule: RuleName, now: Date): Date | null {
  const { after } = RULES[rule]
  if (after === null) return null
  if ('days' in after) return new Date(now.getTime() - after.days * 86_400_000)
  const due = new Date(now)
  due.setUTCMonth(due.getUTCMonth() - after.months)
  if (due.getUTCDate() !== now.getUTCDate()) due.setUTCDate(0)
  return due
}
