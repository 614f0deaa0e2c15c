import type { Clock } from '../../ports/clock.ts'
import type { Database } from './database.ts'

/** More than a machine that slept or a wrong zone explains away, and little against what is kept for months. */
const MOST_MILLISECONDS = 86_400_000

/**
 * Throws when the clock can't be right: somebody has set it by more than a day since the program began, or it is more than a
 * day off the database's. What cannot be undone waits until somebody has looked, and the program was started again.
 */
export async function requireTrustedClock(db: Database, clock: Clock, undisturbed: Clock): Promise<void> {
  const now = clock.now().getTime()
  if (Math.abs(now - undisturbed.now().getTime()) > MOST_MILLISECONDS)
    throw new UntrustedClockError('This machine’s clock was set by more than a day')
  const [row] = await db.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`
  if (!row || Math.abs(now - row.at.getTime()) > MOST_MILLISECONDS)
    throw new UntrustedClockError('This machine’s clock and the database’s differ by more than a day')
}

class UntrustedClockError extends Error {
  override readonly name = 'UntrustedClockError'
}
