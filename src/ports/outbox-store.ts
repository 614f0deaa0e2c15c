import type { OutgoingMail } from './mailer.ts'

/** A message that this process alone may send until its lease runs out. */
export interface LeasedMessage {
  id: string
  /** Attempts already made and recorded; 0 for a message never tried. */
  attempts: number
  mail: OutgoingMail
}

/**
 * The outbox's rows as the delivery loop needs them (C6). Every method is a short transaction of its own: none is
 * open while the mail server talks. A message whose mark is lost is leased again when its lease has run out, and then
 * goes out a second time with the same Message-ID.
 */
export interface OutboxStore {
  /**
   * At most `limit` waiting messages whose next attempt is due at `now` and that nobody holds a lease on, oldest
   * first, leased for `leaseSeconds` by the database's clock. With `onlyUrgent` those alone that go in the quiet hours too. Empty when there is
   * nothing to do.
   */
  lease(limit: number, leaseSeconds: number, now: Date, onlyUrgent?: boolean): Promise<LeasedMessage[]>
  /** The server accepted the message at `at` (or, where nothing is sent, it was kept); it is never leased again. */
  markSent(id: string, at: Date): Promise<void>
  /** The attempt at `at` failed; `attempts` counts it. The lease ends and the message is due at `nextAttemptAt`. */
  markRetry(id: string, at: Date, attempts: number, nextAttemptAt: Date, reason: string): Promise<void>
  /** The message is given up at `at` and shown to the coordinator with `reason` (C7). */
  markDead(id: string, at: Date, reason: string): Promise<void>
}
