import { nextReminder } from '../../domain/terms/reminders.ts'
import type { OwnedWait } from './policy.ts'

export function presentWait(wait: OwnedWait, todayOn: string, isOver: boolean) {
  const { kind, owner, count, sinceOn, dueOn, reminders } = wait
  return {
    kind,
    ownerId: owner.id,
    ownerName: owner.name,
    count,
    sinceOn,
    dueOn,
    lastReminderAt: reminders.at(-1)?.at.toISOString() ?? null,
    nextReminderOn: isOver ? null : (nextReminder(wait, todayOn)?.on ?? null),
    escalatedAt: reminders.findLast(({ escalated }) => escalated)?.at.toISOString() ?? null,
  }
}
