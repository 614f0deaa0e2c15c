import { isAnswering, type Database } from './database.ts'
import { OutboxStatus } from './generated/client.ts'

/** What the database says of the work in it, for whoever watches over the system. */
export interface OperatingState {
  /** Messages of the outbox by status, also where there are none. */
  readonly messages: Readonly<Record<string, number>>
  /** How long the oldest message that is due has waited, in seconds; 0 when none is due. */
  readonly overdueSeconds: { readonly urgent: number; readonly other: number }
  /** Runs and plans that an instance is working on. */
  readonly leases: number
}

/** Null when the database doesn't answer. */
export async function readOperatingState(db: Database, now: Date): Promise<OperatingState | null> {
  if (!(await isAnswering(db))) return null
  // A figure that appears has not risen: each is there from the beginning.
  const none = Object.values(OutboxStatus).map(status => [status, 0] as const)
  const byStatus = await db.outboxMessage.groupBy({ by: ['status'], _count: true })
  const due = await db.outboxMessage.groupBy({
    by: ['urgent'],
    where: { status: 'waiting', nextAttemptAt: { lte: now } },
    _min: { nextAttemptAt: true },
  })
  const secondsOf = (isUrgent: boolean) => {
    const since = due.find(({ urgent }) => urgent === isUrgent)?._min.nextAttemptAt
    return since ? (now.getTime() - since.getTime()) / 1000 : 0
  }
  const [held] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from work_lease where held_until > now()`
  return {
    messages: Object.fromEntries([
      ...none,
      ...byStatus.map(({ status, _count }) => [status, _count] as const),
    ]),
    overdueSeconds: { urgent: secondsOf(true), other: secondsOf(false) },
    leases: held?.count ?? 0,
  }
}
