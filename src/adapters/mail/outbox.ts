import type { Clock } from '../../ports/clock.ts'
import type { Mailer, SendOutcome } from '../../ports/mailer.ts'
import type { LeasedMessage, OutboxStore } from '../../ports/outbox-store.ts'

/** Calls `look` once after so many milliseconds; the function that it returns takes that back. */
export type Wake = (milliseconds: number, look: () => void) => () => void

export interface OutboxDeps {
  store: OutboxStore
  mailer: Mailer
  clock: Clock
  /** In the quiet hours only what is urgent is sent; never quiet unless told. */
  isQuiet?: (at: Date) => boolean
  /** Runs before messages are leased outside the quiet hours: puts together what goes as one mail. */
  gather?: (now: Date) => Promise<void>
  /** A timer, unless a test decides when time has passed. */
  wake?: Wake
  /** Told of what should not happen (the database gone, a bug in a mailer); the loop itself goes on. */
  onFault: (error: unknown) => void
}

export interface Outbox {
  /** Look now: there may be mail. Cheap, and safe to call at any time; does nothing once stopped. */
  kick(): void
  /** Leases nothing more, and resolves when the messages under way have been sent and marked. */
  stop(): Promise<void>
}

const MINUTE_MILLISECONDS = 60_000
const POLL_MILLISECONDS = 15_000
const BATCH = 5
const LEASE_SECONDS = 300
/** How much of the lease must be left for a message to be begun: more than the mailer's timeouts come to. */
const RESERVE_SECONDS = 120
/** Minutes to the next attempt after the first, second … failed one; then the message is dead (C7). */
const WAITS_MINUTES = [1, 5, 15, 60, 4 * 60, 12 * 60]

/**
 * Starts to deliver the outbox's messages (C6): at once, at every kick and every quarter of a minute. One message at a
 * time, each sent between two short transactions, so that none is open while the mail server talks. A message
 * that the server accepted but whose mark was lost goes out again after its lease, with the same Message-ID.
 */
export function startOutbox({
  store,
  mailer,
  clock,
  isQuiet = () => false,
  gather = () => Promise.resolve(),
  wake = wakeByTimer,
  onFault,
}: OutboxDeps): Outbox {
  let stopped = false
  let kicked = false
  let underWay: Promise<void> | null = null
  let cancelWake = (): void => {}

  async function deliverDue(): Promise<void> {
    let mayBeMore: boolean
    do {
      kicked = false
      const leasedAt = clock.now()
      const onlyUrgent = isQuiet(leasedAt)
      if (!onlyUrgent) await gather(leasedAt)
      const messages = await store.lease(BATCH, LEASE_SECONDS, leasedAt, onlyUrgent)
      for (const message of messages) {
        const secondsHeld = (clock.now().getTime() - leasedAt.getTime()) / 1000
        // The rest would outlive the lease, and another process might send it too: it is leased again instead.
        if (secondsHeld > LEASE_SECONDS - RESERVE_SECONDS) break
        await deliver(message).catch(onFault)
      }
      mayBeMore = messages.length === BATCH
    } while (mayBeMore && !stopped)
  }

  async function deliver(message: LeasedMessage): Promise<void> {
    const outcome = await attempt(message)
    const at = clock.now()
    if (outcome.ok) return store.markSent(message.id, at)

    const attempts = message.attempts + 1
    const waitMinutes = WAITS_MINUTES[attempts - 1]
    if (outcome.permanent || waitMinutes === undefined) return store.markDead(message.id, at, outcome.reason)
    const nextAttemptAt = new Date(at.getTime() + waitMinutes * MINUTE_MILLISECONDS)
    return store.markRetry(message.id, at, attempts, nextAttemptAt, outcome.reason)
  }

  async function attempt({ mail }: LeasedMessage): Promise<SendOutcome> {
    try {
      return await mailer.send(mail)
    } catch (error) {
      onFault(error)
      return { ok: false, permanent: false, reason: 'Ett fel i systemet hindrade mejlet från att skickas.' }
    }
  }

  function look(): void {
    if (stopped) return
    kicked = true
    if (underWay) return
    cancelWake()
    underWay = deliverDue()
      .catch(onFault)
      .finally(() => {
        underWay = null
        if (stopped) return
        // A kick may have come after the last lease.
        if (kicked) look()
        else cancelWake = wake(POLL_MILLISECONDS, look)
      })
  }

  look()
  return {
    kick: look,
    async stop() {
      stopped = true
      cancelWake()
      await underWay
    },
  }
}

const wakeByTimer: Wake = (milliseconds, look) => {
  const timer = setTimeout(look, milliseconds)
  return () => clearTimeout(timer)
}
